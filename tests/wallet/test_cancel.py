"""Row 9: an unfinished payment is cancelled at once, or asked back from the bank, or told why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flows.wallet import records
from flows.wallet.processes import payments
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.office import office
from tests.wallet.phone import Phone, account_of, changed, everything, rows

Ring = Callable[..., Phone]
ORDER = "88{:04}000101"


def asked(call: Phone) -> Phone:
    """Ask to cancel a payment of the caller's own account."""
    return call.press("2 3 1 code")


def order(store: Store, number: int) -> Any:
    """Give the unfinished payment of a demo account."""
    return rows(store, records.transaction, order_number=ORDER.format(number))[0]


def test_pending_from_the_balance(ring: Ring, store: Store) -> None:
    """A pending payment is cancelled at once, its money is back in the balance, and an SMS says so."""
    before = account_of(store, 46).balance_minor
    call = asked(ring(46)).press("1")
    assert call.state == "cancel/this/confirm"
    untouched = everything(store)
    call.press("1")

    assert "已经退回您的余额" in call.said
    assert call.state == "more"
    assert order(store, 46).status == "cancelled"
    assert account_of(store, 46).balance_minor == before + 42_800
    assert changed(untouched, store) == {"wallet_transaction", "wallet_account", "wallet_movement"}
    assert "已取消" in call.sms()[-1][1]


def test_pending_on_a_card(ring: Ring, store: Store) -> None:
    """What a card would have paid is released there; the balance stays as it was."""
    before = account_of(store, 44).balance_minor
    call = asked(ring(44)).press("1 1")

    assert "卡上的钱没有扣" in call.said
    assert account_of(store, 44).balance_minor == before
    (moved,) = rows(store, records.movement, transaction_id=order(store, 44).id)
    assert (moved.source, moved.target, moved.amount_minor) == ("escrow", "card", 42_800)


def test_kept(ring: Ring, store: Store) -> None:
    """Who would rather keep it changes nothing."""
    call = asked(ring(46)).press("1")
    before = everything(store)

    assert call.press("2").state == "more"
    assert changed(before, store) == set()


def test_processing_is_asked_back_once(ring: Ring, store: Store) -> None:
    """What the bank has is asked back, once, and no money moves; the next call hears that it was."""
    call = asked(ring(45)).press("1")
    assert call.state == "cancel/this/ask"
    before = everything(store)
    call.press("1")

    assert "交给银行" in call.said
    assert order(store, 45).status == "processing"
    assert changed(before, store) == {"wallet_transaction"}
    again = everything(store)
    assert "已经申请过撤回" in asked(ring(45)).press("1").said
    assert {"wallet_transaction", "wallet_movement"} & changed(again, store) == set()


def test_requested_before(ring: Ring) -> None:
    """A request of an earlier call is known."""
    call = asked(ring(48)).press("1")

    assert "已经申请过撤回" in call.said
    assert call.state == "more"


def test_finished_offers_a_refund(ring: Ring) -> None:
    """What was paid cannot be cancelled; its refund is offered, and nothing is asked again."""
    call = asked(ring(46)).press("3 880046000001")

    assert call.state == "cancel/paid"
    assert call.press("1").state == "refund/reason"


def test_nothing_pending(ring: Ring) -> None:
    """Without an unfinished payment the caller hears so, and may key an order."""
    call = asked(ring(7))

    assert call.state == "cancel/order/none"
    assert "没有还没付完的款" in call.said
    assert call.press("2").state == "more"


def test_failed(ring: Ring) -> None:
    """A payment that failed is told as such: there is nothing to cancel."""
    assert "没有付成" in asked(ring(1)).press("3 880001000016").said


def test_cancelled_before(ring: Ring, store: Store) -> None:
    """A payment that was cancelled before is told as such, and nothing moves again."""
    asked(ring(46)).press("1 1")
    call = asked(ring(46))
    before = everything(store)

    assert "已经取消了" in call.press("1 880046000101").said
    assert changed(before, store) == set()


def test_not_verified(ring: Ring, store: Store) -> None:
    """Without the code nothing is told or cancelled; an agent for payments comes."""
    call = ring(46).press("2 3 1 000000 000000 000000")

    assert call.state == "agent/wait"
    assert rows(store, records.queue_entry)[0].skill == "payments"
    assert order(store, 46).status == "pending"


def test_moved_between_the_question_and_the_yes(ring: Ring, store: Store, clock: Clock) -> None:
    """If the bank takes it up, or settles it, while the caller thinks, the caller hears what is true now."""
    first, second = asked(ring(46)).press("1"), asked(ring(45)).press("1")
    with office(store, clock) as books:
        assert payments.take_up(books, order(store, 46).id)
        assert payments.settle(books, order(store, 45).id)

    assert first.press("1").state == "more"
    assert order(store, 46).cancel_requested_at is not None
    assert second.press("1").state == "cancel/paid"
    assert order(store, 45).status == "paid"


def test_the_bank_gives_it_back(ring: Ring, store: Store, clock: Clock) -> None:
    """What was asked back comes back once: to the balance, with an SMS; or it is settled, and never both."""
    before = account_of(store, 48).balance_minor
    asked(ring(48)).press("1")
    with office(store, clock) as books:
        assert payments.give_back(books, order(store, 48).id)
        assert not payments.give_back(books, order(store, 48).id)
        assert not payments.settle(books, order(store, 48).id)

    assert account_of(store, 48).balance_minor == before + 42_800
    assert "已取消" in ring(7).sms()[-1][1]


def test_a_contested_payment(ring: Ring, store: Store) -> None:
    """Whoever looks after a contested payment reads in the fraud case that its money came back."""
    ring(46).press("1 1 2 1 code 2").hang_up()
    (fraud,) = rows(store, records.case, kind="fraud", account_id=account_of(store, 46).id)
    assert order(store, 46).contested_case_id == fraud.id
    asked(ring(46)).press("1 1")

    assert rows(store, records.case_entry, case_id=fraud.id)[-1].detail["target"] == "balance"
