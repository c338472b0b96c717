"""How calls went: written turn by turn with each turn, read by whoever looks at calls later.

Nothing of what a caller keyed or said is in it: only where the call stood, what kind of thing happened there,
what was done, and where that led.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from ivr.engine.events import Event
from ivr.store.calls import going_on
from ivr.store.tables import call as calls
from ivr.store.tables import flow_version
from ivr.store.tables import turn as turns


@dataclass(frozen=True, slots=True)
class Happened:
    """One turn of a call; see the table for what its fields hold."""

    call_sid: str
    turn: int
    at: datetime
    event: str
    node: str
    led_to: str
    actions: str
    said: str | None
    language: str
    ms: int


_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES = [each.name for each in fields(Happened)]
_COLUMNS = [turns.c[name] for name in _NAMES]
_NOTE = insert(turns).values({column.name: bindparam(column.name) for column in _COLUMNS})


def note(connection: Connection, happened: Happened) -> None:
    """Write a turn down, in the transaction that does it."""
    connection.execute(_NOTE, {name: getattr(happened, name) for name in _NAMES})


def name_of(event: Event) -> str:
    """Name an event as it is written down: `no_input`."""
    return _WORDS.sub("_", type(event).__name__).lower()


def of_call(connection: Connection, call_sid: str) -> Sequence[Happened]:
    """Give the turns of a call in order."""
    mine = select(*_COLUMNS).where(turns.c.call_sid == call_sid).order_by(turns.c.turn)
    return [Happened(*row) for row in connection.execute(mine)]


@dataclass(frozen=True, slots=True)
class Record:
    """A call as it is stored; see the table and `Call` for what its fields hold."""

    sid: str
    flow: str
    state: str
    turn: int
    caller: str
    dialed: str
    language: str
    level: str
    errors: int
    outcome: str
    path: str
    status: str
    started_at: datetime
    ended_at: datetime | None


_RECORD = [calls.c[each.name] for each in fields(Record)]


def live(connection: Connection, now: datetime, most: int) -> Sequence[Record]:
    """Give the calls that go on, the newest first."""
    newest = select(*_RECORD).where(going_on(now)).order_by(calls.c.started_at.desc()).limit(most)
    return [Record(*row) for row in connection.execute(newest).all()]


def standing(connection: Connection, now: datetime) -> dict[tuple[str, str], int]:
    """Count the calls that go on by version of the flow and node."""
    at = (calls.c.flow, calls.c.state)
    by_node = select(*at, func.count()).where(going_on(now)).group_by(*at)
    return {(flow, state): count for flow, state, count in connection.execute(by_node)}


def search(connection: Connection, words: str, before_at: datetime, most: int) -> Sequence[Record]:
    """Find calls that began before a moment, the newest first: all, a number's (E.164), or one by its id."""
    found = select(*_RECORD).where(calls.c.started_at < before_at)
    if words:
        found = found.where(calls.c.caller == words if words.startswith("+") else calls.c.sid == words)
    return [Record(*row) for row in connection.execute(found.order_by(calls.c.started_at.desc()).limit(most))]


def call(connection: Connection, sid: str) -> Record | None:
    """Give one call, None if it is unknown."""
    row = connection.execute(select(*_RECORD).where(calls.c.sid == sid)).one_or_none()
    return None if row is None else Record(*row)


def paths(connection: Connection, flow: str) -> dict[str, dict[str, int]]:
    """Count the calls to a hotline by the keys chosen at its menus, for each version of it that was rung."""
    own = calls.c.flow.in_(select(flow_version.c.version).where(flow_version.c.name == flow))
    counted = select(calls.c.flow, calls.c.path, func.count()).where(own).group_by(calls.c.flow, calls.c.path)
    found: dict[str, dict[str, int]] = {}
    for version, path, count in connection.execute(counted):
        found.setdefault(version, {})[path] = count
    return found
