"""One wallet a test, on new demo data; every saved turn is read back and compared."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from ivr.engine.call import Call
from ivr.pytest_plugin import CallItem
from ivr.simulator.clock import VirtualClock
from ivr.simulator.rest.api import Rest
from ivr.store import calls
from tests.calls.covered import TRANSCRIPTS, playing_all, watch_all
from tests.calls.ringing import MORNING, Town, open_town, serve


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Open the wallet on new demo data."""
    with open_town(tmp_path) as opened:
        yield opened


@pytest.fixture
def served(database: str) -> Iterator[Town]:
    """Serve the wallet on new demo data on either database, at a moment that stays."""
    app = serve(database, VirtualClock(MORNING))
    yield Town(app, VirtualClock(MORNING), Rest(lambda: MORNING))
    app.extensions["ivr_store"].engine.dispose()


@pytest.fixture(autouse=True)
def reloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between every two turns the call is saved and loaded: what is loaded equals what was saved."""
    save, swap = calls.save, calls.swap

    def compare(connection: Connection, call: Call, reply: str) -> None:
        found = calls.read(connection, call.sid)
        assert found is not None
        loaded, stored = found
        kept = dataclasses.replace(call, entry="")
        assert (dataclasses.asdict(kept), reply) == (dataclasses.asdict(loaded), stored)

    def saved(connection: Connection, call: Call, reply: str) -> None:
        save(connection, call, reply)
        compare(connection, call, reply)

    def swapped(connection: Connection, before: Call, after: Call, reply: str) -> bool:
        done = swap(connection, before, after, reply)
        assert done
        compare(connection, after, reply)
        return done

    monkeypatch.setattr(calls, "save", saved)
    monkeypatch.setattr(calls, "swap", swapped)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ask what the transcripts go through when they have been played."""
    items.sort(key=lambda item: item.path.name == "test_coverage.py")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Note what the wallet's transcripts go through while they are played."""
    if not (isinstance(item, CallItem) and TRANSCRIPTS in item.path.parents):
        return (yield)
    item.opened = watch_all
    with playing_all(item.path):
        return (yield)
