"""Ring a number: the whole of a call, from the first request to the last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ivr.simulator.call import Call, HungUp
from ivr.simulator.moment import Moment, Move, Place, Steps
from ivr.simulator.next import Fetch
from ivr.simulator.progress import progress
from ivr.simulator.verbs.dial import dial
from ivr.simulator.verbs.enqueue import WAITING, enqueue
from ivr.simulator.verbs.record import record
from ivr.simulator.verbs.reject import reject
from ivr.simulator.verbs.run import Executor, follow
from ivr.simulator.verbs.say import never, utter
from ivr.simulator.wire import Failed
from ivr.speech.duration import speaking_time_s

VERBS: Mapping[str, Executor] = {
    **WAITING,
    "Dial": dial,
    "Enqueue": enqueue,
    "Record": record,
    "Reject": reject,
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
    if call.status in {"ringing", "in-progress"}:
        call.status = "completed"
    begun_at = call.answered_at or call.now()
    seconds = round((call.now() - begun_at).total_seconds(), 3)
    _report_end(call, seconds)
    call.log.add("end", by=by, status=call.status, seconds=seconds)
    return Ending(by, call.status, seconds)


def _documents(call: Call) -> Steps[str]:
    """Run the call's documents, with the fallback's after an error (2.5); return who ended it."""
    fetch = Fetch(call.settings.url, call.settings.method)
    while True:
        try:
            yield from follow(call, fetch, VERBS)
        except Failed as failed:
            fallback_url = call.settings.fallback_url
            useless = fallback_url is None or call.asked == "fallback" or failed.code is None
            if useless and not call.reached:
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
    seconds = speaking_time_s(APOLOGY, "en-US")
    moment = Moment(Place.SAY, 0)
    try:
        yield from utter(call, APOLOGY, seconds, fields, moment, never)
    except (HungUp, Failed):
        return


def _report_end(call: Call, seconds: float) -> None:
    """Tell the number's status callback, once, that the call is over (twiml-voice.md, 2.4)."""
    if call.settings.status_url is None:
        return
    params = progress(call.status, 0, call.now(), seconds)
    call.report(Fetch(call.settings.status_url, call.settings.status_method, params, "status"))
