"""Row 18: balance, the month's spending by kind against the budget, bills due, points."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from flows.wallet import records
from ivr.speech.money import money
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.phone import Phone, account_of, add, changed, everything, rows, set_account

Ring = Callable[..., Phone]


def told(call: Phone) -> Phone:
    """Come to where the overview has been told."""
    return call.press("4 1 1 code")


def month_of(store: Store, number: int) -> list[object]:
    """Give what the account paid in March, by the fixture's clock, without what failed."""
    mine = rows(store, records.transaction, account_id=account_of(store, number).id)
    return [row for row in mine if (row.at + timedelta(hours=8)).month == 3 and row.status != "failed"]


def test_the_figures_are_those_of_the_records(ring: Ring, store: Store) -> None:
    """Balance, spending, bills and points are read off the records, and reading changes nothing of them."""
    call = ring(50).press("4 1 1")
    before = everything(store)
    call.press("code")

    spent = sum(row.amount_minor for row in month_of(store, 50) if row.category != "withdrawal")  # type: ignore[attr-defined]
    for amount in (account_of(store, 50).balance_minor, spent):
        assert money(amount, "zh-CN", "CNY") in call.said
    assert "待缴的账单有三张" in call.said
    assert "积分有三万六千两百分" in call.said
    assert changed(before, store) == {"wallet_one_time_code"}


def test_nothing_before_the_code(ring: Ring, store: Store) -> None:
    """Who keys no right code hears no figure, and is led to a person."""
    call = ring(50).press("4 1 1 000000 000000 000000")

    assert call.state == "agent/wait"
    assert money(account_of(store, 50).balance_minor, "zh-CN", "CNY") not in call.said


def test_kinds_add_up(ring: Ring, store: Store) -> None:
    """All kinds that are told, dearest first, add up to the month's spending."""
    call = told(ring(50))
    total = int(call.call.data["month_spent"])
    spent: list[int] = []
    call.press("1")
    while call.state == "overview/kinds/next":
        data = call.call.data
        spent += [int(data[f"spent_{number}"]) for number in range(1, int(data["kinds_shown"]) + 1)]
        call.press("1")

    assert spent == sorted(spent, reverse=True)
    assert sum(spent) == total
    assert call.state == "overview/next"


@pytest.mark.parametrize(("allowed", "words"), [(100, "超了"), (10_000_000, "还剩")])
def test_budget_of_a_kind(ring: Ring, store: Store, allowed: int, words: str) -> None:
    """A kind says how far it is over its budget, or what is left of it."""
    add(store, records.budget, account_id=account_of(store, 50).id, category="transfer", amount_minor=allowed)
    call = told(ring(50)).press("1")

    rest = abs(allowed - 600_000)
    assert f"转账花了六千元，{words}{money(rest, 'zh-CN', 'CNY')}" in call.said


def test_nothing_at_all(ring: Ring) -> None:
    """An account without payments, budget, bills and points hears so, at every turn."""
    call = told(ring(51))

    assert "没有设预算" in call.said
    assert "没有待缴的账单" in call.said
    assert "还没有开销" in call.press("1").said
    assert call.press("2").said.startswith("现在没有待缴的账单")


def test_bills_in_the_order_of_their_days(ring: Ring, store: Store, clock: Clock) -> None:
    """Unpaid bills are told one by one, the overdue one first; paid ones and other people's are not."""
    mine = account_of(store, 50).id
    common = {
        "account_id": mine,
        "payee": "旧账",
        "english_payee": "Old",
        "amount_minor": 1,
        "currency": "CNY",
    }
    add(store, records.bill, **common, due_on=date(2026, 3, 5), paid_at=clock.now())
    call = told(ring(50)).press("2")
    heard = [call.said]
    while call.state == "overview/bill":
        heard.append(call.press("1").said)

    payees = [row.payee for row in rows(store, records.bill, account_id=mine, paid_at=None)]
    assert [next(name for name in payees if name in said) for said in heard[:-1]] == payees
    assert "已经过期" in heard[0]
    assert "已经过期" not in "".join(heard[1:])


def test_two_bills_due_on_one_day(ring: Ring, store: Store) -> None:
    """Neither of two bills of the same day is passed over."""
    mine = account_of(store, 51).id
    for payee in ("甲", "乙"):
        row = {"account_id": mine, "payee": payee, "english_payee": payee, "amount_minor": 100}
        add(store, records.bill, **row, currency="CNY", due_on=date(2026, 3, 9))
    call = told(ring(51)).press("2")

    assert call.said.startswith("甲")
    assert call.press("1").said.startswith("乙")
    assert "报完了" in call.press("1").said


def test_the_month_is_shanghais(ring: Ring, store: Store, clock: Clock) -> None:
    """On the last evening of a month by UTC it is the next month already in Shanghai."""
    clock.pass_s(27.6 * 86_400)  # 16:24 on 31 March in UTC, past midnight in Shanghai
    call = told(ring(50))

    assert "本月花了零元" in call.said


def test_other_currency_is_not_added(ring: Ring, store: Store) -> None:
    """A payment in another currency is not added to those in the account's own."""
    set_account(store, 50, currency="USD")

    assert told(ring(50)).call.data["month_spent"] == 0


@pytest.mark.parametrize("words", ["我还有多少钱", "查余额", "这个月的开销"])
def test_said_at_the_first_menu(ring: Ring, words: str) -> None:
    """Whoever asks for the balance at once need not hear the menus."""
    assert ring(1).say(words).state == "overview/who/which"
