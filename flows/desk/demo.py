"""The desk's demo data are the wallet's."""

from __future__ import annotations

from flows.wallet.demo import fill

__all__ = ["fill"]
