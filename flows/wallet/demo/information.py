"""What the services that tell and explain need: budgets, bills, points, tariffs, offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from flows.wallet import records
from flows.wallet.demo.holders import CATEGORY_OF, Holder, phone
from flows.wallet.spans import day_began, month_began
from ivr.speech.dates import SHANGHAI

LARGE = {"single_limit_minor": 1_000_000, "day_limit_minor": 5_000_000}
HOLDERS = {
    50: Holder("沈青", own=40, cards=(("active", 600),), changes={"balance_minor": 1_830_040, **LARGE}),
    51: Holder("顾白", own=0, cards=(), changes={"balance_minor": 0}),
    52: Holder("叶舟", own=3, changes={"balance_minor": 420_000, **LARGE}),
}
LATELY = (
    (20, "晨光咖啡", "Morning Coffee", 2_800, "paid"),
    (45, "城市地铁", "City Metro", 600, "paid"),
    (70, "青禾超市", "Greenfield Market", 18_640, "paid"),
    (95, "远航打车", "Voyage Cabs", 3_480, "pending"),
    (120, "云上书店", "Cloud Bookshop", 12_970, "failed"),
)
"""What 50 paid today: minutes ago, payee, amount in fen, status."""
MOVED = {
    50: (("transfer", 600_000), ("withdrawal", 30_000)),
    52: (("transfer", 2_350_000), ("withdrawal", 260_000)),
}
"""What was transferred and withdrawn this month."""
BUDGETS = {
    1: {"dining": 60_000, "groceries": 80_000, "leisure": 50_000},
    50: {"dining": 80_000, "groceries": 150_000, "transport": 30_000, "home": 60_000},
    52: {"dining": 1_000, "transfer": 2_000_000},
}
BILLS = {
    1: ((6, "北方电网", "Northern Power", 17_320),),
    50: (
        (-2, "清源自来水", "Clearwater Supply", 8_640),
        (5, "安居物业", "Anju Property", 26_000),
        (12, "北方电网", "Northern Power", 21_480),
    ),
}
"""Days until it is due, payee, amount in fen."""
MEMBERS = {1: ("standard", 2_480, 0), 50: ("gold", 36_200, 5_200), 52: ("silver", 8_100, 0)}
"""Level, points, and those that are lost at the end of next month."""
TARIFF = {
    "transfer": (10, 10, 2_500, (2_000_000, 5_000_000, 20_000_000)),
    "withdrawal": (10, 10, None, (100_000, 500_000, 2_000_000)),
    "payment": (0, 0, None, (0, 0, 0)),
}
"""Basis points, the least and the most in fen, and what is free each month at each level."""
LIMITS = ((500_000, 1_000_000), (1_000_000, 2_000_000), (5_000_000, 10_000_000))
"""For one payment and for a day, at each level, in fen."""


def fill(connection: Connection, ids: Mapping[str, int], now: datetime) -> None:
    """Write it for the accounts with these ids, by their numbers."""
    today = now.astimezone(SHANGHAI).date()
    month_end = (today.replace(day=1) + timedelta(days=62)).replace(day=1) - timedelta(days=1)
    connection.execute(insert(records.transaction), list(_orders(ids, now)))
    budgets = [
        {"account_id": ids[phone(number)], "category": category, "amount_minor": amount}
        for number, rows in BUDGETS.items()
        for category, amount in rows.items()
    ]
    connection.execute(insert(records.budget), budgets)
    bills = [
        {
            "account_id": ids[phone(number)],
            "payee": payee,
            "english_payee": english,
            "amount_minor": amount,
            "currency": "CNY",
            "due_on": today + timedelta(days=days),
        }
        for number, rows in BILLS.items()
        for days, payee, english, amount in rows
    ]
    connection.execute(insert(records.bill), bills)
    members = [
        {
            "account_id": ids[phone(number)],
            "level": level,
            "points": points,
            "expiring_points": expiring,
            "expire_on": month_end if expiring else None,
        }
        for number, (level, points, expiring) in MEMBERS.items()
    ]
    connection.execute(insert(records.membership), members)
    connection.execute(insert(records.tariff), list(_tariffs()))
    offer = {"operation": "withdrawal", "percent_off": 50, "starts_at": now - timedelta(days=10)}
    connection.execute(insert(records.promotion), offer | {"ends_at": now + timedelta(days=20)})


def _orders(ids: Mapping[str, int], now: datetime) -> Iterator[dict[str, Any]]:
    common: dict[str, Any] = {"currency": "CNY", "card_id": None, "cause": None}
    for made, (minutes, payee, english, amount, status) in enumerate(LATELY, 1):
        yield common | {
            "account_id": ids[phone(50)],
            "order_number": f"8800505{made:05}",
            "at": max(now - timedelta(minutes=minutes), day_began(now)),
            "payee": payee,
            "english_payee": english,
            "amount_minor": amount,
            "status": status,
            "cause": "network" if status == "failed" else None,
            "category": CATEGORY_OF[payee],
        }
    for number, moves in MOVED.items():
        for made, (operation, amount) in enumerate(moves, 1):
            payee, english = ("王芳", "Wang Fang") if operation == "transfer" else ("云中银行", "Cloud Bank")
            yield common | {
                "account_id": ids[phone(number)],
                "order_number": f"88{number:04}6{made:05}",
                "at": max(now - timedelta(hours=50), month_began(now)),
                "payee": payee,
                "english_payee": english,
                "amount_minor": amount,
                "status": "paid",
                "category": operation,
            }


def _tariffs() -> Iterator[dict[str, Any]]:
    for operation, (basis_points, least, most, free) in TARIFF.items():
        for place, level in enumerate(records.LEVELS):
            yield {
                "level": level,
                "operation": operation,
                "currency": "CNY",
                "basis_points": basis_points,
                "least_minor": least,
                "most_minor": most,
                "free_month_minor": free[place],
                "single_limit_minor": LIMITS[place][0],
                "day_limit_minor": LIMITS[place][1],
            }
