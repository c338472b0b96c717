"""What a call asks of the database: no turn may read a whole table, and each asks only so much.

A wallet in earnest has a hundred thousand accounts and ten million transactions, this one a few dozen; so
the plan is read instead of the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, has_request_context, request_started
from sqlalchemy import Connection, Engine, event, inspect

MOST = 40
"""So many statements may one request make."""
_SCAN = {"sqlite": re.compile(r"SCAN (\w+)"), "postgresql": re.compile(r"Seq Scan on (\w+)")}
_EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}
_WORK = re.compile(r"\s*(SELECT|UPDATE|DELETE|WITH|INSERT)\b")
_known: dict[tuple[str, str, int], list[str]] = {}
"""What a statement reads whole, by dialect and size: the tables are always the same."""


@dataclass(slots=True)
class Queries:
    """The statements of an app's requests, each once with its parameters; how many the busiest one made."""

    seen: dict[str, Any] = field(default_factory=dict)
    busiest: int = 0
    current: int = 0

    def begin(self, _app: Flask, **_more: object) -> None:
        """Count anew: a request begins."""
        self.current = 0

    def note(self, _connection: Any, _cursor: Any, statement: str, parameters: Any, *more: Any) -> None:
        """Count a statement of a request, and remember it if it reads; of many rows at once, the first."""
        if not (has_request_context() and _WORK.match(statement)):
            return
        self.current += 1
        self.busiest = max(self.busiest, self.current)
        # A mere INSERT looks for no rows: the scans in SQLite's plan, of tables that refer to it, are for
        # rows added out of order, and skipped while there are none (sqlite3FkCheck, OP_FkIfZero).
        if not statement.startswith("INSERT"):
            _context, many = more
            self.seen.setdefault(statement, parameters[0] if many else parameters)

    def faults(self, engine: Engine, large: int = 0) -> list[str]:
        """Tell the statements that read a whole table, and a request that made too many.

        `large`: only tables of so many rows count, and how to read them is left to the database.
        """
        with engine.connect() as connection:
            if connection.dialect.name == "postgresql" and not large:  # it reads a small table whole
                connection.exec_driver_sql("SET enable_seqscan = off")
            names = inspect(connection).get_table_names()
            tables = {name for name in names if not large or _has_rows(connection, name, large)}
            found = [
                f"reads all of {table}: {statement}"
                for statement, parameters in self.seen.items()
                for table in _read_whole(connection, statement, parameters, large)
                if table in tables
            ]
        return found + ([f"a request made {self.busiest} statements"] if self.busiest > MOST else [])


@contextmanager
def watched(app: Flask, engine: Engine) -> Iterator[Queries]:
    """Note what requests to `app` ask of the database while this lasts."""
    queries = Queries()
    event.listen(engine, "before_cursor_execute", queries.note)
    with request_started.connected_to(queries.begin, app):
        yield queries
    event.remove(engine, "before_cursor_execute", queries.note)


def _has_rows(connection: Connection, table: str, count: int) -> bool:
    some = f"SELECT 1 FROM {table} LIMIT 1 OFFSET {count - 1}"
    return connection.exec_driver_sql(some).one_or_none() is not None


def _read_whole(connection: Connection, statement: str, parameters: Any, large: int) -> list[str]:
    key = (connection.dialect.name, statement, large)
    if key not in _known:
        dialect = connection.dialect.name
        plan = connection.exec_driver_sql(f"{_EXPLAIN[dialect]} {statement}", parameters)
        _known[key] = [table for row in plan for table in _SCAN[dialect].findall(str(row[-1]))]
    return _known[key]
