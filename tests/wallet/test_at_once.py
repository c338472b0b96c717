"""Callers and the office at the same moment: whoever is second finds the step taken, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from sqlalchemy import event

from flows.wallet import records
from flows.wallet.processes import disputes, payments, refunds
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.conftest import filled
from tests.wallet.office import office
from tests.wallet.phone import Phone, account_of, rows


@pytest.fixture
def wallet(database: str, clock: Clock) -> Iterator[Store]:
    """Give a store with the demo data on each database."""
    store = filled(database, clock)
    yield store
    store.engine.dispose()


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all acts at the same moment, and give what came of each."""
    together = Barrier(len(acts))

    def one(act: Callable[[], Any]) -> Any:
        together.wait(10)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_a_refund_is_paid_once(wallet: Store, clock: Clock) -> None:
    """Of four offices that pay the same refund at once, one does."""
    (mine,) = rows(wallet, records.refund, account_id=account_of(wallet, 34).id)
    before = account_of(wallet, 34).balance_minor

    def pay() -> bool:
        with office(wallet, clock) as books:
            return refunds.pay(books, mine.id)

    assert sorted(at_once(*[pay] * 4)) == [False, False, False, True]
    (moved,) = rows(wallet, records.movement, transaction_id=mine.transaction_id)
    assert account_of(wallet, 34).balance_minor == before + moved.amount_minor


def test_a_refund_is_asked_for_once(wallet: Store, clock: Clock, new_sid: Callable[[], str]) -> None:
    """Four calls that ask for the same refund at once make one, with one case."""
    calls = [Phone(wallet, clock.now, new_sid(), 30).press("2 2 1 1 code 1 1 1") for _ in range(4)]
    at_once(*[lambda call=call: call.press("1") for call in calls])

    (mine,) = rows(wallet, records.refund, account_id=account_of(wallet, 30).id)
    assert [row.id for row in rows(wallet, records.case, kind="refund", phone=calls[0].call.caller)] == [
        mine.case_id
    ]
    assert sorted(call.state for call in calls) == ["refund/number/tell", *["refund/waiting"] * 3]


def test_cancelled_or_paid(wallet: Store, clock: Clock, new_sid: Callable[[], str]) -> None:
    """A payment that is cancelled and settled at once is one of both, and its money in one place."""
    call = Phone(wallet, clock.now, new_sid(), 46).press("2 3 1 code 1")
    (order,) = rows(wallet, records.transaction, order_number="880046000101")

    def settle() -> None:
        for step in (payments.take_up, payments.settle):
            with office(wallet, clock) as books:
                step(books, order.id)

    at_once(lambda: call.press("1"), settle)

    (ended,) = rows(wallet, records.transaction, id=order.id)
    (moved,) = rows(wallet, records.movement, transaction_id=order.id)
    assert (ended.status, moved.target) in (("cancelled", "balance"), ("paid", "merchant"))


def test_a_won_dispute_is_paid_whatever_the_merchant_says_meanwhile(postgresql: str, clock: Clock) -> None:
    """Who decides a dispute while somebody notes the merchant's no waits for that, and overrules it."""
    store = filled(postgresql, clock)
    (mine,) = rows(store, records.refund, account_id=account_of(store, 32).id)
    (order,) = rows(store, records.transaction, id=mine.transaction_id)
    with office(store, clock) as books:
        opened = disputes.open_dispute(books, order, mine.case_id, "faulty")
    looked = Event()

    def look(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if "wallet_refund" in statement and (statement.startswith("UPDATE") or "FOR UPDATE" in statement):
            looked.set()

    def settle() -> bool:
        event.listen(store.engine, "before_cursor_execute", look)
        with office(store, clock) as books:
            return disputes.settle(books, opened.id)

    with ThreadPoolExecutor(1) as pool:
        with office(store, clock) as books:
            refunds.refuse(books, mine.id)
            settled = pool.submit(settle)
            looked.wait(10)
        assert settled.result(10)
    assert rows(store, records.refund, id=mine.id)[0].status == "approved"
    store.engine.dispose()
