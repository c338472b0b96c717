"""Row 8: transactions of a span of days: totals, pages, details, and a file that opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.wallet import records
from flows.wallet.pages.export import FORMULA, _cell
from flows.wallet.records.payments import SPENT
from ivr.speech.dates import SHANGHAI
from ivr.speech.money import money
from ivr.store.database import Store
from ivr.store.page import Download
from tests.conftest import Clock
from tests.wallet.phone import Phone, account_of, add, changed, everything, fill_in, rows

Ring = Callable[..., Phone]


def known(ring: Ring, number: int = 50) -> Phone:
    """Come to where the days are chosen."""
    return ring(number).press("4 2 1 code")


def mine(store: Store, number: int, first: date, last: date) -> list[object]:
    """Give the account's transactions of these days, newest first."""
    found = rows(store, records.transaction, account_id=account_of(store, number).id)
    within = [row for row in found if first <= row.at.astimezone(SHANGHAI).date() <= last]
    return sorted(within, key=lambda row: (row.at, row.id), reverse=True)


SPANS = [
    ("1", date(2026, 3, 4), date(2026, 3, 4)),
    ("2", date(2026, 2, 26), date(2026, 3, 4)),
    ("3", date(2026, 3, 1), date(2026, 3, 4)),
    ("4 20260115 20260228", date(2026, 1, 15), date(2026, 2, 28)),
    ("4 20260228 20260115", date(2026, 1, 15), date(2026, 2, 28)),
]


def pages(call: Phone) -> Iterator[dict[str, Any]]:
    """Give what each page tells, from the one that is being told to the last."""
    yield dict(call.call.data)
    while "下一页" in call.said:
        yield dict(call.press("3").call.data)


@pytest.mark.parametrize(("keys", "first", "last"), SPANS)
def test_totals_and_pages(ring: Ring, store: Store, keys: str, first: date, last: date) -> None:
    """The totals are those of the records, and the pages tell each transaction once, newest first."""
    call = known(ring)
    before = everything(store)
    call.press(keys)
    wanted = mine(store, 50, first, last)
    paid = sum(row.amount_minor for row in wanted if row.status in SPENT)  # type: ignore[attr-defined]
    assert f"，付出{money(paid, 'zh-CN', 'CNY')}" in call.said
    assert call.call.data["count"] == len(wanted)

    told: list[object] = []
    call.press("1")
    for page in pages(call):
        told += [page[f"entry_id_{number}"] for number in range(1, int(page["entries"]) + 1)]
    assert told == [row.id for row in wanted]  # type: ignore[attr-defined]
    assert changed(before, store) == set()


def test_back_and_forth(ring: Ring) -> None:
    """The page before is the one that was heard before; the first offers none before, the last none after."""
    call = known(ring).press("2 1")
    first = call.said
    second = call.press("3").said

    assert ("上一页" in first, "上一页" in second) == (False, True)
    assert call.press("4").said == first
    assert call.press("3").said == second


@pytest.mark.parametrize(
    ("keys", "offered"),
    [
        ("4 20260225 20260227 1", "听详情，请按1。听完了，请按5。"),
        ("1 1", "第一笔的详情，请按1。第二笔的，请按2。下一页，请按3。听完了，请按5。"),
        ("1 1 3", "第一笔的详情，请按1。第二笔的，请按2。下一页，请按3。上一页，请按4。听完了，请按5。"),
        ("1 1 3 3", "听详情，请按1。上一页，请按4。听完了，请按5。"),
    ],
)
def test_offers_what_there_is(ring: Ring, keys: str, offered: str) -> None:
    """A page offers neither a second transaction nor a page, before or after, that there is not."""
    assert known(ring).press(keys).said.endswith(offered)


def test_a_payment_made_meanwhile(ring: Ring, store: Store) -> None:
    """What is paid while the caller listens neither repeats nor hides a transaction on the next page."""
    call = known(ring).press("2 1")
    last = call.call.data["bottom_at"]
    row = rows(store, records.transaction, account_id=account_of(store, 50).id)[0]
    new = row._asdict() | {"id": None, "order_number": "880050999999", "at": call.now()}
    add(store, records.transaction, **{name: value for name, value in new.items() if name != "id"})

    assert call.press("3").call.data["top_at"] < last


def test_same_moment(ring: Ring, store: Store) -> None:
    """Transactions of the same moment are each told once."""
    row = rows(store, records.transaction, account_id=account_of(store, 50).id)[0]._asdict()
    for number in range(5):
        same = row | {"account_id": account_of(store, 51).id, "order_number": f"88005199999{number}"}
        add(store, records.transaction, **{name: value for name, value in same.items() if name != "id"})
    call = known(ring, 51).press("4 20260101 20260304 1")
    told = set()
    for page in pages(call):
        told |= {page["entry_id_1"], page["entry_id_2"]}

    assert len(told - {""}) == 5


def test_details(ring: Ring, store: Store) -> None:
    """One transaction tells time, payee, amount, method, state, kind and order number, and why it failed."""
    call = known(ring).press("1 1 3 3 1")

    for words in ("云上书店", "一百二十九元七角", "用余额", "没付成，因为网络断了", "购物", "八八零零"):
        assert words in call.said
    assert call.press("1").state == "records/turn/last-one"


def test_none_and_another_span(ring: Ring) -> None:
    """Where nothing was paid the caller hears so, and is offered other days."""
    call = known(ring, 51).press("1")

    assert "三月四日到三月四日，没有交易" in call.said
    assert call.press("1").state == "records/span"


def test_days_that_are_none(ring: Ring) -> None:
    """No such day: twice from the beginning, then back to the choice; a year at most."""
    call = known(ring).press("4 20260230 20260301")
    assert (call.state, "没有这一天" in call.said) == ("records/from", True)
    call.press("20260301 20269999 20260000 20260301")
    assert (call.state, "换个办法" in call.said) == ("records/span", True)
    assert "最多查一年" in known(ring, 2).press("4 20250101 20260304").said


def test_too_many_for_the_telephone(ring: Ring, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than can be gone through at once is not added up in part: fewer days are asked for."""
    monkeypatch.setattr("flows.wallet.actions.history.MOST", 3)

    call = known(ring)
    for keys in ("1", "2", "3", "4 20260101 20260304"):
        call.press(keys)
        assert ("太多了" in call.said, call.state) == (True, "records/span")


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_the_file_opens(ring: Ring, store: Store, clock: Clock, language: str) -> None:
    """The link gives a CSV file with each transaction of the days, once, in the caller's language."""
    call = ring(50)
    if language == "en-US":
        call.press("8")
    before = everything(store)
    call.press("4 2 1 code 2 2")
    assert changed(before, store) == {"wallet_one_time_code"}
    taken = fill_in(store, clock, call, {})
    assert isinstance(taken, Download)
    assert taken.content.startswith(b"\xef\xbb\xbf")

    heading, *lines = csv.reader(io.StringIO(taken.content.decode("utf-8-sig"), newline=""))
    wanted = mine(store, 50, date(2026, 2, 26), date(2026, 3, 4))
    assert heading[0] == ("Time" if language == "en-US" else "时间")
    assert [(line[1], line[4]) for line in lines] == [
        (row.order_number, f"{row.amount_minor / 100:.2f}")  # type: ignore[attr-defined]
        for row in wanted
    ]
    assert datetime.fromisoformat(lines[0][0]) <= clock.now().replace(tzinfo=None) + timedelta(hours=8)
    assert {len(line) for line in lines} == {len(heading)}


def test_three_files_a_call(ring: Ring) -> None:
    """A fourth link is not sent, whatever the days."""
    call = known(ring).press("1 2 1 2 2 1 3 2 1 1 2")

    assert "导出过三次" in call.said
    assert len([text for _, text in call.sms() if "/l/" in text]) == 3


@settings(max_examples=100)
@given(st.text(max_size=20))
def test_no_cell_is_a_formula(text: str) -> None:
    """A payee's name never begins as a formula does, and is else as it was."""
    cell = _cell(text)

    assert not cell.startswith(FORMULA)
    assert cell in (text, f"'{text}")


def test_not_verified(ring: Ring, store: Store) -> None:
    """Wrong codes: no transaction is told, and no link sent."""
    call = ring(50).press("4 2 1 000000 000000 000000")

    assert call.state == "agent/wait"
    assert not [text for _, text in call.sms() if "/l/" in text]


def test_what_was_heard_proves_nothing(ring: Ring, store: Store) -> None:
    """A payment that was told, or is in a file, is not asked about in strong verification afterwards."""
    call = known(ring).press("3 2")

    assert call.call.data["walked_at"] == "2026-02-28T16:00:00+00:00"
    heard = known(ring).press("1 1")
    assert heard.call.data["walked_at"] == heard.call.data["bottom_at"]
