"""The way to a person: who waits for whom and how long, and the message when nobody is there.

The queue is the wallet's own: the carrier only holds the caller, while skill, priority and all that the call
has learned stand in a row that an agent's side can choose from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update

from flows.wallet.actions.cases import open_case
from flows.wallet.actions.identify import named_account, named_phone, own_number
from flows.wallet.actions.recordings import hung_up_while_speaking, keep_recording
from flows.wallet.desk import agents_here, let_go, remembered
from flows.wallet.hours import is_open
from flows.wallet.processes.books import note
from flows.wallet.records import queue_entry as entries
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

_PAYMENTS = ("payment", "refund", "refund_status", "cancel", "dispute", "card")
SKILLS = {
    "stolen": ("fraud", 10),
    "crypto": ("fraud", 10),
    "password": ("security", 40),
    "locked": ("security", 40),
    "safety": ("security", 40),
    "privacy": ("security", 40),
    **dict.fromkeys(_PAYMENTS, ("payments", 50)),
}
"""What a call is about -> the skill that it needs, and its priority: the lowest comes first."""
GENERAL = ("general", 90)
FULL = 200
"""So many may wait, on the line or for a call back; whoever comes then is asked for a message."""
USUAL_TALK_S = 240
"""How long a conversation takes, while nobody was served lately."""
HERE = ("waiting", "taken")
"""Who is still on the line: an agent who has taken a caller is about to say hello."""
LATELY, SERVED = timedelta(hours=1), 20
LEARNED = ("topic", "phone", "verification", "case_number", "contested", "failure", "order")


def note_topic(_tx: Turn, _call: Call, args: Mapping[str, Value]) -> Outcome:
    """Remember what the call is about, for whoever takes it later, and what to `resume` afterwards."""
    return Outcome("noted", {"topic": args["topic"], "resume": args.get("resume", "")})


def join_queue(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Put the caller in the queue by skill and priority; `closed` outside hours, except for fraud.

    Who waits already, and thought of something else, keeps the place.
    """
    if _own_place(tx.connection, tx.call_sid) is not None:
        kept = waiting(tx.connection, tx.call_sid, tx.now)
        return Outcome("urgent" if _needed(call)[0] == "fraud" else "joined", kept)
    skill, priority = _needed(call)
    if skill != "fraud" and not is_open(tx.now):
        return Outcome("closed")
    before = entries.c.priority <= priority
    if _waiting_now(tx.connection, tx.now, before) + called_back_later(tx.connection, before) >= FULL:
        return Outcome("full")
    enter(tx, call)
    note(tx, named_account(call), "queued", skill)
    return Outcome("urgent" if skill == "fraud" else "joined", waiting(tx.connection, tx.call_sid, tx.now))


def enter(tx: Turn, call: Call) -> None:
    """Write an entry into the queue, with all that the call has learned."""
    skill, priority = _needed(call)
    learned: dict[str, Value] = {name: call.data[name] for name in LEARNED if name in call.data}
    row = {
        "call_sid": tx.call_sid,
        "caller": own_number(call.caller),
        "account_id": named_account(call),
        "skill": skill,
        "priority": priority,
        "language": call.language,
        "summary": json.dumps(learned | {"level": call.level, "path": call.path}, ensure_ascii=False),
        "status": "waiting",
        "entered_at": tx.now,
    }
    tx.connection.execute(insert(entries), row)


def leave_queue(tx: Turn, _call: Call, args: Mapping[str, Value]) -> Outcome:
    """Note how the wait ended: `result` bridged, left, full or failed."""
    _leave(tx, str(args["result"]))
    return Outcome("noted")


def note_hang_up(tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Take a caller who hung up out of the queue."""
    _leave(tx, "abandoned")
    return Outcome("noted")


def keep_message(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Keep the recording with a case, marked if the caller hung up while speaking."""
    phone = named_phone(call) or own_number(call.caller)
    topic = str(call.data.get("topic", "general"))
    found = open_case(tx, "message", phone, named_account(call), "message_left", {"topic": topic})
    keep_recording(tx, call, found.id)
    note(tx, named_account(call), "message_kept", found.number)
    told: dict[str, Value] = {"case_number": found.number, "case_kind": "message"}
    return Outcome("interrupted" if hung_up_while_speaking(call) else "kept", told)


def waiting(connection: Connection, call_sid: str, now: datetime) -> dict[str, int]:
    """Give a waiting caller's place (from 1) and the minutes to expect; both 1 for who does not wait.

    Expected is the place times the gap at which callers were served in the last hour; while nobody was, a
    usual conversation shared by the agents who are signed in.
    """
    own = _own_place(connection, call_sid)
    if own is None:
        return {"position": 1, "wait_minutes": 1}
    earlier = or_(
        entries.c.priority < own.priority,
        (entries.c.priority == own.priority) & (entries.c.id < own.id),
    )
    position = 1 + _waiting_now(connection, now, earlier)
    return {"position": position, "wait_minutes": max(1, round(position * _gap_s(connection, now) / 60))}


def _own_place(connection: Connection, call_sid: str) -> Any | None:
    mine = select(entries).where(entries.c.call_sid == call_sid, entries.c.status.in_(HERE))
    return connection.execute(mine.order_by(entries.c.id.desc()).limit(1)).one_or_none()


def called_back_later(connection: Connection, who: ColumnElement[bool]) -> int:
    """Count the places that are kept for call backs, as far as it matters."""
    return _count(connection, entries.c.status.in_(("call_back", "calling")), who)


def _needed(call: Call) -> tuple[str, int]:
    return SKILLS.get(str(call.data.get("topic", "")), GENERAL)


def _waiting_now(connection: Connection, now: datetime, who: ColumnElement[bool]) -> int:
    return _count(connection, entries.c.status == "waiting", remembered(now), who)


def _count(connection: Connection, *who: ColumnElement[bool]) -> int:
    found = select(entries.c.id).where(*who).limit(FULL).subquery()
    return connection.execute(select(func.count()).select_from(found)).scalar_one()


def _gap_s(connection: Connection, now: datetime) -> float:
    served = select(entries.c.left_at).where(entries.c.status == "bridged", entries.c.left_at > now - LATELY)
    times = connection.execute(served.order_by(entries.c.left_at.desc()).limit(SERVED)).scalars().all()
    if times:
        return float((now - times[-1]).total_seconds() / len(times))
    return USUAL_TALK_S / max(1, agents_here(connection, now))


def _leave(tx: Turn, status: str) -> None:
    mine = (entries.c.call_sid == tx.call_sid) & entries.c.status.in_(HERE)
    left = update(entries).where(mine).values(status=status, left_at=tx.now)
    agents = tx.connection.execute(left.returning(entries.c.agent_id)).scalars().all()
    for agent in agents:
        if agent is not None and status != "bridged":
            let_go(tx.connection, agent)
