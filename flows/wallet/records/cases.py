"""Cases with their log, and the freezes that callers asked for."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, Table

from flows.wallet.records.accounts import account
from flows.wallet.records.ledger import metadata
from ivr.store.types import UtcDateTime

case = Table(
    "wallet_case",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String(8), nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    Column("status", String(16), nullable=False),
    Column("phone", String(16), nullable=False),
    Column("account_id", ForeignKey(account.c.id)),
    Column("call_sid", String(64), nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("confirmed_at", UtcDateTime),
)
"""`kind` fraud, limit, refund, trace, dispute, data, feedback or message; `status` open, manual_review,
restored or closed, as in `processes.cases`.

`phone` is the number that the caller named: there is a case, with a number, also where no account has it. A
fraud case that nobody `confirmed`, being verified, is but a report.
"""
Index("wallet_case_phone", case.c.phone, case.c.kind, case.c.status)

Index("wallet_case_status", case.c.status, case.c.id)

case_entry = Table(
    "wallet_case_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey(case.c.id), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("call_sid", String(64), nullable=False),
    Column("event", String(200), nullable=False),
    Column("detail", JSON(none_as_null=True)),
)
"""The log of a case: what happened, worded as `log-` and `event` with the values in `detail` (office.*.ftl).

`call_sid` is `office` and a name where no call wrote the line.
"""

limit_request = Table(
    "wallet_limit_request",
    metadata,
    Column("case_id", ForeignKey(case.c.id), primary_key=True),
    Column("account_id", ForeignKey(account.c.id), nullable=False),
    Column("cause", String(16), nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
)
"""The limit that a payment of this amount passed: `cause` limit_single or limit_day."""

notice = Table(
    "wallet_notice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("recipient", String(16), nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
)
"""When an SMS that needs no verification was sent, and whereto."""
Index("wallet_notice_recipient", notice.c.recipient, notice.c.sent_at)

freeze = Table(
    "wallet_freeze",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("phone", String(16), nullable=False),
    Column("caller", String(64), nullable=False),
    Column("account_id", ForeignKey(account.c.id)),
    Column("case_id", ForeignKey(case.c.id), nullable=False),
    Column("status_before", String(8)),
    Column("frozen_at", UtcDateTime, nullable=False),
    Column("lifted_at", UtcDateTime),
)
"""A freeze that a caller asked for. `caller` is empty if the number was withheld; `status_before` is given
back to the account when the freeze is lifted."""
Index("wallet_freeze_phone", freeze.c.phone, freeze.c.frozen_at)
Index("wallet_freeze_caller", freeze.c.caller, freeze.c.frozen_at)
