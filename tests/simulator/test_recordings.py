"""What becomes of a recording: twiml-voice.md, section 1.5."""

from __future__ import annotations

import io
import wave

import pytest

from tests.simulator.calling import call
from tests.simulator.statements import states

KEPT = {"/kept": lambda params: f"<Play>{params['RecordingUrl']}</Play>", "/there": "<Say>Unheard.</Say>"}


def record(attributes: str = "", after: str = "") -> dict:
    """A document that records, and plays the recording in its action."""
    return {"/voice": f'<Record action="/kept" {attributes}/>{after}', **KEPT}


@states("1.5.4")
def test_the_url_gives_a_wav():
    """1.5: the URL of a recording can be played: a WAV as long as it is; an MP3 is not made, which is 404."""
    rung = call(record(), "rec:4 #")
    assert rung.values("play", "url") == [rung.app.params("/kept")["RecordingUrl"]]
    assert rung.ending.seconds == 8
    media = rung.all("request")[-1]
    assert (media["kind"], media["status"]) == ("media", 200)
    mp3 = record() | {"/kept": lambda params: f"<Play>{params['RecordingUrl']}.mp3</Play>"}
    assert call(mp3, "rec:4 #").codes == [11200]


def test_the_wav_is_one():
    """The file is what Python's own reader takes: one channel, 8 kHz, of the recording's length."""
    from ivr.simulator.recordings import wav  # noqa: PLC0415

    rung = call(record(), "rec:3 #")
    recording = next(iter(rung.account.recordings))
    with wave.open(io.BytesIO(wav(recording))) as sound:
        assert (sound.getnchannels(), sound.getframerate()) == (1, 8_000)
        assert sound.getnframes() / sound.getframerate() == 3


@states("1.5.6", "1.5.7")
def test_the_callback():
    """1.5: account, call, recording, URL, status, duration, channels, source, start, ErrorCode 0; no more."""
    rung = call(record('recordingStatusCallback="/there"'), "rec:3 #")
    params = rung.app.params("/there")
    assert params == {
        "AccountSid": "AC" + "0" * 32,
        "CallSid": rung.app.params("/voice")["CallSid"],
        "RecordingSid": rung.app.params("/kept")["RecordingSid"],
        "RecordingUrl": rung.app.params("/kept")["RecordingUrl"],
        "RecordingStatus": "completed",
        "RecordingDuration": "3",
        "RecordingChannels": "1",
        "RecordingSource": "RecordVerb",
        "RecordingStartTime": "Mon, 02 Mar 2026 09:00:00 +0000",
        "ErrorCode": "0",
    }
    assert rung.said == []


@pytest.mark.parametrize(
    ("events", "keys", "statuses"),
    [
        ("in-progress completed absent", "rec:1 #", ["in-progress", "completed"]),
        ("in-progress completed absent", "#", ["in-progress", "absent"]),
        ("absent", "rec:1 #", []),
    ],
)
def test_the_events(events: str, keys: str, statuses: list[str]):
    """Table: in-progress, completed and absent, as wanted."""
    pages = record(f'recordingStatusCallback="/there" recordingStatusCallbackEvent="{events}"')
    rung = call(pages, keys)
    assert [params["RecordingStatus"] for path, params, _ in rung.app.asked if path == "/there"] == statuses


@states("1.5.8")
def test_transcription():
    """1.5: only with transcribe; told by POST what was said; 2 to 120 s, and at most 120 s are recorded."""
    attributes = 'transcribe="true" transcribeCallback="/there"'
    rung = call(record(attributes), 'rec:2 say:"call me back" #')
    params = rung.app.params("/there")
    assert (params["TranscriptionText"], params["TranscriptionStatus"]) == ("call me back", "completed")
    assert {"TranscriptionSid", "TranscriptionUrl", "RecordingSid", "RecordingUrl", "From"} <= params.keys()
    assert rung.said == []
    short = call(record(attributes), "rec:1 #")
    assert (short.codes, short.app.params("/there")["TranscriptionStatus"]) == ([13617], "failed")
    assert call(record(attributes), "rec:500").values("record", "seconds") == [120]
    assert call(record(attributes + ' maxLength="200"'), "rec:500").codes == [13615]
    assert [path for path, _, _ in call(record('transcribeCallback="/there"'), "rec:3 #").app.asked] == [
        "/voice",
        "/kept",
    ]


@states("1.5.9")
def test_record_stands_alone():
    """1.5: in a Gather it is 13320, and what is inside it 12200; neither runs."""
    rung = call("<Gather><Record/></Gather><Record><Say>x</Say></Record>", "- rec:1 !")
    assert rung.codes == [13320, 12200]
    assert rung.said == []


def test_the_default_length_is_an_hour():
    """Table: 3,600 s, and 120 s when it is transcribed."""
    assert call(record(), "rec:5000").values("record", "seconds") == [3_600]
