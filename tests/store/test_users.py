"""Who may sign in, and what a wrong password costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from ivr.store import users
from ivr.store.database import Store, open_store
from ivr.store.schema import prepare
from ivr.store.tables import SCHEMA, sign_in_try
from ivr.store.tables import user as table
from ivr.store.users import Unfit, User
from ivr.store.vault import Vault
from tests.conftest import Clock

MARY, PASSWORD = User("mary", "console"), "a long password"


@pytest.fixture
def store(database: str, clock: Clock) -> Iterator[Store]:
    """Give a store in which mary may sign in."""
    opened = open_store(database, Vault(b"0123456789abcdef"))
    prepare(opened.engine, SCHEMA)
    with opened.write() as connection:
        users.add(connection, MARY, PASSWORD, clock.now())
    yield opened
    opened.engine.dispose()


def tried(store: Store, clock: Clock, name: str, password: str, address: str = "192.0.2.1") -> User | None:
    """Try to sign in."""
    return users.sign_in(store, name, password, address, clock.now())


def test_the_right_password_alone(store: Store, clock: Clock) -> None:
    """Name and password let in; nothing of the password is stored in clear."""
    assert tried(store, clock, "mary", PASSWORD) == MARY
    assert tried(store, clock, "mary", PASSWORD + "x") is None
    assert tried(store, clock, "bob", PASSWORD) is None
    with store.read() as connection:
        assert PASSWORD not in str(connection.execute(select(table)).all())


def test_five_failures_close_the_name_for_a_while(store: Store, clock: Clock) -> None:
    """After five wrong ones the right one does not help, from any address, for a quarter of an hour."""
    for number in range(5):
        assert tried(store, clock, "mary", "wrong", f"192.0.2.{number}") is None
    assert tried(store, clock, "mary", PASSWORD, "198.51.100.1") is None
    clock.pass_s(15 * 60 + 1)
    assert tried(store, clock, "mary", PASSWORD) == MARY


def test_no_call_waits_for_a_password(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a password is checked, others write, and the attempt counts already: none at once is free."""
    counted = []

    def check(_hash: str, _password: str) -> bool:
        with store.write() as connection:
            counted.append(connection.execute(select(sign_in_try.c.failures)).scalars().all())
        return False

    monkeypatch.setattr(users, "check_password_hash", check)
    assert [tried(store, clock, "mary", "wrong"), tried(store, clock, "mary", "wrong")] == [None, None]
    assert counted == [[1, 1], [2, 2]]


@pytest.mark.parametrize("name", ["", "\0", "M" * 64])
def test_what_is_no_name(store: Store, clock: Clock, name: str) -> None:
    """What can be nobody's name is refused as any wrong one."""
    assert tried(store, clock, name, PASSWORD) is None


def test_an_address_that_guesses_names_is_closed(store: Store, clock: Clock) -> None:
    """Five failures from one address, whatever the names, close that address and no other."""
    for number in range(5):
        tried(store, clock, f"user{number}", "wrong")
    assert tried(store, clock, "mary", PASSWORD) is None
    assert tried(store, clock, "mary", PASSWORD, "198.51.100.1") == MARY


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
    """A new password replaces the old one; who was removed is let in no more."""
    with store.write() as connection:
        users.add(connection, User("mary", "agent", "1001"), "another password", clock.now())
    assert tried(store, clock, "mary", PASSWORD) is None
    assert tried(store, clock, "mary", "another password") == User("mary", "agent", "1001")
    with store.write() as connection:
        assert users.remove(connection, "mary")
        assert not users.remove(connection, "mary")
    assert tried(store, clock, "mary", "another password") is None
