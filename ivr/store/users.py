"""Who may sign in to the pages, and how often a wrong password may be tried.

Passwords are kept by scrypt with a salt of each one's own (Werkzeug's, as everywhere here). A wrong name
takes as long as a wrong password and is counted as one, so nothing tells which names there are.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, case, delete, insert, select, update
from werkzeug.security import check_password_hash, generate_password_hash

from ivr.store.calls import insert_or_nothing
from ivr.store.database import Store
from ivr.store.tables import sign_in_try as tries
from ivr.store.tables import user as users

METHOD = "scrypt:32768:8:3"
ROLES = ("console", "agent")
SHORTEST = 10
TRIES = 5
LOCK = timedelta(minutes=15)
"""So many failures within this time close a name, and the address that they came from, for as long."""
_NAME = re.compile(r"[a-z][a-z0-9._-]{1,31}")


class Unfit(ValueError):
    """A name, password, role or number that cannot be taken; the message says what could."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in. `role`: console, or agent with the number of the agents' line.

    `seal` is what a session shows that it was begun with the password of today.
    """

    name: str
    role: str
    agent_number: str | None = None
    seal: str = field(default="", compare=False, repr=False)


def add(connection: Connection, user: User, password: str, now: datetime) -> None:
    """Let somebody sign in, or give who already may a new password, role and number.

    Raises:
        Unfit: nothing was changed.
    """
    if not _NAME.fullmatch(user.name):
        raise Unfit("a name has 2 to 32 small letters, digits, dots and dashes, and begins with a letter")
    if len(password) < SHORTEST:
        raise Unfit(f"a password has at least {SHORTEST} characters")
    if user.role not in ROLES:
        raise Unfit(f"the role is {' or '.join(ROLES)}")
    if (user.role == "agent") != bool(user.agent_number):
        raise Unfit("an agent has the number of the agents' line, and nobody else has one")
    row = {
        "password_hash": generate_password_hash(password, METHOD),
        "role": user.role,
        "agent_number": user.agent_number,
    }
    if not connection.execute(update(users).where(users.c.name == user.name).values(row)).rowcount:
        connection.execute(insert(users), row | {"name": user.name, "created_at": now})


def remove(connection: Connection, name: str) -> bool:
    """Let somebody sign in no more; False if nobody of that name could."""
    return bool(connection.execute(delete(users).where(users.c.name == name)).rowcount)


def everybody(connection: Connection) -> list[User]:
    """List who may sign in, by name."""
    rows = connection.execute(select(users).order_by(users.c.name))
    return [User(row.name, row.role, row.agent_number) for row in rows]


def find(connection: Connection, name: str) -> User | None:
    """Give who has this name, None if nobody has (any more)."""
    row = connection.execute(select(users).where(users.c.name == name)).one_or_none()
    return None if row is None else _user(row)


def sign_in(store: Store, name: str, password: str, address: str, now: datetime) -> User | None:
    """Give the user whose name and password these are; None for wrong ones, or after too many wrong ones.

    An attempt counts before it is looked at, so that none made at once is free, and no transaction is open
    while a password's hash is worked out: no call waits for that.
    """
    name = name if _NAME.fullmatch(name) else ""
    sources = (f"user {name}", f"from {address[:45]}")
    with store.write() as connection:
        most = max(_count(connection, source, now) for source in sources)
        stored = connection.execute(select(users).where(users.c.name == name)).one_or_none()
    right = check_password_hash(stored.password_hash if stored else _nobody(), password)
    if stored is None or not right or most > TRIES:
        return None
    with store.write() as connection:
        connection.execute(delete(tries).where(tries.c.source == sources[0]))
        here = update(tries).where(tries.c.source == sources[1], tries.c.failures > 0)
        connection.execute(here.values(failures=tries.c.failures - 1))
    return _user(stored)


def _user(row: Any) -> User:
    seal = hashlib.sha256(row.password_hash.encode()).hexdigest()[:32]
    return User(row.name, row.role, row.agent_number, seal)


@cache
def _nobody() -> str:
    return generate_password_hash("nobody has this password", METHOD)


def _count(connection: Connection, source: str, now: datetime) -> int:
    """Count an attempt, and give how many there were; after a quiet time counting begins anew."""
    connection.execute(
        insert_or_nothing(connection, tries), {"source": source, "failures": 0, "last_at": now}
    )
    failures = case((tries.c.last_at > now - LOCK, tries.c.failures + 1), else_=1)
    counted = update(tries).where(tries.c.source == source).values(failures=failures, last_at=now)
    count: int = connection.execute(counted.returning(tries.c.failures)).scalar_one()
    return count
