"""The back office in the wallet's tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flows.wallet.processes.books import Office
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.phone import WALLET


@contextmanager
def office(store: Store, clock: Clock) -> Iterator[Office]:
    """Give the office a transaction of its own."""
    with store.write() as connection:
        yield Office(connection, store.vault, WALLET.wording, clock.now())
