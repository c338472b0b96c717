"""The agent's desk: the next caller with all that the call has learned, the talk, notes, the outcome."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, g, redirect, render_template, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as Redirect

from ivr.store.hotline import Caller, Desk
from webhooks.pages.signing import let_in_only, store
from webhooks.pages.times import clock, lasted, now

desk = Blueprint("desk", __name__, url_prefix="/desk")
let_in_only(desk, "agent")

LONGEST_NOTES = 2_000


@desk.context_processor
def helpers() -> dict[str, object]:
    """Give the desk's templates moments as people read them."""
    return {"clock": clock, "lasted": lasted}


@desk.get("")
def show() -> str:
    """Show whom the agent has, who waits, and who is to be called back."""
    with store().read() as connection:
        agent = _agent(connection)
        return render_template(
            "desk/desk.html",
            is_here=_desk().is_here(connection, agent, now()),
            caller=_desk().current(connection, agent, now()),
            waiting=_desk().waiting(connection, agent, now()),
            call_backs=_desk().call_backs(connection, now()),
            outcomes=_desk().outcomes,
            stage=_stage,
            rings_here=_rings_here,
        )


@desk.post("/next")
def take_next() -> Redirect:
    """Take the next caller whom this agent can help; nobody may be waiting."""
    with store().write() as connection:
        agent = _agent(connection)
        caller = _desk().current(connection, agent, now())
        if caller is None or caller.status != "bridged":
            _desk().next(connection, agent, now())
    return redirect("/desk", 303)


@desk.post("/back")
def give_back() -> Redirect:
    """Let the caller wait again, at the old place."""
    with store().write() as connection:
        _desk().give_back(connection, _entry(), _agent(connection), now())
    return redirect("/desk", 303)


@desk.post("/answer")
def answer() -> Redirect:
    """Talk with the caller who was taken, where the call is one of this server's own phone page."""
    with store().read() as connection:
        agent = _agent(connection)
        caller = _desk().current(connection, agent, now())
    if caller is None or not _can_answer(caller.call_sid):
        abort(409, "the caller is no longer on the line, or rings from elsewhere: ring the agents' line")
    with store().write() as connection:
        _desk().answer(connection, caller.entry, agent, now())
    current_app.extensions["ivr_phone"].answer(caller.call_sid)
    return redirect("/desk", 303)


@desk.post("/conclude")
def conclude() -> Redirect:
    """Write down what became of the conversation, which ends with it."""
    outcome, notes = request.form.get("outcome", ""), request.form.get("notes", "")[:LONGEST_NOTES]
    if outcome not in _desk().outcomes:
        abort(400, "say what became of it")
    with store().write() as connection:
        agent = _agent(connection)
        caller = _desk().current(connection, agent, now())
        _desk().conclude(connection, _entry(), agent, outcome, now(), notes)
    if caller is not None and "ivr_phone" in current_app.extensions:
        current_app.extensions["ivr_phone"].part(caller.call_sid)
    return redirect("/desk", 303)


@desk.post("/here")
def here() -> Redirect:
    """Let callers be told that the agent is here."""
    with store().write() as connection:
        _desk().here(connection, _agent(connection), now())
    return redirect("/desk", 303)


@desk.post("/away")
def away() -> Redirect:
    """Let the agent go for now; who was taken and not spoken to waits again."""
    with store().write() as connection:
        _desk().away(connection, _agent(connection), now())
    return redirect("/desk", 303)


def _desk() -> Desk:
    hotlines = current_app.extensions["ivr"].hotlines.by_name.values()
    found: Desk | None = next((each.desk for each in hotlines if each.desk is not None), None)
    if found is None:
        abort(404, "no hotline here has agents")
    return found


def _agent(connection: Connection) -> int:
    found = _desk().agent(connection, g.user.agent_number or "")
    if found is None:
        abort(403, f"there is no agent {g.user.agent_number}; give the number with: ivr user add")
    return found


def _entry() -> int:
    entry = request.form.get("entry", "")
    if not entry.isdecimal() or len(entry) > 12:
        abort(400, "which caller is meant is missing")
    return int(entry)


def _stage(caller: Caller) -> str:
    """Tell how far an agent is with a caller: taken (to be rung by phone), waits, gone, talks or over."""
    phone = current_app.extensions.get("ivr_phone")
    talks_here = phone.talks(caller.call_sid) if phone is not None else None
    if talks_here is not None:
        return "talks" if talks_here else "over"
    if caller.status != "taken":
        return "over" if caller.status == "bridged" else "gone"
    return "waits" if _can_answer(caller.call_sid) else "taken"


def _can_answer(call_sid: str) -> bool:
    phone = current_app.extensions.get("ivr_phone")
    return phone is not None and phone.waits(call_sid)


def _rings_here(call_sid: str) -> bool:
    phone = current_app.extensions.get("ivr_phone")
    return phone is not None and phone.knows(call_sid)
