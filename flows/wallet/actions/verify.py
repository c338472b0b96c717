"""Verification: a one-time code goes to the registered phone and is keyed back.

Six digits, single use, ten minutes, three tries a call, and a lock that grows from call to call. A number
that nobody registered gets a row as any other does, but no SMS: outwardly nothing differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select, update

from flows.wallet.actions import locks
from flows.wallet.actions.chance import draw
from flows.wallet.actions.identify import named_account, named_phone, own_number
from flows.wallet.processes.books import note
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.records import one_time_code as codes
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

STALE_CODES, EARLY_CODES = 3, 5
"""So often a call hears that a code is no more, or that it is too early for another, and no more often."""
CODE_LIFE = timedelta(minutes=10)
CODES_A_CALL = 3
RESEND_WAITS_S = (30, 60)
"""So long after the first code of a call, and after the second, another may be sent."""
OTHERS_WRONG = (3, timedelta(days=1))
WITHHELD_WRONG = (30, timedelta(days=1))
"""So many wrong tries within so long at numbers that a caller, or all who withhold theirs, do not ring from:
enough to lock one such number, not one after the other."""
CODES_AN_HOUR = 6
"""So many codes go to one number within an hour, whoever asks: no caller can flood a phone with SMS."""


def send_code(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send a new code, which replaces the one before; `early`, `locked` and `enough` send none."""
    phone, account_id, caller = named_phone(call), named_account(call), own_number(call.caller)
    one_at_a_time(tx, phone, caller)
    until = locks.locked_until(tx, phone)
    if until:
        return Outcome("locked", {"unlock_at": until.isoformat(), "verification": "locked"})
    here = codes.c.call_sid == tx.call_sid
    lately = (codes.c.phone == phone) & (codes.c.sent_at > tx.now - timedelta(hours=1))
    sent = select(func.count()).select_from(codes).where(codes.c.purpose == "verify")
    in_call = tx.connection.execute(sent.where(here)).scalar_one()
    in_hour = tx.connection.execute(sent.where(lately)).scalar_one()
    if in_call >= CODES_A_CALL or in_hour >= CODES_AN_HOUR or _tried_others(tx, phone, caller):
        return Outcome("enough", {"verification": "too many codes"})
    wait_s = _wait_s(tx, in_call)
    if wait_s:
        early = int(call.data.get("early_codes", 0)) + 1
        if early > EARLY_CODES:
            return Outcome("enough", {"verification": "too many codes"})
        return Outcome("early", {"wait_s": wait_s, "early_codes": early})
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
        "caller": caller,
    }
    tx.connection.execute(insert(codes), row)
    if account_id:
        tx.sms(phone, "sms-code", {"code": code}, secret=True)
        note(tx, account_id, "code_sent")
    return Outcome("sent")


def _tried_others(tx: Turn, phone: str, caller: str) -> bool:
    """Tell whether a caller has keyed so many wrong codes for other numbers that there is none now."""
    if phone == caller:
        return False
    most, within = OTHERS_WRONG if caller else WITHHELD_WRONG
    tried = (codes.c.caller == caller, codes.c.sent_at > tx.now - within, codes.c.tries > 0)
    others = select(codes.c.tries).where(*tried, codes.c.phone != caller).limit(most)
    wrong: int = sum(tx.connection.execute(others).scalars())
    return wrong >= most


def _wait_s(tx: Turn, in_call: int) -> int:
    """Give the seconds until this call may have another code."""
    if not in_call:
        return 0
    newest = select(func.max(codes.c.sent_at)).where(codes.c.call_sid == tx.call_sid)
    sent_at: datetime = tx.connection.execute(newest.where(codes.c.purpose == "verify")).scalar_one()
    waits_s = RESEND_WAITS_S[min(in_call, len(RESEND_WAITS_S)) - 1]
    return max(0, round((sent_at + timedelta(seconds=waits_s) - tx.now).total_seconds()))


def check_code(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Compare what was keyed with the newest code of this call; `right` uses it up."""
    phone, account_id = named_phone(call), named_account(call)
    if locks.locked_until(tx, phone):
        return _locked(tx, phone)
    newest = select(codes).where(codes.c.call_sid == tx.call_sid, codes.c.purpose == "verify")
    sent = tx.connection.execute(newest.order_by(codes.c.id.desc()).limit(1)).one_or_none()
    if sent is None or sent.phone != phone or sent.used_at is not None or sent.expires_at <= tx.now:
        stale = int(call.data.get("stale_codes", 0)) + 1
        return Outcome("expired", {"stale_codes": stale}) if stale <= STALE_CODES else _locked(tx, phone)
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
