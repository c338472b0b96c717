"""`<Dial>`: another party is rung and talks with the caller; far ends are simulated (twiml-voice.md, 1.6)."""

from __future__ import annotations

from ivr.simulator.call import Call, new_sid
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, Fetch, Next
from ivr.simulator.rules import Verb
from ivr.simulator.settings import Far
from ivr.simulator.wire import absolute

RINGS_LONGER_S = 5
"""Twilio adds about this much to `timeout`."""

RUNG = {"Number", "Client", "Sip"}


def dial(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Ring the far ends, let them talk, then ask for the action's document or go on.

    If the caller hangs up the session ends and the action is not asked for (section 9: practice may differ).
    """
    if not verb.flag("answerOnBridge"):
        call.answer()
    targets = _targets(call, verb)
    line = call.log.begin("dial", to=", ".join(targets))
    result, talked_s = "canceled", 0.0
    try:
        answered, outcome, rings_s = _ring(call, targets, verb)
        starred = yield from call.talk(rings_s, star=verb.flag("hangupOnStar"))
        result = "no-answer" if starred else outcome
        call.answer()
        if answered is not None and not starred:
            begun_at = call.now()
            yield from call.talk(
                min(answered.talk_s, verb.number("timeLimit")), star=verb.flag("hangupOnStar")
            )
            talked_s = (call.now() - begun_at).total_seconds()
    finally:
        call.log.finish(line, result=result)
    url = verb.string("action")
    if url is None:
        return None
    params = {
        "DialCallStatus": result,
        "DialCallSid": new_sid("CA"),
        "DialCallDuration": str(int(talked_s)),
        "DialBridged": "true" if result == "completed" else "false",
    }
    return Fetch(absolute(document.url, url), verb.method(), params, "action")


def _targets(call: Call, verb: Verb) -> list[str]:
    """Numbers and addresses to ring; what is not simulated is told."""
    if not verb.children:
        return [verb.element.text()]
    targets = []
    for noun in verb.children:
        where = noun.element.where
        if noun.name not in RUNG:
            call.notice(None, "warning", f"<{noun.name}> is not simulated; it fails", where)
            continue
        unused = [name for name in ("url", "statusCallback") if name in noun.element.attributes]
        if unused:
            call.notice(None, "warning", f"{' and '.join(unused)} of <{noun.name}> is not simulated", where)
        targets.append(noun.element.text())
    return targets


def _ring(call: Call, targets: list[str], verb: Verb) -> tuple[Far | None, str, float]:
    """Decide who answers (or nobody), with which DialCallStatus, after how many seconds of ringing.

    All ring at once and the first to answer wins; `sequential` rings one after the other.
    """
    longest_s = verb.number("timeout") + RINGS_LONGER_S
    in_turn = verb.flag("sequential")
    far_ends = [call.settings.far_ends.get(target, Far()) for target in targets]
    rung_s = 0.0
    for far in far_ends:
        if far.result == "completed":
            return far, far.result, rung_s + far.rings_s
        rings_s = longest_s if far.result == "no-answer" else far.rings_s
        rung_s = rung_s + rings_s if in_turn else rung_s
    results = {far.result for far in far_ends}
    result = next((found for found in ("no-answer", "busy") if found in results), "failed")
    if not in_turn:
        rung_s = longest_s if result == "no-answer" else max((far.rings_s for far in far_ends), default=0.0)
    return None, result, rung_s
