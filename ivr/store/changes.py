"""What a call changes in the records of a hotline, told generically for the transcripts of calls.

The call's own row, the outbox and the kept versions are how the workbench works, not what the caller
brought about; they are left out. Secrets are hidden, ids of the carrier shortened, and rows named by a
column that is theirs alone (a phone, a case's number), so that the same call tells the same changes every
time, also when the demo data have grown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import Column, Connection, Engine, LargeBinary, MetaData, String, Table, event, select

from ivr.store.tables import caller

Row: TypeAlias = Mapping[str, Any]
_WRITES = re.compile(r'(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO) "?(\w+)', re.IGNORECASE)

HIDDEN = "(hidden)"
_SID = re.compile(r"\b([A-Z]{2})[0-9a-f]{32}\b")
_SECRET = re.compile(r"(_|^)(hmac|hash|token)$")


class Changes:
    """Tells what is different in a hotline's tables since the last time.

    Those that were written to are read; it hears only of what is written through its engine.
    """

    def __init__(self, engine: Engine, records: MetaData | None, call_sid: str) -> None:
        """Look at the records for the first time; `call_sid` is the call that is told of as this one."""
        tables = [*(records.tables.values() if records is not None else ()), caller]
        self._tables = {table.name: table for table in sorted(tables, key=lambda table: table.name)}
        self._engine = engine
        self._call_sid = call_sid
        self._new: Counter[str] = Counter()
        self._names: dict[tuple[str, str], str] = {}
        self._before = self._take(self._tables)
        self._written: set[str] = set()
        event.listen(engine, "before_cursor_execute", self._hear)

    def _hear(self, _connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        """Take note of the table that a statement writes to."""
        found = _WRITES.match(statement)
        if found:
            self._written.add(found[1])

    def since(self, now: datetime) -> Iterator[str]:
        """Tell what became different, a row a line; `now` is the moment of the turn that did it."""
        written = [name for name in self._tables if name in self._written]
        self._written.clear()
        before, after = self._before, self._before | self._take(written)
        self._before = after
        for name in written:
            for key in after[name]:
                if key not in before[name]:
                    self._name_new(name, key)
        for name in written:
            table = self._tables[name]
            for key, row in after[name].items():
                old = before[name].get(key, {})
                columns = [
                    f"{column.name} {self._value(column, row, now)}"
                    if not old
                    else f"{column.name} {self._old(column, old, now)} → {self._value(column, row, now)}"
                    for column in table.columns
                    if old.get(column.name) != row[column.name] and (old or not self._is_name(column))
                ]
                if not old:
                    yield f"{self._title(name, key)} is new: {', '.join(columns)}"
                elif columns:
                    yield f"{self._title(name, key)}: {', '.join(columns)}"
            for key in before[name]:
                if key not in after[name]:
                    yield f"{self._title(name, key)} is gone"

    def _take(self, names: Iterable[str]) -> dict[str, Mapping[str, Row]]:
        with self._engine.connect().execution_options(ivr_reads=True) as connection:
            return {name: dict(self._rows(connection, self._tables[name])) for name in names}

    def _rows(self, connection: Connection, table: Table) -> Iterator[tuple[str, Row]]:
        own = _own_column(table)
        for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings():
            key = " ".join(str(row[column.name]) for column in table.primary_key.columns)
            self._names.setdefault((table.name, key), key if own is None else str(row[own.name]))
            yield key, dict(row)

    def _name_new(self, table: str, key: str) -> None:
        """Number a new row that has no name of its own: the next free id would tell how many were there."""
        if self._names[table, key] == key and self._tables[table].autoincrement_column is not None:
            self._new[table] += 1
            self._names[table, key] = f"#{self._new[table]}"

    def _title(self, table: str, key: str) -> str:
        return f"{table} {self._names[table, key]}"

    def _is_name(self, column: Column[Any]) -> bool:
        return column.primary_key or column is _own_column(column.table)

    def _old(self, column: Column[Any], row: Row, now: datetime) -> str:
        """Tell a value that was replaced; how long ago a moment was depends on how long people speak."""
        value = row[column.name]
        if isinstance(value, datetime):
            return "earlier" if value <= now else "later"
        return self._value(column, row, now)

    def _value(self, column: Column[Any], row: Row, now: datetime) -> str:
        value = row[column.name]
        if value is None:
            return "none"
        if isinstance(column.type, LargeBinary) or _SECRET.search(column.name):
            return HIDDEN
        for foreign in column.foreign_keys:
            return self._names.get((foreign.column.table.name, str(value)), str(value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return _moment(value - now)
        if isinstance(value, Mapping):
            return " ".join(f"{name}={each}" for name, each in value.items())
        text = _SID.sub(r"\1…", str(value).replace(self._call_sid, "this call"))
        return " ⏎ ".join(text.splitlines()) or "(empty)"


def _own_column(table: Table) -> Column[Any] | None:
    """Return the column of words or digits that is each row's own, if there is one."""
    return next((each for each in table.columns if each.unique and isinstance(each.type, String)), None)


def _moment(off: timedelta) -> str:
    """Tell a moment by how far it is from the turn, to the second."""
    seconds = round(off.total_seconds())
    if not seconds:
        return "now"
    return f"now {'+' if seconds > 0 else '-'} {timedelta(seconds=abs(seconds))}"
