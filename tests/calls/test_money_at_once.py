"""Callers, the office and the worker at the same moment, on both databases: no cent is made or lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import select

from flows.wallet import demo, records
from flows.wallet.processes.office import KINDS
from tests.calls.killing import step, worker
from tests.calls.ringing import Town
from tests.calls.test_money import MONEY, SERVICES, Caller, Deaths
from tests.calls.whole import balances, faults_of_money, money_minor
from tests.wallet.test_at_once import at_once
from tests.webhooks.line import first, in_process

READY = {
    "refund": f"{SERVICES['refund']} 1 2",
    "dispute": f"{SERVICES['dispute']} 1",
    "cancel": SERVICES["cancel"],
    "card": f"{SERVICES['card']} 1",
}
"""The keys to where 1 does it."""
PASSES = 3
"""So often everybody acts, each time with what can be done then."""


def ready(town: Town, sid: str, number: int, service: str) -> Caller:
    """Ring as a demo account, as far as to where key 1 does it."""
    caller = Caller(town, Deaths(), sid, first(in_process(town.app), sid, demo.phone(number)))
    for keys in READY[service].format(last4=6201 + 10 * number).split():
        caller.press(keys)
    return caller


def buttons(town: Town, account_id: int) -> list[Callable[[], object]]:
    """Give all that the office can do now for an account, each twice."""
    return [
        partial(step, town.app, kind, row.id, name)
        for kind in MONEY
        for row in town.rows(select(KINDS[kind].table).where(KINDS[kind].table.c.account_id == account_id))
        if row.status in KINDS[kind].machine.states and row.status != "paid"
        for name in KINDS[kind].open_to(row.status) * 2
    ]


@pytest.mark.parametrize(
    ("number", "services"),
    [
        (30, ("refund", "refund", "dispute")),
        (44, ("card", "cancel", "cancel")),
        (42, ("dispute", "dispute", "refund")),
        (38, ("dispute",)),
    ],
)
def test_at_once(served: Town, number: int, services: tuple[str, ...]) -> None:
    """Whoever is second finds the step taken: nothing fails, and each balance is what came to it."""
    all_money, opening = money_minor(served), balances(served)
    owner = select(records.account.c.id).where(records.account.c.phone == demo.phone(number))
    (account,) = served.rows(owner)
    callers = [ready(served, f"CA{each:032x}", number, name) for each, name in enumerate(services, 1)]
    for _pass in range(PASSES):
        acts = [*buttons(served, account.id), partial(worker, served.app), partial(worker, served.app)]
        at_once(*acts, *[partial(each.press, "1") for each in callers])
        assert (money_minor(served), balances(served)) == (all_money, opening)
        assert list(faults_of_money(served)) == []
    assert all(each.over or each.answer.state for each in callers)
    moved = served.rows(select(records.movement).where(records.movement.c.account_id == account.id))
    assert len(moved) == len({(row.transaction_id, row.source) for row in moved})
