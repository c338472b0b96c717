"""`<Queue>` in a Dial: the caller takes the one who waits at the front of a queue (twiml-voice.md, 1.6)."""

from __future__ import annotations

from ivr.simulator.account import Queue
from ivr.simulator.bridge import Bridge
from ivr.simulator.call import Call
from ivr.simulator.legs import hear, new_leg
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document
from ivr.simulator.nouns.outcome import Outcome
from ivr.simulator.passing import talk
from ivr.simulator.rules import Verb
from ivr.simulator.settings import Far
from ivr.simulator.verbs.enqueue import LONGEST_NAME
from ivr.simulator.verbs.pause import pause
from ivr.simulator.verbs.play import play
from ivr.simulator.verbs.redirect import redirect
from ivr.simulator.verbs.say import say
from ivr.simulator.wire import Failed

WHISPER = {"Pause": pause, "Play": play, "Redirect": redirect, "Say": say}
"""What the one who waited may hear before they are joined."""


def queue(call: Call, verb: Verb, noun: Verb, document: Document) -> Steps[Outcome]:
    """Take the front of a queue: the live call that waits there, or who the far end of its name stands for.

    A queue in which somebody has waited before is empty unless somebody waits; any other has a far end, as
    numbers have, who answers if nothing else is said.

    An empty queue (`no-answer`) lets the caller wait for Dial's timeout; an unknown one (`failed`) fails.
    """
    name = noun.text
    if not 1 <= len(name) <= LONGEST_NAME:
        code, size = (14213, "long") if name else (14212, "short")
        call.notice(code, "error", f"the queue's name is too {size}: 1 to 64", noun.element.where)
        return Outcome("failed", {"DequeueResult": "error"})
    empty = name in call.account.queues
    if call.account.queue(name).members:
        return (yield from _join(call, verb, noun, document, call.account.queue(name)))
    far = call.settings.far_ends.get(name, Far("no-answer" if empty else "completed"))
    sid = call.account.queue(name).sid
    if far.result != "completed":
        waits = far.result == "no-answer"
        yield from talk(call, verb.number("timeout") if waits else 0, star=verb.flag("hangupOnStar"))
        result = "queue-empty" if waits else "queue-not-found"
        return Outcome("no-answer" if waits else "failed", {"QueueSid": sid, "DequeueResult": result})
    waited_since_at = call.now()
    yield from talk(call, far.rings_s, star=verb.flag("hangupOnStar"))
    member = new_leg(call, name, call.settings.caller, call.settings.dialed, direction="inbound")
    member.answer()
    waited_s = str(int((call.now() - waited_since_at).total_seconds()))
    yield from _whisper(call, member, noun, document, sid, waited_s, far)
    call.answer()
    begun_at = call.now()
    yield from talk(call, min(far.talk_s, verb.number("timeLimit")), star=verb.flag("hangupOnStar"))
    return _bridged(sid, member.sid, waited_s, str(int((call.now() - begun_at).total_seconds())))


def _join(call: Call, verb: Verb, noun: Verb, document: Document, queue: Queue) -> Steps[Outcome]:
    """Take the live call at the front of a queue, and talk as with any far end, or until one leaves."""
    front = queue.members[0]
    member = call.account.calls[front.call_sid]
    waited_s = str(front.waited_s(call.now()))
    yield from _whisper(call, member, noun, document, queue.sid, waited_s, Far())
    front.bridge, front.until_at = Bridge(), call.now()
    member.wake()
    call.answer()
    begun_at = call.now()
    far = call.settings.far_ends.get(queue.name, Far(talk_s=call.settings.talk_s))
    longest_s = min(far.talk_s, verb.number("timeLimit"))
    yield from front.bridge.talk(call, longest_s, star=verb.flag("hangupOnStar"))
    return _bridged(queue.sid, member.sid, waited_s, str(int((call.now() - begun_at).total_seconds())))


def _whisper(
    call: Call, member: Call, noun: Verb, document: Document, sid: str, waited_s: str, far: Far
) -> Steps[None]:
    """Let the one who waited hear the noun's `url` before they are joined."""
    url = noun.string("url")
    if not url:
        return
    params = {"QueueSid": sid, "QueueTime": waited_s, "DequeingCallSid": call.sid}
    try:
        yield from hear(call, member, document.fetch(url, noun.method(), params, "voice"), WHISPER, far)
    except Failed as failed:
        member.fail(failed)


def _bridged(sid: str, member_sid: str, waited_s: str, talked_s: str) -> Outcome:
    params = {
        "DialCallSid": member_sid,
        "DialCallDuration": talked_s,
        "DialBridged": "true",
        "QueueSid": sid,
        "DequeueResult": "bridged",
        "DequeuedCallSid": member_sid,
        "DequeuedCallQueueTime": waited_s,
        "DequeuedCallDuration": talked_s,
    }
    return Outcome("completed", params)
