"""Add who may sign in to the pages, and the indexes by which these find calls."""

import sqlalchemy as sa
from alembic import op

from ivr.store.types import UtcDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables; nobody may sign in yet."""
    op.create_table(
        "user_account",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("agent_number", sa.String(4)),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "sign_in_try",
        sa.Column("source", sa.String(80), nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("source"),
    )
    live = sa.text("ended_at IS NULL")
    op.create_index("call_live", "call", ["started_at"], sqlite_where=live, postgresql_where=live)
    op.create_index("call_started", "call", ["started_at"])
    op.create_index("call_caller", "call", ["caller", "started_at"])
