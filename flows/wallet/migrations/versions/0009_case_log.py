"""Keep what happened in a case apart from its words, so that each reader's language tells it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Give each line its values; lines of earlier versions keep their text, which is shown as it is."""
    op.execute("ALTER TABLE wallet_case_entry RENAME COLUMN text TO event")
    op.add_column("wallet_case_entry", sa.Column("detail", sa.JSON))
