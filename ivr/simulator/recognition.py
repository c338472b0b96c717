"""Speech in a Gather: which models understand which languages, and how what was said is told (section 5)."""

from __future__ import annotations

from ivr.simulator.call import Call
from ivr.simulator.events import MASK
from ivr.simulator.moment import Place, Speak, Steps
from ivr.simulator.next import Document
from ivr.simulator.passing import pass_
from ivr.simulator.rules import Verb
from ivr.speech.duration import heard_until, speaking_time_s

CONFIDENCE = 0.9
LONGEST_S = 60
AUTO_S = 1
"""What speechTimeout `auto` waits after the words; it stops at the first pause."""
NO_CHINESE = {"phone_call", "experimental_conversations", "experimental_utterances"}
CHINESE = ("cmn", "yue", "zh")


def understands(call: Call, verb: Verb) -> bool:
    """Tell of settings that speech recognition does not take; False if the Gather fails by them."""
    if "speech" not in verb.words("input"):
        return True
    model, language = verb.string("speechModel") or "default", verb.string("language") or "en-US"
    if verb.string("speechTimeout") == "auto" and model == "default":
        message = "speechTimeout=auto does not go with the model 'default'; give it seconds"
        call.notice(13335, "warning", message, verb.element.where)
    if model in NO_CHINESE and language.lower().startswith(CHINESE):
        message = f"the speech model {model} does not understand {language}, so nobody listens; leave it out"
        call.notice(13343, "error", message, verb.element.where)
        return False
    return True


def recognise(call: Call, verb: Verb, document: Document, act: Speak) -> Steps[dict[str, str]]:
    """Hear words to their end and the silence after them; return what the action is told."""
    language = verb.string("language") or "en-US"
    longest_s = min(verb.number("maxSpeechTime"), LONGEST_S)
    text = heard_until(act.text, language, longest_s)
    call.log.add("speech", text=MASK if document.secret else act.text, confidence=CONFIDENCE)
    spoken_s = min(speaking_time_s(act.text, language), longest_s)
    yield from pass_(call, Place.PAUSE, spoken_s / 2)
    _tell_partial(call, verb, document, heard_until(text, language, spoken_s / 2))
    yield from pass_(call, Place.PAUSE, spoken_s / 2)
    _tell_partial(call, verb, document, text)
    after = verb.string("speechTimeout") or str(verb.number("timeout"))
    yield from pass_(call, Place.PAUSE, AUTO_S if after == "auto" else int(after))
    params = {"SpeechResult": text, "Confidence": str(CONFIDENCE)}
    return params | ({"Language": language} if call.settings.switches.speech_has_language else {})


def _tell_partial(call: Call, verb: Verb, document: Document, text: str) -> None:
    """Tell partialResultCallback, if it is set, what was understood so far; its answer does not matter."""
    url = verb.string("partialResultCallback")
    if url and text:
        method = verb.method("partialResultCallbackMethod")
        secret = frozenset({"UnstableSpeechResult"}) if document.secret else frozenset[str]()
        call.tell(document, url, method, {"UnstableSpeechResult": text}, secret=secret)
