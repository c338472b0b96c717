"""Add the turns, so that how calls went can be looked at."""

import sqlalchemy as sa
from alembic import op

from ivr.store.types import UtcDateTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the new table; calls that went before have no turns in it."""
    op.create_table(
        "turn",
        sa.Column("call_sid", sa.String(64), nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("event", sa.String(12), nullable=False),
        sa.Column("node", sa.String(200), nullable=False),
        sa.Column("led_to", sa.String(200), nullable=False),
        sa.Column("actions", sa.Text, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("ms", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("call_sid", "turn"),
    )
    op.create_index("ix_turn_at", "turn", ["at"])
