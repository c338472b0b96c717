"""Verification: a one-time code goes to the registered phone and is keyed back.

Six digits, single use, ten minutes, three tries a call, and a lock that grows from call to call. A number
that nobody registered gets a row as any other does, but no SMS: outwardly nothing differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import func, insert, select, update

from flows.wallet.actions import locks
from flows.wallet.actions.audit import note
from flows.wallet.actions.chance import draw
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.actions.one_at_a_time import one_at_a_time
from flows.wallet.records import one_time_code as codes
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

CODE_LIFE = timedelta(minutes=10)
CODES_A_CALL = 3
CODES_AN_HOUR = 6
"""So many codes go to one number within an hour, whoever asks: no caller can flood a phone with SMS."""


def send_code(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send a new code, which replaces the one before; `locked` and `enough` send none."""
    phone, account_id = named_phone(call), named_account(call)
    one_at_a_time(tx, phone)
    until = locks.locked_until(tx, phone)
    if until:
        return Outcome("locked", {"unlock_at": until.isoformat(), "verification": "locked"})
    here = codes.c.call_sid == tx.call_sid
    lately = (codes.c.phone == phone) & (codes.c.sent_at > tx.now - timedelta(hours=1))
    sent = select(func.count()).select_from(codes).where(codes.c.purpose == "verify")
    in_call = tx.connection.execute(sent.where(here)).scalar_one()
    in_hour = tx.connection.execute(sent.where(lately)).scalar_one()
    if in_call >= CODES_A_CALL or in_hour >= CODES_AN_HOUR:
        return Outcome("enough", {"verification": "too many codes"})
    tx.connection.execute(update(codes).where(here, codes.c.used_at.is_(None)).values(used_at=tx.now))
    code = f"{draw(tx, 'code', 1_000_000):06}"
    row = {
        "call_sid": tx.call_sid,
        "phone": phone,
        "account_id": account_id,
        "purpose": "verify",
        "code_hmac": tx.vault.hmac(_sealed(tx, phone, code)),
        "sent_at": tx.now,
        "expires_at": tx.now + CODE_LIFE,
        "tries": 0,
    }
    tx.connection.execute(insert(codes), row)
    if account_id:
        tx.sms(phone, "sms-code", {"code": code}, secret=True)
        note(tx, account_id, "code_sent")
    return Outcome("sent")


def check_code(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Compare what was keyed with the newest code of this call; `right` uses it up."""
    phone, account_id = named_phone(call), named_account(call)
    if locks.locked_until(tx, phone):
        return _locked(tx, phone)
    newest = select(codes).where(codes.c.call_sid == tx.call_sid, codes.c.purpose == "verify")
    sent = tx.connection.execute(newest.order_by(codes.c.id.desc()).limit(1)).one_or_none()
    if sent is None or sent.phone != phone or sent.used_at is not None or sent.expires_at <= tx.now:
        return Outcome("expired")
    if tx.vault.same(_sealed(tx, phone, call.entry), sent.code_hmac) and account_id:
        tx.connection.execute(update(codes).where(codes.c.id == sent.id).values(used_at=tx.now))
        locks.forget_wrong(tx, phone)
        note(tx, account_id, "verified")
        return Outcome("right", {"verification": "code"})
    return _wrong(tx, phone, account_id, sent.id)


def _wrong(tx: Turn, phone: str, account_id: int | None, code_id: int) -> Outcome:
    here = codes.c.call_sid == tx.call_sid
    tx.connection.execute(update(codes).where(codes.c.id == code_id).values(tries=codes.c.tries + 1))
    tries = tx.connection.execute(select(func.sum(codes.c.tries)).where(here)).scalar_one()
    left = min(locks.TRIES - tries, locks.TRIES - locks.count_wrong(tx, phone))
    if left > 0:
        return Outcome("wrong", {"tries_left": left})
    locks.close(tx, phone)
    tx.connection.execute(update(codes).where(here, codes.c.used_at.is_(None)).values(used_at=tx.now))
    note(tx, account_id, "verification_locked")
    return _locked(tx, phone)


def _locked(tx: Turn, phone: str) -> Outcome:
    until = locks.locked_until(tx, phone) or tx.now
    return Outcome("locked", {"unlock_at": until.isoformat(), "verification": "code failed"})


def _sealed(tx: Turn, phone: str, code: str) -> str:
    return f"code:{tx.call_sid}:{phone}:{code}"
