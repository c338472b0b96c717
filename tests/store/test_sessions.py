"""Signing in and out: what lets in, what ends it, and what wrong passwords cost whom."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from ivr.store import sessions, users
from ivr.store.database import Store
from ivr.store.sessions import BY_ADDRESS, BY_NAME, BY_NAME_FROM_THERE, LIFE, NOBODY, end, find
from ivr.store.tables import session, sign_in_try
from ivr.store.users import METHOD
from tests.conftest import Clock
from tests.store.signing import MARY, PASSWORD, tried

ELSEWHERE = "198.51.100.1"


def guess(store: Store, clock: Clock, times: int, name: str = "mary", address: str = ELSEWHERE) -> None:
    """Try wrong passwords."""
    for _ in range(times):
        assert tried(store, clock, name, "wrong", address) is None


@pytest.fixture(autouse=True)
def mary(store: Store, clock: Clock) -> None:
    """Let mary sign in."""
    with store.write() as connection:
        users.add(connection, MARY, PASSWORD, clock.now())


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare passwords without working out a hash, which takes long on purpose."""
    monkeypatch.setattr(
        sessions, "check_password_hash", lambda kept, given: kept != NOBODY and given == PASSWORD
    )


def test_the_right_password_alone(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name and password let in; a wrong password and a wrong name do not."""
    monkeypatch.undo()
    token = tried(store, clock, "mary", PASSWORD)
    assert token is not None
    with store.read() as connection:
        assert find(connection, token, clock.now()) == MARY
        assert token not in str(connection.execute(select(session)).all())
    assert tried(store, clock, "mary", PASSWORD + "x") is None
    assert tried(store, clock, "bob", PASSWORD) is None


def test_who_has_no_account_is_compared_as_long() -> None:
    """The hash that stands in for a missing one takes the same work, so time tells no name."""
    assert NOBODY.startswith(f"{METHOD}$")


def test_a_session_that_was_ended_is_worth_nothing(store: Store, clock: Clock) -> None:
    """Signing out ends that session wherever its token is shown, and no other of the same user."""
    one, other = (tried(store, clock, "mary", PASSWORD) or "" for _ in range(2))
    with store.write() as connection:
        end(connection, one)
        assert find(connection, one, clock.now()) is None
        assert find(connection, other, clock.now()) == MARY
    clock.at += LIFE
    with store.read() as connection:
        assert find(connection, other, clock.now()) is None


def test_nobody_locks_somebody_else_out(store: Store, clock: Clock) -> None:
    """Five wrong passwords close a name to their address for a quarter of an hour, and to no other."""
    guess(store, clock, BY_NAME_FROM_THERE.tries)
    assert tried(store, clock, "mary", PASSWORD, ELSEWHERE) is None
    assert tried(store, clock, "mary", PASSWORD)
    clock.at += BY_NAME_FROM_THERE.within
    assert tried(store, clock, "mary", PASSWORD, ELSEWHERE)


def test_a_lock_is_not_made_longer(store: Store, clock: Clock) -> None:
    """Who keeps trying while it is closed waits no longer for it."""
    guess(store, clock, 1)
    clock.at += BY_NAME_FROM_THERE.within / 2
    guess(store, clock, 10)
    clock.at += BY_NAME_FROM_THERE.within / 2
    assert tried(store, clock, "mary", PASSWORD, ELSEWHERE)


def test_a_name_that_is_guessed_at_from_everywhere(store: Store, clock: Clock) -> None:
    """After a hundred wrong ones in a day it opens only where it was let in before."""
    assert tried(store, clock, "mary", PASSWORD)
    for number in range(BY_NAME.tries):
        guess(store, clock, 1, address=f"203.0.113.{number}")
    assert tried(store, clock, "mary", PASSWORD, ELSEWHERE) is None
    assert tried(store, clock, "mary", PASSWORD)
    clock.at += BY_NAME.within
    assert tried(store, clock, "mary", PASSWORD, ELSEWHERE)


def test_an_address_that_guesses_names_is_closed(store: Store, clock: Clock) -> None:
    """Too many failures from one address, whatever the names, close that address and no other."""
    for number in range(BY_ADDRESS.tries):
        guess(store, clock, 1, name=f"user{number}")
    assert tried(store, clock, "mary", PASSWORD, ELSEWHERE) is None
    assert tried(store, clock, "mary", PASSWORD)


def test_a_subscriber_has_half_of_an_ipv6_address(store: Store, clock: Clock) -> None:
    """Whoever has a network of IPv6 has as many addresses as they like: they count as one."""
    for number in range(BY_NAME_FROM_THERE.tries):
        guess(store, clock, 1, address=f"2001:db8::{number}")
    assert tried(store, clock, "mary", PASSWORD, "2001:db8::ffff") is None
    assert tried(store, clock, "mary", PASSWORD, "2001:db8:0:1::1")


def test_right_passwords_cost_nothing(store: Store, clock: Clock) -> None:
    """However often one signs in, it counts as no failure."""
    assert all(tried(store, clock, "mary", PASSWORD) for _ in range(BY_ADDRESS.tries + 1))


def test_tries_are_forgotten(store: Store, clock: Clock) -> None:
    """A day later nothing is kept of who never came in; who guesses fills no table."""
    guess(store, clock, 3, name="nobody")
    clock.at += BY_NAME.within * 1.01
    guess(store, clock, 1)
    with store.read() as connection:
        sources = connection.execute(select(sign_in_try.c.source)).scalars().all()
    assert [each for each in sources if "nobody" in each] == []


def test_no_call_waits_for_a_password(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a password is checked, others write, and the attempt counts already: none at once is free."""
    counted = []

    def check(_hash: str, _password: str) -> bool:
        with store.write() as connection:
            counted.append(connection.execute(select(sign_in_try.c.tries)).scalars().all())
        return False

    monkeypatch.setattr(sessions, "check_password_hash", check)
    guess(store, clock, 2)
    assert counted == [[1] * 3, [2] * 3]


@pytest.mark.parametrize("name", ["", "\0", "M" * 64])
def test_what_is_no_name(store: Store, clock: Clock, name: str) -> None:
    """What can be nobody's name is refused as any wrong one."""
    assert tried(store, clock, name, PASSWORD) is None
