"""`<Say>`: words are spoken (twiml-voice.md, 1.1)."""

from __future__ import annotations

import re
from collections.abc import Callable

from ivr.simulator.call import Call
from ivr.simulator.document import Element
from ivr.simulator.moment import Input, Moment, Place, Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.rules import Verb
from ivr.speech.duration import heard_until, speaking_time_s

MOST_LOOPS = 1_000
SSML = frozenset({"break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"})
BREAKS_S = {"none": 0.0, "x-weak": 0.1, "weak": 0.25, "medium": 0.5, "strong": 0.75, "x-strong": 1.0}
"""Lengths of `<break strength>`: estimates, the voices differ."""

Cuts = Callable[[Input], bool]


def never(_act: Input) -> bool:
    """Let nothing cut the words: nobody listens."""
    return False


def say(call: Call, verb: Verb, _document: Document) -> Steps[Next]:
    """Speak; then the next verb."""
    yield from speak(call, verb, Moment(Place.SAY, 0), never)
    return None


def speak(call: Call, verb: Verb, moment: Moment, cuts: Cuts) -> Steps[Input | None]:
    """Speak `loop` times (0: until something cuts it, at most 1,000) and return what cut it, or None."""
    text, breaks_s = spoken(call, verb)
    if not text:
        call.notice(13520, "warning", "<Say> has no words", verb.element.where)
        return None
    language, voice = verb.string("language") or "en-US", verb.string("voice") or "man"
    seconds = speaking_time_s(text, language) + breaks_s
    for _ in range(verb.number("loop") or MOST_LOOPS):
        act = yield from utter(call, text, seconds, {"language": language, "voice": voice}, moment, cuts)
        if act is not None:
            return act
    return None


def utter(
    call: Call, text: str, seconds: float, fields: dict[str, str], moment: Moment, cuts: Cuts
) -> Steps[Input | None]:
    """Speak once and tell what was heard, whoever ends it; `fields` are further fields of the `say` line."""
    line = call.log.begin("say", seconds, text=text, **fields, heard=text)
    begun_at = call.now()
    whole = False
    try:
        act = yield from call.hear_out(Moment(moment.place, seconds, moment.listening, speaking=True), cuts)
        whole = act is None
    finally:
        passed_s = (call.now() - begun_at).total_seconds()
        heard = text if whole else heard_until(text, fields["language"], passed_s)
        call.log.finish(line, heard=heard)
    return act


def spoken(call: Call, verb: Verb) -> tuple[str, float]:
    """Return the words of a Say, SSML read as text, and the seconds of its breaks."""
    words: list[str] = []
    breaks_s = 0.0
    todo: list[Element | str] = list(reversed(verb.element.children))
    while todo:
        child = todo.pop()
        if isinstance(child, str):
            words.append(child)
            continue
        if child.name not in SSML:
            call.notice(12200, "warning", f"<{child.name}> is not allowed in <Say>", child.where)
        elif child.name == "break":
            breaks_s += _break_s(child)
        if child.name == "sub" and "alias" in child.attributes:
            words.append(child.attributes["alias"])
        elif child.name in SSML:
            todo += reversed(child.children)
    return " ".join("".join(words).split()), breaks_s


def _break_s(element: Element) -> float:
    time = re.fullmatch(r"([0-9]{1,5}(?:\.[0-9]{1,3})?)(ms|s)", element.attributes.get("time", ""))
    if time:
        return min(float(time[1]) / (1000 if time[2] == "ms" else 1), 10.0)
    return BREAKS_S.get(element.attributes.get("strength", "medium"), 0.5)
