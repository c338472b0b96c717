"""The desk as its page shows it: whom an agent has, who waits, who is to be rung back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from flows.wallet import desk
from flows.wallet.records import agent
from flows.wallet.records import queue_entry as entries
from ivr.store.hotline import Caller, Desk

SHOWN = 50


def _agent(connection: Connection, number: str) -> int | None:
    found = connection.execute(select(agent.c.id).where(agent.c.number == number)).scalar_one_or_none()
    return None if found is None else int(found)


def _current(connection: Connection, agent_id: int, now: datetime) -> Caller | None:
    mine = (entries.c.agent_id == agent_id) & entries.c.outcome.is_(None)
    mine &= entries.c.status.in_(("taken", "bridged", "abandoned"))
    newest = select(entries).where(mine).order_by(entries.c.taken_at.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    return None if row is None else _caller(row, now)


def _everyone(connection: Connection, now: datetime) -> Sequence[Caller]:
    here = entries.c.status.in_(("waiting", "taken")) & desk.remembered(now)
    by_place = select(entries).where(here)
    by_place = by_place.order_by(entries.c.priority, entries.c.entered_at, entries.c.id).limit(SHOWN)
    return [_caller(row, now) for row in connection.execute(by_place)]


def _waiting(connection: Connection, agent_id: int, now: datetime) -> Sequence[Caller]:
    who = connection.execute(select(agent).where(agent.c.id == agent_id)).one()
    fits = [
        entries.c.status == "waiting",
        desk.remembered(now),
        entries.c.skill.in_(who.skills.split()),
        entries.c.language.in_(who.languages.split()),
    ]
    by_place = select(entries).where(*fits).order_by(entries.c.priority, entries.c.entered_at, entries.c.id)
    return [_caller(row, now) for row in connection.execute(by_place.limit(SHOWN))]


def _call_backs(connection: Connection, now: datetime) -> Sequence[Caller]:
    asked = select(entries).where(entries.c.status.in_(("call_back", "calling")))
    by_place = asked.order_by(entries.c.priority, entries.c.entered_at).limit(SHOWN)
    return [_caller(row, now) for row in connection.execute(by_place)]


def _caller(row: Any, now: datetime) -> Caller:
    return Caller(
        entry=row.id,
        call_sid=row.call_sid,
        number=row.call_back_to or row.caller,
        skill=row.skill,
        language=row.language,
        waited_s=((row.left_at or now) - row.entered_at).total_seconds(),
        status=row.status,
        learned=json.loads(row.summary),
    )


DESK = Desk(
    outcomes=desk.OUTCOMES,
    agent=_agent,
    is_here=desk.is_here,
    current=_current,
    everyone=_everyone,
    waiting=_waiting,
    call_backs=_call_backs,
    next=desk.next_caller,
    give_back=desk.give_back,
    answer=desk.answer,
    conclude=desk.conclude,
    here=desk.come,
    away=desk.sign_out,
)
