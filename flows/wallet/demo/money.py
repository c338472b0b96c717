"""What lies behind the callers of the services about money: refunds, disputes, unfinished payments.

The past is not written down but done: each step by the function that does it in life, so that no refund is
paid without its money.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from flows.wallet import records
from flows.wallet.demo.cases import add_case
from flows.wallet.demo.holders import Holder, phone
from flows.wallet.processes import disputes, refunds
from ivr.engine.events import Value

NAMES = (
    "秦岚 顾安 沈宁 傅瑶 卢青 汪洋 姜南 余欢 潘悦 范晴 石磊 龙飞 白露 邓超然 易安 常乐 武进 乔木 丁一 韦立"
)
HOLDERS = {number: Holder(name, own=6) for number, name in enumerate(NAMES.split(), 30)} | {
    47: Holder("乔木", own=6, cards=(("active", 700), ("active", 400)))
}
_REFUSED = (("apply", 12), ("send", 12), ("refuse", 10))
PAST: Mapping[int, tuple[tuple[str, float], ...]] = {
    31: (("apply", 1),),
    32: (("apply", 1), ("send", 1), ("hurry", 0)),
    33: (("apply", 1), ("send", 1), ("approve", 0.5)),
    34: (("apply", 12), ("send", 12), ("approve", 10)),
    35: (("apply", 12), ("send", 12), ("approve", 10), ("trace", 2)),
    36: (("apply", 12), ("send", 12), ("approve", 10), ("pay", 8)),
    37: _REFUSED,
    38: (*_REFUSED, ("open_dispute", 2)),
    39: (*_REFUSED, ("open_dispute", 5), ("ask_evidence", 2)),
    40: (*_REFUSED, ("open_dispute", 9), ("ask_evidence", 6), ("uphold", 1)),
    41: (*_REFUSED, ("open_dispute", 9), ("ask_evidence", 6), ("reject", 1)),
}
"""What happened to an order of each holder, how many days ago: to the newest if lately, else an old one."""
NEWEST, OLD = 1, 6
COVERS = {42: 1_000_000, 43: 1_500}
"""Protection plans, and what they bear of an order, in minor units."""
UNFINISHED = {
    44: ("pending", True),
    45: ("processing", True),
    46: ("pending", False),
    48: ("processing", False),
}
"""Holders with an unfinished payment, and whether their card pays it."""
AUTOMATIC = (46, 47)
"""Holders whose first card makes automatic payments."""
ANCIENT = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Past:
    """The office at an earlier moment, whose SMS have long been read."""

    connection: Connection
    now: datetime
    call_sid: str = "demo"

    def sms(self, to: str, message: str, values: Mapping[str, Value] | None = None) -> None:
        """Send nothing."""


def fill(connection: Connection, ids: Mapping[str, int], now: datetime) -> None:
    """Write it for the holders 30 to 49, whose accounts and payments are there."""
    _orders(connection, ids, now)
    for number, steps in PAST.items():
        position = NEWEST if steps[0][1] < 2 else OLD
        _relive(connection, ids, number, f"88{number:04}{position:06}", steps, now)
    cards = _cards(connection, ids, AUTOMATIC)
    connection.execute(insert(records.protection), [_plan(ids, number, now) for number in COVERS])
    connection.execute(
        insert(records.automatic_payment), [_automatic(ids, number, cards[number]) for number in AUTOMATIC]
    )


def _orders(connection: Connection, ids: Mapping[str, int], now: datetime) -> None:
    """Add orders that are not paid, or paid long ago, numbered from 88NNNN000101."""
    cards = _cards(connection, ids, UNFINISHED)
    rows = []
    for number, (status, by_card) in UNFINISHED.items():
        paid_by = cards[number] if by_card else None
        rows.append(_order(ids, number, now - timedelta(hours=1), status, paid_by))
    rows.append(_order(ids, 30, now - ANCIENT, "paid", None))
    connection.execute(insert(records.transaction), rows)
    transaction = records.transaction
    asked = {"cancel_requested_at": now - timedelta(minutes=30)}
    connection.execute(update(transaction).where(transaction.c.order_number == "880048000101").values(asked))
    case_id = add_case(connection, ids, 49, "10004901", "fraud", "open", now)
    contested = update(transaction).where(transaction.c.order_number == f"880049{NEWEST:06}")
    connection.execute(contested.values(contested_case_id=case_id))


def _order(
    ids: Mapping[str, int], number: int, at: datetime, status: str, card_id: int | None
) -> dict[str, Any]:
    row = {
        "account_id": ids[phone(number)],
        "order_number": f"88{number:04}000101",
        "at": at,
        "status": status,
    }
    payee = {"payee": "银杏酒店", "english_payee": "Ginkgo Hotel", "amount_minor": 42_800, "currency": "CNY"}
    return row | payee | {"card_id": card_id}


def _cards(connection: Connection, ids: Mapping[str, int], numbers: Any) -> dict[int, int]:
    """Give the first card of each of these holders."""
    by_account = {ids[phone(number)]: number for number in numbers}
    found = (
        select(records.card)
        .where(records.card.c.account_id.in_(by_account))
        .order_by(records.card.c.id.desc())
    )
    return {by_account[row.account_id]: row.id for row in connection.execute(found)}


def _plan(ids: Mapping[str, int], number: int, now: datetime) -> dict[str, Any]:
    runs = {"starts_at": now - timedelta(days=300), "ends_at": now + timedelta(days=65)}
    return {"account_id": ids[phone(number)], "cover_minor": COVERS[number], "currency": "CNY"} | runs


def _automatic(ids: Mapping[str, int], number: int, card_id: int) -> dict[str, Any]:
    payee = {"payee": "悦听音乐", "english_payee": "Joyful Music", "amount_minor": 1_500, "currency": "CNY"}
    return {"account_id": ids[phone(number)], "card_id": card_id} | payee


def _relive(
    connection: Connection,
    ids: Mapping[str, int],
    number: int,
    order_number: str,
    steps: tuple[tuple[str, float], ...],
    now: datetime,
) -> None:
    """Take the steps of a refund, and of a dispute after it."""
    found = select(records.transaction).where(records.transaction.c.order_number == order_number)
    order = connection.execute(found).one()
    refund: Any = None
    dispute: Any = None
    for position, (step, days_ago) in enumerate(steps):
        books = Past(connection, now - timedelta(days=days_ago))

        def opened(kind: str, books: Past = books, position: int = position) -> int:
            case_number = f"{10_000_000 + 100 * number + position}"
            return add_case(connection, ids, number, case_number, kind, "open", books.now)

        match step:
            case "apply":
                refund = refunds.apply(books, order, opened("refund"), "missing", "unasked")
            case "trace":
                refunds.trace(books, refund.id, opened("trace"))
            case "open_dispute":
                dispute = disputes.open_dispute(books, order, opened("dispute"), "refusal")
            case "ask_evidence" | "uphold" | "reject":
                getattr(disputes, step)(books, dispute.id)
            case _:
                getattr(refunds, step)(books, refund.id)
