"""A recorded file beside a message is played in its place, and found at its address."""

from __future__ import annotations

import wave
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from ivr.cli.dial import dial
from ivr.engine.source import FlowError
from ivr.store.tables import call as calls
from tests.calls.ringing import Town
from webhooks import hotlines
from webhooks.hotlines import build, open_hotline


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


def test_its_words_are_shown() -> None:
    """Whoever reads a call in a terminal reads what a recorded prompt says."""
    morning = ["--fresh", "--at", "2026-03-04T10:00+08:00", "--agent", "10"]
    assert (
        "♪ 谢谢您打来，再见。" in CliRunner().invoke(dial, ["wallet", *morning, "--keys", "0 wait:60"]).stdout
    )


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
    name = f"zh-CN/{file}"
    monkeypatch.setattr(hotlines, "recordings", lambda folder: {name: folder / "recorded" / name})
    with pytest.raises(FlowError) as caught:
        open_hotline("wallet")

    assert [str(each) for each in caught.value.mistakes] == [
        f"flows/wallet/recorded/zh-CN/{file}:1:1: {told}"
    ]


def test_a_call_of_an_older_version_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was recorded since does not fit a version that was kept: there it is not played."""
    files = hotlines.files_of("wallet")
    found = {f"zh-CN/{name}.wav": Path(f"{name}.wav") for name in ("new-since", "agent-kept")}
    monkeypatch.setattr(hotlines, "recordings", lambda _folder: found)

    assert list(build("wallet", files, kept=True).recorded) == [("zh-CN", "agent-kept")]
