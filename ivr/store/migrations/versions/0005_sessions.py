"""Keep sessions where they can be ended, and count attempts to sign in by name and address together."""

import sqlalchemy as sa
from alembic import op

from ivr.store.types import UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables anew: who was signed in signs in again, and attempts of before are forgotten."""
    op.create_table(
        "session",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("ends_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_session_name", "session", ["name"])
    op.create_index("ix_session_ends_at", "session", ["ends_at"])
    op.drop_table("sign_in_try")
    op.create_table(
        "sign_in_try",
        sa.Column("source", sa.String(100), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("since_at", UtcDateTime, nullable=False),
        sa.Column("let_in_at", UtcDateTime),
        sa.PrimaryKeyConstraint("source"),
    )
    op.create_index("ix_sign_in_try_since_at", "sign_in_try", ["since_at"])
