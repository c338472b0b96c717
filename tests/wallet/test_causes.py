"""Row 2: a cause is told while it holds, once, and the way back from it is the step before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from flows.wallet import records
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.phone import Phone, account_of, rows, set_account
from tests.wallet.test_payment import asked

Ring = Callable[..., Phone]


@pytest.mark.parametrize("status", ["frozen", "locked"])
def test_an_account_that_pays_nothing(ring: Ring, store: Store, status: str) -> None:
    """Frozen or locked comes before any cause, and before the general checks, with a way of its own."""
    set_account(store, 10, status=status)
    set_account(store, 7, status=status)
    calls = [asked(ring(10)).press("1"), asked(ring(7)).press("2")]

    state, words = {"frozen": ("payment/frozen", "冻结着"), "locked": ("payment/locked", "锁着")}[status]
    assert [call.state for call in calls] == [state, state]
    assert all(words in call.said for call in calls)
    if status == "frozen":
        assert calls[0].press("1").state == "stolen/number/tell"


def test_a_locked_account_is_unlocked_on_the_way(ring: Ring, store: Store) -> None:
    """Whoever hears that the account is locked can unlock it there, and comes back to the payment."""
    call = asked(ring(77)).press("1 1").answer_payments().answer_payments()
    assert call.state == "locked/passwords"

    call.press("1")
    assert (call.state, account_of(store, 77).status) == ("payment/which", "active")
    assert call.press("1").state == "payment/balance"
    call.press("0")
    assert rows(store, records.queue_entry)[0].skill == "payments"


@pytest.mark.parametrize("number", [12, 19])
def test_day_limit_adds_up(ring: Ring, number: int) -> None:
    """What was paid today and the failed payment together are over the limit that is told."""
    data = asked(ring(number)).press("1").call.data

    assert int(data["spent"]) + int(data["amount"]) > int(data["limit"]) >= int(data["spent"])


@pytest.mark.parametrize(
    ("number", "later", "changes"),
    [
        (11, timedelta(), {"single_limit_minor": 620_000}),
        (12, timedelta(), {"day_limit_minor": 1_100_000}),
        (12, timedelta(days=1), {}),
        (16, timedelta(minutes=10), {}),
        (17, timedelta(hours=4), {}),
    ],
)
def test_a_cause_that_is_no_more(
    ring: Ring, store: Store, clock: Clock, number: int, later: timedelta, changes: dict[str, int]
) -> None:
    """A limit raised, a day or a pause gone by: the payment works now, and nothing else is said."""
    set_account(store, number, status="active", **changes)
    clock.pass_s(later.total_seconds())
    call = asked(ring(number)).press("1")

    assert "现在已经没有了" in call.said
    assert call.state == "more"


def test_a_card_that_works_again(ring: Ring, store: Store) -> None:
    """A card enabled since is no cause any more."""
    with store.write() as connection:
        connection.execute(records.card.update().values(status="active"))

    assert "现在已经没有了" in asked(ring(13)).press("1").said


@pytest.mark.parametrize(
    ("number", "keys", "back"),
    [
        (1, "1", "payment/which"),
        (1, "1 1", "payment/balance"),
        (13, "1 1", "payment/card"),
        (16, "1", "payment/which"),
        (9, "2", "payment/none"),
        (9, "2 2", "payment/check-money"),
        (9, "2 2 2", "payment/check-card"),
        (7, "2 2", "payment/check-money"),
        (7, "2 2 2", "payment/check-network"),
    ],
)
def test_back_is_the_step_before(ring: Ring, number: int, keys: str, back: str) -> None:
    """The star leads where the caller was before, not to the main menu."""
    assert asked(ring(number)).press(f"{keys} *").state == back


@pytest.mark.parametrize("number", [1, 11, 12, 13, 14, 15, 16, 17])
def test_9_repeats_the_choices_alone(ring: Ring, number: int) -> None:
    """The cause is told once, and what is said again is what can be keyed."""
    call = asked(ring(number)).press("1")
    cause, choices = call.said.splitlines()[0], call.said.splitlines()[1:]

    assert "请按" not in cause
    assert call.press("9").said.splitlines() == choices
