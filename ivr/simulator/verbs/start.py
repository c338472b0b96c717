"""`<Start>` and `<Stop>`: streams, recordings and transcriptions beside the call (twiml-voice.md, 1.10).

A recording is kept as any other. Of the others the beginning and the end are told to their callbacks; their
media is not simulated, and a notice says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime

from ivr.simulator.call import Call, new_sid
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.recorder import Recorder
from ivr.simulator.recorder import start as start_recording
from ivr.simulator.rules import Verb

EVENTS = {
    "Stream": ("Stream", "statusCallback", "MZ", "stream-started", "stream-stopped"),
    "Siprec": ("Siprec", "statusCallback", "SR", "siprec-started", "siprec-stopped"),
    "Transcription": (
        "Transcription",
        "statusCallbackUrl",
        "GT",
        "transcription-started",
        "transcription-stopped",
    ),
}
"""By noun: what its parameters' names begin with, its callback, its sid's prefix, and its two events."""


@dataclass(slots=True, eq=False)
class Started:
    """Something that runs beside the call."""

    call: Call
    noun: Verb
    document: Document
    sid: str
    recorder: Recorder | None = None
    told: int = 0

    def tell(self, event: str) -> None:
        """Tell the noun's callback of an event, if it has one."""
        named, callback, *_rest = EVENTS[self.noun.name]
        url = self.noun.string(callback)
        if not url:
            return
        name = self.noun.string("name")
        params = {
            f"{named}Sid": self.sid,
            f"{named}Event": event,
            "Timestamp": format_datetime(self.call.now().astimezone(UTC)),
            "SequenceNumber": str(self.told + 1),
            **({f"{named}Name": name} if name else {}),
        }
        self.told += 1
        self.call.tell(self.document, url, self.noun.method("statusCallbackMethod"), params, bare=True)

    def stop(self) -> None:
        """End it, and tell."""
        if self.recorder is None:
            self.tell(EVENTS[self.noun.name][4])
        else:
            self.recorder.finish((self.call.now() - self.recorder.begun_at).total_seconds())


def start(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Start what is nested; then the next verb, at once."""
    yield from ()
    for noun in verb.children:
        key = (noun.name, noun.string("name") or "")
        if key in call.started:
            message = f"a <{noun.name}> of the name '{key[1]}' is going on already; this one is passed over"
            call.notice(None, "warning", message, noun.element.where)
            continue
        if noun.name == "Recording":
            channels = 1 if noun.string("channels") == "mono" else 2
            recorder = start_recording(call, noun, document, "StartCallRecordingTwiML", channels)
            call.started[key] = Started(call, noun, document, recorder.sid, recorder)
            continue
        if noun.name == "Stream" and not (noun.string("url") or "").startswith("wss:"):
            call.notice(31922, "error", "the url of <Stream> is no wss URL", noun.element.where)
            continue
        message = f"<{noun.name}> is acknowledged, not simulated: no media is sent"
        call.notice(None, "warning", message, noun.element.where)
        started = Started(call, noun, document, new_sid(EVENTS[noun.name][2]))
        call.started[key] = started
        started.tell(EVENTS[noun.name][3])
    return None


def stop(call: Call, verb: Verb, _document: Document) -> Steps[Next]:
    """Stop what is nested, by its name; then the next verb, at once."""
    yield from ()
    for noun in verb.children:
        started = call.started.pop((noun.name, noun.string("name") or ""), None)
        if started is None:
            message = f"no <{noun.name}> of the name '{noun.string('name') or ''}' is going on"
            call.notice(None, "warning", message, noun.element.where)
        else:
            started.stop()
    return None


def stop_all(call: Call) -> None:
    """Stop what still goes on when the call ends."""
    while call.started:
        call.started.popitem()[1].stop()
