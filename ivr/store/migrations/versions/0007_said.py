"""Keep which messages a caller heard in each turn, those on the way to where the call stands too."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Of earlier turns that is not known."""
    op.add_column("turn", sa.Column("said", sa.Text))
