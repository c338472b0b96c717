"""What a Twilio request means at the place where the call stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ivr.engine.call import Call
from ivr.engine.events import Dialed, Digits, Event, NoInput, Queued, Recorded, Resumed, Speech
from ivr.engine.spoken import spoken_ways
from ivr.speech.utterance import match
from ivr.store.hotline import Hotline

_QUEUED = {
    "bridged": "bridged",
    "bridging-in-process": "bridged",
    "redirected-from-bridged": "bridged",
    "leave": "left",
    "redirected": "left",
    "queue-full": "full",
}
_DIALED = {"completed": "answered", "answered": "answered", "busy": "busy", "failed": "failed"}


def event_of(form: Mapping[str, str], hotline: Hotline, call: Call) -> Event:
    """Read a turn's parameters; whatever is not understood counts as silence."""
    if "RecordingUrl" in form:
        return Recorded(
            url=_web_address(form["RecordingUrl"]),
            duration_s=whole(form.get("RecordingDuration", "")),
            hung_up=form.get("Digits") == "hangup",
        )
    if "QueueResult" in form:
        if form["QueueResult"] == "hangup":
            return Resumed()
        return Queued(_QUEUED.get(form["QueueResult"], "failed"))
    if "DialCallStatus" in form:
        return Dialed(_DIALED.get(form["DialCallStatus"], "no_answer"))
    if "SpeechResult" in form:
        return Speech(match(form["SpeechResult"], words_at(hotline, call.state, call.language)) or "")
    if form.get("Digits"):
        return Digits(form["Digits"])
    return NoInput()


@lru_cache(maxsize=4096)
def words_at(hotline: Hotline, node: str, language: str) -> Mapping[str, list[str]]:
    """Give the words that stand for each way on from a node, by its keys, the universal ones included."""
    ways = spoken_ways(hotline.flow, node)
    return {keys: hotline.wording.words(language, message) for keys, message in ways.items()}


def _web_address(text: str) -> str:
    """Take an address that a browser may follow; empty if it is none: the recording is kept all the same."""
    return text if text.startswith(("https://", "http://")) and len(text) <= 500 and "\0" not in text else ""


def whole(text: str) -> int:
    """Read a whole number of Twilio's; 0 if it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
