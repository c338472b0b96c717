"""Calls: made, shown, listed, and, while they live, sent elsewhere or ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from werkzeug.datastructures import MultiDict

from ivr.simulator.account import Account
from ivr.simulator.call import Call
from ivr.simulator.next import End, Fetch
from ivr.simulator.progress import EVENTS, FINAL
from ivr.simulator.rest.form import method_of, url_of
from ivr.simulator.rest.messages import NUMBER
from ivr.simulator.rest.refused import NotFound, Refused
from ivr.simulator.rest.shapes import Json, date, page, uri
from ivr.simulator.settings import Settings

LONGEST_TWIML = 4_000
LONGEST_RING_S, RING_S = 600, 60
_EVENTS = {*EVENTS.values(), "completed"}

Place = Callable[[Settings], Call]
"""Rings somebody: with what, and the call that was begun."""


def create(place: Place, account_sid: str, form: MultiDict[str, str]) -> Json:
    """Ring `To` from `From`, and run the TwiML at `Url`, or `Twiml` itself, when it is answered."""
    to, sender = form.get("To", ""), form.get("From", "")
    if not to:
        raise Refused(400, 21201, "No 'To' number is specified")
    if not sender:
        raise Refused(400, 21213, "'From' number is required")
    if not _can_be_rung(to):
        raise Refused(400, 21211, f"The phone number you are attempting to call, {to}, is not valid.")
    if not _can_be_rung(sender):
        raise Refused(400, 21212, f"The 'From' number {sender} is not a valid phone number.")
    if not (form.get("Url") or form.get("Twiml")):
        raise Refused(400, 21205, "Url parameter is required.")
    settings = Settings(
        url=url_of(form, "Url") or "",
        twiml=None if form.get("Url") else _twiml(form),
        caller=sender,
        dialed=to,
        account_sid=account_sid,
        method=method_of(form, "Method"),
        direction="outbound-api",
        fallback_url=url_of(form, "FallbackUrl"),
        fallback_method=method_of(form, "FallbackMethod"),
        status_url=url_of(form, "StatusCallback"),
        status_method=method_of(form, "StatusCallbackMethod"),
        status_events=_events(form),
        ring_s=_seconds(form, "Timeout", RING_S, LONGEST_RING_S),
        detects_machines=form.get("MachineDetection") in {"Enable", "DetectMessageEnd"},
    )
    return _shown(account_sid, place(settings)) | {"status": "queued"}


def update(account: Account, account_sid: str, call_sid: str, form: Mapping[str, str], path: str) -> Json:
    """Send a live call to new TwiML (`Url` or `Twiml`), or end it (`Status`)."""
    call = _call(account, call_sid, path)
    status, moves = form.get("Status"), bool(form.get("Url") or form.get("Twiml"))
    if status not in {None, "completed", "canceled"}:
        raise Refused(400, 21218, f"Invalid Status {status}: completed or canceled")
    if call.status in FINAL or (moves and call.status != "in-progress"):
        raise Refused(400, 21220, "Call is not in-progress. Cannot redirect.")
    if status == "canceled" and call.status == "in-progress":
        raise Refused(400, 21220, "Call is in-progress: only a call that is queued or rings can be canceled")
    if form.get("Url") and form.get("Twiml"):
        raise Refused(400, 20422, "Url and Twiml exclude each other")
    if status is not None:
        call.order(End.CALL)
    elif moves:
        call.order(Fetch(url_of(form, "Url") or "", method_of(form, "Method"), twiml=_twiml(form)))
    return _shown(account_sid, call)


def list_(account: Account, account_sid: str, query: Mapping[str, str], path: str) -> Json:
    """List the calls, newest first, all or those of a `Status`, `To` or `From`."""
    found = [
        call
        for call in reversed(account.calls.values())
        if query.get("Status", call.status) == call.status
        and query.get("To", call.settings.dialed) == call.settings.dialed
        and query.get("From", call.settings.caller) == call.settings.caller
    ]
    return page("calls", found, lambda call: _shown(account_sid, call), path, query)


def fetch(account: Account, account_sid: str, call_sid: str, path: str) -> Json:
    """Show one call."""
    return _shown(account_sid, _call(account, call_sid, path))


def _call(account: Account, call_sid: str, path: str) -> Call:
    call = account.calls.get(call_sid)
    if call is None:
        raise NotFound(path)
    return call


def _shown(account_sid: str, call: Call) -> Json:
    settings = call.settings
    ended_at = call.ended_at
    return {
        "sid": call.sid,
        "account_sid": account_sid,
        "answered_by": call.answered_by or None,
        "api_version": "2010-04-01",
        "caller_name": None,
        "date_created": date(call.log.began_at),
        "date_updated": date(ended_at or call.log.began_at),
        "direction": settings.direction,
        "duration": None if ended_at is None else str(_duration_s(call, ended_at)),
        "end_time": date(ended_at),
        "forwarded_from": None,
        "from": settings.caller,
        "from_formatted": settings.caller,
        "group_sid": None,
        "parent_call_sid": settings.parent_sid,
        "phone_number_sid": None,
        "price": None,
        "price_unit": "USD",
        "queue_time": "0",
        "start_time": date(call.answered_at),
        "status": call.status,
        "to": settings.dialed,
        "to_formatted": settings.dialed,
        "trunk_sid": None,
        "uri": uri(account_sid, "Calls", call.sid),
        "subresource_uris": {"recordings": uri(account_sid, "Calls", call.sid, "Recordings")},
    }


def _duration_s(call: Call, ended_at: datetime) -> int:
    return int((ended_at - call.answered_at).total_seconds()) if call.answered_at else 0


def _can_be_rung(number: str) -> bool:
    return bool(NUMBER.fullmatch(number)) or number.startswith(("client:", "sip:"))


def _twiml(form: Mapping[str, str]) -> str | None:
    twiml = form.get("Twiml")
    if twiml and len(twiml) > LONGEST_TWIML:
        raise Refused(400, 20422, f"Twiml has more than {LONGEST_TWIML} characters")
    return twiml or None


def _events(form: MultiDict[str, str]) -> tuple[str, ...]:
    named = [word for value in form.getlist("StatusCallbackEvent") for word in value.split()]
    if unknown := set(named) - _EVENTS:
        raise Refused(400, 20422, f"StatusCallbackEvent knows no {sorted(unknown)[0]}")
    return tuple(named) or ("completed",)


def _seconds(form: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = form.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 5):
        raise Refused(400, 21208, f"{name} must be a number of seconds")
    return min(int(text), most)
