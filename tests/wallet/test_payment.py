"""Row 2: why a payment failed, read off the payment itself, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from flows.wallet import records
from flows.wallet.demo import HOLDERS, phone
from flows.wallet.hours import next_midnight, next_quiet
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.phone import Phone, account_of, changed, everything, rows, set_account

Ring = Callable[..., Phone]


def asked(call: Phone) -> Phone:
    """Ask about a failed payment of the caller's own account."""
    return call.press("2 1 1 code")


@pytest.mark.parametrize(
    ("number", "state", "words"),
    [
        (1, "payment/balance", "余额不够"),
        (10, "more", "足够了"),
        (11, "payment/limit-single", "五千元"),
        (12, "payment/limit-day", "一万元"),
        (13, "payment/card", "停用"),
        (14, "payment/card", "过期"),
        (15, "payment/payee", "对不上"),
        (16, "payment/wait", "网络"),
        (17, "payment/wait", "太多"),
    ],
)
def test_real_cause(ring: Ring, store: Store, number: int, state: str, words: str) -> None:
    """Each cause has its own words and its own next steps; telling it changes nothing."""
    call = asked(ring(number))
    before = everything(store)
    call.press("1")

    assert words in call.said
    assert call.state == state
    assert changed(before, store) == set()


def test_verified_first(ring: Ring, store: Store) -> None:
    """Not verified, nobody hears of a payment: an agent comes, with the wrong tries on record."""
    call = ring(1).press("2 1 1 000000 000000 000000")

    assert call.state == "agent/wait"
    assert "付款记录" in call.said
    assert rows(store, records.queue_entry)[0].skill == "payments"


def test_older_failure(ring: Ring) -> None:
    """The caller goes back from failure to failure; past the oldest it begins with the latest again."""
    call = asked(ring(1))
    latest = call.call.data["failure"]
    older = call.press("2").call.data["failure"]

    assert older != latest
    assert call.press("2").call.data["failure"] == latest
    assert "没有更早的" in call.said


def test_order_number(ring: Ring) -> None:
    """A keyed order is looked up: its cause if it failed, else how it really stands."""
    failed = asked(ring(1)).press("3 880001000017")
    paid = asked(ring(1)).press("3 880001000001")
    pending = asked(ring(1)).press("3 880001000002")

    assert "现在已经没有了" in failed.said
    assert "已经付成" in paid.said
    assert "还在等您确认" in pending.said


def test_order_of_somebody_else(ring: Ring) -> None:
    """Another account's order is as unknown as one that is not there; the third one ends it."""
    call = asked(ring(1)).press("3 880002000001")

    assert "没有这个订单" in call.said
    assert call.press("999999999999").state == "payment/order"
    assert call.press("999999999999").state == "payment/check-money"


def test_nothing_failed(ring: Ring) -> None:
    """Without a failed payment the general checks come in order, and an agent at their end."""
    call = asked(ring(7))
    states = [call.state, *(call.press("2").state for _ in range(4))]

    assert states == [
        "payment/none",
        "payment/check-money",
        "payment/check-network",
        "payment/check-payee",
        "agent/wait",
    ]


@pytest.mark.parametrize(
    ("number", "money", "card"),
    [(8, "payment/check-empty", "payment/check-bad-card"), (9, "payment/check-money", "payment/check-card")],
)
def test_checks_read_the_account(ring: Ring, number: int, money: str, card: str) -> None:
    """The checks tell how this account's balance and card really are."""
    call = asked(ring(number)).press("2")

    assert call.state == money
    assert call.press("2").state == card
    assert call.press("1").state == "more"


def test_switch_method(ring: Ring, store: Store) -> None:
    """The card that the caller takes is what pays from now on; nothing else changes."""
    call = asked(ring(1)).press("1 1")
    first = call.call.data["method"]
    second = call.press("2").call.data["method"]
    before = everything(store)
    call.press("1")

    assert first != second
    assert account_of(store, 1).default_card_id == second
    assert changed(before, store) == {"wallet_account"}


def test_switch_offers_the_balance(ring: Ring, store: Store) -> None:
    """Where a card failed the balance is offered if there is enough in it, and never the same card."""
    set_account(store, 13, balance_minor=45_800)
    call = asked(ring(13)).press("1 1")
    failed = next(row for row in rows(store, records.transaction) if row.cause == "method_disabled")
    offered = {call.call.data["method"], call.press("2").call.data["method"]}
    assert call.press("2").state == "agent/wait"
    asked(ring(13)).press("1 1 1")

    assert 0 in offered
    assert failed.card_id not in offered
    assert account_of(store, 13).default_card_id is None


def test_disabled_meanwhile(ring: Ring, store: Store) -> None:
    """A card that stopped working between the offer and the yes is not taken."""
    call = asked(ring(1)).press("1 1")
    offered = call.call.data["method"]
    with store.write() as connection:
        connection.execute(records.card.update().values(status="disabled"))
    call.press("1")

    assert call.state == "agent/wait"
    assert account_of(store, 1).default_card_id != offered


def test_no_other_method(ring: Ring) -> None:
    """Who has no other way to pay gets an agent."""
    assert asked(ring(18)).press("1 1").state == "agent/wait"
    assert asked(ring(14)).press("1 1").state == "agent/wait"


def test_raise_requested_once(ring: Ring, store: Store) -> None:
    """A higher limit is a case with a number; asked for again, it is the same one."""
    first = asked(ring(11)).press("1 1")
    second = asked(ring(11)).press("1 1")

    (case,) = rows(store, records.case, phone=phone(11))
    assert (case.kind, case.status, case.number) == ("limit", "open", first.call.data["case_number"])
    assert second.call.data["case_number"] == case.number
    assert "已经申请过" in second.said
    assert account_of(store, 11).single_limit_minor == 500_000


def test_raise_requested_before(ring: Ring) -> None:
    """A request from an earlier call is known."""
    assert "已经申请过" in asked(ring(19)).press("1 1").said


@pytest.mark.parametrize(("number", "keys"), [(12, "1 2"), (16, "1 1"), (17, "1 1")])
def test_retry_later(ring: Ring, store: Store, clock: Clock, number: int, keys: str) -> None:
    """When to pay again follows from the cause, is kept with the order, and goes out by SMS once."""
    call = asked(ring(number)).press(keys)
    again = asked(ring(number)).press(keys)

    failed = rows(store, records.transaction, id=call.call.data["failure"])[0]
    expected = {
        "limit_day": next_midnight(clock.now()),
        "network": clock.now() + timedelta(minutes=10),
    }.get(failed.cause, next_quiet(clock.now()))
    assert failed.retry_at == expected
    assert failed.status == "failed"
    assert sum("重新付款" in text for _, text in again.sms()) == 1


def test_top_up(ring: Ring) -> None:
    """Who tops up hears no hour at which to pay, and none is sent."""
    call = asked(ring(1))
    sent = len(call.sms())
    call.press("1 2")

    assert "再付一次就好" in call.said
    assert call.state == "more"
    assert len(call.sms()) == sent


def test_each_way_is_offered_once(ring: Ring) -> None:
    """After the last way to pay comes an agent; asked for again, the offers begin anew."""
    call = asked(ring(13)).press("1 1")
    first = call.call.data["method"]

    assert call.press("* 1").call.data["method"] == first
    assert call.press("2").state == "agent/wait"


def test_payee_advice(ring: Ring) -> None:
    """What to check with the payee is sent to the registered phone, once a call."""
    call = asked(ring(15)).press("1 1")

    assert call.sms()[-1][0] == phone(15)
    assert "收款人姓名" in call.sms()[-1][1]


@pytest.mark.parametrize(
    ("number", "keys"),
    [(number, "1 2") for number in (11, 13, 14, 15, 16, 17)]
    + [(7, keys) for keys in ("2 1", "2 2 1", "2 2 2 1")]
    + [(8, "2 1"), (8, "2 2 1"), (9, "2 2 1")],
)
def test_no_more_is_wanted(ring: Ring, store: Store, number: int, keys: str) -> None:
    """Whoever needs no further step is asked for the next wish, and nothing changes."""
    call = asked(ring(number))
    before = everything(store)

    assert call.press(keys).state == "more"
    assert changed(before, store) == set()


def test_order_where_nothing_failed(ring: Ring) -> None:
    """Without a recent failure an order can still be looked up."""
    assert asked(ring(7)).press("1 880007000001").state == "more"


def test_every_cause_has_a_caller() -> None:
    """The demo data has a failed payment for each cause."""
    causes = {cause for holder in HOLDERS for cause in holder.failures}

    assert causes == set(records.payments.CAUSES)
