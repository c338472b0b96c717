"""Let calls about the same number wait for one another where one looks first and then acts.

SQLite lets only one turn write at a time anyway; PostgreSQL would let two of them look, and both act.
"""

from __future__ import annotations

from sqlalchemy import func, select

from ivr.store.hotline import Turn


def one_at_a_time(tx: Turn, *numbers: str) -> None:
    """Wait until no other turn holds one of these numbers, and hold them until this turn is committed.

    An advisory lock of PostgreSQL (https://www.postgresql.org/docs/current/explicit-locking.html); taken in
    the order of the numbers, so that no two turns wait for each other.
    """
    if tx.connection.dialect.name != "postgresql":
        return
    for number in sorted(set(numbers)):
        tx.connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"wallet:{number}"))))
