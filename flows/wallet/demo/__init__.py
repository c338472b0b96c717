"""Demo data: one caller for each branch of the hotline. The table in README.md tells who is who.

Everything is counted from `now` and nothing is drawn by chance, so that the same moment gives the same data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from flows.wallet import records
from flows.wallet.demo import information, money, safety
from flows.wallet.demo.agents import fill_agents
from flows.wallet.demo.cases import add_case
from flows.wallet.demo.holders import CASES, CATEGORY_OF, HOLDERS, LAST, MERCHANTS, UNKNOWN, Holder, phone
from flows.wallet.demo.scale import grow
from ivr.speech.dates import SHANGHAI
from ivr.store.vault import Vault

__all__ = ["fill", "grow", "phone"]

EVERYBODY = dict(enumerate(HOLDERS, 1)) | money.HOLDERS | information.HOLDERS | safety.HOLDERS | LAST
"""The holders by number."""


def fill(connection: Connection, vault: Vault, now: datetime) -> None:
    """Write the demo data of a wallet that is still empty; takes some tens of milliseconds."""
    names = (
        {"name": name, "english_name": english, "usual_minor": usual} for name, english, usual in MERCHANTS
    )
    connection.execute(insert(records.merchant), list(names))
    accounts = [_account(number, holder, now) for number, holder in EVERYBODY.items()]
    added = insert(records.account).returning(records.account.c.phone, records.account.c.id)
    ids = {row.phone: row.id for row in connection.execute(added, accounts)}
    cards = _cards(connection, ids, now)
    connection.execute(insert(records.device), [row for id_ in ids.values() for row in _devices(id_, now)])
    orders = [
        row
        for number, holder in EVERYBODY.items()
        for row in _payments(number, ids[phone(number)], cards[number], holder, now)
    ]
    connection.execute(insert(records.transaction), orders)
    _pay_by_card(connection, ids, cards)
    _history(connection, ids, now)
    fill_agents(connection, vault)
    money.fill(connection, ids, now)
    information.fill(connection, ids, now)
    safety.fill(connection, ids, now)


def _account(number: int, holder: Holder, now: datetime) -> dict[str, Any]:
    row: dict[str, Any] = {
        "phone": phone(number),
        "holder": holder.name,
        "status": "active",
        "opened_at": now - timedelta(days=400 + number),
        "profile_changed_at": None,
        "balance_minor": 26_850,
        "currency": "CNY",
        "single_limit_minor": 500_000,
        "day_limit_minor": 1_000_000,
        "two_factor": False,
        "alerts": False,
        "security_questions_due": False,
        "password_reset_required": False,
        **holder.changes,
    }
    if row["profile_changed_at"] is not None:
        row["profile_changed_at"] = now + timedelta(days=row["profile_changed_at"])
    return row


def _cards(connection: Connection, ids: Mapping[str, int], now: datetime) -> dict[int, list[int]]:
    """Bind the cards, and give their ids by the number of the holder, in the order of `Holder.cards`."""
    today: date = now.astimezone(SHANGHAI).date()
    rows = [
        {
            "account_id": ids[phone(number)],
            "bank": "云中银行",
            "last4": f"{6200 + 10 * number + position}",
            "expires_on": today + timedelta(days=days),
            "status": status,
        }
        for number, holder in EVERYBODY.items()
        for position, (status, days) in enumerate(holder.cards, 1)
    ]
    added = insert(records.card).returning(records.card.c.last4, records.card.c.id)
    by_last4 = {row.last4: row.id for row in connection.execute(added, rows)}
    return {
        number: [by_last4[f"{6200 + 10 * number + position}"] for position in range(1, len(holder.cards) + 1)]
        for number, holder in EVERYBODY.items()
    }


def _devices(account_id: int, now: datetime) -> Iterator[dict[str, Any]]:
    for name, trusted, days in (("本人手机", True, 200), ("平板电脑", False, 90), ("陌生设备", False, 1)):
        at = now - timedelta(days=days)
        yield {"account_id": account_id, "name": name, "trusted": trusted, "signed_in_at": at}


def _payments(
    number: int, account_id: int, cards: list[int], holder: Holder, now: datetime
) -> Iterator[dict[str, Any]]:
    """Give the holder's orders; their numbers count from 88NNNN000001, NNNN being the holder."""
    common = {"account_id": account_id, "currency": "CNY", "card_id": None, "cause": None, "status": "paid"}
    made = 0

    def order(merchant: tuple[str, str, int], at: datetime, **changes: Any) -> dict[str, Any]:
        nonlocal made
        made += 1
        payee, english, usual = merchant
        row = {"order_number": f"88{number:04}{made:06}", "at": at, "payee": payee, "english_payee": english}
        row["category"] = CATEGORY_OF.get(payee, "other")
        return common | row | {"amount_minor": usual} | changes

    for past in range(holder.own):
        merchant = MERCHANTS[(number * 5 + past % 8) % len(MERCHANTS)]
        status = {1: "pending", 2: "processing"}.get(past, "paid") if number == 1 else "paid"
        amount = merchant[2] + 130 * past
        yield order(merchant, now - timedelta(days=2 + 3 * past), status=status, amount_minor=amount)
    for past in range(holder.thefts):
        at = now - timedelta(hours=1 + past)
        yield order(UNKNOWN[past % len(UNKNOWN)], at, amount_minor=UNKNOWN[past % 3][2] + 100 * past)
    for past, cause in enumerate(holder.failures):
        merchant = MERCHANTS[(number * 5 + 9 + past) % len(MERCHANTS)]
        amount = {"limit_single": 620_000, "limit_day": 480_000}.get(cause, 45_800)
        at = now - timedelta(minutes=5 if cause in ("network", "peak") else 40, days=past)
        if cause == "limit_day":  # paid before, and on the same day, by Shanghai's clock
            began = now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
            at = max(at, began)
            for earlier in MERCHANTS[:2]:
                yield order(earlier, max(at - timedelta(hours=2), began), amount_minor=310_000)
        card = cards[0] if cause in ("method_disabled", "card_expired") else None
        failed = {"status": "failed", "cause": cause, "amount_minor": amount, "card_id": card}
        yield order(merchant, at, **failed)


def _pay_by_card(connection: Connection, ids: Mapping[str, int], cards: Mapping[int, list[int]]) -> None:
    account = records.account
    for number, holder in EVERYBODY.items():
        if holder.pays_by_card:
            mine = account.update().where(account.c.id == ids[phone(number)])
            connection.execute(mine.values(default_card_id=cards[number][0]))


def _history(connection: Connection, ids: Mapping[str, int], now: datetime) -> None:
    """Write what happened in earlier calls: cases, freezes, a lock."""
    for position, (kind, status) in enumerate((*CASES, ("message", "closed")), 1):
        add_case(
            connection,
            ids,
            5,
            f"{10_000_000 + position}",
            kind,
            status,
            now - timedelta(days=position),
        )
    add_case(connection, ids, 19, "10000006", "limit", "open", now - timedelta(days=1))
    for past in range(3):  # the fourth account was frozen often, by its own caller
        number = f"{10_000_007 + past}"
        _freeze(connection, ids, 4, 4, number, now - timedelta(days=10 - past))
    for past in range(3):  # the fifth caller froze three others
        number = f"{10_000_010 + past}"
        _freeze(connection, ids, 22 + past, 5, number, now - timedelta(days=3 - past))
    lock: dict[str, Any] = {
        "phone": phone(6),
        "wrong_tries": 0,
        "locks": 2,
        "locked_until": now + timedelta(hours=24),
    }
    connection.execute(insert(records.verification_lock), lock)


def _freeze(
    connection: Connection, ids: Mapping[str, int], holder: int, caller: int, number: str, at: datetime
) -> None:
    """Write a freeze that was lifted an hour later."""
    row: dict[str, Any] = {"phone": phone(holder), "caller": phone(caller), "account_id": ids[phone(holder)]}
    row |= {"status_before": "active", "frozen_at": at, "lifted_at": at + timedelta(hours=1)}
    row |= {"case_id": add_case(connection, ids, holder, number, "fraud", "restored", at)}
    connection.execute(insert(records.freeze), row)
