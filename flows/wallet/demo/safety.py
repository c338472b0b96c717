"""Demo data of the security services: passwords, locked accounts, and how their holders can be reached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from flows.wallet.demo.holders import Holder, phone
from flows.wallet.records import account_lock, contact, device, password

HOLDERS = {
    70: Holder("郑爽朗"),
    71: Holder("谢安然", changes={"status": "locked"}),
    72: Holder("董思远", changes={"status": "locked"}),
    73: Holder("袁知夏", changes={"two_factor": True, "alerts": True}),
    74: Holder("程一诺", own=1),
    75: Holder("苏晚晴"),
    76: Holder("丁乐天", changes={"balance_minor": 0}),
    77: Holder("江小满", failures=("balance",), changes={"status": "locked"}),
}
"""By number: 71, 72 and 77 are locked, 73 has all switches on, 74 paid too seldom to be asked about it."""
PASSWORD = "Skylark-2025"  # noqa: S105 - the demo callers' own
_SEALED = (
    "scrypt:32768:8:3$itAkb9Xsg20MJEw3$c2d434e23860aa8af4187ece2a4050b5c25e01a79ea8130985cc63aef7769bf8"
    "c6b6e24b82800342ffd4b0f3adb4d3ad07ff44130fc61c6bc61d4abeda17927e"
)
"""`PASSWORD`, sealed once: sealing it for each holder takes longer than all other demo data."""


def fill(connection: Connection, ids: Mapping[str, int], now: datetime) -> None:
    """Write what the holders have beside an account."""
    mine = {number: ids[phone(number)] for number in HOLDERS}
    set_at = now - timedelta(days=400)
    connection.execute(
        insert(password), [{"account_id": each, "hash": _SEALED, "set_at": set_at} for each in mine.values()]
    )
    connection.execute(
        insert(contact),
        [{"account_id": mine[number], "email": f"holder{number}@mail.example"} for number in (70, 75)],
    )
    stranger = select(device.c.id).where(device.c.account_id == mine[72], device.c.name == "陌生设备")
    lock: dict[str, Any] = {"locked_at": now - timedelta(hours=3), "reason": "passwords", "device_id": None}
    connection.execute(insert(account_lock), [lock | {"account_id": mine[number]} for number in (71, 77)])
    stranger_id = connection.execute(stranger).scalar_one()
    lock |= {"reason": "suspicious", "device_id": stranger_id, "account_id": mine[72]}
    connection.execute(insert(account_lock), lock)
