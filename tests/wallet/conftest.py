"""The wallet's demo data on a database of the test's own, and a telephone to ring it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from flows.wallet import demo, records
from ivr.store import tables
from ivr.store.database import Store, open_store
from ivr.store.schema import prepare
from ivr.store.vault import Vault
from tests.conftest import Clock
from tests.wallet.phone import Phone

KEY = b"a-secret-key-for-tests"


def filled(url: str, clock: Clock) -> Store:
    """Open a new database with the demo data in it."""
    store = open_store(url, Vault(KEY))
    for schema in (tables.SCHEMA, records.SCHEMA):
        prepare(store.engine, schema)
    with store.write() as connection:
        demo.fill(connection, store.vault, clock.now())
    return store


@pytest.fixture
def store(sqlite: str, clock: Clock) -> Iterator[Store]:
    """Give a store with the demo data, on SQLite."""
    store = filled(sqlite, clock)
    yield store
    store.engine.dispose()


@pytest.fixture
def ring(store: Store, clock: Clock, new_sid: Callable[[], str]) -> Callable[..., Phone]:
    """Give a maker of calls: `ring(2)` calls from the second demo account, `ring("anonymous")` withheld."""

    def rung(caller: Any = 1) -> Phone:
        return Phone(store, clock.now, new_sid(), caller)

    return rung
