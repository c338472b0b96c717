"""Cases with their logs, and what callers recorded, for whoever works on them at a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from flows.wallet.records import case, case_entry, recording
from ivr.store.hotline import Case, CaseWork, Change, Recording


def _cases(connection: Connection, words: str, most: int) -> Sequence[Case]:
    found = select(case).order_by(case.c.id.desc()).limit(most)
    if words:
        found = found.where(or_(case.c.number == words, case.c.phone == words))
    return [
        Case(row.number, row.kind, row.status, row.phone, row.call_sid, row.opened_at, row.updated_at)
        for row in connection.execute(found)
    ]


def _log(connection: Connection, number: str) -> Sequence[Change]:
    own = select(case_entry).join(case, case.c.id == case_entry.c.case_id).where(case.c.number == number)
    return [
        Change(row.text, row.call_sid, row.at) for row in connection.execute(own.order_by(case_entry.c.id))
    ]


def _recordings(connection: Connection, words: str, most: int) -> Sequence[Recording]:
    found = _with_case().order_by(recording.c.id.desc()).limit(most)
    if words:
        found = found.where(or_(case.c.number == words, recording.c.caller == words))
    return [Recording(*row) for row in connection.execute(found)]


def _recording(connection: Connection, recording_id: int) -> Recording | None:
    row = connection.execute(_with_case().where(recording.c.id == recording_id)).one_or_none()
    return None if row is None else Recording(*row)


def _with_case() -> Select[Any]:
    columns = ("caller", "call_sid", "url", "duration_s", "interrupted", "language", "recorded_at")
    named = [recording.c[name] for name in columns]
    return select(recording.c.id, case.c.number, *named).join(case, case.c.id == recording.c.case_id)


CASE_WORK = CaseWork(_cases, _log, _recordings, _recording)
"""What the console finds of the wallet's cases."""
