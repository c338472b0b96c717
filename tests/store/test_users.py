"""Who may sign in: names, passwords, roles and numbers that can be taken, and those that cannot."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from ivr.store import users
from ivr.store.database import Store
from ivr.store.sessions import find
from ivr.store.tables import user as table
from ivr.store.users import Unfit, User
from tests.conftest import Clock
from tests.store.signing import MARY, PASSWORD, tried


@pytest.fixture(autouse=True)
def mary(store: Store, clock: Clock) -> None:
    """Let mary sign in."""
    with store.write() as connection:
        users.add(connection, MARY, PASSWORD, clock.now())


def test_no_password_is_kept(store: Store) -> None:
    """Nothing of the password is stored in clear."""
    with store.read() as connection:
        assert PASSWORD not in str(connection.execute(select(table)).all())


@pytest.mark.parametrize(
    ("user", "password"),
    [
        (User("M", "console"), PASSWORD),
        (User("bob", "console"), "short"),
        (User("bob", "king"), PASSWORD),
        (User("bob", "agent"), PASSWORD),
        (User("bob", "console", "1001"), PASSWORD),
    ],
)
def test_what_cannot_be_taken(store: Store, clock: Clock, user: User, password: str) -> None:
    """A bad name, password, role or number is told, and nobody is added."""
    with store.write() as connection, pytest.raises(Unfit):
        users.add(connection, user, password, clock.now())
    with store.read() as connection:
        assert users.everybody(connection) == [MARY]


def test_removed_and_changed(store: Store, clock: Clock) -> None:
    """A new password replaces the old one; who was removed is let in no more. Either ends the sessions."""
    assert (before := tried(store, clock, "mary", PASSWORD))
    with store.write() as connection:
        users.add(connection, User("mary", "agent", "1001"), "another password", clock.now())
        assert find(connection, before, clock.now()) is None
    assert tried(store, clock, "mary", PASSWORD) is None
    assert (after := tried(store, clock, "mary", "another password"))
    with store.write() as connection:
        assert find(connection, after, clock.now()) == User("mary", "agent", "1001")
        assert users.remove(connection, "mary")
        assert find(connection, after, clock.now()) is None
        assert not users.remove(connection, "mary")
    assert tried(store, clock, "mary", "another password") is None
