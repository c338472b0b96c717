"""The wallet's first tables: accounts, payments, cases, verification, the queue, the audit log."""

import sqlalchemy as sa
from alembic import op

from ivr.store.types import UtcDateTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    _accounts()
    _cases()
    _payments()
    _checks()
    _desk()
    _ledger()


def _accounts() -> None:
    op.create_table(
        "wallet_account",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("phone", sa.String(16), nullable=False),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("opened_at", UtcDateTime, nullable=False),
        sa.Column("profile_changed_at", UtcDateTime),
        sa.Column("balance_minor", sa.BigInteger, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("single_limit_minor", sa.BigInteger, nullable=False),
        sa.Column("day_limit_minor", sa.BigInteger, nullable=False),
        sa.Column("default_card_id", sa.Integer),
        sa.Column("two_factor", sa.Boolean, nullable=False),
        sa.Column("alerts", sa.Boolean, nullable=False),
        sa.Column("security_questions_due", sa.Boolean, nullable=False),
        sa.Column("password_reset_required", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("phone"),
    )
    op.create_table(
        "wallet_device",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("trusted", sa.Boolean, nullable=False),
        sa.Column("signed_in_at", UtcDateTime, nullable=False),
        sa.Column("signed_out_at", UtcDateTime),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_device_account_id", "wallet_device", ["account_id"])
    op.create_table(
        "wallet_card",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("bank", sa.String(32), nullable=False),
        sa.Column("last4", sa.String(4), nullable=False),
        sa.Column("expires_on", sa.Date, nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_card_account_id", "wallet_card", ["account_id"])


def _cases() -> None:
    op.create_table(
        "wallet_case",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("phone", sa.String(16), nullable=False),
        sa.Column("account_id", sa.Integer),
        sa.Column("call_sid", sa.String(64), nullable=False),
        sa.Column("opened_at", UtcDateTime, nullable=False),
        sa.Column("updated_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("wallet_case_phone", "wallet_case", ["phone", "kind", "status"])
    op.create_table(
        "wallet_case_entry",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("call_sid", sa.String(64), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["wallet_case.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_case_entry_case_id", "wallet_case_entry", ["case_id"])
    op.create_table(
        "wallet_notice",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("recipient", sa.String(16), nullable=False),
        sa.Column("sent_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("wallet_notice_recipient", "wallet_notice", ["recipient", "sent_at"])
    op.create_table(
        "wallet_freeze",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("phone", sa.String(16), nullable=False),
        sa.Column("caller", sa.String(64), nullable=False),
        sa.Column("account_id", sa.Integer),
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("status_before", sa.String(8)),
        sa.Column("frozen_at", UtcDateTime, nullable=False),
        sa.Column("lifted_at", UtcDateTime),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["wallet_case.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("wallet_freeze_caller", "wallet_freeze", ["caller", "frozen_at"])
    op.create_index("wallet_freeze_phone", "wallet_freeze", ["phone", "frozen_at"])


def _payments() -> None:
    op.create_table(
        "wallet_merchant",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("english_name", sa.String(64), nullable=False),
        sa.Column("usual_minor", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "wallet_transaction",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("order_number", sa.String(12), nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("payee", sa.String(64), nullable=False),
        sa.Column("english_payee", sa.String(64), nullable=False),
        sa.Column("amount_minor", sa.BigInteger, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("card_id", sa.Integer),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("cause", sa.String(16)),
        sa.Column("retry_at", UtcDateTime),
        sa.Column("contested_case_id", sa.Integer),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.ForeignKeyConstraint(["card_id"], ["wallet_card.id"]),
        sa.ForeignKeyConstraint(["contested_case_id"], ["wallet_case.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("order_number"),
    )
    op.create_index("wallet_transaction_account", "wallet_transaction", ["account_id", "at", "id"])
    op.create_index(
        "wallet_transaction_contested",
        "wallet_transaction",
        ["account_id", "contested_case_id"],
        sqlite_where=sa.text("contested_case_id IS NOT NULL"),
        postgresql_where=sa.text("contested_case_id IS NOT NULL"),
    )
    op.create_index(
        "wallet_transaction_failed",
        "wallet_transaction",
        ["account_id", "status", "at"],
        sqlite_where=sa.text("status = 'failed'"),
        postgresql_where=sa.text("status = 'failed'"),
    )


def _checks() -> None:
    op.create_table(
        "wallet_one_time_code",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("call_sid", sa.String(64), nullable=False),
        sa.Column("phone", sa.String(16), nullable=False),
        sa.Column("account_id", sa.Integer),
        sa.Column("purpose", sa.String(8), nullable=False),
        sa.Column("code_hmac", sa.String(64), nullable=False),
        sa.Column("sent_at", UtcDateTime, nullable=False),
        sa.Column("expires_at", UtcDateTime, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("used_at", UtcDateTime),
        sa.ForeignKeyConstraint(["account_id"], ["wallet_account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_one_time_code_call_sid", "wallet_one_time_code", ["call_sid"])
    op.create_index("wallet_one_time_code_phone", "wallet_one_time_code", ["phone", "sent_at"])
    op.create_table(
        "wallet_verification_lock",
        sa.Column("phone", sa.String(16), nullable=False),
        sa.Column("wrong_tries", sa.Integer, nullable=False),
        sa.Column("locks", sa.Integer, nullable=False),
        sa.Column("locked_until", UtcDateTime),
        sa.PrimaryKeyConstraint("phone"),
    )


def _desk() -> None:
    op.create_table(
        "wallet_queue_entry",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("call_sid", sa.String(64), nullable=False),
        sa.Column("caller", sa.String(64), nullable=False),
        sa.Column("account_id", sa.Integer),
        sa.Column("skill", sa.String(12), nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("entered_at", UtcDateTime, nullable=False),
        sa.Column("left_at", UtcDateTime),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_queue_entry_call_sid", "wallet_queue_entry", ["call_sid"])
    op.create_index("wallet_queue_entry_left", "wallet_queue_entry", ["status", "left_at"])
    op.create_index("wallet_queue_entry_waiting", "wallet_queue_entry", ["status", "priority", "entered_at"])
    op.create_table(
        "wallet_recording",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("call_sid", sa.String(64), nullable=False),
        sa.Column("caller", sa.String(64), nullable=False),
        sa.Column("url", sa.String(500), nullable=False),
        sa.Column("duration_s", sa.Integer, nullable=False),
        sa.Column("interrupted", sa.Boolean, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("recorded_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["wallet_case.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_recording_case_id", "wallet_recording", ["case_id"])


def _ledger() -> None:
    op.create_table(
        "wallet_audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("call_sid", sa.String(64), nullable=False),
        sa.Column("account_id", sa.Integer),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("detail", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wallet_audit_call_sid", "wallet_audit", ["call_sid"])
    op.create_index("wallet_audit_account", "wallet_audit", ["account_id", "at"])
