"""Locks on verification: three wrong tries close it for a while, and each time for longer.

They belong to the number that was named, whoever calls and whether or not an account has that number.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from flows.wallet.records import verification_lock as lock
from ivr.store.calls import insert_or_nothing
from ivr.store.hotline import Turn

TRIES = 3
"""So many wrong tries, in one call or in several, close verification."""
GROWING = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(hours=24))
"""How long the first, second, third and every later lock holds."""
FORGIVEN = timedelta(days=7)
"""So long after a lock has ended the next one counts as the first."""


def locked_until(tx: Turn, phone: str) -> datetime | None:
    """Give the moment at which verification opens again, None if it is open."""
    until = tx.connection.execute(
        select(lock.c.locked_until).where(lock.c.phone == phone)
    ).scalar_one_or_none()
    return until if until is not None and until > tx.now else None


def lock_count(tx: Turn, phone: str) -> int:
    """Count the locks that grew on one another, the newest included."""
    return tx.connection.execute(select(lock.c.locks).where(lock.c.phone == phone)).scalar_one_or_none() or 0


def count_wrong(tx: Turn, phone: str) -> int:
    """Count a wrong try, and give how many there were since the last right code or lock."""
    connection = tx.connection
    connection.execute(insert_or_nothing(connection, lock), {"phone": phone, "wrong_tries": 0, "locks": 0})
    wrong: int = connection.execute(
        update(lock)
        .where(lock.c.phone == phone)
        .values(wrong_tries=lock.c.wrong_tries + 1)
        .returning(lock.c.wrong_tries)
    ).scalar_one()
    return wrong


def close(tx: Turn, phone: str) -> None:
    """Lock verification at once, for longer than the last time; after a quiet week, as the first time."""
    connection = tx.connection
    connection.execute(insert_or_nothing(connection, lock), {"phone": phone, "wrong_tries": 0, "locks": 0})
    before = connection.execute(select(lock.c.locks, lock.c.locked_until).where(lock.c.phone == phone)).one()
    recent = before.locked_until is not None and before.locked_until > tx.now - FORGIVEN
    locks = before.locks + 1 if recent else 1
    until = tx.now + GROWING[min(locks, len(GROWING)) - 1]
    connection.execute(
        update(lock).where(lock.c.phone == phone).values(wrong_tries=0, locks=locks, locked_until=until)
    )


def forget_wrong(tx: Turn, phone: str) -> None:
    """Forget the wrong tries after a right code; the locks stay, or who holds the phone could undo them."""
    tx.connection.execute(update(lock).where(lock.c.phone == phone).values(wrong_tries=0))


def forget_all(tx: Turn, phone: str) -> None:
    """Begin anew after strong verification."""
    tx.connection.execute(
        update(lock).where(lock.c.phone == phone).values(wrong_tries=0, locks=0, locked_until=None)
    )
