"""Where callers go, wait, err, give up and ask for a human: counted by the database, node by node.

A turn is written with the node where it leaves the caller, so counted are the nodes where a call stands and
listens, not those that it only runs through. The answer has a row a node, however many calls there were.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, extract, func, select

from ivr.store.figures import service_of
from ivr.store.tables import call as calls
from ivr.store.tables import flow_version
from ivr.store.tables import turn as turns


@dataclass(slots=True)
class Heat:
    """What happened at a node, or at several together.

    Attributes:
        visits: How often a call came to it.
        stood_s: For how long calls stood there, together; `stays` is how often that is known.
        errors: Silences, and keys or words that led nowhere else.
        gave_up: Calls that were given up there.
        human: How often a human was asked for there.
    """

    visits: int = 0
    stood_s: float = 0.0
    stays: int = 0
    errors: int = 0
    gave_up: int = 0
    human: int = 0

    @property
    def seconds(self) -> float:
        """For how long a call stood there, on average."""
        return self.stood_s / self.stays if self.stays else 0.0

    def add(self, other: Heat) -> None:
        """Take in what happened at another node."""
        self.visits += other.visits
        self.stood_s += other.stood_s
        self.stays += other.stays
        self.errors += other.errors
        self.gave_up += other.gave_up
        self.human += other.human


def heat(connection: Connection, flow: str, human: str, since: datetime, until: datetime) -> dict[str, Heat]:
    """Tell what happened at each node of a hotline, in calls that began in a span.

    Args:
        connection: Any that reads.
        flow: The hotline's name; calls of all its versions count.
        human: The service of those who answer, the first word of its nodes' names.
        since: From when on.
        until: Until when, itself not in it.
    """
    own = and_(
        calls.c.started_at >= since,
        calls.c.started_at < until,
        calls.c.flow.in_(select(flow_version.c.version).where(flow_version.c.name == flow)),
    )
    found: dict[str, Heat] = {}
    for node, visits, stood_s, stays in connection.execute(_stays(own)):
        found.setdefault(node, Heat()).add(Heat(visits=visits, stood_s=float(stood_s or 0), stays=stays))
    for node, errors, asked in connection.execute(_acts(own, human)):
        found.setdefault(node, Heat()).add(Heat(errors=errors, human=asked))
    given_up = select(calls.c.state, func.count()).where(own, calls.c.outcome == "abandoned")
    for node, count in connection.execute(given_up.group_by(calls.c.state)):
        found.setdefault(node, Heat()).add(Heat(gave_up=count))
    return found


def _stays(own: ColumnElement[bool]) -> Select[Any]:
    """Count the visits of each node, and add up how long calls stood there until the next turn or the end."""
    after = turns.alias("after")
    left_at = func.coalesce(after.c.at, calls.c.ended_at)
    came = (turns.c.node != turns.c.led_to) | (turns.c.event == "answered")
    return (
        select(
            turns.c.led_to,
            func.sum(case((came, 1), else_=0)),
            func.sum(extract("epoch", left_at) - extract("epoch", turns.c.at)),
            func.count(left_at),
        )
        .join(calls, calls.c.sid == turns.c.call_sid)
        .outerjoin(after, (after.c.call_sid == turns.c.call_sid) & (after.c.turn == turns.c.turn + 1))
        .where(own)
        .group_by(turns.c.led_to)
    )


def _acts(own: ColumnElement[bool], human: str) -> Select[Any]:
    """Count, for each node, what went wrong there, and how often it led to a human."""
    again = (turns.c.node == turns.c.led_to) & turns.c.event.in_(("digits", "speech"))
    wrong = (turns.c.event == "no_input") | again
    asked = (service_of(turns.c.led_to) == human) & (service_of(turns.c.node) != human)
    return (
        select(turns.c.node, func.sum(case((wrong, 1), else_=0)), func.sum(case((asked, 1), else_=0)))
        .join(calls, calls.c.sid == turns.c.call_sid)
        .where(own)
        .group_by(turns.c.node)
    )
