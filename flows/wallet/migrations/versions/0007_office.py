"""Find what the back office works on, and keep which limit was asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Index cases, refunds and disputes by how they stand and whose they are; add requests for limits."""
    op.create_index("wallet_case_status", "wallet_case", ["status", "id"])
    op.create_index("wallet_refund_case", "wallet_refund", ["case_id"])
    op.create_index("wallet_refund_trace", "wallet_refund", ["trace_case_id"])
    op.create_index("wallet_refund_due", "wallet_refund", ["status", "applied_at"])
    op.create_index("wallet_dispute_case", "wallet_dispute", ["case_id"])
    op.create_index("wallet_dispute_due", "wallet_dispute", ["status", "due_at"])
    op.create_table(
        "wallet_limit_request",
        sa.Column("case_id", sa.Integer, sa.ForeignKey("wallet_case.id"), nullable=False),
        sa.Column("account_id", sa.Integer, sa.ForeignKey("wallet_account.id"), nullable=False),
        sa.Column("cause", sa.String(16), nullable=False),
        sa.Column("amount_minor", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("case_id"),
    )
