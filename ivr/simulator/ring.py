"""Ring a number: the whole of a call, from the first request to the last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ivr.simulator.breaks import HungUp, Ordered
from ivr.simulator.call import Call, new_sid
from ivr.simulator.moment import Moment, Move, Place, Steps
from ivr.simulator.next import Fetch
from ivr.simulator.passing import pass_
from ivr.simulator.progress import EVENTS, progress
from ivr.simulator.settings import Far
from ivr.simulator.ssml import plain
from ivr.simulator.verbs.connect import connect
from ivr.simulator.verbs.dial import dial
from ivr.simulator.verbs.enqueue import WAITING, enqueue
from ivr.simulator.verbs.pay import pay
from ivr.simulator.verbs.record import record
from ivr.simulator.verbs.refer import refer
from ivr.simulator.verbs.reject import reject
from ivr.simulator.verbs.run import Executor, follow
from ivr.simulator.verbs.say import never, utter
from ivr.simulator.verbs.sms import sms
from ivr.simulator.verbs.start import start, stop, stop_all
from ivr.simulator.wire import Failed

VERBS: Mapping[str, Executor] = {
    **WAITING,
    "Connect": connect,
    "Dial": dial,
    "Enqueue": enqueue,
    "Pay": pay,
    "Record": record,
    "Refer": refer,
    "Reject": reject,
    "Sms": sms,
    "Start": start,
    "Stop": stop,
}
"""What a document may hold."""

APOLOGY = "We are sorry, an application error has occurred. Goodbye."


@dataclass(frozen=True, slots=True)
class Ending:
    """How a call ended: by whom (caller, app, error), with which CallStatus, seconds after the answer."""

    by: str
    status: str
    seconds: float


class NobodyThere(Exception):
    """The first request reached nobody, nor did the fallback; the call never began."""


def ring(call: Call, caller: Callable[[Moment], Move]) -> Ending:
    """Let `caller` ring, and return how the call ended.

    Raises:
        NobodyThere: No app answered the first request; nothing but `request` lines was told.
    """
    steps = through(call)
    try:
        moment = next(steps)
        while True:
            moment = steps.send(caller(moment))
    except StopIteration as stop:
        ending: Ending = stop.value
        return ending
    finally:
        steps.close()


def through(call: Call) -> Steps[Ending]:
    """Go through a call moment by moment; for callers that cannot wait inside `ring`."""
    try:
        by = yield from _documents(call)
    except HungUp:
        by = "caller"
    return _end(call, by)


def outbound(call: Call, far: Far) -> Steps[Ending]:
    """Go through a call that the API makes: `far` is rung, and the document runs once it answers.

    The status callbacks tell what happens, each only if it was asked for (twiml-voice.md, 2.2 to 2.4).
    """
    tell_progress(call, "initiated")
    call.status = "ringing"
    tell_progress(call, "ringing")
    try:
        if (status := (yield from _ring_out(call, far))) != "in-progress":
            call.status = status
            return _end(call, "caller")
        call.answer()
        if call.settings.detects_machines:
            call.answered_by = far.answered_by
        tell_progress(call, "in-progress")
        by = yield from _documents(call)
    except HungUp:
        by = "caller"
    except Ordered:  # before it was answered there is nowhere to send it
        call.status, by = "canceled", "app"
    return _end(call, by)


def _ring_out(call: Call, far: Far) -> Steps[str]:
    """Let the far end's telephone ring, and return the status that this leads to."""
    in_time = far.result != "no-answer" and far.rings_s <= call.settings.ring_s
    yield from pass_(call, Place.DIAL, far.rings_s if in_time else call.settings.ring_s)
    if not in_time:
        return "no-answer"
    return "in-progress" if far.result == "completed" else far.result


def _end(call: Call, by: str) -> Ending:
    stop_all(call)
    if call.status in {"queued", "ringing", "in-progress"}:
        call.status = "completed"
    call.ended_at = call.now()
    seconds = round((call.ended_at - (call.answered_at or call.ended_at)).total_seconds(), 3)
    tell_progress(call, call.status, seconds)
    call.log.add("end", by=by, status=call.status, seconds=seconds)
    return Ending(by, call.status, seconds)


def _documents(call: Call) -> Steps[str]:
    """Run the call's documents, with the fallback's after an error (2.5); return who ended it."""
    token = {"CallToken": new_sid("CT")} if call.settings.direction == "inbound" else {}
    fetch = Fetch(call.settings.url, call.settings.method, token, twiml=call.settings.twiml)
    while True:
        try:
            yield from follow(call, fetch, VERBS)
        except Ordered as ordered:
            if not isinstance(ordered.order, Fetch):
                return "app"
            fetch = ordered.order
        except Failed as failed:
            fallback_url = call.settings.fallback_url
            useless = fallback_url is None or call.asked == "fallback" or failed.code is None
            if useless and not call.reached and call.settings.direction == "inbound":
                raise NobodyThere(failed.message) from None
            call.fail(failed)
            if call.status == "completed":
                return "caller"
            if useless:
                yield from _apologise(call)
                return "error"
            params = {"ErrorCode": str(failed.code), "ErrorUrl": failed.url}
            fetch = Fetch(fallback_url or "", call.settings.fallback_method, params, "fallback")
        else:
            return "app"


def _apologise(call: Call) -> Steps[None]:
    """Say what Twilio says to the caller when the app failed."""
    call.answer()
    fields = {"language": "en-US", "voice": "woman", "by": "carrier"}
    try:
        yield from utter(call, plain(APOLOGY, "en-US"), fields, Moment(Place.SAY, 0), never)
    except (HungUp, Failed, Ordered):
        return


def tell_progress(call: Call, status: str, seconds: float = 0) -> None:
    """Tell the status callback of `status`, if that was asked for (twiml-voice.md, 2.4)."""
    settings = call.settings
    if settings.status_url is None or EVENTS.get(status, "completed") not in settings.status_events:
        return
    params = progress(status, call.progress_told, call.now(), seconds)
    call.progress_told += 1
    call.report(Fetch(settings.status_url, settings.status_method, params, "status"))
