"""What the store's tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ivr.store.database import Store, open_store
from ivr.store.schema import prepare
from ivr.store.tables import SCHEMA
from ivr.store.vault import Vault

KEY = b"a-secret-key-for-tests"


@pytest.fixture
def prepared() -> Iterator[Callable[[str], Store]]:
    """Give what opens a database and makes the store's tables in it."""
    stores = []

    def opened(url: str) -> Store:
        stores.append(open_store(url, Vault(KEY)))
        prepare(stores[-1].engine, SCHEMA)
        return stores[-1]

    yield opened
    for store in stores:
        store.engine.dispose()


@pytest.fixture
def store(prepared: Callable[[str], Store], database: str) -> Store:
    """Open a database of each kind with the store's tables in it."""
    return prepared(database)
