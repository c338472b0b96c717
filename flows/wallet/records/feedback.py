"""What callers think of us: complaints, suggestions and praise, each a recording with a case."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table

from flows.wallet.records.cases import case
from flows.wallet.records.desk import recording
from flows.wallet.records.ledger import metadata

feedback = Table(
    "wallet_feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey(case.c.id), nullable=False, unique=True),
    Column("recording_id", ForeignKey(recording.c.id), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("status", String(12), nullable=False),
    Column("callback_wanted", Boolean),
)
"""`kind` complaint, suggestion or praise. `recording_id` is the newest of the case's recordings, the one that
counts. `status` kept: the caller heard it and kept it; unconfirmed: nobody said so; interrupted: the caller
hung up while speaking. `callback_wanted` is empty until the caller was asked."""
