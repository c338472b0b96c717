"""Complaints, suggestions and praise: recorded, heard back, and kept with a case whatever happens next.

A recording counts from the moment it ends: whoever hangs up or falls silent then has still told us.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import insert, select, update

from flows.wallet.actions.agent import enter
from flows.wallet.actions.call_back import country_codes, keep_place
from flows.wallet.actions.cases import open_case
from flows.wallet.actions.identify import named_account, named_phone, own_number
from flows.wallet.actions.recordings import hung_up_while_speaking, keep_recording
from flows.wallet.processes.books import log, note
from flows.wallet.records import case, feedback
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn


def choose_feedback(_tx: Turn, _call: Call, args: Mapping[str, Value]) -> Outcome:
    """Begin a complaint, a suggestion or praise; one that this call has left before is another."""
    return Outcome("chosen", {"topic": "feedback", "feedback_kind": args["kind"], "feedback_number": ""})


def take_feedback(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Keep what was recorded, not confirmed yet; what is recorded again takes the place of the first."""
    interrupted = hung_up_while_speaking(call)
    kind = str(call.data["feedback_kind"])
    number = str(call.data["feedback_number"])
    found = tx.connection.execute(select(case).where(case.c.number == number)).one_or_none()
    if found is None:
        found = open_case(tx, "feedback", named_phone(call), named_account(call), "recorded", {"kind": kind})
        note(tx, named_account(call), "feedback_recorded", found.number)
    else:
        log(tx, found.id, "recorded_again", {"kind": kind})
    values = {
        "recording_id": keep_recording(tx, call, found.id),
        "kind": kind,
        "status": "interrupted" if interrupted else "unconfirmed",
    }
    again = update(feedback).where(feedback.c.case_id == found.id).values(values)
    if not tx.connection.execute(again).rowcount:
        tx.connection.execute(insert(feedback), {"case_id": found.id, **values})
    told: dict[str, Value] = {"feedback_number": found.number, "case_number": found.number}
    return Outcome("interrupted" if interrupted else "taken", told | {"case_kind": "feedback"})


def keep_feedback(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Note that the caller heard it and keeps it."""
    id_ = _case_id(tx, call)
    tx.connection.execute(update(feedback).where(feedback.c.case_id == id_).values(status="kept"))
    log(tx, id_, "kept")
    return Outcome("kept")


def wish_callback(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Note whether the caller wants to be called back: `callback` yes or no.

    Who does gets a place in the queue now, and is rung when agents are there; it is the number that is
    calling, or the named one if we cannot ring that. `enough`: it was asked for too often, or is abroad.
    """
    wanted = args["callback"] == "yes"
    id_ = _case_id(tx, call)
    tx.connection.execute(update(feedback).where(feedback.c.case_id == id_).values(callback_wanted=wanted))
    log(tx, id_, "call_back_wanted" if wanted else "call_back_declined")
    if not wanted:
        return Outcome("noted")
    caller = own_number(call.caller)
    number = next((each for each in (caller, named_phone(call)) if each.startswith(country_codes())), "")
    if number:
        enter(tx, call)
    if not (number and keep_place(tx, caller, number)):
        return Outcome("enough")
    return Outcome("noted", {"call_back_to": number})


def _case_id(tx: Turn, call: Call) -> int:
    mine = select(case.c.id).where(case.c.number == call.data["feedback_number"])
    id_: int = tx.connection.execute(mine).scalar_one()
    return id_
