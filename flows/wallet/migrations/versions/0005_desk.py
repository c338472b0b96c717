"""Add agents, call-backs, announcements and the survey."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nothing yet."""
