"""What keeps an account safe, and what its holder asks about it: passwords, locks, contacts, requests."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from flows.wallet.records.accounts import account, device
from flows.wallet.records.cases import case
from flows.wallet.records.ledger import metadata
from ivr.store.types import UtcDateTime

password = Table(
    "wallet_password",
    metadata,
    Column("account_id", ForeignKey(account.c.id), primary_key=True),
    Column("hash", String(255), nullable=False),
    Column("set_at", UtcDateTime, nullable=False),
)
"""`hash` is slow and salted, and says itself how it was made."""

account_lock = Table(
    "wallet_account_lock",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False, index=True),
    Column("reason", String(12), nullable=False),
    Column("device_id", ForeignKey(device.c.id)),
    Column("locked_at", UtcDateTime, nullable=False),
    Column("lifted_at", UtcDateTime),
)
"""Why an account is locked: `reason` passwords or suspicious; then `device_id` is what signed in."""

contact = Table(
    "wallet_contact",
    metadata,
    Column("account_id", ForeignKey(account.c.id), primary_key=True),
    Column("email", String(254), nullable=False),
)
"""How a holder can be reached beside the registered phone."""

data_request = Table(
    "wallet_data_request",
    metadata,
    Column("case_id", ForeignKey(case.c.id), primary_key=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False, index=True),
    Column("kind", String(8), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("detail", String(254), nullable=False),
)
"""What a holder asked about personal data: `kind` copy, delete, email (`detail` is the new one) or leak."""
