"""`<Enqueue>`: the caller waits in a queue until an agent comes (twiml-voice.md, 1.7)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta

from ivr.simulator.account import Member, Queue
from ivr.simulator.breaks import AgentCame, HungUp, Ordered
from ivr.simulator.call import LONGEST_CALL_S, Call
from ivr.simulator.moment import Place, Steps
from ivr.simulator.next import Document, End, Fetch, Next
from ivr.simulator.passing import pass_, talk
from ivr.simulator.rules import Verb
from ivr.simulator.verbs.gather import gather
from ivr.simulator.verbs.hangup import hangup, leave
from ivr.simulator.verbs.pause import pause
from ivr.simulator.verbs.play import play
from ivr.simulator.verbs.redirect import redirect
from ivr.simulator.verbs.run import Executor, follow
from ivr.simulator.verbs.say import say
from ivr.simulator.wire import Failed

LONGEST_NAME = 64
TALK_S = 10
SILENCE_S = 5
"""A wait with nothing to hear passes in pieces of this length, so that a caller may act."""
MUSIC = "twilio:classical-music"
"""What stands for Twilio's own hold music, which is not fetched."""

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
    queue = _queue(call, verb)
    if queue is None:
        return _action(verb, document, {"QueueResult": "error"})
    call.log.add("enqueue", queue=queue.name)
    if len(queue.members) >= queue.max_size:
        message = f"the queue {queue.name} is full: {queue.max_size} are waiting"
        call.notice(14207, "warning", message, verb.element.where)
        return _action(verb, document, {"QueueResult": "queue-full"})
    now, agent_s = call.now(), call.settings.agent_s
    until_at = None if agent_s is None else now + timedelta(seconds=agent_s)
    hold = Member(now, until_at, queue, call.sid)
    result = "hangup"
    queue.members.append(hold)
    call.hold = hold
    try:
        result = yield from _wait(call, verb, document)
    except (HungUp, Ordered) as left:
        redirected = isinstance(left, Ordered) and isinstance(left.order, Fetch)
        _tell(call, verb, document, _result("redirected" if redirected else result, hold, call))
        raise
    finally:
        call.hold = None
        queue.members.remove(hold)
    told = _result(result, hold, call)
    if result == "hangup":
        _tell(call, verb, document, told)
        return End.CALL
    if result == "bridged" and hold.bridge is not None:
        yield from hold.bridge.talk(call, LONGEST_CALL_S)
    elif result == "bridged":
        yield from talk(call, TALK_S)
    return _action(verb, document, told)


def _queue(call: Call, verb: Verb) -> Queue | None:
    """Find the queue that the verb names; None, and a notice, if it names none."""
    name = verb.text
    for task in verb.children:
        try:
            json.loads(task.text)
        except (ValueError, RecursionError):
            call.notice(14221, "error", "the attributes of <Task> are no JSON", task.element.where)
            return None
    if verb.string("workflowSid"):
        message = "TaskRouter is not simulated: the caller waits as in a queue, and --agent says for how long"
        call.notice(None, "warning", message, verb.element.where)
        name = str(verb.string("workflowSid"))
    if not 1 <= len(name) <= LONGEST_NAME:
        code, size = (14205, "long") if name else (14204, "short")
        call.notice(code, "error", f"the queue's name is too {size}: 1 to 64", verb.element.where)
        return None
    queue = call.account.queue(name)
    if "maxQueueSize" in verb.element.attributes:
        queue.max_size = verb.number("maxQueueSize")
    return queue


def _wait(call: Call, verb: Verb, document: Document) -> Steps[str]:
    """Play the wait document until something ends the wait; return the QueueResult."""
    wait_url = verb.string("waitUrl")
    if wait_url is None:
        call.log.add("play", url=MUSIC)
    try:
        while True:
            begun_at = call.now()
            if wait_url:
                fetch = document.fetch(wait_url, verb.method("waitUrlMethod"), kind="wait")
                end = yield from follow(call, fetch, WAITING)
                if end is not None:
                    return "leave" if end is End.QUEUE else "hangup"
            nothing_heard = (call.now() - begun_at).total_seconds() < 1
            yield from pass_(call, Place.QUEUE, SILENCE_S if nothing_heard else 0)
    except AgentCame:
        return "bridged"
    except Failed as failed:
        if failed.code is None:
            raise
        call.fail(failed)
        return "error"


def _result(result: str, hold: Member, call: Call) -> dict[str, str]:
    return {
        "QueueResult": result,
        "QueueSid": hold.queue.sid,
        "QueueTime": str(hold.waited_s(call.now())),
    }


def _tell(call: Call, verb: Verb, document: Document, params: dict[str, str]) -> None:
    """Tell the action that the caller is gone; nothing of its answer runs."""
    call.status, call.hold = "completed", None
    action = _action(verb, document, params)
    if action is not None:
        call.report(action)


def _action(verb: Verb, document: Document, params: dict[str, str]) -> Fetch | None:
    url = verb.string("action")
    return None if url is None else document.fetch(url, verb.method(), params)
