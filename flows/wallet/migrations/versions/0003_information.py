"""Add what records, fees, feedback and the overview need."""

import sqlalchemy as sa
from alembic import op

from ivr.store.types import UtcDateTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Tell payments by kind, and make the tables of budgets, bills, tariffs and feedback."""
    category = sa.Column("category", sa.String(12), nullable=False, server_default="other")
    op.add_column("wallet_transaction", category)
    _budgets()
    _tariffs()
    op.create_table(
        "wallet_feedback",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("recording_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("callback_wanted", sa.Boolean),
        sa.ForeignKeyConstraint(["case_id"], ["wallet_case.id"]),
        sa.ForeignKeyConstraint(["recording_id"], ["wallet_recording.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id"),
    )


def _budgets() -> None:
    op.create_table(
        "wallet_budget",
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("category", sa.String(12), nullable=False),
        sa.Column("amount_minor", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("account_id", "category"),
    )
    op.create_table(
        "wallet_bill",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("payee", sa.String(64), nullable=False),
        sa.Column("english_payee", sa.String(64), nullable=False),
        sa.Column("amount_minor", sa.BigInteger, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("paid_at", UtcDateTime),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    unpaid = sa.text("paid_at IS NULL")
    op.create_index(
        "wallet_bill_unpaid",
        "wallet_bill",
        ["account_id", "due_on", "id"],
        sqlite_where=unpaid,
        postgresql_where=unpaid,
    )


def _tariffs() -> None:
    op.create_table(
        "wallet_membership",
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("level", sa.String(8), nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("expiring_points", sa.Integer, nullable=False),
        sa.Column("expire_on", sa.Date),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("account_id"),
    )
    op.create_table(
        "wallet_tariff",
        sa.Column("level", sa.String(8), nullable=False),
        sa.Column("operation", sa.String(12), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("basis_points", sa.Integer, nullable=False),
        sa.Column("least_minor", sa.BigInteger, nullable=False),
        sa.Column("most_minor", sa.BigInteger),
        sa.Column("free_month_minor", sa.BigInteger, nullable=False),
        sa.Column("single_limit_minor", sa.BigInteger, nullable=False),
        sa.Column("day_limit_minor", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("level", "operation"),
    )
    op.create_table(
        "wallet_promotion",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("operation", sa.String(12), nullable=False),
        sa.Column("percent_off", sa.Integer, nullable=False),
        sa.Column("starts_at", UtcDateTime, nullable=False),
        sa.Column("ends_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("wallet_promotion_operation", "wallet_promotion", ["operation", "ends_at"])
