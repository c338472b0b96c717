"""Find the call backs to a number."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Index the queue by the number that is to be called back, and when it was asked for."""
    op.create_index("wallet_queue_entry_back_to", "wallet_queue_entry", ["call_back_to", "entered_at"])
