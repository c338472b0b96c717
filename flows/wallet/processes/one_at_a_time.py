"""Let whoever acts on the same number wait for one another where one looks first and then acts.

SQLite lets only one turn write at a time anyway; PostgreSQL would let two of them look, and both act.
"""

from __future__ import annotations

from sqlalchemy import func, select

from flows.wallet.processes.books import Books


def one_at_a_time(books: Books, *numbers: str) -> None:
    """Wait until nobody else holds one of these numbers, and hold them until the transaction ends.

    An advisory lock of PostgreSQL (https://www.postgresql.org/docs/current/explicit-locking.html); taken in
    the order of the numbers, so that no two wait for each other.
    """
    if books.connection.dialect.name != "postgresql":
        return
    for number in sorted(set(numbers)):
        books.connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"wallet:{number}"))))
