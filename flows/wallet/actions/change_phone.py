"""A new registered phone: the old one was verified in this call, and the new one proves itself by a code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import func, insert, select, update

from flows.wallet.actions.chance import draw
from flows.wallet.actions.identify import MOBILE, named_account, named_phone, own_number
from flows.wallet.actions.verify import CODE_LIFE, CODES_A_CALL, CODES_AN_HOUR
from flows.wallet.processes.books import note
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.records import account, case
from flows.wallet.records import one_time_code as codes
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

TRIES = 3
"""So many numbers that are none, and so many wrong codes, in one call."""


def check_new_phone(_tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell whether a `mobile` was keyed; `wrong` if it is none, `enough` at the third such, or the `same`."""
    if _new_phone(call) == named_phone(call):
        return Outcome("same")
    if MOBILE.fullmatch(str(call.data["new_phone"])):
        return Outcome("mobile")
    tries = int(call.data.get("new_phone_tries", 0)) + 1
    return Outcome("enough" if tries >= TRIES else "wrong", {"new_phone_tries": tries})


def send_change_code(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send a code to the new number, whoever may have it; `enough` sends none."""
    phone = _new_phone(call)
    one_at_a_time(tx, phone)
    sent = select(func.count()).select_from(codes)
    in_call = tx.connection.execute(sent.where(*_of_this_call(tx))).scalar_one()
    lately = (codes.c.phone == phone, codes.c.sent_at > tx.now - timedelta(hours=1))
    in_hour = tx.connection.execute(sent.where(*lately)).scalar_one()
    if in_call >= CODES_A_CALL or in_hour >= CODES_AN_HOUR:
        return Outcome("enough")
    unused = (*_of_this_call(tx), codes.c.used_at.is_(None))
    tx.connection.execute(update(codes).where(*unused).values(used_at=tx.now))
    code = f"{draw(tx, 'change', 1_000_000):06}"
    row = {
        "call_sid": tx.call_sid,
        "phone": phone,
        "account_id": named_account(call),
        "purpose": "change",
        "code_hmac": tx.vault.hmac(_sealed(tx, phone, code)),
        "sent_at": tx.now,
        "expires_at": tx.now + CODE_LIFE,
        "tries": 0,
        "caller": own_number(call.caller),
    }
    tx.connection.execute(insert(codes), row)
    tx.sms(phone, "sms-change", {"code": code}, secret=True)
    note(tx, named_account(call), "change_code_sent")
    return Outcome("sent")


def change_phone(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Register the new number if its code was keyed; cases go with it, and the old number is told.

    `taken`: another account has it, which is told only to who holds that phone.
    """
    old, new, account_id = named_phone(call), _new_phone(call), named_account(call)
    one_at_a_time(tx, old, new)
    newest = select(codes).where(*_of_this_call(tx)).order_by(codes.c.id.desc()).limit(1)
    sent = tx.connection.execute(newest).one_or_none()
    if sent is None or sent.phone != new or sent.used_at is not None or sent.expires_at <= tx.now:
        return Outcome("expired")
    if not tx.vault.same(_sealed(tx, new, call.entry), sent.code_hmac):
        return _wrong(tx, sent.id)
    tx.connection.execute(update(codes).where(codes.c.id == sent.id).values(used_at=tx.now))
    if tx.connection.execute(select(account.c.id).where(account.c.phone == new)).first() is not None:
        return Outcome("taken")
    values = {"phone": new, "profile_changed_at": tx.now}
    tx.connection.execute(update(account).where(account.c.id == account_id).values(values))
    mine = (case.c.phone == old, case.c.account_id == account_id)
    tx.connection.execute(update(case).where(*mine).values(phone=new))
    tx.sms(old, "sms-phone-changed")
    note(tx, account_id, "phone_changed", f"{old}>{new}")
    return Outcome("changed", {"phone": new})


def _wrong(tx: Turn, code_id: int) -> Outcome:
    tx.connection.execute(update(codes).where(codes.c.id == code_id).values(tries=codes.c.tries + 1))
    tries = tx.connection.execute(select(func.sum(codes.c.tries)).where(*_of_this_call(tx))).scalar_one()
    if tries < TRIES:
        return Outcome("wrong", {"tries_left": TRIES - tries})
    tx.connection.execute(update(codes).where(codes.c.id == code_id).values(used_at=tx.now))
    return Outcome("enough")


def _new_phone(call: Call) -> str:
    return f"+86{call.data['new_phone']}"


def _of_this_call(tx: Turn) -> tuple[Any, ...]:
    return (codes.c.call_sid == tx.call_sid, codes.c.purpose == "change")


def _sealed(tx: Turn, phone: str, code: str) -> str:
    return f"change:{tx.call_sid}:{phone}:{code}"
