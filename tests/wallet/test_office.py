"""The back office: which steps there are and who takes them, what each does, and what time alone does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table

from flows.wallet import records
from flows.wallet.demo import phone
from flows.wallet.processes.lifecycle import after
from flows.wallet.processes.office import KINDS, take_due_steps, take_step
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.conftest import filled
from tests.wallet.office import office
from tests.wallet.phone import WALLET, Phone, account_of, add, changed, everything, rows
from tests.wallet.test_at_once import at_once
from webhooks.passing import pass_time

Ring = Callable[..., Phone]


@pytest.fixture
def wallet(database: str, clock: Clock) -> Iterator[Store]:
    """Give a store with the demo data on each database."""
    store = filled(database, clock)
    yield store
    store.engine.dispose()


def take(store: Store, clock: Clock, kind: str, id_: int, step: str) -> bool:
    """Take a step as the office."""
    with office(store, clock) as books:
        return take_step(books, kind, id_, step)


def one(store: Store, table: Table, number: int) -> Any:
    """Give the only row of a table that belongs to a demo account."""
    (row,) = rows(store, table, account_id=account_of(store, number).id)
    return row


def texts(store: Store) -> list[str]:
    """Give the SMS that wait."""
    with store.read() as connection:
        waiting = connection.exec_driver_sql("SELECT body FROM outbox ORDER BY id").all()
    return [store.vault.open(row.body) for row in waiting]


def test_every_step_of_a_machine_has_its_office() -> None:
    """Each trigger is a step of the office, but a refund's `overrule`, which only a dispute does.

    And each leads from one state only: so who takes a step means the state that was seen.
    """
    for name, kind in KINDS.items():
        assert set(kind.machine.events) - set(kind.steps) == ({"overrule"} if name == "refund" else set())
        for step in kind.steps:
            assert len([each for each in kind.machine.states if after(kind.machine, each, step)]) == 1
    with pytest.raises(KeyError):
        KINDS["refund"].steps["overrule"]


def test_what_is_not_there_is_not_moved(store: Store, clock: Clock) -> None:
    """An id that nothing has, and a case that follows its refund, are left alone."""
    mine = one(store, records.refund, 34)
    before = everything(store)
    assert not take(store, clock, "refund", 4711, "pay")
    assert not take(store, clock, "case", mine.case_id, "close")
    assert not take(store, clock, "fraud", mine.case_id, "review")
    assert changed(before, store) == set()


def test_a_case_is_closed_and_opened_again(store: Store, clock: Clock) -> None:
    """Each once, with a line in its log that says who."""
    (message,) = rows(store, records.case, number="10000005")
    assert take(store, clock, "case", message.id, "reopen")
    assert not take(store, clock, "case", message.id, "reopen")
    assert take(store, clock, "case", message.id, "close")
    assert [(row.event, row.call_sid) for row in rows(store, records.case_entry, case_id=message.id)[1:]] == [
        ("case_reopen", "office"),
        ("case_close", "office"),
    ]


def test_a_stolen_account_is_given_back_by_a_person(ring: Ring, store: Store, clock: Clock) -> None:
    """One who was frozen and not verified is reviewed, restored and told; only then the case is closed.

    What else was reported about the number, by calls that proved nothing, is done with it.
    """
    ring(2).press("1 1")
    mine = one(store, records.case, 2)
    ring(2).press("1 1")
    assert account_of(store, 2).status == "frozen"
    assert take(store, clock, "fraud", mine.id, "review")
    assert not take(store, clock, "fraud", mine.id, "close")

    assert take(store, clock, "fraud", mine.id, "restore")
    owner = account_of(store, 2)
    assert (owner.status, owner.two_factor, owner.password_reset_required) == ("active", True, True)
    reports = rows(store, records.case, phone=phone(2))
    assert [(row.id == mine.id, row.status) for row in reports] == [(True, "restored"), (False, "closed")]
    assert all(row.lifted_at for row in rows(store, records.freeze, account_id=owner.id))
    assert mine.number in texts(store)[-1]
    before = everything(store)
    assert not take(store, clock, "fraud", mine.id, "restore")
    assert changed(before, store) == set()
    assert take(store, clock, "fraud", mine.id, "close")


@pytest.mark.parametrize(("number", "limit"), [(11, "single_limit_minor"), (12, "day_limit_minor")])
@pytest.mark.parametrize("step", ["grant", "decline"])
def test_a_limit_is_raised_or_not(
    ring: Ring, store: Store, clock: Clock, number: int, limit: str, step: str
) -> None:
    """A granted limit lets the payment pass, a declined one stays; the holder gets the promised answer."""
    before = account_of(store, number)
    ring(number).press("2 1 1 code 1 1")
    asked = one(store, records.limit_request, number)

    assert take(store, clock, "limit", asked.case_id, step)
    assert not take(store, clock, "limit", asked.case_id, "grant")
    now = account_of(store, number)
    assert (getattr(now, limit) > getattr(before, limit)) == (step == "grant")
    if step == "grant" and limit == "single_limit_minor":
        assert now.single_limit_minor >= asked.amount_minor
    assert ("已经办好" if step == "grant" else "不能提高") in texts(store)[-1]


def test_a_new_address_counts_when_it_is_confirmed(store: Store, clock: Clock) -> None:
    """A request for another e-mail address changes it once somebody has answered it."""
    owner, (case,) = account_of(store, 5), rows(store, records.case, number="10000005")
    add(
        store,
        records.case,
        **(case._asdict() | {"id": None, "number": "77", "kind": "data", "status": "open"}),
    )
    (asked,) = rows(store, records.case, number="77")
    detail = {"kind": "email", "due_at": clock.now(), "detail": "new@example.com"}
    add(store, records.data_request, case_id=asked.id, account_id=owner.id, **detail)

    assert take(store, clock, "data", asked.id, "answer")
    assert not take(store, clock, "data", asked.id, "decline")
    assert one(store, records.contact, 5).email == "new@example.com"


@pytest.mark.parametrize("step", ["settle", "give_back"])
def test_who_asked_to_stop_a_payment_hears_what_the_bank_says(store: Store, clock: Clock, step: str) -> None:
    """Whether the bank stopped it or was too late, there is one SMS, and none the second time."""
    order = rows(store, records.transaction, order_number="880048000101")[0]
    assert take(store, clock, "payment", order.id, step)
    assert not take(store, clock, "payment", order.id, "settle")
    (told,) = texts(store)
    assert ("来不及撤回" if step == "settle" else "已取消") in told


def test_a_payment_that_nobody_wanted_to_stop_is_settled_in_silence(store: Store, clock: Clock) -> None:
    """The bank's yes is no news for who expects it."""
    order = rows(store, records.transaction, order_number="880045000101")[0]
    assert take(store, clock, "payment", order.id, "settle")
    assert texts(store) == []


def test_time_alone_takes_its_steps_once(wallet: Store, clock: Clock) -> None:
    """A refund goes to its merchant at once, a mediation ends on its day; many workers do it once."""
    refund, dispute = one(wallet, records.refund, 31), one(wallet, records.dispute, 38)
    assert (refund.status, dispute.status) == ("applied", "mediation")
    with office(wallet, clock) as books:
        assert take_due_steps(books, 100) == 1
    assert one(wallet, records.refund, 31).status == "merchant_review"
    assert one(wallet, records.dispute, 38).status == "mediation"

    clock.at = dispute.due_at + timedelta(seconds=1)
    taken = at_once(*[lambda: pass_time(wallet, [WALLET], clock.now())] * 4)
    assert sum(taken) == 1
    assert one(wallet, records.dispute, 38).status == "evidence"
    assert ["7天" in text or "举证" in text or "凭证" in text for text in texts(wallet)] == [True]
    assert pass_time(wallet, [WALLET], clock.now()) == 0
