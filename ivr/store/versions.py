"""The files of every version of a flow that a call began with, so that the call can end with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select, update

from ivr.store.calls import going_on, insert_or_nothing
from ivr.store.tables import call, flow_version


def keep(connection: Connection, name: str, version: str, files: Mapping[str, str], now: datetime) -> None:
    """Store a version's files, unless they are there."""
    row = {
        "version": version,
        "name": name,
        "files": json.dumps(dict(files), ensure_ascii=False),
        "first_used_at": now,
    }
    connection.execute(insert_or_nothing(connection, flow_version), row)


def files_of(connection: Connection, version: str) -> tuple[str, dict[str, str]]:
    """Give a version's flow name and files; `LookupError` if it was never kept."""
    row = connection.execute(
        select(flow_version.c.name, flow_version.c.files).where(flow_version.c.version == version)
    ).one_or_none()
    if row is None:
        raise LookupError(f"no flow of version {version} was ever served from this database")
    return row.name, json.loads(row.files)


def move(connection: Connection, call_sid: str, version: str) -> None:
    """Take a call along to another version of its flow, for whoever writes that flow while it is rung."""
    connection.execute(update(call).where(call.c.sid == call_sid).values(flow=version))


def live(connection: Connection, now: datetime) -> list[str]:
    """Give the versions that calls which have not ended are in."""
    return list(connection.execute(select(call.c.flow).where(going_on(now)).distinct()).scalars())
