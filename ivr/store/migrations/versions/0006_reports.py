"""Keep what was last found out about each version of a flow."""

import sqlalchemy as sa
from alembic import op

from ivr.store.types import UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table; nothing is known yet."""
    op.create_table(
        "check_report",
        sa.Column("version", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("flow", sa.String(64), nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version", "kind"),
    )
