"""How calls went, turn by turn: written with each turn, read by whoever looks at calls later.

Nothing of what a caller keyed or said is in it: only where the call stood, what kind of thing happened there,
what was done, and where that led.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from ivr.engine.call import Call
from ivr.engine.events import Event
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
    language: str
    ms: int


_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COLUMNS = [turns.c[each.name] for each in fields(Happened)]
_NOTE = insert(turns).values({column.name: bindparam(column.name) for column in _COLUMNS})


def note(
    connection: Connection,
    at: datetime,
    before: Call,
    event: Event,
    after: Call,
    actions: Sequence[str],
    ms: int,
) -> None:
    """Write a turn down, in the transaction that does it: `event` led the call from `before` to `after`."""
    row = {
        "call_sid": before.sid,
        "turn": before.turn,
        "at": at,
        "event": _WORDS.sub("_", type(event).__name__).lower(),
        "node": before.state,
        "led_to": after.state,
        "actions": " ".join(actions),
        "language": after.language,
        "ms": ms,
    }
    connection.execute(_NOTE, row)


def of_call(connection: Connection, call_sid: str) -> Sequence[Happened]:
    """Give the turns of a call in order."""
    mine = select(*_COLUMNS).where(turns.c.call_sid == call_sid).order_by(turns.c.turn)
    return [Happened(*row) for row in connection.execute(mine)]
