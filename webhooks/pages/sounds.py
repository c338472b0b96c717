"""What callers of the phone page recorded: their voice, where the browser took it, else a tone as long."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Response

from ivr.simulator.account import Account
from ivr.simulator.recordings import wav

MEDIA_TYPES = {"audio/webm", "audio/mp4", "audio/ogg"}
"""What browsers record."""
MOST_BYTES = 4 * 1024 * 1024
"""Two minutes of speech are a quarter of this."""
MOST_SOUNDS = 50


@dataclass(slots=True)
class Sounds:
    """Voices by the id of their recording, in this process's memory, the newest fifty."""

    account: Account
    _voices: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def keep(self, sid: str, call_sid: str, media_type: str, voice: bytes) -> None:
        """Keep the voice of a recording.

        Raises:
            ValueError: This call made no such recording, or this is no sound.
        """
        recording = self.account.recordings.get(sid)
        if recording is None or recording.call_sid != call_sid:
            raise ValueError("this call made no such recording")
        if media_type not in MEDIA_TYPES or not voice:
            raise ValueError(f"a sound is one of {', '.join(sorted(MEDIA_TYPES))}")
        self._voices[sid] = media_type, voice
        while len(self._voices) > MOST_SOUNDS:
            del self._voices[next(iter(self._voices))]

    def of(self, url: str) -> Response | None:
        """Give the sound of the recording at `url`; None if it was not made on this page, or is forgotten."""
        sid = url.rpartition("/")[2]
        recording = self.account.recordings.get(sid)
        if recording is None:
            return None
        media_type, sound = self._voices.get(sid) or ("audio/x-wav", wav(recording))
        return Response(sound, mimetype=media_type)
