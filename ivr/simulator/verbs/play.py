"""`<Play>`: a file or tones are played (twiml-voice.md, 1.2)."""

from __future__ import annotations

from ivr.simulator.call import Call
from ivr.simulator.media import duration_s
from ivr.simulator.moment import Input, Moment, Place, Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.rules import Verb
from ivr.simulator.verbs.say import MOST_LOOPS, Cuts, never
from ivr.simulator.wire import Failed, absolute

TONE_S = {"w": 0.5, "W": 1.0}
"""Pauses of `digits`; a tone takes 0.2 s."""


def play(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Play; then the next verb."""
    yield from sound(call, verb, document, Moment(Place.SAY, 0), never)
    return None


def sound(call: Call, verb: Verb, document: Document, moment: Moment, cuts: Cuts) -> Steps[Input | None]:
    """Play `loop` times and return what cut it, or None; a file that cannot be had is passed over."""
    digits = verb.string("digits")
    if digits and moment.listening is not None:
        call.notice(12200, "warning", "digits is not allowed inside <Gather>", verb.element.where)
        return None
    try:
        url = "" if digits else absolute(document.url, verb.element.text())
        seconds = sum(TONE_S.get(tone, 0.2) for tone in digits) if digits else _length_s(call, url, moment)
    except Failed as failed:
        call.notice(failed.code, "error", failed.message, verb.element.where)
        return None
    for _ in range(verb.number("loop") or MOST_LOOPS):
        call.log.add("play", url=url or f"tones:{digits}")
        act = yield from call.hear_out(Moment(moment.place, seconds, moment.listening, speaking=True), cuts)
        if act is not None:
            return act
    return None


def _length_s(call: Call, url: str, moment: Moment) -> float:
    """Fetch the file, once a call, without the voice parameters, and return its length.

    Raises:
        Failed: It could not be had, or is no audio: 13420, in a Gather 13325.
    """
    if url not in call.media_s:
        answer = call.wire.ask("media", "GET", url, {}, frozenset())
        seconds = duration_s(answer)
        if not seconds:
            kind = answer.header("content-type") or "no Content-Type"
            raise Failed(13325 if moment.listening else 13420, f"{kind} cannot be played", url)
        call.media_s[url] = seconds
    return call.media_s[url]
