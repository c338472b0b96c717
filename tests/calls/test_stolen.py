"""A stolen account is frozen at once, and a call that breaks off leaves nothing half done."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from flows.wallet import records
from ivr.store.tables import call as calls
from tests.calls.ringing import Town, open_town
from tests.calls.whole import faults, money_minor

FREEZE = "1 1 2"
LONG = "1 1 1 1 code 2 2 1"
"""Freeze, an SMS, verify, contest two payments, recognise the third; strong questions come next."""


def status_of(town: Town, phone: str) -> str:
    """Give the status of the account with this registered number."""
    query = select(records.account.c.status).where(records.account.c.phone == phone)
    return str(town.rows(query)[0][0])


def test_two_keys_freeze_the_account(town: Town) -> None:
    """An identified caller needs 1 and 1: the account is frozen, the case open, both in the database."""
    before = money_minor(town)
    rung = town.ring(f"{FREEZE} !")

    assert status_of(town, "+8613800000001") == "frozen"
    case = town.rows(select(records.case).where(records.case.c.call_sid.in_(select(calls.c.sid))))[-1]
    assert (case.kind, case.status, case.phone) == ("fraud", "open", "+8613800000001")
    spoken = "".join(rung.said)
    assert all(character in spoken for character in "凡是用这个号码注册的钱包，现在都冻结了")
    assert money_minor(town) == before
    assert faults(town) == []


def test_nobody_learns_whether_an_account_exists(town: Town) -> None:
    """A number without an account hears the same words, gets a case number, and nothing is frozen."""
    known = town.ring(f"{FREEZE} !", caller="+8613800000007")
    unknown = town.ring(f"{FREEZE} !", caller="+8613999999999")

    def words(said: list[str]) -> list[str]:
        return ["".join(each for each in text if each not in "零幺二三四五六七八九") for text in said]

    assert words(known.said) == words(unknown.said)
    assert known.states == unknown.states
    assert len(town.rows(select(records.freeze).where(records.freeze.c.account_id.is_(None)))) == 1
    assert faults(town) == []


@pytest.mark.parametrize("turns", range(LONG.count(" ") + 2))
def test_a_hang_up_at_any_turn_leaves_the_records_whole(turns: int, tmp_path: Path) -> None:
    """After any number of acts the caller hangs up: what was done is done wholly, the rest not at all."""
    acts = LONG.split()[:turns]
    with open_town(tmp_path) as town:
        rung = town.ring(" ".join([*acts, "!"]))

        assert faults(town) == []
        assert (status_of(town, "+8613800000001") == "frozen") == (turns >= 2)
        contested = records.transaction.c.contested_case_id.is_not(None) & (
            records.transaction.c.account_id == 1
        )
        marked = town.rows(select(records.transaction.c.id).where(contested))
        assert len(marked) == len([act for act in acts[5:7] if act == "2"])
        ended = town.rows(select(calls.c.ended_at, calls.c.outcome))[-1]
        assert (ended.ended_at is not None, ended.outcome) == (True, "abandoned")
        assert rung.ending.by == "caller"
