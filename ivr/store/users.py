"""Who may sign in to the pages, and how often a wrong password may be tried.

Passwords are kept by scrypt with a salt of each one's own (Werkzeug's, as everywhere here). A wrong name
takes as long as a wrong password and is counted as one, so nothing tells which names there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Connection, delete, insert, select, update
from werkzeug.security import check_password_hash, generate_password_hash

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
    """Somebody who may sign in. `role`: console, or agent with the number of the agents' line."""

    name: str
    role: str
    agent_number: str | None = None


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
    return None if row is None else User(row.name, row.role, row.agent_number)


def sign_in(connection: Connection, name: str, password: str, address: str, now: datetime) -> User | None:
    """Give the user whose name and password these are; None for wrong ones, or after too many wrong ones."""
    sources = (f"user {name[:32]}", f"from {address[:45]}")
    stored = connection.execute(select(users).where(users.c.name == name)).one_or_none()
    right = check_password_hash(stored.password_hash if stored else _nobody(), password)
    recent = (tries.c.source.in_(sources)) & (tries.c.last_at > now - LOCK)
    counts = connection.execute(select(tries.c.failures).where(recent)).scalars().all()
    if stored is None or not right or max(counts, default=0) >= TRIES:
        for source in sources:
            _count(connection, source, now)
        return None
    connection.execute(delete(tries).where(tries.c.source == sources[0]))
    return User(stored.name, stored.role, stored.agent_number)


@cache
def _nobody() -> str:
    return generate_password_hash("nobody has this password", METHOD)


def _count(connection: Connection, source: str, now: datetime) -> None:
    """Count a failure; after a quiet time counting begins anew."""
    mine = tries.c.source == source
    last_at = connection.execute(select(tries.c.last_at).where(mine)).scalar_one_or_none()
    if last_at is None:
        connection.execute(insert(tries), {"source": source, "failures": 1, "last_at": now})
        return
    failures = tries.c.failures + 1 if last_at > now - LOCK else 1
    connection.execute(update(tries).where(mine).values(failures=failures, last_at=now))
