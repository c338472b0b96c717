"""`<Enqueue>`: the caller waits in a queue until an agent comes (twiml-voice.md, 1.7)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import timedelta

from ivr.simulator.call import AgentCame, Call, Hold, HungUp
from ivr.simulator.moment import Place, Steps
from ivr.simulator.next import Document, End, Fetch, Next
from ivr.simulator.rules import Verb
from ivr.simulator.verbs.gather import gather
from ivr.simulator.verbs.hangup import hangup, leave
from ivr.simulator.verbs.pause import pause
from ivr.simulator.verbs.play import play
from ivr.simulator.verbs.redirect import redirect
from ivr.simulator.verbs.run import Executor, follow
from ivr.simulator.verbs.say import say
from ivr.simulator.wire import Failed, absolute

LONGEST_NAME = 64
TALK_S = 10
SILENCE_S = 5
"""A wait with nothing to hear passes in pieces of this length, so that a caller may act."""

WAITING: Mapping[str, Executor] = {
    "Gather": gather,
    "Hangup": hangup,
    "Leave": leave,
    "Pause": pause,
    "Play": play,
    "Redirect": redirect,
    "Say": say,
}
"""What a wait document may hold."""


def enqueue(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Hold the caller, playing the wait document over and over, then ask for the action's or go on."""
    name = verb.element.text()
    if verb.string("workflowSid") is None and not 1 <= len(name) <= LONGEST_NAME:
        code, size = (14205, "long") if name else (14204, "short")
        call.notice(code, "error", f"the queue's name is too {size}: 1 to 64", verb.element.where)
        return _action(verb, document, {"QueueResult": "error"})
    call.log.add("enqueue", queue=name)
    now, agent_s = call.now(), call.settings.agent_s
    sid = "QU" + hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()
    hold = Hold(sid, now, None if agent_s is None else now + timedelta(seconds=agent_s))
    try:
        call.hold = hold
        result = yield from _wait(call, verb, document)
    except HungUp:
        call.hold = None
        _tell(call, verb, document, hold, "hangup")
        raise
    finally:
        call.hold = None
    left_at = call.now()
    if result == "hangup":
        _tell(call, verb, document, hold, result)
        return End.CALL
    if result == "bridged":
        yield from call.talk(TALK_S)
    return _action(verb, document, _result(result, hold, int((left_at - hold.since_at).total_seconds())))


def _wait(call: Call, verb: Verb, document: Document) -> Steps[str]:
    """Play the wait document until something ends the wait; return the QueueResult."""
    wait_url = verb.string("waitUrl")
    try:
        while True:
            begun_at = call.now()
            if wait_url:
                fetch = Fetch(absolute(document.url, wait_url), verb.method("waitUrlMethod"), kind="wait")
                end = yield from follow(call, fetch, WAITING)
                if end is not None:
                    return "leave" if end is End.QUEUE else "hangup"
            nothing_heard = (call.now() - begun_at).total_seconds() < 1
            yield from call.pass_(Place.QUEUE, SILENCE_S if nothing_heard else 0)
    except AgentCame:
        return "bridged"
    except Failed as failed:
        if failed.code is None:
            raise
        call.fail(failed)
        return "error"


def _result(result: str, hold: Hold, waited_s: int) -> dict[str, str]:
    return {"QueueResult": result, "QueueSid": hold.sid, "QueueTime": str(waited_s)}


def _tell(call: Call, verb: Verb, document: Document, hold: Hold, result: str) -> None:
    """Tell the action that the caller is gone; nothing of its answer runs."""
    call.status = "completed"
    action = _action(verb, document, _result(result, hold, int((call.now() - hold.since_at).total_seconds())))
    if action is not None:
        call.report(action)


def _action(verb: Verb, document: Document, params: dict[str, str]) -> Fetch | None:
    url = verb.string("action")
    return None if url is None else Fetch(absolute(document.url, url), verb.method(), params, "action")
