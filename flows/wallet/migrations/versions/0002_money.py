"""Add refunds, disputes, cancellations and the ways out of an unbinding."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Nothing yet."""
