"""What all tests share: a fixed world, and databases of a test's own."""

from __future__ import annotations

import itertools
import os
import random
import secrets
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from webhooks.settings import VARIABLES

if TYPE_CHECKING:
    from flask import Flask

POSTGRESQL = os.environ.get("IVR_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/test")
"""A database in which each test makes, and drops, a schema of its own."""
BEGINNING = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
"""A Wednesday, ten in the morning in Beijing."""
_schema_number = itertools.count()

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile("fixed")  # every run tries the same; `--hypothesis-profile=search` looks further


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is told how much time passes."""

    at: datetime = BEGINNING

    def now(self) -> datetime:
        """Give the moment."""
        return self.at

    def pass_s(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep a file's tests in one process, and transcripts with the test that asks what they go through.

    Whoever says otherwise with `--dist` is heeded.
    """
    if config.getoption("dist") != "load":
        return None
    from xdist.scheduler import LoadFileScheduling  # noqa: PLC0415 - without it, one process runs all

    class Together(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = super()._split_scope(nodeid)
            return "coverage" if file.endswith((".call", "test_coverage.py")) else file

    return Together(config, log)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Clock:
    """Fix what differs between runs: time, ids, randomness, the environment, the user's data folder."""
    chance = random.Random(1)
    monkeypatch.setattr(secrets, "_sysrand", chance)
    monkeypatch.setattr(secrets, "choice", chance.choice)
    monkeypatch.setattr(secrets, "randbits", chance.getrandbits)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=chance.getrandbits(128), version=4))
    random.seed(1)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    return Clock()


@pytest.fixture
def new_sid() -> Callable[[], str]:
    """Give a maker of call ids: `CA` and 32 hexadecimal digits, counted from 1."""
    numbers = itertools.count(1)
    return lambda: f"CA{next(numbers):032x}"


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """Give the URL of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'calls.db'}"


@pytest.fixture(scope="session")
def postgresql_fault() -> str:
    """Tell why there is no PostgreSQL; empty if there is one."""
    try:
        _postgresql("SELECT 1")
    except Exception as error:  # noqa: BLE001 - whatever it is, the tests that need it are skipped with it
        return f"no PostgreSQL at {POSTGRESQL}: {str(error).splitlines()[0]}"
    return ""


@pytest.fixture
def postgresql(postgresql_fault: str) -> Iterator[str]:
    """Give the URL of an empty schema in PostgreSQL, dropped afterwards; skip where there is none."""
    if postgresql_fault:
        pytest.skip(postgresql_fault)
    schema = f"ivr_test_{os.getpid()}_{next(_schema_number)}"
    _postgresql(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
    _postgresql(f"CREATE SCHEMA {schema}")
    options = f"-csearch_path%3D{schema}%20-csynchronous_commit%3Doff"  # no test pulls the plug
    yield f"{POSTGRESQL}{'&' if '?' in POSTGRESQL else '?'}options={options}"
    _postgresql(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Any:
    """Give the URL of an empty database of each kind that we serve."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def open_app(clock: Clock) -> Iterator[Callable[..., Flask]]:
    """Give a maker of apps that serve the trial hotline: `(url, actions={}, **changes of the settings)`."""
    from tests.webhooks.trial import engine_of, serve, settings  # noqa: PLC0415 - most tests need no Flask

    apps = []

    def opened(url: str, actions: Mapping[str, Any] = MappingProxyType({}), **changes: Any) -> Flask:
        apps.append(serve(settings(url, **changes), clock.now, **actions))
        return apps[-1]

    yield opened
    for app in apps:
        engine_of(app).dispose()


def _postgresql(statement: str) -> None:
    import psycopg  # noqa: PLC0415 - where it is not installed, its tests are skipped

    with psycopg.connect(POSTGRESQL, autocommit=True, connect_timeout=3) as connection:
        connection.execute(statement)
