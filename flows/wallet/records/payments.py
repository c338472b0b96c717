"""Payments, and the merchants that they may go to."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, literal_column

from flows.wallet.records.accounts import account, card
from flows.wallet.records.cases import case
from flows.wallet.records.ledger import metadata
from ivr.store.types import UtcDateTime

merchant = Table(
    "wallet_merchant",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(64), nullable=False),
    Column("english_name", String(64), nullable=False),
    Column("usual_minor", BigInteger, nullable=False),
)
"""`usual_minor` is what people mostly pay there."""

transaction = Table(
    "wallet_transaction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False),
    Column("order_number", String(12), nullable=False, unique=True),
    Column("at", UtcDateTime, nullable=False),
    Column("payee", String(64), nullable=False),
    Column("english_payee", String(64), nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("card_id", ForeignKey(card.c.id)),
    Column("status", String(12), nullable=False),
    Column("cause", String(16)),
    Column("retry_at", UtcDateTime),
    Column("contested_case_id", ForeignKey(case.c.id)),
    Column("cancel_requested_at", UtcDateTime),
    Column("category", String(12), nullable=False, server_default="other"),
)
"""`status` pending, processing, paid, failed or cancelled; `cause` says why it failed, in the words of
`CAUSES`; `category` what it was for, in those of `CATEGORIES`. Without `card_id` the balance paid. The money
of an unfinished payment has left the balance and waits in escrow."""
Index("wallet_transaction_account", transaction.c.account_id, transaction.c.at, transaction.c.id)
_failed = transaction.c.status == "failed"
Index(
    "wallet_transaction_failed",
    transaction.c.account_id,
    transaction.c.status,
    transaction.c.at,
    sqlite_where=_failed,
    postgresql_where=_failed,
)
unfinished = transaction.c.status.in_([literal_column(f"'{each}'") for each in ("pending", "processing")])
"""An unfinished payment, in the very words of the partial indexes, by which a database sees that they fit."""
Index(
    "wallet_transaction_unfinished",
    transaction.c.account_id,
    transaction.c.at,
    sqlite_where=unfinished,
    postgresql_where=unfinished,
)
Index(
    "wallet_transaction_card",
    transaction.c.card_id,
    transaction.c.at,
    sqlite_where=unfinished,
    postgresql_where=unfinished,
)
_contested = transaction.c.contested_case_id.is_not(None)
Index(
    "wallet_transaction_contested",
    transaction.c.account_id,
    transaction.c.contested_case_id,
    sqlite_where=_contested,
    postgresql_where=_contested,
)

CAUSES = (
    "balance",
    "limit_single",
    "limit_day",
    "method_disabled",
    "card_expired",
    "payee",
    "network",
    "peak",
)
"""Why a payment may fail."""

CATEGORIES = (
    "dining",
    "groceries",
    "transport",
    "home",
    "shopping",
    "leisure",
    "health",
    "transfer",
    "withdrawal",
    "other",
)
"""What money is spent on. A withdrawal is none of it: the money is the holder's still."""
SPENT = ("paid", "pending", "processing")
"""The payments that money left the account by, or will leave it by."""
