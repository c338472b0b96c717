"""`kill -9` of a server, the office or a worker while money moves: all of it moves, or nothing, and once.

Twilio asks again after each death, and the office tries again; then that dies too, a step later, until it is
done. `IVR_TEST_KILLS=all` kills before every statement, else before those that matter.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Table, select

from flows.wallet import demo, records
from ivr.store.tables import outbox
from tests.calls.killing import serve_wallet, step, worker
from tests.calls.ringing import Town
from tests.calls.test_money import SERVICES, Caller, Deaths
from tests.calls.whole import balances, faults_of_money, money_minor
from tests.store.harm import Step, kill, send
from tests.wallet.phone import everything
from tests.webhooks.line import first, in_process

MONEY = ("INSERT INTO wallet_movement", "INSERT INTO wallet_audit", "INSERT INTO outbox")


def kills(database: str, act: Callable[[Flask], object], statements: Sequence[str]) -> Iterator[Step]:
    """Do something in one process after the other, each killed at a step of its own; yields after each death.

    The steps are the first, those that begin with a statement, and the commit, before and after.
    """
    every = os.environ.get("IVR_TEST_KILLS") == "all"
    for each in itertools.count() if every else (0, *statements, "COMMIT", "COMMITTED"):
        if not kill(serve_wallet, act, database, each):
            assert every, f"there is no step {each}"
            return
        yield each


def survives(town: Town, database: str, act: Callable[[Flask], object], statements: Sequence[str]) -> None:
    """Kill it at each step: after each death all or nothing is done, and in the end it is done once."""
    before, all_money, opening = everything(town.store), money_minor(town), balances(town)
    states = [before]
    for _step in kills(database, act, statements):
        now = everything(town.store)
        if now not in states:
            states.append(now)
        assert (money_minor(town), balances(town)) == (all_money, opening)
        assert list(faults_of_money(town)) == []
    act(town.app)
    assert states == [before, everything(town.store)]


CALLS = {
    "refund": (30, "refund", "1 2", "1", ["INSERT INTO wallet_case", "INSERT INTO wallet_refund"]),
    "cancel": (46, "cancel", "", "1", ["UPDATE wallet_transaction", *MONEY]),
    "dispute": (30, "dispute", "1", "1", ["INSERT INTO wallet_case", "INSERT INTO wallet_dispute"]),
    "card": (44, "card", "1", "1", ["UPDATE wallet_transaction", *MONEY, "UPDATE wallet_card"]),
}
"""Who rings for what, the keys on the way, the last key, and statements before which it is killed."""


@pytest.mark.parametrize("service", CALLS)
def test_a_server_is_killed(served: Town, database: str, service: str) -> None:
    """A call that moves money: whenever its server is killed, Twilio's next request finds all or nothing."""
    number, kind, way, last, statements = CALLS[service]
    sid = "CA" + "1" * 32
    caller = Caller(served, Deaths(), sid, first(in_process(served.app), sid, demo.phone(number)))
    for keys in f"{SERVICES[kind].format(last4=6201 + 10 * number)} {way}".split():
        caller.press(keys)
    path, form = caller.answer.action, {"CallSid": sid, "Digits": last}
    assert path is not None

    survives(served, database, partial(send, path=path, form=form), statements)
    sent = served.rows(select(outbox).where(outbox.c.call_sid == sid))
    assert len(sent) == len({served.store.vault.open(row.body) for row in sent})


def the_one(town: Town, table: Table, number: int) -> Any:
    """Give the only row of a table that belongs to a demo account."""
    owner = select(records.account.c.id).where(records.account.c.phone == demo.phone(number))
    (row,) = town.rows(select(table).where(table.c.account_id == owner.scalar_subquery()))
    return row


@pytest.mark.parametrize(
    ("kind", "table", "number", "name", "statements"),
    [
        ("refund", records.refund, 34, "pay", ["UPDATE wallet_refund", *MONEY]),
        ("dispute", records.dispute, 39, "uphold", ["UPDATE wallet_dispute", "UPDATE wallet_refund"]),
    ],
)
def test_the_office_is_killed(
    served: Town, database: str, kind: str, table: Table, number: int, name: str, statements: list[str]
) -> None:
    """A refund is paid once, a dispute is won once, however often the office dies over it and tries again."""
    mine = the_one(served, table, number)
    survives(served, database, partial(step, kind=kind, id_=mine.id, step=name), statements)
    assert len(served.rows(select(outbox).where(outbox.c.recipient == demo.phone(number)))) == 1


def test_a_worker_is_killed(served: Town, database: str) -> None:
    """A refund goes to its merchant once, whatever workers die over it."""
    mine = the_one(served, records.refund, 31)
    survives(served, database, worker, ["UPDATE wallet_refund", "INSERT INTO wallet_audit"])
    log = select(records.case_entry.c.event).where(records.case_entry.c.case_id == mine.case_id)
    assert [row.event for row in served.rows(log)].count("refund_merchant_review") == 1
