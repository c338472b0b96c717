"""A recording under way: its callbacks, and what is kept of it (twiml-voice.md, 1.5 and 1.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from ivr.simulator.call import Call, new_sid
from ivr.simulator.next import Document
from ivr.simulator.recordings import Recording
from ivr.simulator.rules import Verb


@dataclass(slots=True, eq=False)
class Recorder:
    """One recording, from its beginning to `finish`.

    Attributes:
        verb, document: What asked for it: its callback attributes, and what their URLs resolve against.
        source: Twilio's RecordingSource.
    """

    call: Call
    verb: Verb
    document: Document
    source: str
    channels: int
    sid: str
    begun_at: datetime

    @property
    def url(self) -> str:
        """Where the recording will be."""
        return self.call.account.recordings.url(self.call.settings.account_sid, self.sid)

    def finish(self, seconds: float, words: str = "") -> Recording:
        """End it, keep it and tell its callback: completed, or absent if it is empty."""
        call = self.call
        recording = Recording(
            self.sid,
            call.settings.account_sid,
            call.sid,
            self.begun_at,
            seconds,
            self.channels,
            self.source,
            words,
        )
        call.account.recordings.keep(recording)
        self.tell("completed" if seconds > 0 else "absent", seconds)
        return recording

    def tell(self, status: str, seconds: float) -> None:
        """Tell recordingStatusCallback of a status, if it is set and wants to hear of it."""
        url = self.verb.string("recordingStatusCallback")
        if not url or status not in self.verb.words("recordingStatusCallbackEvent"):
            return
        params = {
            **self.params(seconds),
            "RecordingStatus": status,
            "RecordingChannels": str(self.channels),
            "RecordingSource": self.source,
            "RecordingStartTime": format_datetime(self.begun_at.astimezone(UTC)),
            "ErrorCode": "0",
        }
        method = self.verb.method("recordingStatusCallbackMethod")
        self.call.tell(self.document, url, method, params, bare=True)

    def params(self, seconds: float) -> dict[str, str]:
        """Return what requests say of it: where it is and how many whole seconds it lasts."""
        return {
            "RecordingUrl": self.url,
            "RecordingSid": self.sid,
            "RecordingDuration": str(int(seconds)),
        }


def start(call: Call, verb: Verb, document: Document, source: str, channels: int = 1) -> Recorder:
    """Begin a recording and tell its callback that it is in progress."""
    recorder = Recorder(call, verb, document, source, channels, new_sid("RE"), call.now())
    recorder.tell("in-progress", 0)
    return recorder
