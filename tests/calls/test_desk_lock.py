"""What wrong PINs cost an agent's number."""

from __future__ import annotations

from datetime import timedelta

from flows.wallet.desk import LOCK, LONGEST_LOCK, PINS, sign_in
from tests.calls.ringing import Town

NUMBER, PIN = "1001", "246810"


def let_in(town: Town, pin: str, after: timedelta = timedelta()) -> bool:
    """Try to sign in."""
    town.clock.pass_(after.total_seconds())
    with town.store.write() as connection:
        vault = town.store.vault
        return sign_in(connection, vault, NUMBER, pin, town.clock.now()) is not None


def test_wrong_pins_close_a_number_for_longer_each_time(town: Town) -> None:
    """Every third wrong PIN in a row closes the number, for twice as long each time; a right one forgets."""
    for locked in (LOCK, 2 * LOCK, 4 * LOCK, 8 * LOCK):
        for _ in range(PINS):
            assert not let_in(town, "000000")
        assert not let_in(town, PIN, locked - timedelta(seconds=1))
        town.clock.pass_(1)
    assert let_in(town, PIN)
    for _ in range(PINS):
        assert not let_in(town, "000000")
    assert let_in(town, PIN, LOCK)


def test_a_lock_has_an_end(town: Town) -> None:
    """However often it is guessed at, an agent gets in again a day later."""
    for _ in range(100):
        assert not let_in(town, "000000", LONGEST_LOCK)
    assert let_in(town, PIN, LONGEST_LOCK)
