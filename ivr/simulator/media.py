"""How long a piece of audio lasts, as far as its header tells."""

from __future__ import annotations

from ivr.simulator.transports import Answer

BYTES_A_SECOND = {
    "audio/mpeg": 8_000,  # 64 kbit/s, usual for speech
    "audio/wav": 16_000,
    "audio/wave": 16_000,
    "audio/x-wav": 16_000,
    "audio/aiff": 16_000,
    "audio/x-aifc": 16_000,
    "audio/x-aiff": 16_000,
    "audio/x-gsm": 1_650,
    "audio/gsm": 1_650,
    "audio/ulaw": 8_000,
}
"""What Twilio plays [twiml-voice.md, 1.2], with the usual rate of each; a WAV tells its own."""


def duration_s(answer: Answer) -> float:
    """Estimate the seconds of an audio file from size and type; 0 for a type that Twilio does not play."""
    kind = answer.header("content-type").partition(";")[0].strip().lower()
    rate = BYTES_A_SECOND.get(kind, 0)
    if answer.body[:4] == b"RIFF" and len(answer.body) >= 32:
        rate = int.from_bytes(answer.body[28:32], "little") or rate
    length = answer.header("content-length")
    size = int(length) if length.isascii() and length.isdigit() and len(length) < 12 else len(answer.body)
    return round(size / rate, 1) if rate else 0.0


def may_be_kept(answer: Answer) -> bool:
    """Tell whether a file may be played again without being asked for; its Cache-Control may forbid it."""
    control = answer.header("cache-control").lower()
    return not any(word in control for word in ("no-store", "no-cache", "max-age=0"))
