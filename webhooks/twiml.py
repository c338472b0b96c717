"""Write the engine's verbs as TwiML, in the caller's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlencode

from twilio.twiml.voice_response import Gather as GatherElement
from twilio.twiml.voice_response import VoiceResponse

from ivr.engine.call import Call
from ivr.engine.document import QueueNode
from ivr.engine.events import Value
from ivr.engine.verbs import Dial, DialWaiting, Enqueue, Gather, Hangup, Play, Record, Say, Verb
from ivr.speech.utterance import without_gap
from ivr.store.hotline import Hotline
from webhooks.events import words_at

VOICES = {
    "zh-CN": {"language": "cmn-CN", "voice": "Polly.Zhiyu-Neural"},
    "en-US": {"language": "en-US", "voice": "Polly.Joanna-Neural"},
}
"""How a language is asked for in <Say> (twiml-voice, section 4)."""
HEARING = {"zh-CN": "cmn-Hans-CN", "en-US": "en-US"}
"""How a language is asked for in <Gather> (twiml-voice, section 5)."""
SPEECH_TIMEOUT_S = 2
MAX_HINTS = 500
WAIT_PAUSE_S = 15
"""Between two words to a waiting caller."""
_OF_ONE = (Enqueue, DialWaiting)
"""What is written anew for each call, whose id is in it."""
_NOBODY = "-"
"""No call's id: where it stands in a URL, a call's own id and turn are put."""


def render(hotline: Hotline, call: Call, verbs: tuple[Verb, ...]) -> str:
    """Give the TwiML for `verbs`. What is announced before a Gather is said inside it, so a key cuts it."""
    own = any(isinstance(verb, _OF_ONE) for verb in verbs)
    if own or any(isinstance(heard, Play) or heard.values for heard in _heard(verbs)):
        return _document(hotline, call, verbs)
    fixed = _fixed(hotline, call.language, verbs)
    return fixed.replace(f"call={_NOBODY}&amp;turn=0", f"call={call.sid}&amp;turn={call.turn}")


@lru_cache(maxsize=4096)
def _fixed(hotline: Hotline, language: str, verbs: tuple[Verb, ...]) -> str:
    """Write once what is the same for every call, since no message in it has values."""
    nobody = Call(sid=_NOBODY, flow="", state="", caller="", dialed="", language=language)
    return _document(hotline, nobody, verbs)


def _heard(verbs: Iterable[Verb]) -> Iterator[Say | Play]:
    for verb in verbs:
        if isinstance(verb, Say | Play):
            yield verb
        elif isinstance(verb, Gather):
            yield from verb.prompts


def _document(hotline: Hotline, call: Call, verbs: tuple[Verb, ...]) -> str:
    response = VoiceResponse()
    spoken: list[Say | Play] = []
    for verb in verbs:
        if isinstance(verb, Say | Play):
            spoken.append(verb)
        elif isinstance(verb, Gather):
            response.append(_gather(hotline, call, verb, spoken))
            response.redirect(turn_url(call))
            spoken = []
        else:
            _say_all(response, hotline, call, spoken)
            spoken = []
            _write(response, hotline, call, verb)
    _say_all(response, hotline, call, spoken)
    return str(response)


def render_wait(hotline: Hotline, call: Call, spec: QueueNode, values: Mapping[str, Value]) -> str:
    """Give what a waiting caller hears, once; the carrier asks again when it is through."""
    response = VoiceResponse()
    gather = GatherElement(action=_url("wait", call), num_digits=1, finish_on_key="", timeout=WAIT_PAUSE_S)
    _say_all(gather, hotline, call, [Say(spec.wait, values)])
    response.append(gather)
    return str(response)


def leave() -> str:
    """Give the TwiML that takes a waiting caller out of the queue."""
    response = VoiceResponse()
    response.leave()
    return str(response)


def turn_url(call: Call) -> str:
    """Give the URL of the call's next turn; a request to it that brings no input is silence."""
    return _url("turn", call)


def _url(stream: str, call: Call) -> str:
    return f"/voice/{stream}?{urlencode({'call': call.sid, 'turn': call.turn})}"


def _gather(hotline: Hotline, call: Call, verb: Gather, before: list[Say | Play]) -> GatherElement:
    speech = {}
    if verb.speech:
        hints = [
            without_gap(word)
            for words in words_at(hotline, verb.node, call.language).values()
            for word in words
        ]
        speech = {
            "input": "dtmf speech",
            "language": HEARING[call.language],
            "speech_timeout": SPEECH_TIMEOUT_S,
            "hints": ", ".join(hints[:MAX_HINTS]) or None,
        }
    gather = GatherElement(
        action=turn_url(call),
        num_digits=verb.max_digits,
        finish_on_key=verb.finish_key,
        timeout=verb.timeout_s,
        **speech,
    )
    _say_all(gather, hotline, call, [*before, *verb.prompts])
    return gather


def _write(response: VoiceResponse, hotline: Hotline, call: Call, verb: Verb) -> None:
    match verb:
        case Record(max_s, silence_s):
            response.record(action=turn_url(call), max_length=max_s, timeout=silence_s, play_beep=True)
            response.redirect(turn_url(call))
        case Enqueue(queue):
            name = _queue_name(queue, call.sid) if hotline.waiting else queue
            response.enqueue(name, action=turn_url(call), wait_url=_url("wait", call))
        case Dial(number, timeout_s):
            response.dial(number, action=turn_url(call), timeout=timeout_s)
        case DialWaiting(queue, call_sid, timeout_s):
            connected = response.dial(action=turn_url(call), timeout=timeout_s)
            connected.queue(_queue_name(queue, call_sid))
        case Hangup():
            response.hangup()


def _queue_name(queue: str, call_sid: str) -> str:
    """Give each caller a queue of one, where the hotline itself decides who comes next."""
    return f"{queue}-{call_sid}"[:64]


def recorded_at(hotline: Hotline, language: str, file: str) -> str:
    """Give the path at which a recorded prompt is served."""
    return f"/voice/recorded/{hotline.flow.name}/{language}/{file}"


def _say_all(
    parent: VoiceResponse | GatherElement, hotline: Hotline, call: Call, heard: list[Say | Play]
) -> None:
    for each in heard:
        if isinstance(each, Say) and (call.language, each.message) in hotline.recorded:
            file = hotline.recorded[call.language, each.message].name
            parent.play(recorded_at(hotline, call.language, file))  # type: ignore[no-untyped-call]
        elif isinstance(each, Say):
            text = hotline.wording.text(call.language, each.message, each.values)
            parent.say(text, **VOICES[call.language])  # type: ignore[no-untyped-call]
        elif each.url:
            parent.play(each.url)  # type: ignore[no-untyped-call]
