"""Refunds by telephone: ask for one, hear how it stands, hurry it, look for money that is late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select

from flows.wallet.actions.cases import open_case
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.actions.orders import picked, told
from flows.wallet.processes import refunds
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.processes.payments import UNFINISHED
from flows.wallet.records import case, refund, transaction
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn


def look_at_refund(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell whether the order can be given back, or how its refund stands.

    `possible`; `too_late`, `contested` in a fraud case, `unfinished` or `not_paid` at all; `waiting` for the
    merchant, `approved`, `late` if the money should have come, `paid`, `refused`.
    """
    order = picked(tx, call)
    mine = refunds.refund_of(tx, order.id)
    if mine is not None:
        return Outcome(_standing(tx, mine), _told(tx, mine))
    last_day = (order.at + refunds.WINDOW).isoformat()
    if order.contested_case_id is not None:
        return Outcome("contested")
    if order.status in UNFINISHED:
        return Outcome("unfinished")
    if order.status != "paid":
        return Outcome("not_paid", {"order_state": order.status})
    late = tx.now > order.at + refunds.WINDOW
    return Outcome("too_late" if late else "possible", {"last_day": last_day})


def apply_refund(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Ask for the refund of the order, with a case of its own; `moved` if it stands elsewhere meanwhile."""
    phone = named_phone(call)
    one_at_a_time(tx, phone)
    if look_at_refund(tx, call, {}).name != "possible":
        return Outcome("moved")
    order = picked(tx, call)
    opened = open_case(tx, "refund", phone, order.account_id, "refund_about", {"order": order.order_number})
    reason, agreed = str(call.data["reason"]), str(call.data["agreed"])
    mine = refunds.apply(tx, order, opened.id, reason, agreed)
    return Outcome("applied", _told(tx, mine))


def next_refund(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Give the newest refund (`from: latest`), or the one before that which was told last."""
    mine = [refund.c.account_id == named_account(call)]
    if args["from"] != "latest":
        at = datetime.fromisoformat(str(call.data["applied_at"]))
        before = and_(refund.c.applied_at == at, refund.c.id < call.data["refund"])
        mine.append(or_(refund.c.applied_at < at, before))
    newest = select(refund).where(*mine).order_by(refund.c.applied_at.desc(), refund.c.id.desc())
    found = tx.connection.execute(newest.limit(1)).one_or_none()
    if found is None:
        return Outcome("none")
    order = tx.connection.execute(select(transaction).where(transaction.c.id == found.transaction_id)).one()
    return Outcome("refund", told(call, order))


def hurry_refund(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Remind whoever has to act; `today` if that was done today, `moved` if it stands elsewhere meanwhile."""
    mine = _mine(tx, call)
    if refunds.hurry(tx, mine.id):
        return Outcome("hurried", _told(tx, mine))
    return Outcome("moved" if mine.ended_at else "today")


def trace_refund(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Let somebody look for the money; `already` if they do, `moved` if it has come meanwhile."""
    phone = named_phone(call)
    one_at_a_time(tx, phone)
    mine = _mine(tx, call)
    if mine.status != "approved":
        return Outcome("moved")
    if mine.trace_case_id is not None:
        opened = tx.connection.execute(select(case).where(case.c.id == mine.trace_case_id)).one()
        return Outcome("already", {"case_number": opened.number, "case_kind": "trace"})
    opened = open_case(tx, "trace", phone, mine.account_id, "refund_late")
    refunds.trace(tx, mine.id, opened.id)
    return Outcome("started", {"case_number": opened.number, "case_kind": "trace"})


def _mine(tx: Turn, call: Call) -> Any:
    found = select(refund).where(
        refund.c.id == call.data["refund"], refund.c.account_id == named_account(call)
    )
    return tx.connection.execute(found).one()


def _standing(tx: Turn, mine: Any) -> str:
    match mine.status:
        case "applied" | "merchant_review":
            return "waiting"
        case "approved":
            return "late" if tx.now > mine.expected_at else "approved"
        case _:
            return str(mine.status)


def _told(tx: Turn, mine: Any) -> dict[str, Value]:
    number = tx.connection.execute(select(case.c.number).where(case.c.id == mine.case_id)).scalar_one()
    return {
        "refund": mine.id,
        "refund_state": mine.status,
        "applied_at": mine.applied_at.isoformat(),
        "expected_at": mine.expected_at.isoformat(),
        "ended_at": mine.ended_at.isoformat() if mine.ended_at else "",
        "case_number": number,
        "case_kind": "refund",
    }
