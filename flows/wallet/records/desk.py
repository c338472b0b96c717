"""Who waits, or waited, for an agent, and the messages that were left."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from flows.wallet.records.cases import case
from flows.wallet.records.ledger import metadata
from ivr.store.types import UtcDateTime

queue_entry = Table(
    "wallet_queue_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("call_sid", String(64), nullable=False, index=True),
    Column("caller", String(64), nullable=False),
    Column("account_id", Integer),
    Column("skill", String(12), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("language", String(8), nullable=False),
    Column("summary", Text, nullable=False),
    Column("status", String(12), nullable=False),
    Column("entered_at", UtcDateTime, nullable=False),
    Column("left_at", UtcDateTime),
)
"""`priority`: the lowest is served first. `status` waiting, bridged, left, full, failed or abandoned.
`summary` is JSON: all that the call has learned, so that the agent asks nothing twice."""
Index("wallet_queue_entry_waiting", queue_entry.c.status, queue_entry.c.priority, queue_entry.c.entered_at)
Index("wallet_queue_entry_left", queue_entry.c.status, queue_entry.c.left_at)

recording = Table(
    "wallet_recording",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey(case.c.id), nullable=False, index=True),
    Column("call_sid", String(64), nullable=False),
    Column("caller", String(64), nullable=False),
    Column("url", String(500), nullable=False),
    Column("duration_s", Integer, nullable=False),
    Column("interrupted", Boolean, nullable=False),
    Column("language", String(8), nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
)
"""A message of a caller. `interrupted`: the caller hung up while speaking."""
