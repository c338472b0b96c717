"""A hotline that is rung in this process can be put back, on a copy of its records."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask

from ivr.cli.playing import new_call
from ivr.simulator.events import Line, Log
from ivr.simulator.moment import HangUp, Moment, Move
from ivr.simulator.rest.api import Rest
from ivr.simulator.ring import ring
from tests.conftest import Clock
from webhooks import hotlines
from webhooks.local import ADDRESS, home_here, open_hotline
from webhooks.target import NoTarget, Target, open_target

HELLO = hotlines.FOLDER / "hello"
NOBODY = f"CA{0:032}"
"""No call is left when these go back."""


def first_words(target: Target, clock: Clock) -> str:
    """Ring, hang up at the first chance, and give what was said."""
    said: list[Line] = []
    call = new_call(target, Log(clock.now, clock.now(), said.append), clock)  # type: ignore[arg-type]

    def hangs_up(moment: Moment) -> Move:
        return Move(moment.limit_s) if moment.speaking else Move(0, HangUp())

    ring(call, hangs_up)
    return " ".join(str(line.fields["text"]) for line in said if line.event == "say")


@pytest.fixture
def hello(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the smallest hotline's folder, which is rung as `hello`."""
    folder = tmp_path / "flows"
    shutil.copytree(HELLO, folder / "hello")
    monkeypatch.setattr(hotlines, "FOLDER", folder)
    return folder / "hello"


def test_what_the_files_say_now_is_rung(hello: Path, clock: Clock) -> None:
    """Whoever changes a word and goes back hears the new one."""
    with open_target("hello", clock.now, "", fresh=True) as target:
        back = target.remember()
        assert back is not None
        before = first_words(target, clock)
        words = hello / "zh-CN.ftl"
        words.write_text(words.read_text("utf-8").replace("小巷书店", "大街书店"), "utf-8")
        assert first_words(target, clock) == before
        back(NOBODY)
        assert first_words(target, clock) == before.replace("小巷书店", "大街书店")


def test_a_mistake_in_the_files_changes_nothing(hello: Path, clock: Clock) -> None:
    """A flow that cannot be read is told in a sentence, and the one of before goes on."""
    with open_target("hello", clock.now, "", fresh=True) as target:
        back = target.remember()
        assert back is not None
        (hello / "flow.yaml").write_text("flow: hello\nnonsense: 1\n", "utf-8")
        with pytest.raises(NoTarget, match=r"flow\.yaml"):
            back(NOBODY)
        assert "小巷书店" in first_words(target, clock)


def test_nothing_of_the_copies_stays(clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the target is closed, the copies are gone and the user's own records are there."""
    monkeypatch.setenv("IVR_DATABASE_URL", f"sqlite:///{tmp_path / 'own.db'}")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    with open_target("hello", clock.now, "") as target:
        back = target.remember()
        assert back is not None
        back(NOBODY)
        assert list((tmp_path / "temp").iterdir()) != []
    assert list((tmp_path / "temp").iterdir()) == []
    assert (tmp_path / "own.db").exists()


@pytest.mark.parametrize(
    ("address", "browsed"),
    [(ADDRESS, "http://127.0.0.1:5000"), ("http://localhost:8123", "http://localhost:8123")],
)
def test_links_begin_where_a_browser_finds_them(clock: Clock, address: str, browsed: str) -> None:
    """A hotline without a port sends links to where `ivr serve --dev` listens, another to its own address."""
    hotline = open_hotline(
        "hello", fresh=True, now=clock.now, messages=Rest(clock.now), home=home_here(address)
    )
    try:
        app: Flask = hotline.app.__self__  # type: ignore[attr-defined]
        assert app.extensions["ivr"].board.public_url() == browsed
    finally:
        hotline.close()
