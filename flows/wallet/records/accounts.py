"""Accounts, the devices that are signed in to them, and the bank cards bound to them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, String, Table

from flows.wallet.records.ledger import metadata
from ivr.store.types import UtcDateTime

account = Table(
    "wallet_account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("phone", String(16), nullable=False, unique=True),
    Column("holder", String(64), nullable=False),
    Column("status", String(8), nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("profile_changed_at", UtcDateTime),
    Column("balance_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("single_limit_minor", BigInteger, nullable=False),
    Column("day_limit_minor", BigInteger, nullable=False),
    Column("default_card_id", Integer),
    Column("two_factor", Boolean, nullable=False),
    Column("alerts", Boolean, nullable=False),
    Column("security_questions_due", Boolean, nullable=False),
    Column("password_reset_required", Boolean, nullable=False),
)
"""`phone` is E.164; `status` active, frozen or locked; without `default_card_id` the balance pays."""

device = Table(
    "wallet_device",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False, index=True),
    Column("name", String(64), nullable=False),
    Column("trusted", Boolean, nullable=False),
    Column("signed_in_at", UtcDateTime, nullable=False),
    Column("signed_out_at", UtcDateTime),
)
"""`trusted`: the holder's own phone, in which the registered number is."""

card = Table(
    "wallet_card",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False, index=True),
    Column("bank", String(32), nullable=False),
    Column("last4", String(4), nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("status", String(8), nullable=False),
    Column("unbind_asked_at", UtcDateTime),
    Column("unbound_at", UtcDateTime),
)
"""`expires_on` is the last day on which the card pays; `status` active, disabled or unbound.
`unbind_asked_at`: the holder wants the card gone as soon as its last payment is finished."""
