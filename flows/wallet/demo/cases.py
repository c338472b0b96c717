"""Cases of earlier calls."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from flows.wallet import records
from flows.wallet.demo.holders import phone


def add_case(
    connection: Connection,
    ids: Mapping[str, int],
    holder: int,
    number: str,
    kind: str,
    status: str,
    at: datetime,
) -> int:
    """Write a case with one line in its log, and give its id."""
    row: dict[str, Any] = {"number": number, "kind": kind, "status": status, "call_sid": "demo"}
    row |= {"phone": phone(holder), "account_id": ids[phone(holder)], "opened_at": at, "updated_at": at}
    row["confirmed_at"] = at if kind == "fraud" else None
    added = insert(records.case).returning(records.case.c.id)
    id_: int = connection.execute(added, row).scalar_one()
    entry = {"case_id": id_, "at": at, "call_sid": "demo", "event": "opened"}
    connection.execute(insert(records.case_entry), entry)
    return id_
