"""What verification leaves behind: codes that were sent, and locks that grow."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from flows.wallet.records.accounts import account
from flows.wallet.records.ledger import metadata
from ivr.store.types import UtcDateTime

one_time_code = Table(
    "wallet_one_time_code",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("call_sid", String(64), nullable=False, index=True),
    Column("phone", String(16), nullable=False),
    Column("account_id", ForeignKey(account.c.id)),
    Column("purpose", String(8), nullable=False),
    Column("code_hmac", String(64), nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("used_at", UtcDateTime),
    Column("caller", String(64)),
)
"""`purpose` verify, password or change. For a number without an account there is a row too, but no SMS, so
that nothing behaves differently. `used_at` also ends a code that a newer one has replaced; `caller` asked."""
Index("wallet_one_time_code_phone", one_time_code.c.phone, one_time_code.c.sent_at)
_tried = one_time_code.c.tries > 0
Index(
    "wallet_one_time_code_caller",
    one_time_code.c.caller,
    one_time_code.c.sent_at,
    sqlite_where=_tried,
    postgresql_where=_tried,
)

verification_lock = Table(
    "wallet_verification_lock",
    metadata,
    Column("phone", String(16), primary_key=True),
    Column("wrong_tries", Integer, nullable=False),
    Column("locks", Integer, nullable=False),
    Column("locked_until", UtcDateTime),
)
"""Wrong tries since the last right code or lock, and locks that grow on one another, whatever the call."""
