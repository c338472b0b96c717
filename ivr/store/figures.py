"""How many calls there were and how they ended, counted by the database, however many there are.

Only calls that are over are counted. Each answer has a bounded number of rows: hours, nodes, services.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, String, cast, extract, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from ivr.store.tables import call as calls
from ivr.store.tables import turn as turns

OUTCOMES = ("contained", "transferred", "call_back", "voicemail", "abandoned")
HOUR_S = 3600


class service_of(FunctionElement[str]):  # noqa: N801 - a function of SQL
    """The service of a node: the first word of its name."""

    type = String()
    inherit_cache = True


@compiles(service_of, "sqlite")
def _sqlite(element: service_of, compiler: SQLCompiler, **kw: Any) -> str:
    name = compiler.process(element.clauses, **kw)
    return f"substr({name}, 1, instr({name} || '/', '/') - 1)"


@compiles(service_of, "postgresql")
def _postgresql(element: service_of, compiler: SQLCompiler, **kw: Any) -> str:
    return f"split_part({compiler.process(element.clauses, **kw)}, '/', 1)"


@dataclass(frozen=True, slots=True)
class Ended:
    """So many calls of one hour (UTC), language and outcome."""

    hour_at: datetime
    language: str
    outcome: str
    count: int


def hour_of(moment: ColumnElement[Any]) -> ColumnElement[int]:
    """Give, in SQL, the hours since 1970 in which a moment lies."""
    # Whole seconds first: PostgreSQL has fractions there, and would round the hour up.
    return cast(func.substr(cast(extract("epoch", moment), String), 1, 10), BigInteger) // HOUR_S


def ended(connection: Connection, since: datetime, until: datetime) -> Sequence[Ended]:
    """Count the calls that began in a span and are over, by hour, language and outcome."""
    hour = hour_of(calls.c.started_at).label("hour")
    by = (hour, calls.c.language, calls.c.outcome)
    counted = select(*by, func.count()).where(*_over(since, until)).group_by(*by)
    return [
        Ended(datetime.fromtimestamp(int(number) * HOUR_S, UTC), language, outcome, count)
        for number, language, outcome, count in connection.execute(counted)
    ]


def by_service(connection: Connection, since: datetime, until: datetime) -> dict[tuple[str, str], int]:
    """Count those calls by service and outcome; one that went through several services counts in each."""
    service = service_of(turns.c.led_to).label("service")
    through = (
        select(turns.c.call_sid, service, calls.c.outcome)
        .join(calls, calls.c.sid == turns.c.call_sid)
        .where(*_over(since, until), turns.c.at >= since)
        .distinct()
        .subquery()
    )
    by = (through.c.service, through.c.outcome)
    return {
        (name, outcome): count
        for name, outcome, count in connection.execute(select(*by, func.count()).group_by(*by))
    }


def _over(since: datetime, until: datetime) -> list[ColumnElement[bool]]:
    return [calls.c.started_at >= since, calls.c.started_at < until, calls.c.outcome != ""]
