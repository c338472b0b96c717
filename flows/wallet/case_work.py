"""Cases with their logs, what moves on in them, and what callers recorded, for the pages of the office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, or_, select
from sqlalchemy import case as when

from flows.wallet.processes import cases
from flows.wallet.processes.books import written
from flows.wallet.processes.office import KINDS, take_due_steps, take_step
from flows.wallet.processes.refunds import PAYOUT_TAKES
from flows.wallet.records import case, case_entry, dispute, evidence, recording, refund, transaction
from flows.wallet.records.payments import unfinished
from ivr.engine.events import Value
from ivr.store.casework import Case, CaseWork, Change, Evidence, Process, Recording
from ivr.store.vault import Vault

LOOSE = 50
STATUSES = ("open", "manual_review", "restored", "closed")


def _cases(connection: Connection, words: str, most: int) -> Sequence[Case]:
    found = select(case).order_by(case.c.id.desc()).limit(most)
    if words in STATUSES:
        found = found.where(case.c.status == words)
    elif words:
        found = found.where(or_(case.c.number == words, case.c.phone == words))
    return [
        Case(row.number, row.kind, row.status, row.phone, row.call_sid, row.opened_at, row.updated_at)
        for row in connection.execute(found)
    ]


def _log(connection: Connection, number: str) -> Sequence[Change]:
    own = select(case_entry).join(case, case.c.id == case_entry.c.case_id).where(case.c.number == number)
    return [
        Change(f"log-{row.event}", row.detail or {}, row.at, row.call_sid)
        for row in connection.execute(own.order_by(case_entry.c.id))
    ]


def _processes(connection: Connection, number: str) -> Sequence[Process]:
    mine = connection.execute(select(case).where(case.c.number == number)).one()
    of_refunds = or_(refund.c.case_id == mine.id, refund.c.trace_case_id == mine.id)
    found = [
        _process("refund", row, _order(row) | {"reason": row.reason, "payer": row.payer}, _refund_due(row))
        for row in connection.execute(_with_order(refund).where(of_refunds).order_by(refund.c.id))
    ]
    found += [
        _process("dispute", row, _order(row) | {"ground": row.ground}, None if row.ended_at else row.due_at)
        for row in connection.execute(_with_order(dispute).where(dispute.c.case_id == mine.id))
    ]
    if kind := cases.process_of(connection, mine):
        found.append(_process(kind, mine, *_asked(connection, kind, mine.id)))
    return found


def _loose(connection: Connection) -> Sequence[Process]:
    """Give the payments that a bank was asked to stop, the oldest first."""
    asked = [unfinished, transaction.c.status == "processing", transaction.c.cancel_requested_at.is_not(None)]
    oldest = select(transaction).where(*asked).order_by(transaction.c.at).limit(LOOSE)
    return [_process("payment", row, _order(row)) for row in connection.execute(oldest)]


def _process(kind: str, row: Any, about: Mapping[str, Value], due_at: datetime | None = None) -> Process:
    return Process(kind, row.id, row.status, about, due_at, KINDS[kind].open_to(row.status))


def _with_order(table: Any) -> Select[Any]:
    order = [transaction.c[name] for name in ("order_number", "payee", "amount_minor", "currency")]
    return select(table, *order).join(transaction, transaction.c.id == table.c.transaction_id)


def _order(row: Any) -> dict[str, Value]:
    amount = written(row.amount_minor, row.currency)
    return {"order": row.order_number, "payee": row.payee, "amount": amount}


def _refund_due(row: Any) -> datetime | None:
    expected: datetime = row.expected_at
    return {"merchant_review": expected - PAYOUT_TAKES, "approved": expected}.get(row.status)


def _asked(connection: Connection, kind: str, case_id: int) -> tuple[dict[str, Value], datetime | None]:
    """Tell what was asked for in a case, and by when it is to be answered."""
    if kind == "limit" and (limit := cases.asked_limit(connection, case_id)) is not None:
        return {"cause": limit.cause, "amount": written(limit.amount_minor, "CNY")}, None
    if kind == "data" and (data := cases.asked_data(connection, case_id)) is not None:
        return {"kind": data.kind, "detail": data.detail}, data.due_at
    return {}, None


def _evidence(connection: Connection, vault: Vault, number: str) -> Sequence[Evidence]:
    words = when((evidence.c.media_type == "text/plain", evidence.c.content), else_=None)
    sent = select(evidence.c.id, evidence.c.media_type, evidence.c.received_at, words.label("words"))
    of_case = sent.join(dispute, dispute.c.id == evidence.c.dispute_id)
    of_case = of_case.join(case, case.c.id == dispute.c.case_id).where(case.c.number == number)
    return [
        Evidence(row.id, row.media_type, row.received_at, vault.open(row.words) if row.words else "")
        for row in connection.execute(of_case.order_by(evidence.c.id))
    ]


def _file(connection: Connection, vault: Vault, evidence_id: int) -> bytes:
    found = select(evidence.c.content).where(evidence.c.id == evidence_id)
    return vault.open_file(connection.execute(found).scalar_one())


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


CASE_WORK = CaseWork(
    cases=_cases,
    log=_log,
    processes=_processes,
    loose=_loose,
    take=take_step,
    take_due=take_due_steps,
    evidence=_evidence,
    file=_file,
    recordings=_recordings,
    recording=_recording,
)
"""What the console finds of the wallet's cases, and does with them."""
