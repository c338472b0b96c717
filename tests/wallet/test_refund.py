"""Row 3: a refund is asked for within its window, followed, hurried, traced when late, paid once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flows.wallet import records
from flows.wallet.processes import refunds
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.office import office
from tests.wallet.phone import Phone, account_of, changed, everything, rows

Ring = Callable[..., Phone]


def asked(call: Phone, keys: str = "") -> Phone:
    """Ask for a refund of an order of the caller's own account."""
    return call.press(f"2 2 1 1 code {keys}")


def followed(call: Phone) -> Phone:
    """Ask how a refund stands."""
    return call.press("2 2 2 1 code")


def refund_of(store: Store, number: int) -> Any:
    """Give the refund of a demo account."""
    (found,) = rows(store, records.refund, account_id=account_of(store, number).id)
    return found


@pytest.mark.parametrize(
    ("merchant", "agreed", "days", "words"),
    [("1", "yes", 4, "商家确认以后"), ("2", "unasked", 6, "三天内答复"), ("3 2", "no", 6, "三天内答复")],
)
def test_apply(
    ring: Ring, store: Store, clock: Clock, merchant: str, agreed: str, days: int, words: str
) -> None:
    """Order, reason and the merchant's word make a refund, with a case and a date, and move no money."""
    call = asked(ring(30), f"1 2 {merchant}")
    assert call.state == "refund/confirm"
    before = everything(store)
    call.press("1")

    mine = refund_of(store, 30)
    assert (mine.status, mine.reason, mine.agreed) == ("applied", "faulty", agreed)
    assert (mine.expected_at - clock.now()).days == days
    assert words in call.said
    assert call.state == "refund/number/tell"
    assert changed(before, store) == {"wallet_refund", "wallet_case", "wallet_case_entry"}
    (case,) = rows(store, records.case, number=call.call.data["case_number"])
    assert (case.kind, case.id) == ("refund", mine.case_id)


def test_not_confirmed(ring: Ring, store: Store) -> None:
    """Without the confirmation nothing is asked for."""
    call = asked(ring(30), "1 1 1")
    before = everything(store)

    assert call.press("2").state == "more"
    assert changed(before, store) == set()


def test_merchant_refuses_offers_a_dispute(ring: Ring) -> None:
    """If the merchant has refused, what to keep is said, and the wallet offers to step in."""
    call = asked(ring(30), "1 1 3")

    assert "都留好" in call.said
    assert call.press("1").state == "dispute/ground"


@pytest.mark.parametrize(
    ("number", "order", "state", "words"),
    [
        (30, "880030000006", "refund/too-late", "十五天"),
        (49, "880049000001", "more", "反欺诈"),
        (46, "880046000101", "refund/unfinished", "还没有付完"),
        (1, "880001000016", "more", "没有付成"),
        (36, "880036000006", "refund/paid", "不能再退一次"),
        (31, "880031000001", "refund/waiting", "马上就交给商家"),
    ],
)
def test_why_not(ring: Ring, store: Store, number: int, order: str, state: str, words: str) -> None:
    """Where no refund can be asked for, the caller hears why, and the next step; nothing changes."""
    call = asked(ring(number), "3")
    before = everything(store)
    call.press(order)

    assert call.state == state
    assert words in call.said
    assert changed(before, store) == set()


def test_unfinished_is_cancelled_instead(ring: Ring, store: Store) -> None:
    """Who wants back what is not paid yet may cancel it, and names nothing again."""
    asked(ring(46), "3 880046000101 1 1")

    assert rows(store, records.transaction, order_number="880046000101")[0].status == "cancelled"


@pytest.mark.parametrize(
    ("number", "state", "words"),
    [
        (31, "refund/waiting", "马上就交给商家"),
        (32, "refund/waiting", "商家正在看"),
        (33, "refund/approved", "已经同意"),
        (34, "refund/late", "是我们慢了"),
        (36, "refund/paid", "已经退了"),
        (37, "refund/refused", "没有同意"),
        (7, "refund/none", "没有申请过"),
    ],
)
def test_how_it_stands(ring: Ring, store: Store, number: int, state: str, words: str) -> None:
    """Each state has its own words and next steps; telling it changes nothing."""
    call = ring(number).press("2 2 2 1")
    before = everything(store)
    call.press("code")

    assert call.state == state
    assert words in call.said
    assert changed(before, store) <= {"wallet_one_time_code"}


def test_hurry_once_a_day(ring: Ring, store: Store, clock: Clock) -> None:
    """A refund is hurried once a day in Shanghai, and again on the next."""
    assert "催过了，今天" in followed(ring(31)).press("1").said
    before = refund_of(store, 31).hurried_at
    assert "今天已经催过" in followed(ring(31)).press("1").said
    assert refund_of(store, 31).hurried_at == before
    clock.pass_s(14 * 3600 + 60)

    assert "催过了，今天" in followed(ring(31)).press("1").said
    assert refund_of(store, 31).hurried_at > before


def test_hurried_in_an_earlier_call(ring: Ring) -> None:
    """That it was hurried today is known from any call."""
    assert "今天已经催过" in followed(ring(32)).press("1").said


def test_late_is_traced_once(ring: Ring, store: Store) -> None:
    """Approved and not arrived: a trace begins, with a number of its own, and the next call finds it."""
    first = followed(ring(34)).press("1")
    second = followed(ring(34)).press("1")

    (case,) = rows(store, records.case, kind="trace", account_id=account_of(store, 34).id)
    assert refund_of(store, 34).trace_case_id == case.id
    assert first.call.data["case_number"] == second.call.data["case_number"] == case.number
    assert "马上有人去查" in first.said
    assert "已经有人在查" in second.said


def test_refused_offers_a_dispute(ring: Ring) -> None:
    """A refused refund leads to the dispute about the same order, which is not asked for again."""
    assert followed(ring(37)).press("1").state == "dispute/ground"


def test_older_refunds(ring: Ring) -> None:
    """Past the oldest refund the latest is told again."""
    call = followed(ring(36))

    assert "没有更早的退款" in call.press("1").said
    assert call.state == "refund/paid"


def test_paid_once(ring: Ring, store: Store, clock: Clock) -> None:
    """From the asking to the money: the balance grows by the amount, once, whoever pays again."""
    asked(ring(30), "1 1 2 1")
    before, mine = account_of(store, 30).balance_minor, refund_of(store, 30)
    order = rows(store, records.transaction, id=mine.transaction_id)[0]
    with office(store, clock) as books:
        assert not refunds.pay(books, mine.id)
        assert refunds.send(books, mine.id)
        assert refunds.approve(books, mine.id)
        assert refunds.pay(books, mine.id)
        assert not refunds.pay(books, mine.id)
        assert not refunds.refuse(books, mine.id)

    assert account_of(store, 30).balance_minor == before + order.amount_minor
    assert refund_of(store, 30).status == "paid"
    assert rows(store, records.case, id=mine.case_id)[0].status == "closed"
    assert "退款已到" in ring(7).sms()[-1][1]


def test_moved_while_the_caller_thinks(ring: Ring, store: Store, clock: Clock) -> None:
    """If the money comes while the caller thinks about a trace, the caller hears that, and none begins."""
    call = followed(ring(34))
    with office(store, clock) as books:
        refunds.pay(books, refund_of(store, 34).id)

    assert call.press("1").state == "refund/paid"
    assert rows(store, records.case, kind="trace", account_id=account_of(store, 34).id) == []


def test_refused_while_the_caller_thinks(ring: Ring, store: Store, clock: Clock) -> None:
    """If the merchant refuses while the caller thinks about hurrying, the caller hears that."""
    call = followed(ring(32))
    with office(store, clock) as books:
        refunds.refuse(books, refund_of(store, 32).id)

    assert call.press("1").state == "refund/refused"


def test_asked_for_in_two_calls(ring: Ring, store: Store) -> None:
    """The second of two calls that ask for the same refund hears how the first one stands."""
    first, second = (asked(ring(30), "1 1 1") for _ in range(2))
    first.press("1")

    assert second.press("1").state == "refund/waiting"
    assert refund_of(store, 30).status == "applied"


def test_what_was_told_is_not_asked_about(ring: Ring) -> None:
    """Payments that were told here help nobody to pass for their holder: they are not asked about."""
    call = asked(ring(30), "2 2")

    assert call.call.data["walked_at"] == call.call.data["order_at"]
