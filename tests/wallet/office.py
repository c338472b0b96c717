"""The back office in the wallet's tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection

from ivr.store.casework import Office
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.phone import WALLET


@contextmanager
def office(store: Store, clock: Clock) -> Iterator[Office]:
    """Give the office a transaction of its own."""
    with store.write() as connection:
        yield at_work(connection, store, clock.now())


def at_work(connection: Connection, store: Store, now: datetime, by: str = "") -> Office:
    """Give the office in a transaction."""
    return Office(connection, store.vault, WALLET.wording, WALLET.flow.languages, now, by)
