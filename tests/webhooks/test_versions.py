"""A call ends with the version of the flow that it began with, whatever happens to the files in between."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

import flows
from tests.conftest import Clock
from tests.engine.sample import FILES
from tests.webhooks.line import first, in_process
from tests.webhooks.trial import engine_of, settings
from webhooks import hotlines
from webhooks.app import StartRefused, create_app

CODE = """
from ivr.engine.events import Outcome


def find_account(_tx, _call, _args):
    return Outcome("found", {"account": 7})


def check_code(_tx, _call, _args):
    return Outcome("right")


def freeze(_tx, _call, _args):
    return Outcome("frozen", {"case": "1"})


def tidy(_tx, _call, _args):
    return Outcome("done")
"""

Start = Callable[[], Flask]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a hotline that lies where hotlines are looked for."""
    home = tmp_path / "hotlines"
    folder = home / "trial"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "__init__.py").touch()
    (folder / "actions.py").write_text(CODE)
    monkeypatch.setattr(flows, "__path__", [str(home)])
    monkeypatch.setattr(hotlines, "FOLDER", home)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return folder


@pytest.fixture
def start(folder: Path, database: str, clock: Clock) -> Iterator[Start]:
    """Give what starts a new server process, as far as its memory goes: everything is read anew."""
    apps = []

    def started() -> Flask:
        assert folder.exists()
        for name in [each for each in sys.modules if each.startswith("flows.trial")]:
            del sys.modules[name]
        importlib.invalidate_caches()
        apps.append(create_app(settings(database), now=clock.now))
        return apps[-1]

    yield started
    for app in apps:
        engine_of(app).dispose()
    for name in [each for each in sys.modules if each.startswith("flows.trial")]:
        del sys.modules[name]


def _change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def test_live_call_keeps_its_version(folder: Path, start: Start, new_sid: Callable[[], str]) -> None:
    """After the files changed, a live call goes on by the old ones, from the store; a new call by the new."""
    old, new = new_sid(), new_sid()
    first(in_process(start()), old)
    _change(folder, "zh-CN.ftl", "Key your order number", "Key the number of your order")
    _change(
        folder,
        "flow.yaml",
        "2: number, 3: number}",
        "2: agent, 3: number}",
    )
    send = in_process(start())
    going_on = send(f"/voice/turn?call={old}&turn=1", {"CallSid": old, "Digits": "2"})
    assert going_on.state == "number"
    assert "Key your order number" in going_on.text
    assert first(send, new).state == "main"
    begun_today = send(f"/voice/turn?call={new}&turn=1", {"CallSid": new, "Digits": "3"})
    assert "Key the number of your order" in begun_today.text
    assert send(f"/voice/turn?call={old}&turn=2", {"CallSid": old, "Digits": "1234"}).state == "main"


def test_start_refused(folder: Path, start: Start, new_sid: Callable[[], str]) -> None:
    """While a call is live whose version names an action that is gone, no server starts."""
    sid = new_sid()
    running = in_process(start())
    first(running, sid)
    _change(folder, "actions.py", "def freeze(", "def freeze_account(")
    _change(folder, "flow.yaml", "\n  freeze:", "\n  freeze_account:")
    _change(folder, "flow.yaml", "do: freeze,", "do: freeze_account,")
    with pytest.raises(StartRefused, match="'freeze'") as caught:
        start()
    assert "\n" not in str(caught.value)
    running("/voice/status", {"CallSid": sid, "CallStatus": "completed"})
    assert first(in_process(start()), new_sid()).state == "main"


def test_version_is_kept_once(start: Start, new_sid: Callable[[], str]) -> None:
    """Each version's files are stored once, however often it is served."""
    for _ in range(3):
        app = start()
        first(in_process(app), new_sid())
    with engine_of(app).connect() as connection:
        rows: Any = connection.exec_driver_sql("SELECT name, version FROM flow_version").all()
        versions = connection.exec_driver_sql("SELECT DISTINCT flow FROM call").scalars().all()
    assert [row.name for row in rows] == ["trial"]
    assert [row.version for row in rows] == versions
