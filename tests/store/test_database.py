"""The database is found by one URL: SQLite whose commits survive a power cut, or PostgreSQL."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from sqlalchemy.exc import ArgumentError

from ivr.store.database import Store, open_store
from ivr.store.vault import Vault
from tests.store.conftest import KEY


def test_commits_survive_a_power_cut(prepared: Callable[[str], Store], sqlite: str) -> None:
    """SQLite is opened so that a commit is on the disk: WAL, `synchronous=FULL`, foreign keys held."""
    with prepared(sqlite).read() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert pragmas == ["wal", 2, 1]


@pytest.mark.parametrize("driver", ["postgresql", "postgresql+psycopg", "postgresql+asyncpg"])
def test_one_driver(driver: str) -> None:
    """However PostgreSQL is written, psycopg is what talks to it."""
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed")
    store = open_store(f"{driver}://somebody@127.0.0.1/somewhere", Vault(KEY))
    assert store.engine.dialect.driver == "psycopg"


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://h/d", "oracle://h/d", "martian://h/d"])
def test_other_databases(url: str) -> None:
    """What is no URL, or of another database, is refused in one line before anything is connected."""
    with pytest.raises(ArgumentError) as caught:
        open_store(url, Vault(KEY))
    assert "\n" not in str(caught.value)


def test_driver_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without psycopg, whoever wants PostgreSQL is told what to install."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ArgumentError, match=r"ivr-workbench\[postgresql\]"):
        open_store("postgresql://h/d", Vault(KEY))
