"""Add passwords, the reasons of locks, contacts, data requests, and who asked for a code."""

import sqlalchemy as sa
from alembic import op

from ivr.store.types import UtcDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables; a code that was sent before is nobody's."""
    op.create_table(
        "wallet_password",
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(255), nullable=False),
        sa.Column("set_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("account_id"),
    )
    op.create_table(
        "wallet_account_lock",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(12), nullable=False),
        sa.Column("device_id", sa.Integer),
        sa.Column("locked_at", UtcDateTime, nullable=False),
        sa.Column("lifted_at", UtcDateTime),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.ForeignKeyConstraint(["device_id"], ["wallet_device.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_account_lock_account_id", "wallet_account_lock", ["account_id"])
    op.create_table(
        "wallet_contact",
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("account_id"),
    )
    op.create_table(
        "wallet_data_request",
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("due_at", UtcDateTime, nullable=False),
        sa.Column("detail", sa.String(254), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["wallet_case.id"]),
        sa.PrimaryKeyConstraint("case_id"),
    )
    op.create_index("ix_wallet_data_request_account_id", "wallet_data_request", ["account_id"])
    op.add_column("wallet_one_time_code", sa.Column("caller", sa.String(64)))
    op.create_index(
        "wallet_one_time_code_caller",
        "wallet_one_time_code",
        ["caller", "sent_at"],
        sqlite_where=sa.text("tries > 0"),
        postgresql_where=sa.text("tries > 0"),
    )
