"""Whatever the caller does, and wherever the call breaks off, the records are whole."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table

from flows.wallet import passwords, records
from flows.wallet.demo import phone
from ivr.engine.document import HangupNode, QueueNode, RecordNode
from ivr.engine.events import Digits, NoInput, Queued, Recorded
from ivr.store.database import Store
from ivr.store.page import Done, Download
from tests.conftest import Clock
from tests.wallet.conftest import filled
from tests.wallet.phone import WALLET, Phone, account_of, fill_in, rows, strong

Ring = Callable[..., Phone]
ROW_1 = ["1", "1", "1", "1", "code", "2", "2", "2", "1", "payment", "payment", "2"]


def check(store: Store) -> None:
    """Hold the records against what must always be so."""
    frozen = {row.phone for row in rows(store, records.freeze) if row.lifted_at is None}
    accounts = {row.phone: row for row in rows(store, records.account)}
    assert {phone for phone, row in accounts.items() if row.status == "frozen"} == frozen & accounts.keys()
    cases = {row.id: row for row in rows(store, records.case)}
    logged = {row.case_id for row in rows(store, records.case_entry)}
    assert logged == cases.keys()
    for payment in rows(store, records.transaction):
        if payment.contested_case_id is not None:
            assert cases[payment.contested_case_id].account_id == payment.account_id
    restored = [row for row in cases.values() if row.status == "restored" and row.call_sid != "demo"]
    resets = rows(store, records.one_time_code, purpose="password")
    assert {row.account_id for row in restored} <= {row.account_id for row in resets}
    by_id = {row.id: row for row in accounts.values()}
    for account in (by_id[row.account_id] for row in restored):
        assert account.two_factor
        assert account.alerts
    assert all(by_id[code.account_id].password_reset_required for code in resets)


@pytest.mark.parametrize("turns", range(len(ROW_1) + 1))
def test_hang_up_at_every_turn(ring: Ring, store: Store, turns: int) -> None:
    """After any number of turns a hang-up leaves what is done done, and nothing half done or waiting."""
    call = ring(1)
    for act in ROW_1[:turns]:
        call = call.answer_payments() if act == "payment" else call.press(act)
    call.hang_up()

    check(store)
    assert rows(store, records.queue_entry, status="waiting") == []
    assert len(rows(store, records.case, call_sid=call.sid)) == (turns >= 2)


def test_both_databases(database: str, clock: Clock, new_sid: Callable[[], str]) -> None:
    """Rows 1, 2, 16 and 17 go the same way on PostgreSQL as on SQLite."""
    store = filled(database, clock)
    call = Phone(store, clock.now, new_sid())
    for act in ROW_1:
        call = call.answer_payments() if act == "payment" else call.press(act)
    assert account_of(store, 1).status == "active"
    Phone(store, clock.now, new_sid(), 1).press("2 1 1 000000 code 1 2 1 0").wait_ends("left").press(
        "2"
    ).record(3)
    Phone(store, clock.now, new_sid(), 12).press("2 1 1 code 2 1 1 1 1 5 1 1").press("10000006").hang_up()
    Phone(store, clock.now, new_sid(), 13).press("2 1 1 code 1 1 1").hang_up()
    Phone(store, clock.now, new_sid(), 6).press("1 1 2 1").hang_up()

    check(store)
    statuses = [row.status for row in rows(store, records.queue_entry)]
    assert statuses == ["left", "abandoned"]
    store.engine.dispose()


def test_security_on_both_databases(
    database: str, clock: Clock, new_sid: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The security services and their pages go the same way on PostgreSQL as on SQLite."""
    monkeypatch.setattr(passwords, "METHOD", "scrypt:1024:8:1")
    store = filled(database, clock)

    def known(number: int, keys: str) -> Phone:
        return strong(Phone(store, clock.now, new_sid(), number).press(keys))

    reset = known(70, "3 1 1").press("2 2 1")
    new = {"new": "Quiet-River-7", "again": "Quiet-River-7"}
    assert fill_in(store, clock, reset, new) == Done()
    assert known(71, "3 2 1").press("1 2 2").state == "more"
    assert known(72, "3 2 1").press("1 1").state == "password/rules"
    private = known(75, "3 5 1").press("1 1 3 2")
    assert isinstance(fill_in(store, clock, private, {}), Download)
    assert private.press("1 2 1 13900000075 1 code").state == "privacy/next"
    assert Phone(store, clock.now, new_sid(), 73).press("3 3 1 1 code").state == "safety/all-on"
    assert Phone(store, clock.now, new_sid(), 7).press("3 4 4 1").state == "crypto/number/tell"
    store.engine.dispose()


@pytest.mark.parametrize(
    ("before", "key", "table"),
    [("1 2 13800000001", "1", records.freeze), ("2 1 1 code 1", "1", records.case)],
)
def test_calls_at_once(
    database: str, clock: Clock, new_sid: Callable[[], str], before: str, key: str, table: Table
) -> None:
    """Four calls about one account at the same moment freeze it once, or open one case.

    Those that prove nothing have a report of their own each, whose number they hear.
    """
    store = filled(database, clock)
    owner, callers = (1, range(6, 10)) if table is records.freeze else (11, [11] * 4)
    calls = [Phone(store, clock.now, new_sid(), caller) for caller in callers]
    for call in calls:
        call.press(before)
    together = Barrier(len(calls))

    def press(call: Phone) -> None:
        together.wait()
        call.press(key)

    with ThreadPoolExecutor(len(calls)) as pool:
        list(pool.map(press, calls))

    assert len(rows(store, table, phone=phone(owner))) == 1
    cases = rows(store, records.case, phone=phone(owner))
    assert len(cases) == (len(calls) if table is records.freeze else 1)
    assert {call.call.data["case_number"] for call in calls} == {case.number for case in cases}
    check(store)
    store.engine.dispose()


def test_limits_hold_at_once(database: str, clock: Clock, new_sid: Callable[[], str]) -> None:
    """One caller who freezes four accounts at the same moment freezes three."""
    store = filled(database, clock)
    calls = [Phone(store, clock.now, new_sid(), 7) for _ in range(4)]
    for number, call in enumerate(calls, 8):
        call.press(f"1 2 1380000{number:04}")
    together = Barrier(len(calls))

    def press(call: Phone) -> None:
        together.wait()
        call.press("1")

    with ThreadPoolExecutor(len(calls)) as pool:
        list(pool.map(press, calls))

    assert len(rows(store, records.freeze, caller=phone(7))) == 3
    store.engine.dispose()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    caller=st.sampled_from([1, 2, 4, 7, 12, 13, 71, 72, 75, "anonymous", "+8613900000009"]),
    english=st.booleans(),
    acts=st.lists(
        st.sampled_from([*"0123456789*#-", "code", "own", "13800000001", "000000", "10000001", "*", "*0"]),
        max_size=60,
    ),
)
def test_random_callers(ring: Ring, store: Store, caller: int | str, english: bool, acts: list[str]) -> None:
    """Whatever is pressed or not, the call ends at a goodbye within 200 turns, and the records add up."""
    call = ring(caller)
    if english and call.call.language == "zh-CN":
        call.press("8")
    ahead = iter(acts)
    while not isinstance(WALLET.flow.nodes[call.state].spec, HangupNode) and call.reply.turn < 200:
        match WALLET.flow.nodes[call.state].spec:
            case QueueNode():
                call.send(Queued("left"))
            case RecordNode():
                call.send(Recorded("https://recordings.example/RE1", 3) if call.reply.turn % 2 else NoInput())
            case _:
                take(call, next(ahead, "-"))

    assert call.reply.turn <= 200
    assert call.call.outcome
    call.hang_up()
    check(store)


def take(call: Phone, act: str) -> None:
    """Do one act, if it means something here."""
    if act == "own" and "payee_4" in call.call.data and call.state.endswith("strong/ask"):
        call.answer_payments()
    elif act == "code" and call.state.endswith("verify/code"):
        call.send(Digits(call.code() if call.sms() else "123456"))
    else:
        call.send(NoInput() if act == "-" else Digits("5" if act in ("own", "code") else act))
