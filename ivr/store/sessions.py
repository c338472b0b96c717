"""Signing in and out: who is let in, for how long, and how often a wrong password may be tried.

A wrong name takes as long as a wrong password and is counted as one, so nothing tells which names there are.
Wrong passwords close a name to the address that they came from, so that nobody can lock somebody else out; a
name that is guessed at from many addresses is closed to those from which it was not let in of late
(NIST SP 800-63B, 5.2.2: a hundred failures at most; addresses where the user was before are trusted).
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from sqlalchemy import Connection, Row, case, delete, insert, or_, select, update
from werkzeug.security import check_password_hash

from ivr.store.calls import insert_or_nothing
from ivr.store.database import Store
from ivr.store.tables import session as sessions
from ivr.store.tables import sign_in_try as tries
from ivr.store.tables import user as users
from ivr.store.users import NAME, User

LIFE = timedelta(hours=12)
"""A working day; then one signs in again (NIST SP 800-63B, 4.2.3)."""
KNOWN = timedelta(days=30)
"""So long an address from which a name was let in is trusted with it."""
NOBODY = (
    "scrypt:32768:8:3$17cZF0Fk15CO8QXz$30f428af2eeb2276ba2ce45e69e3077407851da6f8fe397261a0c8692fdb6139"
    "16880aad4af116f2d23becb476f28f1544b0613a7ffa722b0d09d078a3121437"
)
"""The hash of no password, for who has no account: checking it takes as long."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries within a time that begins with the first."""

    tries: int
    within: timedelta


BY_NAME_FROM_THERE = Limit(5, timedelta(minutes=15))
BY_ADDRESS = Limit(30, timedelta(minutes=15))
"""More than one name's: a whole office may share an address."""
BY_NAME = Limit(100, timedelta(days=1))


def sign_in(store: Store, name: str, password: str, address: str, now: datetime) -> tuple[User, str] | None:
    """Let in whose name and password these are; None for wrong ones, or after too many tries.

    Gives the user, and the token that a browser is to show from now on. A try counts before it is looked at,
    so that none made at once is free, and no transaction is open while a password's hash is worked out: no
    call waits for that.
    """
    name = name if NAME.fullmatch(name) else ""
    there = _network(address)
    with store.write() as connection:
        if not _may_try(connection, name, there, now):
            return None
        stored = connection.execute(select(users).where(users.c.name == name)).one_or_none()
    right = check_password_hash(stored.password_hash if stored else NOBODY, password)
    if stored is None or not right:
        return None
    user = User(stored.name, stored.role, stored.agent_number)
    with store.write() as connection:
        _let_in(connection, name, there, now)
        return user, _begin(connection, user, now)


def find(connection: Connection, token: str, now: datetime) -> User | None:
    """Give who is signed in with a token, None if its session is over, or nobody's."""
    mine = (sessions.c.digest == _digest(token)) & (sessions.c.ends_at > now)
    of_user = select(users).join(sessions, sessions.c.name == users.c.name).where(mine)
    row = connection.execute(of_user).one_or_none()
    return None if row is None else User(row.name, row.role, row.agent_number)


def end(connection: Connection, token: str) -> None:
    """End a session: its token is worth nothing any more, on whatever server it is shown."""
    connection.execute(delete(sessions).where(sessions.c.digest == _digest(token)))


def _begin(connection: Connection, user: User, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    connection.execute(delete(sessions).where(sessions.c.ends_at <= now))
    row = {"digest": _digest(token), "name": user.name, "ends_at": now + LIFE}
    connection.execute(insert(sessions), row)
    return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _may_try(connection: Connection, name: str, there: str, now: datetime) -> bool:
    """Count a try, and tell whether it may be made."""
    old = (tries.c.since_at < now - BY_NAME.within) & tries.c.let_in_at.is_(None)
    connection.execute(delete(tries).where(or_(old, tries.c.since_at < now - KNOWN)))
    if _count(connection, f"from {there}", BY_ADDRESS, now).tries > BY_ADDRESS.tries:
        return False
    of_both = _count(connection, f"user {name} from {there}", BY_NAME_FROM_THERE, now)
    if of_both.tries > BY_NAME_FROM_THERE.tries:
        return False
    if of_both.let_in_at is not None and of_both.let_in_at > now - KNOWN:
        return True
    of_name: int = _count(connection, f"user {name}", BY_NAME, now).tries
    return of_name <= BY_NAME.tries


def _let_in(connection: Connection, name: str, there: str, now: datetime) -> None:
    """Take the try back and trust the address, in the order of `_may_try`: none waits for another."""
    one_less = case((tries.c.tries > 0, tries.c.tries - 1), else_=0)
    for source, values in (
        (f"from {there}", {"tries": one_less}),
        (f"user {name} from {there}", {"tries": 0, "let_in_at": now}),
        (f"user {name}", {"tries": one_less}),
    ):
        connection.execute(update(tries).where(tries.c.source == source).values(values))


def _count(
    connection: Connection, source: str, limit: Limit, now: datetime
) -> Row[tuple[int, datetime | None]]:
    """Count a try; after the limit's time counting begins anew."""
    new = {"source": source, "tries": 0, "since_at": now}
    connection.execute(insert_or_nothing(connection, tries), new)
    goes_on = tries.c.since_at > now - limit.within
    counted = update(tries).where(tries.c.source == source)
    counted = counted.values(
        tries=case((goes_on, tries.c.tries + 1), else_=1),
        since_at=case((goes_on, tries.c.since_at), else_=now),
    )
    return connection.execute(counted.returning(tries.c.tries, tries.c.let_in_at)).one()


def _network(address: str) -> str:
    """Give the network that one subscriber has: an IPv4 address, or the first half of an IPv6 one."""
    try:
        found = ip_address(address)
    except ValueError:
        return "nowhere"
    return str(found if found.version == 4 else ip_network((found, 64), strict=False))
