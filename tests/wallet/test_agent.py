"""Row 16: a person by skill and priority, the hours, and a message when nobody can come."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.wallet import records
from flows.wallet.actions import waiting
from flows.wallet.actions.agent import FULL
from flows.wallet.demo import phone
from flows.wallet.hours import is_open, next_midnight, next_quiet, opening, working_days_before
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.phone import Phone, add, changed, everything, rows

Ring = Callable[..., Phone]
NIGHT_S = 12 * 3600
"""From ten in the morning to ten at night."""


def entry(clock: Clock, **values: object) -> dict[str, object]:
    """Give an entry of the queue."""
    usual = {"call_sid": "CA0", "caller": "", "skill": "general", "priority": 90, "language": "zh-CN"}
    return usual | {"summary": "{}", "status": "waiting", "entered_at": clock.now()} | values


def place(store: Store, call: Phone, clock: Clock) -> dict[str, int]:
    """Ask where a call stands in the queue."""
    with store.read() as connection:
        return waiting(connection, call.sid, clock.now())


def test_the_agent_asks_nothing_twice(ring: Ring, store: Store) -> None:
    """All that the call has learned stands in the queue entry."""
    call = ring(1).press("2 1 1 code 1 0")
    (found,) = rows(store, records.queue_entry)

    assert (found.skill, found.priority, found.language, found.caller) == ("payments", 50, "zh-CN", phone(1))
    assert json.loads(found.summary) == {
        "topic": "payment",
        "phone": phone(1),
        "verification": "code",
        "failure": call.call.data["failure"],
        "level": "verified",
        "path": "21110",
    }


def test_fraud_first(ring: Ring, store: Store, clock: Clock) -> None:
    """A stolen account goes before everybody, a payment before the rest, and each in the order of coming."""
    general, payment, second, fraud = ring(7).press("0"), ring(8), ring(9), ring(10)
    payment.press("2 1 1 *0")
    second.press("2 1 1 *0")
    fraud.press("1 1 0")

    order = [place(store, call, clock)["position"] for call in (fraud, payment, second, general)]
    assert order == [1, 2, 3, 4]


def test_expected_wait_follows_the_queue(ring: Ring, store: Store, clock: Clock) -> None:
    """The wait is the place times the gap at which callers were served lately."""
    for served in range(1, 5):
        left = {"status": "bridged", "left_at": clock.now() - timedelta(minutes=5 * served)}
        add(store, records.queue_entry, **entry(clock, **left))
    add(store, records.queue_entry, **entry(clock))
    call = ring(7).press("0")

    assert place(store, call, clock) == {"position": 2, "wait_minutes": 10}


def test_forgotten_entries_do_not_count(ring: Ring, store: Store, clock: Clock) -> None:
    """An entry that no end was told of for two hours keeps nobody waiting."""
    old = {"entered_at": clock.now() - timedelta(hours=2, minutes=1)}
    add(store, records.queue_entry, **entry(clock, **old))

    assert place(store, ring(7).press("0"), clock)["position"] == 1


def test_full(ring: Ring, store: Store, clock: Clock) -> None:
    """Too many are waiting: the caller is asked for a message; those who wait behind one do not count."""
    for _ in range(FULL):
        add(store, records.queue_entry, **entry(clock))
    call = ring(7).press("0")

    assert call.state == "agent/message"
    assert "排队的人太多" in call.said
    assert ring(8).press("1 1 0").state == "agent/wait"


def test_call_backs_fill_the_queue_half(ring: Ring, store: Store, clock: Clock) -> None:
    """Kept places count as waiting, and are so few that half the queue stays for who is on the line."""
    kept = entry(clock, status="call_back", call_back_to=phone(9))
    for _ in range(FULL // 2):
        add(store, records.queue_entry, **kept)
    call = ring(7).press("0").wait_ends("left").press("1")
    assert call.state == "agent/message"
    assert "约回电" in call.said
    victim = ring(1).press("1 0").wait_ends("left").press("1")
    assert victim.call.outcome == "call_back"

    for _ in range(FULL // 2):
        add(store, records.queue_entry, **entry(clock))
    assert ring(8).press("0").state == "agent/message"


def test_withheld_callers_share_a_budget(ring: Ring, store: Store, clock: Clock) -> None:
    """All who withhold their number get thirty call backs a day together, a caller abroad three to others."""
    for number in range(30):
        asked = {"status": "unreached", "call_back_to": f"+86139{number:08}"}
        add(store, records.queue_entry, **entry(clock, **asked))

    call = ring("anonymous").press("0").wait_ends("left").press("1 13800000009")
    assert call.state == "agent/message"
    assert ring(7).press("0").wait_ends("left").press("1").call.outcome == "call_back"
    for number in range(3):
        call = ring("+447700900123").press("0").wait_ends("left").press(f"1 1370000000{number}")
        assert call.call.outcome == "call_back"
    call = ring("+447700900123").press("0").wait_ends("left").press("1 13700000009")
    assert call.state == "agent/message"
    clock.pass_s(5 * 24 * 3600)
    assert ring("anonymous").press("0").wait_ends("left").press("1 13800000009").call.outcome == "call_back"


def test_working_days_before() -> None:
    """A place that is kept for two working days outlives a weekend, and a feast."""
    monday = datetime.fromisoformat("2026-11-23T22:00:00+08:00")
    assert working_days_before(monday, 2).isoformat() == "2026-11-19T22:00:00+08:00"
    after_feast = datetime.fromisoformat("2026-10-08T10:00:00+08:00")
    assert working_days_before(after_feast, 1).isoformat() == "2026-09-30T10:00:00+08:00"


def test_bridged(ring: Ring, store: Store) -> None:
    """Served by an agent, the call ends as transferred."""
    call = ring(7).press("0").wait_ends("bridged")

    assert rows(store, records.queue_entry)[0].status == "bridged"
    assert call.call.outcome == "transferred"


@pytest.mark.parametrize("result", ["full", "failed"])
def test_nobody_came(ring: Ring, store: Store, clock: Clock, result: str) -> None:
    """However the wait ends without an agent, a message can be left: never a dead end."""
    call = ring(7).press("0")
    clock.pass_s(300)
    call.wait_ends(result)

    (found,) = rows(store, records.queue_entry)
    assert (found.status, found.left_at) == (result, clock.now())
    assert call.state == "agent/message"


def test_closed_at_night(ring: Ring, store: Store, clock: Clock) -> None:
    """Outside hours the hours are told and a message is taken; nobody is queued."""
    clock.pass_s(NIGHT_S)
    call = ring(7).press("0")

    assert "下班" in call.said
    assert call.state == "agent/message"
    assert rows(store, records.queue_entry) == []


def test_fraud_at_night(ring: Ring, store: Store, clock: Clock) -> None:
    """A stolen account is answered round the clock."""
    clock.pass_s(NIGHT_S)

    assert ring(1).press("1 0").state == "agent/wait"


def test_message_kept(ring: Ring, store: Store, clock: Clock) -> None:
    """A message is kept with a case, whose number is told."""
    clock.pass_s(NIGHT_S)
    call = ring(7).press("0").record(12)

    (kept,) = rows(store, records.recording)
    case = rows(store, records.case, id=kept.case_id)[0]
    assert (kept.duration_s, kept.interrupted, kept.caller) == (12, False, phone(7))
    assert (case.kind, case.phone, case.number) == ("message", phone(7), call.call.data["case_number"])
    call.press("1")
    assert case.number in call.sms()[-1][1]
    assert call.call.outcome == "voicemail"


@pytest.mark.parametrize("status_first", [True, False])
def test_hang_up_while_recording(ring: Ring, store: Store, clock: Clock, status_first: bool) -> None:
    """What was recorded before a hang-up is kept and marked, in whichever order the carrier tells it."""
    clock.pass_s(NIGHT_S)
    call = ring(7).press("0")
    if status_first:
        call.hang_up()
    call.record(4, hung_up=True)
    if not status_first:
        call.hang_up()

    (kept,) = rows(store, records.recording)
    assert kept.interrupted
    assert rows(store, records.case, id=kept.case_id)[0].kind == "message"


def test_silence_for_a_message(ring: Ring, store: Store, clock: Clock) -> None:
    """Nothing recorded: the caller may try again, and nothing is kept."""
    clock.pass_s(NIGHT_S)
    call = ring(7).press("0").record(0)
    assert call.state == "agent/empty"

    assert call.press("1").state == "agent/message"
    call.record(0).press("2")
    assert call.call.outcome == "abandoned"
    assert rows(store, records.recording) == []


def test_withheld_caller_is_told_to_write(ring: Ring, clock: Clock) -> None:
    """Where no number is known an SMS cannot be sent, and the caller is told so."""
    clock.pass_s(NIGHT_S)
    call = ring("anonymous").press("0").record(5).press("1")

    assert "没有显示号码" in call.said
    assert call.sms() == []


def test_hang_up_in_the_queue(ring: Ring, store: Store, clock: Clock) -> None:
    """Who hangs up no longer waits; nothing else changes."""
    call = ring(7).press("0")
    before = everything(store)
    call.hang_up()
    call.hang_up()

    assert rows(store, records.queue_entry)[0].status == "abandoned"
    assert changed(before, store) == {"wallet_queue_entry"}


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        ("2026-11-20T08:59:59+08:00", False),
        ("2026-11-20T09:00:00+08:00", True),
        ("2026-11-20T20:59:59+08:00", True),
        ("2026-11-20T21:00:00+08:00", False),
        ("2026-11-21T12:00:00+08:00", False),
        ("2026-10-01T12:00:00+08:00", False),
        ("2026-10-10T12:00:00+08:00", True),
        ("2026-02-14T12:00:00+08:00", True),
        ("2027-02-08T12:00:00+08:00", False),
    ],
)
def test_hours(moment: str, open_: bool) -> None:
    """Nine to nine, by Shanghai's clock, on working days: not on a feast, but on a Saturday in exchange."""
    assert is_open(datetime.fromisoformat(moment).astimezone(UTC)) is open_


def test_quiet_times() -> None:
    """Quiet are the early morning and the early afternoon of a working day; a day ends at midnight there."""
    friday = datetime.fromisoformat("2026-11-20T15:00:00+08:00")

    assert next_quiet(friday).isoformat() == "2026-11-23T09:30:00+08:00"
    assert next_quiet(friday - timedelta(hours=5)).isoformat() == "2026-11-20T14:00:00+08:00"
    assert next_midnight(friday).isoformat() == "2026-11-21T00:00:00+08:00"
    eve = datetime.fromisoformat("2026-09-30T15:00:00+08:00")
    assert next_quiet(eve).isoformat() == "2026-10-08T09:30:00+08:00"


@given(minutes=st.integers(0, 400 * 24 * 60))
def test_every_moment_has_one_class(minutes: int) -> None:
    """Any minute of the next 400 days is open, closed or a holiday, and open is what `is_open` says."""
    moment = datetime(2026, 11, 24, tzinfo=UTC) + timedelta(minutes=minutes)

    assert opening(moment) in {"open", "closed", "holiday"}
    assert is_open(moment) == (opening(moment) == "open")
