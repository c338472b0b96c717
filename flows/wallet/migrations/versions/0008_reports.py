"""Tell a holder's fraud case from a report that nobody confirmed, and find who asked for call backs."""

import sqlalchemy as sa
from alembic import op

from ivr.store.types import UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Take what callers were told to be theirs until now as confirmed."""
    op.add_column("wallet_case", sa.Column("confirmed_at", UtcDateTime))
    op.execute("UPDATE wallet_case SET confirmed_at = updated_at WHERE kind = 'fraud'")
    op.create_index("wallet_queue_entry_caller", "wallet_queue_entry", ["caller", "entered_at"])
