"""A case that somebody works on: steps of its own, by what it is about.

    any       open ──close──▸ closed ──reopen──▸ open
    fraud     open ──review──▸ manual_review ──restore──▸ restored ──close──▸ closed
    limit     open ──grant──▸ closed      open ──decline──▸ closed
    data      open ──answer──▸ closed     open ──decline──▸ closed

A fraud case has these if somebody has the account: it is not done before they have it back. The case of a
refund, a trace or a dispute follows that, and has no steps at all.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, update

from flows.wallet.processes.books import Books, log, note, phone_of, written
from flows.wallet.processes.lifecycle import lifecycle, take
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.processes.recovery import lift_freezes, secure
from flows.wallet.records import account, case, case_entry, contact, data_request, limit_request

CASE = lifecycle({"close": {"open": "closed"}, "reopen": {"closed": "open"}})
FRAUD = lifecycle(
    {
        "review": {"open": "manual_review"},
        "restore": {"manual_review": "restored"},
        "close": {"restored": "closed"},
    }
)
LIMIT = lifecycle({"grant": {"open": "closed"}, "decline": {"open": "closed"}})
DATA = lifecycle({"answer": {"open": "closed"}, "decline": {"open": "closed"}})
GATHERED_MOST = 100
"""So many reports are led to a case at once; the next verified call takes the rest."""
FOLLOWING = ("refund", "trace", "dispute")
"""Cases that are as far as what they are about."""


def process_of(connection: Connection, row: Any) -> str:
    """Say which steps a case, given as its row, has: case, fraud, limit or data; nothing if none."""
    if row.kind in FOLLOWING:
        return ""
    if row.kind == "fraud" and row.account_id is not None:
        return "fraud"
    if row.kind == "limit" and asked_limit(connection, row.id) is not None:
        return "limit"
    return "data" if row.kind == "data" and asked_data(connection, row.id) is not None else "case"


def asked_limit(connection: Connection, case_id: int) -> Any | None:
    """Give what was asked for in a case about limits, None if that was not written down."""
    found = select(limit_request).where(limit_request.c.case_id == case_id)
    return connection.execute(found).one_or_none()


def asked_data(connection: Connection, case_id: int) -> Any | None:
    """Give what was asked for in a case about personal data, None if that was not written down."""
    found = select(data_request).where(data_request.c.case_id == case_id)
    return connection.execute(found).one_or_none()


def close(books: Books, case_id: int) -> bool:
    """Close a case; False if it is not open, or follows something else."""
    return _step(books, case_id, "case", "close") is not None


def reopen(books: Books, case_id: int) -> bool:
    """Open a case again; False if it is not closed, or follows something else."""
    return _step(books, case_id, "case", "reopen") is not None


def review(books: Books, case_id: int) -> bool:
    """Let a person decide about a stolen account, which stays frozen; False if the case is not open."""
    return _step(books, case_id, "fraud", "review") is not None


def restore(books: Books, case_id: int) -> bool:
    """Secure a stolen account, unfreeze it and tell the holder; False if nobody reviews it."""
    restored = _step(books, case_id, "fraud", "restore")
    if restored is None:
        return False
    secure(books, restored.account_id)
    lift_freezes(books, restored.phone, restored.account_id)
    gather(books, restored)
    phone = phone_of(books, restored.account_id)
    books.sms(phone, "sms-restored", {"case_number": restored.number})
    return True


def gather(books: Books, found: Any) -> None:
    """Close the other reports about this number: they lead to the holder's case."""
    others = select(case.c.id).where(*reports_about(found.phone), case.c.id != found.id).limit(GATHERED_MOST)
    done = update(case).where(case.c.id.in_(others)).values(status="closed", updated_at=books.now)
    closed = books.connection.execute(done.returning(case.c.id)).scalars().all()
    line = {
        "at": books.now,
        "call_sid": books.call_sid,
        "event": "belongs_to",
        "detail": {"case": found.number},
    }
    if closed:
        books.connection.execute(insert(case_entry), [{"case_id": id_} | line for id_ in sorted(closed)])


def reports_about(phone: str) -> list[ColumnElement[bool]]:
    """Give the conditions of a report of a theft that no verified holder stands behind."""
    return [
        case.c.phone == phone,
        case.c.kind == "fraud",
        case.c.status == "open",
        case.c.confirmed_at.is_(None),
    ]


def close_fraud(books: Books, case_id: int) -> bool:
    """Close the case of an account that its holder has back; False if it does not stand so."""
    return _step(books, case_id, "fraud", "close") is not None


def grant(books: Books, case_id: int) -> bool:
    """Raise a limit so that what was asked for can be paid, and tell the holder; False if it is decided."""
    granted = _step(books, case_id, "limit", "grant")
    asked = asked_limit(books.connection, case_id)
    if granted is None or asked is None:
        return False
    mine = account.c.id == asked.account_id
    single, day = books.connection.execute(
        select(account.c.single_limit_minor, account.c.day_limit_minor).where(mine)
    ).one()
    if asked.cause == "limit_single":
        single = max(single, asked.amount_minor)
        day = max(day, single)
    else:
        day += asked.amount_minor
    raised = update(account).where(mine).values(single_limit_minor=single, day_limit_minor=day)
    books.connection.execute(raised)
    note(books, asked.account_id, "limits_raised", f"{written(single, 'CNY')} / {written(day, 'CNY')}")
    books.sms(phone_of(books, asked.account_id), "sms-limit", {"granted": "yes"})
    return True


def decline_limit(books: Books, case_id: int) -> bool:
    """Leave a limit as it is, and tell the holder; False if it is decided."""
    declined = _step(books, case_id, "limit", "decline")
    if declined is None:
        return False
    books.sms(phone_of(books, declined.account_id), "sms-limit", {"granted": "no"})
    return True


def answer(books: Books, case_id: int) -> bool:
    """Note that a request about personal data is done; a new e-mail address counts from now on."""
    asked = asked_data(books.connection, case_id)
    if _step(books, case_id, "data", "answer") is None or asked is None:
        return False
    if asked.kind == "email":
        mine = contact.c.account_id == asked.account_id
        known = update(contact).where(mine).values(email=asked.detail)
        if books.connection.execute(known).rowcount == 0:
            row = {"account_id": asked.account_id, "email": asked.detail}
            books.connection.execute(insert(contact), row)
        note(books, asked.account_id, "email_changed")
    return True


def decline_data(books: Books, case_id: int) -> bool:
    """Note that a request about personal data is not granted; False if it is decided."""
    return _step(books, case_id, "data", "decline") is not None


def _step(books: Books, case_id: int, process: str, step: str) -> Any | None:
    """Take a step of a process with a case that has it, and write it down; gives the case's row."""
    found = books.connection.execute(select(case).where(case.c.id == case_id)).one()
    one_at_a_time(books, found.phone)
    if process_of(books.connection, found) != process:
        return None
    machine = {"case": CASE, "fraud": FRAUD, "limit": LIMIT, "data": DATA}[process]
    now = take(books, machine, case, case_id, step)
    if now is not None:
        log(books, case_id, f"case_{step}")
        note(books, now.account_id, f"case_{now.status}", f"{step} {now.number}")
    return now
