"""What callers recorded, and the sound file that its URL gives: as long as it was, a soft tone.

Nobody speaks here, so a recording keeps its length and what was said as text; a WAV file of that length is
made when it is asked for.
"""

from __future__ import annotations

import io
import math
import re
import wave
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from ivr.simulator.transports import Answer, Request, Transport

API_URL = "https://api.twilio.com"
RATE = 8_000
"""Samples a second, of one byte each, as on the telephone."""
LONGEST_WAV_S = 3_600
_PATH = re.compile(r"/2010-04-01/Accounts/AC\w{32}/Recordings/(?P<sid>RE[0-9a-f]{32})(\.(?P<form>wav|mp3))?")
_PERIOD = bytes(128 + round(24 * math.sin(2 * math.pi * sample / 20)) for sample in range(20))
"""One period of a tone of 400 Hz."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording.

    Attributes:
        source: Twilio's RecordingSource: RecordVerb, DialVerb, Conference, StartCallRecordingTwiML.
        words: What was said in it, as far as it was words.
    """

    sid: str
    account_sid: str
    call_sid: str
    started_at: datetime
    duration_s: float
    channels: int = 1
    source: str = "RecordVerb"
    words: str = ""


def wav(recording: Recording) -> bytes:
    """Return a WAV file of the recording's length, 8 kHz, 8 bits, of at most an hour."""
    seconds = min(recording.duration_s, LONGEST_WAV_S)
    periods = round(seconds * RATE / len(_PERIOD))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(_PERIOD * periods)
    return file.getvalue()


@dataclass(slots=True)
class Recordings:
    """The recordings of an account, by sid; `api_url` is where their URLs lead."""

    api_url: str = API_URL
    _by_sid: dict[str, Recording] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Recording]:
        return iter(self._by_sid.values())

    def get(self, sid: str) -> Recording | None:
        """Return a recording, or None."""
        return self._by_sid.get(sid)

    def keep(self, recording: Recording) -> None:
        """Take a recording in."""
        self._by_sid[recording.sid] = recording

    def drop(self, sid: str) -> None:
        """Throw a recording away."""
        del self._by_sid[sid]

    def url(self, account_sid: str, sid: str) -> str:
        """Return the URL of a recording: its WAV; with `.mp3` behind it, Twilio's MP3, which is not made."""
        return f"{self.api_url}/2010-04-01/Accounts/{account_sid}/Recordings/{sid}"

    def served(self, send: Transport) -> Transport:
        """Return a way to the apps that finds recordings here, so that a Play of one works offline."""
        host = urlsplit(self.api_url).netloc

        def answer(request: Request) -> Answer:
            parts = urlsplit(request.url)
            found = _PATH.fullmatch(parts.path) if parts.netloc == host else None
            if found is None:
                return send(request)
            recording = self.get(found["sid"])
            if recording is None or found["form"] == "mp3":
                return Answer(404, (), b"", request.url)
            body = wav(recording)
            headers = (("content-type", "audio/x-wav"), ("content-length", str(len(body))))
            return Answer(200, headers, body[: request.limit + 1], request.url)

        return answer
