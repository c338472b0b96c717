"""`<Play>`: a file or tones are played (twiml-voice.md, 1.2)."""

from __future__ import annotations

from ivr.simulator.call import Call
from ivr.simulator.media import duration_s, may_be_kept
from ivr.simulator.moment import Input, Moment, Place, Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.passing import hear_out
from ivr.simulator.rules import Verb
from ivr.simulator.verbs.say import MOST_LOOPS, Cuts, never
from ivr.simulator.wire import Failed

TONE_S = {"w": 0.5, "W": 1.0}
"""Pauses of `digits`; a tone takes 0.2 s."""
LONGEST_S = 2_400
"""A file over 40 minutes may drop the call."""


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
    if not digits and not verb.text:
        call.notice(11100, "error", "<Play> needs the URL of a file, or digits", verb.element.where)
        return None
    try:
        url = f"tones:{digits}" if digits else document.fetch(verb.text).url
        seconds = tones_s(digits) if digits else length_s(call, url, gathered=moment.listening is not None)
    except Failed as failed:
        call.notice(failed.code, "error", failed.message, verb.element.where)
        return None
    if seconds > LONGEST_S:
        message = f"{url} lasts {seconds / 60:.0f} minutes; over 40 the call may be dropped"
        call.notice(None, "warning", message, verb.element.where)
    for _ in range(verb.number("loop") or MOST_LOOPS):
        call.log.add("play", url=url)
        act = yield from hear_out(call, Moment(moment.place, seconds, moment.listening, speaking=True), cuts)
        if act is not None:
            return act
    return None


def tones_s(digits: str) -> float:
    """Return the seconds that tones take."""
    return sum(TONE_S.get(tone, 0.2) for tone in digits)


def length_s(call: Call, url: str, *, gathered: bool) -> float:
    """Fetch a file, without the voice parameters, and return its length; once a call, if it may be kept.

    Raises:
        Failed: It could not be had, or is no audio: 13420, in a Gather 13325.
    """
    if url not in call.media_s:
        answer = call.wire.ask("media", "GET", url, {}, frozenset())
        seconds = duration_s(answer)
        if not seconds:
            kind = answer.header("content-type") or "no Content-Type"
            raise Failed(13325 if gathered else 13420, f"{kind} cannot be played", url)
        if not may_be_kept(answer):
            return seconds
        call.media_s[url] = seconds
    return call.media_s[url]
