"""What was last found out about each version of a flow, for whoever looks at it later, on whatever server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select

from ivr.store.tables import check_report as reports

Kind = Literal["check", "cover"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A report, and when it was made."""

    made_at: datetime
    told: Mapping[str, Any]


def keep(
    connection: Connection, flow: str, version: str, kind: Kind, told: Mapping[str, Any], now: datetime
) -> None:
    """Keep a report in the place of the last one of that version; those of other versions stay."""
    mine = (reports.c.version == version) & (reports.c.kind == kind)
    connection.execute(delete(reports).where(mine))
    row = {"version": version, "kind": kind, "flow": flow, "made_at": now}
    connection.execute(insert(reports), row | {"told": json.dumps(told, ensure_ascii=False)})


def find(connection: Connection, version: str, kind: Kind) -> Kept | None:
    """Give the last report of a version, None if there is none."""
    mine = (reports.c.version == version) & (reports.c.kind == kind)
    row = connection.execute(select(reports).where(mine)).one_or_none()
    return None if row is None else Kept(row.made_at, json.loads(row.told))
