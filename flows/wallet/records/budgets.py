"""What the holder means to spend in a month, by kind, and the bills that are due."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table

from flows.wallet.records.accounts import account
from flows.wallet.records.ledger import metadata
from ivr.store.types import UtcDateTime

budget = Table(
    "wallet_budget",
    metadata,
    Column("account_id", ForeignKey(account.c.id), primary_key=True),
    Column("category", String(12), primary_key=True),
    Column("amount_minor", BigInteger, nullable=False),
)
"""At most so much in a month of Shanghai's for a kind of spending, in the account's currency."""

bill = Table(
    "wallet_bill",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False),
    Column("payee", String(64), nullable=False),
    Column("english_payee", String(64), nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("paid_at", UtcDateTime),
)
"""`due_on` is the last day, Shanghai's, on which it is paid in time."""
_unpaid = bill.c.paid_at.is_(None)
Index(
    "wallet_bill_unpaid",
    bill.c.account_id,
    bill.c.due_on,
    bill.c.id,
    sqlite_where=_unpaid,
    postgresql_where=_unpaid,
)
