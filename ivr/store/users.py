"""Who may sign in to the pages, with what password, and what they may see there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update
from werkzeug.security import generate_password_hash

from ivr.store.tables import session as sessions
from ivr.store.tables import user as users

METHOD = "scrypt:32768:8:3"
"""Passwords are kept by scrypt with a salt of each one's own (Werkzeug's, as everywhere here)."""
ROLES = ("console", "agent")
SHORTEST = 10
NAME = re.compile(r"[a-z][a-z0-9._-]{1,31}")


class Unfit(ValueError):
    """A name, password, role or number that cannot be taken; the message says what could."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in. `role`: console, or agent with the number of the agents' line."""

    name: str
    role: str
    agent_number: str | None = None


def add(connection: Connection, user: User, password: str, now: datetime) -> None:
    """Let somebody sign in, or give who already may a new password, role and number, and end their sessions.

    Raises:
        Unfit: nothing was changed.
    """
    if not NAME.fullmatch(user.name):
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
    connection.execute(delete(sessions).where(sessions.c.name == user.name))
    if not connection.execute(update(users).where(users.c.name == user.name).values(row)).rowcount:
        connection.execute(insert(users), row | {"name": user.name, "created_at": now})


def remove(connection: Connection, name: str) -> bool:
    """Let somebody sign in no more, and end their sessions; False if nobody of that name could."""
    connection.execute(delete(sessions).where(sessions.c.name == name))
    return bool(connection.execute(delete(users).where(users.c.name == name)).rowcount)


def everybody(connection: Connection) -> list[User]:
    """List who may sign in, by name."""
    rows = connection.execute(select(users).order_by(users.c.name))
    return [User(row.name, row.role, row.agent_number) for row in rows]
