"""Row 1: going back, calling again, and putting a mistyped number right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from flows.wallet import records
from flows.wallet.demo import phone
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.phone import Phone, account_of, changed, everything, rows, set_account
from tests.wallet.test_stolen import reported, walked

Ring = Callable[..., Phone]


def test_a_review_is_not_passed_by_calling_again(ring: Ring, store: Store, clock: Clock) -> None:
    """A case in review is the open case: another call, once verified, joins it, and nothing is unfrozen."""
    set_account(store, 1, profile_changed_at=clock.now() - timedelta(days=20))
    first = walked(reported(ring(1)), thefts=3).answer_payments().answer_payments()
    second = reported(ring(1))
    before = everything(store)
    second.press("1 code")

    assert second.call.data["case_number"] == first.call.data["case_number"]
    assert "人工复核" in second.said
    assert second.state == "more"
    assert changed(before, store) == {"wallet_one_time_code", "wallet_case", "wallet_case_entry"}
    assert account_of(store, 1).status == "frozen"


def test_restored_once(ring: Ring, store: Store) -> None:
    """Two calls that both prove it restore the account once: one temporary code, one case."""
    first, second = (walked(reported(ring(1)), thefts=thefts).answer_payments() for thefts in (3, 0))
    assert first.answer_payments().state == second.answer_payments().state == "more"

    assert len(rows(store, records.one_time_code, purpose="password")) == 1
    assert rows(store, records.case, phone=phone(1))[0].status == "restored"


def test_the_theft_is_the_first_of_all_cases(ring: Ring, store: Store, clock: Clock) -> None:
    """What an earlier call contested dates the theft, though a newer case contests something later."""
    stolen_at = clock.now() - timedelta(days=20)
    set_account(store, 1, profile_changed_at=clock.now() - timedelta(days=45))
    old = rows(store, records.case, number="10000003")[0]
    oldest = rows(store, records.transaction, account_id=account_of(store, 1).id)[11]
    with store.write() as connection:
        mine = records.transaction.update().where(records.transaction.c.id == oldest.id)
        connection.execute(mine.values(contested_case_id=old.id, at=stolen_at))
    walked(reported(ring(1)), thefts=3).answer_payments().answer_payments()

    assert rows(store, records.case, phone=phone(1))[0].status == "manual_review"


def test_back_in_the_walk_skips_nothing(ring: Ring) -> None:
    """Who goes back from a payment and comes again is asked about the same one."""
    call = reported(ring(1)).press("1 code 2")
    payment = call.call.data["payment"]

    assert call.press("*").state == "stolen/next"
    assert call.press("1").call.data["payment"] == payment


def test_contested_payments_are_not_asked_about_again(ring: Ring, store: Store) -> None:
    """A later call goes on where the first stopped."""
    first = reported(ring(1)).press("1 code 2 2")
    second = reported(ring(1)).press("1 code")

    assert second.call.data["payment"] == first.call.data["payment"]
    assert (second.call.data["contested"], first.call.data["contested"]) == (2, 2)


def test_unverified_says_what_was_done(ring: Ring) -> None:
    """After payments were contested nobody is told that nothing was touched."""
    call = walked(reported(ring(1)), thefts=3).answer_payments(right=False)

    assert "别的什么都没有动" not in call.said
    assert "冻结" in call.said


def test_a_keyed_number_is_read_back(ring: Ring, store: Store) -> None:
    """Nothing is frozen before the caller has heard the number and said that it is right."""
    call = ring(5).press("1 2 13800000007")

    assert "幺三八，零零零零，零零零七" in call.said
    assert call.press("2").state == "stolen/who/number"
    assert call.press("13800000008 *").state == "stolen/who/number"
    assert rows(store, records.freeze, lifted_at=None) == []
    assert call.press("*").state == "stolen/who/which"
    assert call.call.level == "none"


def test_another_number_later_in_the_call(ring: Ring, store: Store) -> None:
    """A wrong number can be put right at the next service; a verified one stays, so the level is its own."""
    call = ring("anonymous").press("1 13800000007 1 2 2 1 1")

    assert call.state == "stolen/who/still"
    call.press("2 13800000001 1")
    assert account_of(store, 1).status == "frozen"
    call.press("2 1 code *")
    assert (call.call.level, call.state) == ("verified", "stolen/next")
    assert call.press("2 1 2 1").state == "payment/which"
    assert call.call.data["phone"] == phone(1)


@pytest.mark.parametrize(
    ("caller", "keys", "back"),
    [
        (1, "1 1 2 1 code 1", "stolen/next"),
        (1, "1 2", "stolen/who/which"),
        ("anonymous", "1", "main"),
        ("anonymous", "5 1 1", "case"),
    ],
)
def test_back_is_the_step_before(ring: Ring, caller: int | str, keys: str, back: str) -> None:
    """The star leads where the caller was before; before the number of a withheld caller is the menu."""
    assert ring(caller).press(f"{keys} *").state == back
