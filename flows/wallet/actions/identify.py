"""Which account a call is about. It proves nothing: a caller's number and a keyed one can both be forged.

No answer tells whether there is such an account: `account` is 0 for a number that nobody registered, and all
goes on as if there were one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sqlalchemy import select

from flows.wallet.records import account
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

TRIES = 3
_E164 = re.compile(r"\+[1-9][0-9]{7,14}")
MOBILE = re.compile(r"1[3-9][0-9]{9}")
"""A mobile number as people in China key it."""
# ANONYMOUS, RESTRICTED and UNAVAILABLE on a telephone's keys: some carriers withhold a number in this way.
_SPELLED = frozenset({"+266696687", "+7378742833", "+86282452253"})


def own_number(caller: str) -> str:
    """Give the caller's number in E.164, empty if it was withheld."""
    return caller if _E164.fullmatch(caller) and caller not in _SPELLED else ""


def named_phone(call: Call) -> str:
    """Give the registered number that the call is about, empty before it is known."""
    return str(call.data.get("phone", ""))


def named_account(call: Call) -> int | None:
    """Give the id of the account that the call is about, None if there is none."""
    return int(call.data.get("account", 0)) or None


def recall_caller(_tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell whether the caller's number is known."""
    return Outcome("known" if own_number(call.caller) else "withheld")


def take_caller(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Take the number that is calling as the registered one."""
    return Outcome("done", _identified(tx, own_number(call.caller)) | {"named_by": "call"})


def check_number(_tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell whether a `mobile` number was keyed; `wrong` if it is none, `enough` at the third such."""
    if MOBILE.fullmatch(str(call.data["keyed_phone"])):
        return Outcome("mobile")
    tries = int(call.data.get("phone_tries", 0)) + 1
    return Outcome("enough" if tries >= TRIES else "wrong", {"phone_tries": tries})


def take_number(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Take the keyed number, which was read back to the caller, as the registered one."""
    return Outcome("done", _identified(tx, f"+86{call.data['keyed_phone']}") | {"named_by": "keys"})


def _identified(tx: Turn, phone: str) -> dict[str, Value]:
    found = tx.connection.execute(select(account.c.id).where(account.c.phone == phone)).scalar_one_or_none()
    return {"phone": phone, "account": found or 0}
