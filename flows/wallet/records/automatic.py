"""Automatic payments: what a merchant takes from a card, or the balance, again and again."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table

from flows.wallet.records.accounts import account, card
from flows.wallet.records.ledger import metadata
from ivr.store.types import UtcDateTime

automatic_payment = Table(
    "wallet_automatic_payment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False),
    Column("card_id", ForeignKey(card.c.id), index=True),
    Column("payee", String(64), nullable=False),
    Column("english_payee", String(64), nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("stopped_at", UtcDateTime),
)
"""Without `card_id` the balance pays."""
