"""Row 7: a card is unbound by its last four digits; what keeps it has a way out, after which it goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flows.wallet import records
from flows.wallet.processes import payments
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.office import office
from tests.wallet.phone import Phone, account_of, add, changed, everything, rows, set_account

Ring = Callable[..., Phone]


def asked(call: Phone, last4: str) -> Phone:
    """Ask to unbind a card of the caller's own account, and confirm which one."""
    return call.press(f"4 4 1 {last4} code 1")


def card_of(store: Store, number: int) -> Any:
    """Give the first card of a demo account."""
    return rows(store, records.card, account_id=account_of(store, number).id)[0]


def test_unbound(ring: Ring, store: Store) -> None:
    """A card that nothing keeps is unbound, an SMS says so, and another pays in its place."""
    set_account(store, 1, default_card_id=card_of(store, 1).id)
    call = ring(1).press("4 4 1 6211 code")
    before = everything(store)
    call.press("1")

    assert call.state == "more"
    assert card_of(store, 1).status == "unbound"
    assert account_of(store, 1).default_card_id == rows(store, records.card, last4="6212")[0].id
    assert "6211" in call.sms()[-1][1]
    assert changed(before, store) == {"wallet_card", "wallet_account"}


def test_unbound_is_gone(ring: Ring) -> None:
    """A card that was unbound is not found again."""
    asked(ring(1), "6211")

    assert "没有绑这样一张卡" in ring(1).press("4 4 1 6211 code").said


def test_another_with_the_same_digits(ring: Ring, store: Store) -> None:
    """Where two cards end alike, each is offered in turn, and only the one confirmed is unbound."""
    first = card_of(store, 1)
    same = {
        "account_id": first.account_id,
        "bank": "海上银行",
        "last4": "6211",
        "expires_on": first.expires_on,
    }
    add(store, records.card, **same, status="active")
    call = ring(1).press("4 4 1 6211 code 2")
    assert call.state == "card/confirm"
    call.press("1")

    assert [row.status for row in rows(store, records.card, last4="6211")] == ["active", "unbound"]
    assert "没有别的卡" in ring(1).press("4 4 1 6211 code 2").said


def test_somebody_elses_card(ring: Ring, store: Store) -> None:
    """Another account's card is as unknown as one that is not there."""
    call = ring(7).press("4 4 1 6211 code")

    assert "没有绑这样一张卡" in call.said
    assert card_of(store, 1).status == "active"


def test_verification_missing(ring: Ring, store: Store) -> None:
    """Who is not verified is, and goes on with the digits keyed before; else hears what to have ready."""
    call = ring(1).press("4 4 1 6211")
    assert "先确认是您本人" in call.said
    assert call.press("code").state == "card/confirm"

    failed = ring(1).press("4 4 1 6211 000000 000000 000000")
    assert "身份证" in failed.said
    assert failed.state == "agent/wait"
    assert card_of(store, 1).status == "active"


def test_unfinished_payment_is_cancelled_and_the_unbinding_goes_on(ring: Ring, store: Store) -> None:
    """The payment that keeps the card is cancelled, and then the card goes, without another question."""
    call = asked(ring(44), "6641")
    assert call.state == "card/unfinished"
    assert call.press("1").state == "card/cancel/confirm"
    call.press("1")

    assert "取消好了" in call.said
    assert "解绑好了" in call.said
    assert call.state == "more"
    assert card_of(store, 44).status == "unbound"


@pytest.mark.parametrize("keys", ["2", "1 1"])
@pytest.mark.parametrize("end", [payments.settle, payments.give_back])
def test_goes_when_the_payment_ends(
    ring: Ring, store: Store, clock: Clock, keys: str, end: Callable[..., bool]
) -> None:
    """With a payment in the bank's hands the card waits, and goes by itself when that ends, either way."""
    call = asked(ring(45), "6651").press(keys)
    assert "自动解绑" in call.said
    assert card_of(store, 45).status == "active"
    with office(store, clock) as books:
        assert end(books, rows(store, records.transaction, order_number="880045000101")[0].id)

    assert card_of(store, 45).status == "unbound"
    assert "已解绑" in call.sms()[-1][1]


def test_not_asked_for_it_stays(ring: Ring, store: Store, clock: Clock) -> None:
    """A card that nobody wants gone stays when its payment ends."""
    asked(ring(45), "6651").press("3")
    with office(store, clock) as books:
        payments.settle(books, rows(store, records.transaction, order_number="880045000101")[0].id)

    assert card_of(store, 45).status == "active"


@pytest.mark.parametrize(("key", "stopped"), [("1", False), ("2", True)])
def test_last_card_with_automatic_payments(ring: Ring, store: Store, key: str, stopped: bool) -> None:
    """Automatic payments of the last card go on from the balance, or stop; then the card goes."""
    call = asked(ring(46), "6661")
    assert call.state == "card/automatic"
    call.press(key)

    (automatic,) = rows(store, records.automatic_payment, account_id=account_of(store, 46).id)
    assert (automatic.stopped_at is not None) == stopped
    assert card_of(store, 46).status == "unbound"
    assert stopped or automatic.card_id is None


def test_automatic_payments_go_on_with_another_card(ring: Ring, store: Store) -> None:
    """Where there is another card, it makes the automatic payments from now on."""
    asked(ring(47), "6671")

    (automatic,) = rows(store, records.automatic_payment, account_id=account_of(store, 47).id)
    assert automatic.card_id == rows(store, records.card, last4="6672")[0].id


@pytest.mark.parametrize(
    ("number", "last4", "keys"), [(44, "6641", "1 2 3"), (44, "6641", "3"), (46, "6661", "3")]
)
def test_kept(ring: Ring, store: Store, number: int, last4: str, keys: str) -> None:
    """Who would rather keep the card keeps it, and the payments as they are."""
    call = asked(ring(number), last4)
    before = everything(store)

    assert call.press(keys).state == "more"
    assert changed(before, store) == set()
