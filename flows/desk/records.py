"""The desk works on the wallet's records."""

from __future__ import annotations

from flows.wallet.records import SCHEMA

__all__ = ["SCHEMA"]
