"""A wallet as large as a real one: any number of accounts, each with a hundred transactions of a year.

What an account has follows from its number and from `now`, as all demo data do. The rows are made as they are
written, a thousand accounts at a time, so that memory and transactions stay small however many there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from flows.wallet import records
from flows.wallet.demo.holders import CATEGORY_OF, MERCHANTS
from flows.wallet.records.payments import CAUSES
from ivr.speech.dates import SHANGHAI
from ivr.store.database import Store

TRANSACTIONS = 100
"""So many an account."""
BATCH = 1000
"""So many accounts are written in one transaction of the database."""
_CAUSES = [each for each in CAUSES if each not in ("method_disabled", "card_expired")]
"""Why a payment from the balance may fail; all payments here are."""
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
_APART = timedelta(days=365) / TRANSACTIONS


class GrownAlready(ValueError):
    """The database has such accounts already; nothing was written."""


def scaled_phone(number: int) -> str:
    """Give the registered number of the account `number`, from 1: none of them is a demo caller's."""
    return f"+86150{number:08}"


def grow(store: Store, accounts: int, now: datetime) -> Iterator[int]:
    """Add `accounts` accounts to a prepared database, and yield how many each committed batch added.

    Raises:
        GrownAlready: there are such accounts; two generations would not fit together.
    """
    with store.read() as connection:
        first = select(records.account.c.id).where(records.account.c.phone == scaled_phone(1))
        if connection.execute(first).one_or_none() is not None:
            raise GrownAlready(f"there is an account {scaled_phone(1)} already; give an empty database")
    for begin in range(1, accounts + 1, BATCH):
        numbers = range(begin, min(begin + BATCH, accounts + 1))
        with store.write() as connection:
            _write(connection, numbers, now)
        yield len(numbers)


def _write(connection: Connection, numbers: range, now: datetime) -> None:
    table = records.account
    added = insert(table).returning(table.c.phone, table.c.id)
    rows = connection.execute(added, [_account(number, now) for number in numbers])
    ids = {row.phone: row.id for row in rows}
    owned = [(number, ids[scaled_phone(number)]) for number in numbers]
    today = now.astimezone(SHANGHAI).date()
    cards = [
        {
            "account_id": id_,
            "bank": "云中银行",
            "last4": f"{number % 10_000:04}",
            "expires_on": today + timedelta(days=number % 900 - 30),
            "status": "active",
        }
        for number, id_ in owned
    ]
    connection.execute(insert(records.card), cards)
    device = {"name": "本人手机", "trusted": True, "signed_in_at": now - timedelta(days=90)}
    connection.execute(insert(records.device), [device | {"account_id": id_} for _, id_ in owned])
    budgets = [
        {"account_id": id_, "category": category, "amount_minor": 50_000 + number % 7 * 10_000}
        for number, id_ in owned
        for category in ("dining", "groceries", "transport")
    ]
    connection.execute(insert(records.budget), budgets)
    members = [
        {
            "account_id": id_,
            "level": records.LEVELS[number % 10 // 5 + number % 100 // 99],
            "points": number * 37 % 30_000,
            "expiring_points": 0,
        }
        for number, id_ in owned
    ]
    connection.execute(insert(records.membership), members)
    payments = [row for number, id_ in owned for row in _payments(number, id_, now)]
    if connection.dialect.name == "postgresql":
        _copy(connection, records.transaction, payments)
    else:
        connection.execute(insert(records.transaction), payments)


def _copy(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write rows as PostgreSQL takes many of them soonest: it works through no statement for each."""
    names = ", ".join(rows[0])
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as stream:
        for row in rows:
            stream.write_row(tuple(row.values()))


def _account(number: int, now: datetime) -> dict[str, Any]:
    return {
        "phone": scaled_phone(number),
        "holder": _SURNAMES[number % 20] + _GIVEN[number // 20 % 20],
        "status": "active",
        "opened_at": now - timedelta(days=400 + number % 2000),
        "balance_minor": number * 7919 % 5_000_000,
        "currency": "CNY",
        "single_limit_minor": 500_000,
        "day_limit_minor": 1_000_000,
        "two_factor": number % 3 == 0,
        "alerts": number % 4 == 0,
        "security_questions_due": False,
        "password_reset_required": False,
    }


def _payments(number: int, account_id: int, now: datetime) -> Iterator[dict[str, Any]]:
    """Give an account's payments, oldest first, the last of them today."""
    at = now - timedelta(minutes=1 + number % 5000)
    for step in range(TRANSACTIONS):
        payee, english, usual = MERCHANTS[(number * 7 + step * 5) % len(MERCHANTS)]
        failed = (number + step) % 40 == 0
        yield {
            "account_id": account_id,
            "order_number": f"7{number * TRANSACTIONS + step:011}",
            "at": at - (TRANSACTIONS - 1 - step) * _APART,
            "payee": payee,
            "english_payee": english,
            "amount_minor": usual + (number * 31 + step * 17) % 900,
            "currency": "CNY",
            "status": "failed" if failed else "paid",
            "cause": _CAUSES[(number + step) // 40 % len(_CAUSES)] if failed else None,
            "category": CATEGORY_OF.get(payee, "other"),
        }
