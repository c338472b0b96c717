"""Disputes with merchants, and the plans that protect what an account buys."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from flows.wallet.records.accounts import account
from flows.wallet.records.cases import case
from flows.wallet.records.ledger import metadata
from flows.wallet.records.payments import transaction
from ivr.store.types import UtcDateTime

dispute = Table(
    "wallet_dispute",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("transaction_id", ForeignKey(transaction.c.id), nullable=False, unique=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False),
    Column("case_id", ForeignKey(case.c.id), nullable=False),
    Column("status", String(12), nullable=False),
    Column("ground", String(12), nullable=False),
    Column("covered_minor", BigInteger, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
)
"""One for each order. `status` as in `processes.disputes`; `ground` missing, faulty, charge or refusal;
`covered_minor` is what a protection plan bears of it; by `due_at` whoever has to answer must have done so."""
Index("wallet_dispute_case", dispute.c.case_id)
Index("wallet_dispute_due", dispute.c.status, dispute.c.due_at)

evidence = Table(
    "wallet_evidence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dispute_id", ForeignKey(dispute.c.id), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("media_type", String(32), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
)
"""What the holder sent, `content` encrypted with the key; `name` is the sender's word for it, empty for
what was written on the page itself."""

protection = Table(
    "wallet_protection",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False, index=True),
    Column("cover_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
)
"""A protection plan: it bears up to `cover_minor` of each order that was paid while it ran."""
