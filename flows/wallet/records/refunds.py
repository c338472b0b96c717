"""Refunds, and the journal of all money that the hotline or the office moved."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from flows.wallet.records.accounts import account
from flows.wallet.records.cases import case
from flows.wallet.records.ledger import metadata
from flows.wallet.records.payments import transaction
from ivr.store.types import UtcDateTime

refund = Table(
    "wallet_refund",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("transaction_id", ForeignKey(transaction.c.id), nullable=False, unique=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False),
    Column("case_id", ForeignKey(case.c.id), nullable=False),
    Column("trace_case_id", ForeignKey(case.c.id)),
    Column("status", String(16), nullable=False),
    Column("reason", String(12), nullable=False),
    Column("agreed", String(8), nullable=False),
    Column("payer", String(8), nullable=False),
    Column("applied_at", UtcDateTime, nullable=False),
    Column("expected_at", UtcDateTime, nullable=False),
    Column("hurried_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
)
"""One for each order, of its whole amount. `status` as in `processes.refunds`; `reason` missing, faulty,
unwanted, twice or dispute; `agreed` yes, no or unasked: what the caller says of the merchant; `payer`
merchant or plan. `trace_case_id`: the caller says that the money is late, and somebody looks for it."""
Index("wallet_refund_account", refund.c.account_id, refund.c.applied_at, refund.c.id)
Index("wallet_refund_case", refund.c.case_id)
Index("wallet_refund_trace", refund.c.trace_case_id)
Index("wallet_refund_due", refund.c.status, refund.c.applied_at)

movement = Table(
    "wallet_movement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("call_sid", String(64), nullable=False),
    Column("transaction_id", ForeignKey(transaction.c.id), nullable=False),
    Column("account_id", ForeignKey(account.c.id), nullable=False),
    Column("source", String(8), nullable=False),
    Column("target", String(8), nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    UniqueConstraint("transaction_id", "source"),
)
"""`source` escrow, where an unfinished payment's money waits, merchant or plan; `target` merchant,
balance or card. The money of an order leaves each place once: else the database refuses it, whatever our code
does."""
