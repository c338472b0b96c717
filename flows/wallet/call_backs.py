"""Which call backs are due, for whoever places the calls (`ivr worker`).

Each is claimed in a transaction of its own before it is placed, so that nobody is rung twice at once. What is
not answered by key 1 within a quarter of an hour comes again, three times in all.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select, update

from flows.wallet.desk import free_agents
from flows.wallet.hours import is_open, working_days_before
from flows.wallet.records import queue_entry as entries
from ivr.store.hotline import CallBacks

MOST_CALLS = 3
UNANSWERED = timedelta(minutes=15)
KEPT_WORKING_DAYS = 2
"""A place is kept for so long; then nobody waits for it any more."""


def claim(connection: Connection, now: datetime) -> tuple[int, str] | None:
    """Take the next call back that is due: its entry and the number to ring (E.164), or None.

    One is due while an agent is free for it and agents are there (for fraud at any hour).
    """
    _give_up(connection, now)
    under_way = (entries.c.status == "calling") & (entries.c.called_back_at > now - UNANSWERED)
    busy = connection.execute(select(func.count()).select_from(entries).where(under_way)).scalar_one()
    if free_agents(connection, now) <= busy:
        return None
    due = (entries.c.status == "call_back") | (
        (entries.c.status == "calling") & (entries.c.called_back_at <= now - UNANSWERED)
    )
    if not is_open(now):
        due &= entries.c.skill == "fraud"
    by_place = select(entries).where(due).order_by(entries.c.priority, entries.c.entered_at, entries.c.id)
    entry = connection.execute(by_place.limit(1)).one_or_none()
    if entry is None:
        return None
    mine = (entries.c.id == entry.id) & (entries.c.call_backs == entry.call_backs)
    calling = {"status": "calling", "called_back_at": now, "call_back_sid": None}
    claimed = update(entries).where(mine).values(call_backs=entries.c.call_backs + 1, **calling)
    return (entry.id, entry.call_back_to) if connection.execute(claimed).rowcount else None


def placed(connection: Connection, entry_id: int, call_sid: str) -> None:
    """Remember which call rings back, so that it is known when it is answered."""
    connection.execute(update(entries).where(entries.c.id == entry_id).values(call_back_sid=call_sid))


def not_now(connection: Connection, entry_id: int) -> None:
    """Take a claim back: the carrier takes no calls now, and this was none."""
    mine = (entries.c.id == entry_id) & (entries.c.status == "calling")
    again = {"status": "call_back", "called_back_at": None}
    connection.execute(update(entries).where(mine).values(call_backs=entries.c.call_backs - 1, **again))


def refused(connection: Connection, entry_id: int, now: datetime) -> None:
    """Give an entry up whose number cannot be rung."""
    mine = (entries.c.id == entry_id) & (entries.c.status == "calling")
    connection.execute(update(entries).where(mine).values(status="unreached", left_at=now))


def _give_up(connection: Connection, now: datetime) -> None:
    tried = (entries.c.call_backs >= MOST_CALLS) & (entries.c.called_back_at <= now - UNANSWERED)
    old = (entries.c.status == "call_back") & (
        entries.c.entered_at <= working_days_before(now, KEPT_WORKING_DAYS)
    )
    over = ((entries.c.status == "calling") & tried) | old
    connection.execute(update(entries).where(over).values(status="unreached", left_at=now))


CALL_BACKS = CallBacks(claim, placed, not_now, refused)
