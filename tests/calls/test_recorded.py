"""A recorded file beside a message is played in its place, and found at its address."""

from __future__ import annotations

import wave
from io import BytesIO

import pytest
from sqlalchemy import select

from ivr.engine.source import FlowError
from ivr.store.tables import call as calls
from tests.calls.ringing import Town
from webhooks import hotlines
from webhooks.hotlines import open_hotline


@pytest.mark.parametrize(("language", "keys"), [("zh-CN", ""), ("en-US", "8 ")])
def test_it_is_played(town: Town, language: str, keys: str) -> None:
    """The caller hears the file of their language, fetched without a signature, as long as it is."""
    rung = town.ring(f"{keys}0 wait:60", agent_s=10)

    played = [line for line in rung.lines if line["event"] == "play"]
    assert [line["url"] for line in played] == [
        f"http://hotline.local/voice/recorded/wallet/{language}/agent-served.wav"
    ]
    with town.app.test_client().get(f"/voice/recorded/wallet/{language}/agent-served.wav") as answer:
        sound_file = answer.data
    with wave.open(BytesIO(sound_file)) as sound:
        assert (sound.getframerate(), sound.getnchannels()) == (8000, 1)
    assert town.rows(select(calls.c.outcome))[-1].outcome == "transferred"


@pytest.mark.parametrize(
    "path", ["wallet/zh-CN/no.wav", "wallet/xx/agent-kept.wav", "no/zh-CN/agent-kept.wav"]
)
def test_nothing_else_is_given(town: Town, path: str) -> None:
    """Only files that stand beside messages are given."""
    assert town.app.test_client().get(f"/voice/recorded/{path}").status_code == 404


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("agent-servd.wav", "there is no message 'agent-servd' in zh-CN; did you mean 'agent-served'?"),
        ("agent-joined.wav", "'agent-joined' speaks of position, wait_minutes, which no recording can say"),
    ],
)
def test_a_file_in_the_wrong_place(monkeypatch: pytest.MonkeyPatch, file: str, told: str) -> None:
    """A file that stands beside no message, or beside one with values, is a mistake with its place."""
    path = hotlines.FOLDER / "wallet" / "recorded" / "zh-CN" / file
    monkeypatch.setattr(hotlines, "_recordings", lambda _name: [path])
    with pytest.raises(FlowError) as caught:
        open_hotline("wallet")

    assert [str(each) for each in caught.value.mistakes] == [
        f"flows/wallet/recorded/zh-CN/{file}:1:1: {told}"
    ]
