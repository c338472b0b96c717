"""Add refunds, disputes, cancellations and the ways out of an unbinding."""

import sqlalchemy as sa
from alembic import op

from ivr.store.types import UtcDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of the services about money, and what they need of payments and cards."""
    _payments()
    _refunds()
    _disputes()
    _cards()


def _payments() -> None:
    op.add_column("wallet_transaction", sa.Column("cancel_requested_at", UtcDateTime))
    unfinished = sa.text("status IN ('pending', 'processing')")
    for name, column in (
        ("wallet_transaction_unfinished", "account_id"),
        ("wallet_transaction_card", "card_id"),
    ):
        op.create_index(
            name,
            "wallet_transaction",
            [column, "at"],
            sqlite_where=unfinished,
            postgresql_where=unfinished,
        )


def _refunds() -> None:
    op.create_table(
        "wallet_refund",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("transaction_id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("trace_case_id", sa.Integer),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(12), nullable=False),
        sa.Column("agreed", sa.String(8), nullable=False),
        sa.Column("payer", sa.String(8), nullable=False),
        sa.Column("applied_at", UtcDateTime, nullable=False),
        sa.Column("expected_at", UtcDateTime, nullable=False),
        sa.Column("hurried_at", UtcDateTime),
        sa.Column("ended_at", UtcDateTime),
        sa.ForeignKeyConstraint(["transaction_id"], ["wallet_transaction.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["wallet_case.id"]),
        sa.ForeignKeyConstraint(["trace_case_id"], ["wallet_case.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("transaction_id"),
    )
    op.create_index("wallet_refund_account", "wallet_refund", ["account_id", "applied_at", "id"])
    op.create_table(
        "wallet_movement",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("call_sid", sa.String(64), nullable=False),
        sa.Column("transaction_id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("target", sa.String(8), nullable=False),
        sa.Column("amount_minor", sa.BigInteger, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.ForeignKeyConstraint(["transaction_id"], ["wallet_transaction.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("transaction_id", "source"),
    )


def _disputes() -> None:
    op.create_table(
        "wallet_dispute",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("transaction_id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("ground", sa.String(12), nullable=False),
        sa.Column("covered_minor", sa.BigInteger, nullable=False),
        sa.Column("opened_at", UtcDateTime, nullable=False),
        sa.Column("due_at", UtcDateTime, nullable=False),
        sa.Column("ended_at", UtcDateTime),
        sa.ForeignKeyConstraint(["transaction_id"], ["wallet_transaction.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["wallet_case.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("transaction_id"),
    )
    op.create_table(
        "wallet_evidence",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("dispute_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("media_type", sa.String(32), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("received_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(["dispute_id"], ["wallet_dispute.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_evidence_dispute_id", "wallet_evidence", ["dispute_id"])
    op.create_table(
        "wallet_protection",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("cover_minor", sa.BigInteger, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("starts_at", UtcDateTime, nullable=False),
        sa.Column("ends_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_protection_account_id", "wallet_protection", ["account_id"])


def _cards() -> None:
    op.add_column("wallet_card", sa.Column("unbind_asked_at", UtcDateTime))
    op.add_column("wallet_card", sa.Column("unbound_at", UtcDateTime))
    op.create_table(
        "wallet_automatic_payment",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("card_id", sa.Integer),
        sa.Column("payee", sa.String(64), nullable=False),
        sa.Column("english_payee", sa.String(64), nullable=False),
        sa.Column("amount_minor", sa.BigInteger, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("stopped_at", UtcDateTime),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.ForeignKeyConstraint(["card_id"], ["wallet_card.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_automatic_payment_card_id", "wallet_automatic_payment", ["card_id"])
