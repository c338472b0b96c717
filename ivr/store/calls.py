"""Calls as rows: claim a turn, save it, and read where a call stands."""

from __future__ import annotations

import importlib
import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, select, update

from ivr.engine.call import Call
from ivr.store.tables import call as calls
from ivr.store.tables import caller as callers

LONGEST = timedelta(days=1)
"""No call lasts longer (Twilio's limit with long calls on); an older one has ended, and nobody told us."""
_PLACE = (
    calls.c.sid,
    calls.c.flow,
    calls.c.state,
    calls.c.turn,
    calls.c.caller,
    calls.c.dialed,
    calls.c.language,
    calls.c.level,
    calls.c.no_inputs,
    calls.c.no_matches,
    calls.c.errors,
    calls.c.data,
    calls.c.outcome,
    calls.c.path,
    calls.c.ended_at,
)
_FIELDS = tuple(column.name for column in _PLACE)
_CLAIM = (
    update(calls)
    .where(calls.c.sid == bindparam("at_sid"), calls.c.turn == bindparam("at_turn"))
    .values(turn=calls.c.turn + 1)
    .returning(*_PLACE)
)
_END = (
    update(calls)
    .where(calls.c.sid == bindparam("at_sid"), calls.c.ended_at.is_(None))
    .values(status=bindparam("new_status"), ended_at=bindparam("new_ended_at"))
    .returning(*_PLACE)
)
_SAVED = (
    "state",
    "turn",
    "language",
    "level",
    "no_inputs",
    "no_matches",
    "errors",
    "data",
    "outcome",
    "path",
)
_SAVE = (
    update(calls)
    .where(calls.c.sid == bindparam("at_sid"))
    .values({name: bindparam(f"new_{name}") for name in (*_SAVED, "reply")})
)
_SWAP = _SAVE.where(calls.c.turn == bindparam("at_turn"), calls.c.outcome == bindparam("at_outcome"))
_SAVE_OUTCOME = (
    update(calls).where(calls.c.sid == bindparam("at_sid")).values(outcome=bindparam("new_outcome"))
)
_READ = select(*_PLACE, calls.c.reply).where(calls.c.sid == bindparam("at_sid"))
_READ_PLACE = select(*_PLACE).where(calls.c.sid == bindparam("at_sid"))
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LANGUAGE = select(callers.c.language).where(callers.c.number == bindparam("at_number"))


def insert_or_nothing(connection: Connection, table: Any) -> Any:
    """Begin an INSERT that leaves a row that is there already as it is, in the database's own words."""
    return _insert(connection, table).on_conflict_do_nothing()


def begin(connection: Connection, call: Call, now: datetime) -> bool:
    """Write down a new call; False if it is known already, which changes nothing."""
    row = {
        name: getattr(call, name) for name in ("sid", "flow", "caller", "dialed", *_SAVED) if name != "data"
    }
    row |= {"data": "{}", "status": "in-progress", "started_at": now, "reply": ""}
    statement = insert_or_nothing(connection, calls).returning(calls.c.sid)
    return connection.execute(statement, row).one_or_none() is not None


def claim(connection: Connection, sid: str, turn: int) -> Call | None:
    """Take turn `turn` of a call for this transaction; None if the call does not stand there.

    Whoever comes second waits for the first to commit, and then gets None (compare and swap).
    """
    row = connection.execute(_CLAIM, {"at_sid": sid, "at_turn": turn}).one_or_none()
    if row is None:
        return None
    call = _call(row)
    call.turn = turn
    return call


def end(connection: Connection, sid: str, status: str, now: datetime) -> Call | None:
    """Note that the carrier ended the call; None if it is unknown, or had ended before."""
    row = connection.execute(_END, {"at_sid": sid, "new_status": status, "new_ended_at": now}).one_or_none()
    return None if row is None else _call(row)


def save(connection: Connection, call: Call, reply: str) -> None:
    """Write the call and the answer to its turn; `entry` is not among what is written."""
    connection.execute(_SAVE, _saved(call, reply))


def swap(connection: Connection, before: Call, after: Call, reply: str) -> bool:
    """Write `after` and its answer if the call stands as `before`; else False, and nothing is written."""
    standing = {"at_turn": before.turn, "at_outcome": before.outcome}
    return bool(connection.execute(_SWAP, _saved(after, reply) | standing).rowcount)


def save_outcome(connection: Connection, sid: str, outcome: str) -> None:
    """Write how a call ended for the caller; its place stays, since a recording may still come in."""
    connection.execute(_SAVE_OUTCOME, {"at_sid": sid, "new_outcome": outcome})


def going_on(now: datetime) -> ColumnElement[bool]:
    """Give the condition that a call has not ended."""
    return and_(calls.c.ended_at.is_(None), calls.c.started_at > now - LONGEST)


def place(connection: Connection, sid: str) -> Call | None:
    """Give a call; None if it is unknown."""
    row = connection.execute(_READ_PLACE, {"at_sid": sid}).one_or_none()
    return None if row is None else _call(row)


def read(connection: Connection, sid: str) -> tuple[Call, str] | None:
    """Give a call and the answer to its last turn; None if it is unknown."""
    row = connection.execute(_READ, {"at_sid": sid}).one_or_none()
    return None if row is None else (_call(row), row.reply)


def chosen_language(connection: Connection, number: str) -> str | None:
    """Give the language that this number chose last, if it ever did."""
    return connection.execute(_LANGUAGE, {"at_number": number}).scalar_one_or_none()


def remember_language(connection: Connection, number: str, language: str) -> None:
    """Remember the language for the number's next calls; who withholds the number is nobody's next call."""
    if not number.startswith("+"):
        return
    statement = _insert(connection, callers).values(number=number, language=language)
    connection.execute(
        statement.on_conflict_do_update(index_elements=[callers.c.number], set_={"language": language})
    )


def _insert(connection: Connection, table: Any) -> Any:
    dialect = importlib.import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
    return dialect.insert(table)


def _saved(call: Call, reply: str) -> dict[str, Any]:
    values: dict[str, Any] = {f"new_{name}": getattr(call, name) for name in _SAVED}
    return values | {"new_data": _dump(call.data), "at_sid": call.sid, "new_reply": reply}


def _call(row: Any) -> Call:
    known = dict(zip(_FIELDS, row, strict=False))
    known |= {"data": json.loads(known["data"]), "ended": known.pop("ended_at") is not None}
    return Call(**known)
