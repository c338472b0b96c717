"""Reports of a theft, and the case of the holder to which they belong.

Anybody can name a number, or forge it, so a call that proves nothing gets a report of its own and hears its
number alone: what others reported, and whether there is such an account, it does not learn. The first report
whose caller is verified is the holder's case from then on; all others lead staff, and the holder, to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update

from flows.wallet.actions.cases import OPEN, case_by_number, open_case
from flows.wallet.actions.contest import contested
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.processes.books import log, note
from flows.wallet.processes.cases import gather, reports_about
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.records import case
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

KNOWN = ("verified", "strong")
"""Levels of callers who have shown that the registered phone is theirs."""


def report(tx: Turn, call: Call, event: str) -> Any:
    """Write a theft down as `event`, and give the case row that the call goes on with.

    That is the holder's for a verified caller, else the call's own report, opened if there is none.
    """
    phone, account_id = named_phone(call), named_account(call)
    one_at_a_time(tx, phone)
    holders = case_of_holder(tx, phone)
    known = call.level in KNOWN
    found = (holders if known else None) or _own(tx, phone)
    if found is not None:
        log(tx, found.id, f"{event}_again")
    else:
        found = open_case(tx, "fraud", phone, account_id, event)
        note(tx, account_id, "case_opened", found.number)
        if holders is not None:
            log(tx, holders.id, "reported_again", {"case": found.number})
            log(tx, found.id, "belongs_to", {"case": holders.number})
    if known and found.confirmed_at is None:
        confirm(tx, found)
    return found


def confirm_case(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Make this call's report the verified holder's case; `earlier` if the holder has one, which it joins.

    The number of an earlier one goes to the registered phone too.
    """
    own, phone = case_by_number(tx, str(call.data["case_number"])), named_phone(call)
    if own is None:
        raise LookupError("a report comes before the case")
    one_at_a_time(tx, phone)
    found = case_of_holder(tx, phone)
    if found is None:
        found = own
        confirm(tx, own)
    elif found.id != own.id:
        gather(tx, found)
        tx.sms(phone, "sms-case", {"case_number": found.number, "case_kind": "fraud"})
    count, total_minor = contested(tx, found)
    values: dict[str, Value] = {"case_number": found.number, "case_kind": "fraud"}
    values |= {"case_status": found.status, "currency": "CNY"}
    values |= {"contested": count, "contested_minor": total_minor}
    return Outcome("own" if found.id == own.id else "earlier", values)


def case_of_holder(tx: Turn, phone: str) -> Any | None:
    """Give the fraud case that a verified holder confirmed, or staff reviews, and that is not done yet."""
    confirmed = case.c.status.in_(OPEN) & case.c.confirmed_at.is_not(None)
    return _newest(tx, phone, or_(confirmed, case.c.status == "manual_review"))


def last_case_of_holder(tx: Turn, phone: str) -> Any | None:
    """Give the newest fraud case that a verified holder confirmed, done or not."""
    return _newest(tx, phone, case.c.confirmed_at.is_not(None))


def confirm(tx: Turn, found: Any) -> None:
    """Note that the verified holder stands behind a report, and lead the others to it."""
    tx.connection.execute(update(case).where(case.c.id == found.id).values(confirmed_at=tx.now))
    log(tx, found.id, "confirmed")
    gather(tx, found)


def _own(tx: Turn, phone: str) -> Any | None:
    here = select(case).where(*reports_about(phone), case.c.call_sid == tx.call_sid)
    return tx.connection.execute(here.order_by(case.c.id.desc()).limit(1)).one_or_none()


def _newest(tx: Turn, phone: str, which: ColumnElement[bool]) -> Any | None:
    theirs = [case.c.phone == phone, case.c.kind == "fraud", which]
    newest = select(case).where(*theirs).order_by(case.c.id.desc()).limit(1)
    return tx.connection.execute(newest).one_or_none()
