"""Add agents, call-backs, ratings and the announcement."""

import sqlalchemy as sa
from alembic import op

from ivr.store.types import UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the new tables, and the columns of the queue that belong to agents and call-backs."""
    op.create_table(
        "wallet_agent",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String(4), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("pin_hmac", sa.String(64), nullable=False),
        sa.Column("skills", sa.String(64), nullable=False),
        sa.Column("languages", sa.String(32), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("wrong_pins", sa.Integer, nullable=False),
        sa.Column("locked_until", UtcDateTime),
        sa.Column("seen_at", UtcDateTime),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("wallet_agent_here", "wallet_agent", ["status", "seen_at"])
    _queue()
    op.create_table(
        "wallet_rating",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("call_sid", sa.String(64), nullable=False),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("topic", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("comment", sa.Text),
        sa.Column("rated_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("call_sid"),
    )
    op.create_table(
        "wallet_announcement",
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("until_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("language"),
    )


def _queue() -> None:
    with op.batch_alter_table("wallet_queue_entry") as batch:
        batch.add_column(sa.Column("agent_id", sa.Integer))
        batch.add_column(sa.Column("taken_at", UtcDateTime))
        batch.add_column(sa.Column("outcome", sa.String(16)))
        batch.add_column(sa.Column("notes", sa.Text))
        batch.add_column(sa.Column("call_back_to", sa.String(16)))
        batch.add_column(sa.Column("call_backs", sa.Integer, nullable=False, server_default="0"))
        batch.add_column(sa.Column("called_back_at", UtcDateTime))
        batch.add_column(sa.Column("call_back_sid", sa.String(64)))
        batch.create_foreign_key("wallet_queue_entry_agent", "wallet_agent", ["agent_id"], ["id"])
        batch.create_index("ix_wallet_queue_entry_call_back_sid", ["call_back_sid"])
