"""The audit log: every change, with the call that made it."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, String, Table

from ivr.store.types import UtcDateTime

metadata = MetaData()

audit = Table(
    "wallet_audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("call_sid", String(64), nullable=False, index=True),
    Column("account_id", Integer),
    Column("action", String(32), nullable=False),
    Column("detail", String(200), nullable=False),
)
"""What was done, never with what was keyed. `account_id` is empty where no account was touched."""
Index("wallet_audit_account", audit.c.account_id, audit.c.at)
