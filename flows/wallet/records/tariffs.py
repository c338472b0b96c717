"""What things cost, for whom, and what is offered just now."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table

from flows.wallet.records.accounts import account
from flows.wallet.records.ledger import metadata
from ivr.store.types import UtcDateTime

LEVELS = ("standard", "silver", "gold")
"""The lowest is everybody's: its tariff is the public one."""

POINTS_FOR = {"silver": 5_000, "gold": 30_000}
"""So many points raise a member to the level."""

membership = Table(
    "wallet_membership",
    metadata,
    Column("account_id", ForeignKey(account.c.id), primary_key=True),
    Column("level", String(8), nullable=False),
    Column("points", Integer, nullable=False),
    Column("expiring_points", Integer, nullable=False),
    Column("expire_on", Date),
)
"""An account without a row is of level standard and has no points. `expiring_points` are lost after
`expire_on`."""

tariff = Table(
    "wallet_tariff",
    metadata,
    Column("level", String(8), primary_key=True),
    Column("operation", String(12), primary_key=True),
    Column("currency", String(3), nullable=False),
    Column("basis_points", Integer, nullable=False),
    Column("least_minor", BigInteger, nullable=False),
    Column("most_minor", BigInteger),
    Column("free_month_minor", BigInteger, nullable=False),
    Column("single_limit_minor", BigInteger, nullable=False),
    Column("day_limit_minor", BigInteger, nullable=False),
)
"""`operation` transfer, withdrawal or payment. What goes beyond `free_month_minor` in a month costs
`basis_points` hundredths of a percent, but at least `least_minor` and at most `most_minor`. The limits are
those of a new account of this level; an account's own may be others."""

promotion = Table(
    "wallet_promotion",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operation", String(12), nullable=False),
    Column("percent_off", Integer, nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
)
"""While it lasts, the fee of an operation is so many percent lower for everybody."""
Index("wallet_promotion_operation", promotion.c.operation, promotion.c.ends_at)
