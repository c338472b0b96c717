"""`<Say>`: words are spoken (twiml-voice.md, 1.1)."""

from __future__ import annotations

from collections.abc import Callable

from ivr.simulator import ssml, voices
from ivr.simulator.call import Call
from ivr.simulator.moment import Input, Moment, Place, Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.passing import hear_out
from ivr.simulator.rules import Verb
from ivr.simulator.ssml import Speech

MOST_LOOPS = 1_000

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
    voice = verb.string("voice") or "man"
    language = verb.string("language") or "en-US"
    if "language" not in verb.element.attributes:
        language = voices.language_of(voice) or language
    speech, unknown = ssml.read(verb.element, language)
    for element in unknown:
        call.notice(12200, "warning", f"<{element.name}> is not allowed in <Say>", element.where)
    if not speech.text:
        call.notice(13520, "warning", "<Say> has no words", verb.element.where)
        return None
    strange = voices.mismatch(voice, language)
    if strange:
        call.notice(13321 if moment.listening else 13511, "warning", strange, verb.element.where)
        if not call.settings.switches.strange_voice_spoken:
            return None
    long = voices.too_long(voice, speech.text, verb.element)
    if long:
        call.notice(13521, "warning", long, verb.element.where)
        if not call.settings.switches.long_say_spoken:
            return None
    for _ in range(verb.number("loop") or MOST_LOOPS):
        act = yield from utter(call, speech, {"language": language, "voice": voice}, moment, cuts)
        if act is not None:
            return act
    return None


def utter(
    call: Call, speech: Speech, fields: dict[str, str], moment: Moment, cuts: Cuts
) -> Steps[Input | None]:
    """Speak once and tell what was heard, whoever ends it; `fields` are further fields of the `say` line."""
    text, seconds = speech.text, speech.seconds
    line = call.log.begin("say", seconds, text=text, **fields, heard=text)
    begun_at = call.now()
    whole = False
    try:
        act = yield from hear_out(call, Moment(moment.place, seconds, moment.listening, speaking=True), cuts)
        whole = act is None
    finally:
        heard = text if whole else speech.heard((call.now() - begun_at).total_seconds())
        call.log.finish(line, heard=heard)
    return act
