"""Rows 1, 17 and 19: whoever only forges a number learns of no other report, of no case and of no account."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.wallet import records
from flows.wallet.demo import phone
from ivr.store.database import Store
from tests.calls.ringing import open_town
from tests.wallet.phone import Phone, rows

Ring = Callable[..., Phone]
NOBODY = "13900000009"
HOLDERS = (1, 2, 20, 70)


def looked_into(call: Phone) -> Phone:
    """Verify, and recognise the newest payment and two others: restored, or in review, now or before."""
    call.press("1 1 2 1 code")
    return call if call.state == "more" else call.press("1").answer_payments().answer_payments()


EARLIER: dict[str, Callable[[Ring, int], object]] = {
    "frozen": lambda ring, who: ring(who).press("1 1 2").hang_up(),
    "frozen by nobody": lambda ring, who: ring("anonymous").press(f"1 {phone(who)[3:]} 1").hang_up(),
    "tokens stolen": lambda ring, who: ring(who).press("3 4 4 1").hang_up(),
    "verified": lambda ring, who: ring(who).press("1 1 2 1 code").hang_up(),
    "looked into": lambda ring, who: looked_into(ring(who)),
}
"""What may have happened before to the account that somebody asks about."""
PROBES = ("1 {} 1 9 2 2", "3 4 4 {} 1 9 2 1 9 2 2", "1 {} 1 2 1 000000 *0", "1 {} 1 2 2 1 1 1 9")


def heard(call: Phone, keys: str) -> tuple[list[str], set[str]]:
    """Press the keys; give what was said without its numbers, and the case numbers that were told."""
    said, told = [], set()
    for key in keys.split():
        said.append(re.sub("[零幺一二三四五六七八九]", "#", f"{call.press(key).state}: {call.said}"))
        told.add(str(call.call.data.get("case_number", "")))
    call.hang_up()
    return said, told - {""}


@settings(max_examples=12)
@given(
    who=st.sampled_from(HOLDERS),
    history=st.lists(st.sampled_from(sorted(EARLIER)), max_size=3),
    probe=st.sampled_from(PROBES),
)
def test_a_forged_number_learns_nothing(who: int, history: Sequence[str], probe: str) -> None:
    """After whatever, an unverified call hears what it would of nobody's number, and its own case's."""
    sids = (f"CA{number:032x}" for number in itertools.count(1))
    with TemporaryDirectory() as folder, open_town(Path(folder)) as town:

        def ring(caller: int | str) -> Phone:
            return Phone(town.store, town.clock.now, next(sids), caller)

        for what in history:
            EARLIER[what](ring, who)
        call, other = ring("anonymous"), ring("anonymous")
        said, told = heard(call, probe.format(phone(who)[3:]))
        expected, _ = heard(other, probe.format(NOBODY))

        assert said == expected
        mine = {row.number for row in rows(town.store, records.case, call_sid=call.sid)}
        assert told == mine


def test_staff_are_led_to_the_case(ring: Ring, store: Store) -> None:
    """Reports before and after lead to the holder's case, in both logs; what came before closes."""
    before = ring("anonymous").press("1 13800000001 1").call.data["case_number"]
    holders = ring(1).press("1 1 2 1 code").call.data["case_number"]
    after = ring("anonymous").press("1 13800000001 1").call.data["case_number"]

    (early, main, late) = rows(store, records.case, phone=phone(1))
    assert [early.number, main.number, late.number] == [before, holders, after]
    assert (early.status, main.status, late.status) == ("closed", "open", "open")
    logs = {
        row.id: [(line.event, line.detail) for line in rows(store, records.case_entry, case_id=row.id)]
        for row in (early, main, late)
    }
    assert ("belongs_to", {"case": holders}) in logs[early.id]
    assert ("belongs_to", {"case": holders}) in logs[late.id]
    assert ("reported_again", {"case": after}) in logs[main.id]


def test_a_verified_caller_comes_to_the_one_case(ring: Ring, store: Store) -> None:
    """Once verified, a later call goes on with the holder's case: the number is told, and sent."""
    first = ring(1).press("1 1 2 1 code 2").call.data["case_number"]
    call = ring(1).press("1 1 2")
    own = call.call.data["case_number"]
    assert own != first

    call.press("1 code")
    assert call.call.data["case_number"] == first
    assert "您之前已经立过案" in call.said
    assert call.call.data["contested"] == 1
    assert [(to, first in text) for to, text in call.sms()][-1] == (phone(1), True)
    assert rows(store, records.case, number=own)[0].status == "closed"


def test_verified_before_the_report(ring: Ring, store: Store) -> None:
    """Who is verified already is in the holder's case at once, a new one or the one that is open."""
    call = ring(1).press("2 1 1 code * * 1")
    assert call.state == "stolen/number/tell"
    (case,) = rows(store, records.case, phone=phone(1))
    assert case.confirmed_at is not None

    again = ring(1).press("2 1 1 code * * 1")
    assert again.call.data["case_number"] == case.number
    assert "您之前已经立过案" not in again.press("2 1").said


def test_staff_who_review_a_report_are_not_passed(ring: Ring, store: Store) -> None:
    """A report that staff took into review is where the verified holder comes to, and nothing is restored."""
    number = ring("anonymous").press("1 13800000001 1").call.data["case_number"]
    with store.write() as connection:
        taken = records.case.update().where(records.case.c.number == number)
        connection.execute(taken.values(status="manual_review"))

    call = ring(1).press("1 1 2 1 code")
    assert (call.state, call.call.data["case_number"]) == ("more", number)
    assert "人工复核" in call.said


@pytest.mark.parametrize(("keys", "words"), [("", "正在处理"), ("1", "账户恢复")])
def test_what_became_of_a_report(ring: Ring, keys: str, words: str) -> None:
    """Only the verified holder hears it, and it is the state of the one case, whichever number is keyed."""
    number = ring(1).press("1 1").call.data["case_number"]
    call = ring(1).press("1 1 2 1 code 1")
    if keys:
        call.answer_payments().answer_payments()
    call.hang_up()

    asking = ring(1).press(f"5 1 1 1 {number}")
    assert (asking.state, "反欺诈专员" in asking.said) == ("case/report", True)
    asking.press("1 code")
    assert (asking.state, words in asking.said) == ("case/told", True)
