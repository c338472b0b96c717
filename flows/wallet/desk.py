"""The desk: who may sign in, which caller comes next, and what became of the conversation.

The agents' line and the desk's page both work through these functions, each in a transaction of its own. An
entry of the queue is taken by a guarded update, so that two agents never take one caller.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, or_, select, update

from flows.wallet.free_text import KNOWN, masked
from flows.wallet.records import agent, audit
from flows.wallet.records import queue_entry as entries
from ivr.store.vault import Vault

PINS = 3
LOCK = timedelta(minutes=15)
"""So many wrong PINs in a row close an agent's number for so long, the next as many for twice as long…"""
LONGEST_LOCK = timedelta(days=1)
"""… but for no longer than this."""
FORGOTTEN = timedelta(hours=2)
"""Who has waited for so long was left behind by a call whose end nobody told us of."""
SIGNED_IN = timedelta(hours=12)
"""An agent who was not seen for so long has gone home."""
OUTCOMES = ("solved", "follow_up", "wrong_person")


def remembered(now: datetime) -> ColumnElement[bool]:
    """Tell of an entry that its caller can still be on the line, by when they came or were rung back."""
    return or_(entries.c.entered_at > now - FORGOTTEN, entries.c.called_back_at > now - FORGOTTEN)


def sealed_pin(vault: Vault, number: str, pin: str) -> str:
    """Give what is kept of an agent's PIN."""
    return vault.hmac(f"agent:{number}:{pin}")


def sign_in(connection: Connection, vault: Vault, number: str, pin: str, now: datetime) -> Any | None:
    """Sign an agent in: the row, or None for a wrong number, a wrong PIN, or too many wrong ones.

    Nothing tells which of these it was. Every third wrong PIN in a row closes the number, each time for twice
    as long; the right one begins anew.
    """
    found = connection.execute(select(agent).where(agent.c.number == number)).one_or_none()
    if found is None or (found.locked_until is not None and found.locked_until > now):
        return None
    here = update(agent).where(agent.c.id == found.id)
    if not vault.same(f"agent:{number}:{pin}", found.pin_hmac):
        wrong = found.wrong_pins + 1
        times, more = divmod(wrong, PINS)
        connection.execute(here.values(wrong_pins=wrong, locked_until=None if more else now + _lock(times)))
        return None
    connection.execute(here.values(status="available", wrong_pins=0, locked_until=None, seen_at=now))
    return found


def _lock(times: int) -> timedelta:
    """Give how long a number is closed the first time, the second, and so on."""
    return min(LOCK * (1 << min(times - 1, 10)), LONGEST_LOCK)


def come(connection: Connection, agent_id: int, now: datetime) -> None:
    """Let an agent who was away take callers."""
    status = case((agent.c.status == "away", "available"), else_=agent.c.status)
    connection.execute(update(agent).where(agent.c.id == agent_id).values(status=status, seen_at=now))


def is_here(connection: Connection, agent_id: int, now: datetime) -> bool:
    """Tell whether an agent is signed in."""
    here = (agent.c.status != "away") & (agent.c.seen_at > now - SIGNED_IN)
    return connection.execute(select(here).where(agent.c.id == agent_id)).scalar_one() is True


def sign_out(connection: Connection, agent_id: int, now: datetime) -> None:
    """Let an agent go; a caller who was taken and not yet spoken to waits again, at the old place."""
    connection.execute(update(agent).where(agent.c.id == agent_id).values(status="away", seen_at=now))
    held = (entries.c.agent_id == agent_id) & (entries.c.status == "taken")
    connection.execute(update(entries).where(held).values(status="waiting", agent_id=None, taken_at=None))


def next_caller(connection: Connection, agent_id: int, now: datetime) -> Any | None:
    """Take the next caller whom the agent can help, by priority and then by time; None if nobody waits.

    Who has taken a caller and not yet spoken to them gets that caller again. Whoever hung up,
    and of whom nothing was written down, is the agent's no more.
    """
    gone = (entries.c.agent_id == agent_id) & (entries.c.status == "abandoned") & entries.c.outcome.is_(None)
    connection.execute(update(entries).where(gone).values(outcome="hung_up"))
    held = (entries.c.agent_id == agent_id) & (entries.c.status == "taken")
    again = connection.execute(select(entries).where(held).order_by(entries.c.id).limit(1)).one_or_none()
    if again is not None:
        return again
    who = connection.execute(select(agent).where(agent.c.id == agent_id)).one()
    fits = [
        entries.c.status == "waiting",
        remembered(now),
        entries.c.skill.in_(who.skills.split()),
        entries.c.language.in_(who.languages.split()),
    ]
    first = select(entries).where(*fits).order_by(entries.c.priority, entries.c.entered_at, entries.c.id)
    while (found := connection.execute(first.limit(1)).one_or_none()) is not None:
        mine = (entries.c.id == found.id) & (entries.c.status == "waiting")
        taken = update(entries).where(mine).values(status="taken", agent_id=agent_id, taken_at=now)
        if connection.execute(taken).rowcount:
            _set_status(connection, agent_id, "busy", now)
            return found
    _set_status(connection, agent_id, "available", now)
    return None


def give_back(connection: Connection, entry_id: int, agent_id: int, now: datetime) -> None:
    """Let a caller whom the agent took wait again, at the old place."""
    mine = _taken_by(entry_id, agent_id)
    connection.execute(update(entries).where(mine).values(status="waiting", agent_id=None, taken_at=None))
    _set_status(connection, agent_id, "available", now)


def answer(connection: Connection, entry_id: int, agent_id: int, now: datetime) -> None:
    """Note that the agent speaks to a caller whom they took: the wait is over."""
    mine = _taken_by(entry_id, agent_id)
    connection.execute(update(entries).where(mine).values(status="bridged", left_at=now))


def let_go(connection: Connection, agent_id: int) -> None:
    """Let an agent be free whose caller went before they spoke."""
    busy = (agent.c.id == agent_id) & (agent.c.status == "busy")
    connection.execute(update(agent).where(busy).values(status="available"))


def conclude(
    connection: Connection, entry_id: int, agent_id: int, outcome: str, now: datetime, notes: str = ""
) -> None:
    """Write down what became of a conversation, once: an `outcome` of OUTCOMES, and notes.

    The carrier tells that two were connected only when they part, and that may come later than this; of who
    hangs up first it tells nothing but that. Who has such an outcome was spoken to, and is in the queue
    no more; any other outcome is of a caller who had left.
    """
    mine = (entries.c.id == entry_id) & (entries.c.agent_id == agent_id) & entries.c.outcome.is_(None)
    told = {"outcome": outcome, "notes": masked(notes, KNOWN) or None}
    told |= {"status": "bridged" if outcome in OUTCOMES else "abandoned"}
    left = update(entries).where(mine).values(told).values(left_at=func.coalesce(entries.c.left_at, now))
    entry = connection.execute(left.returning(entries)).one_or_none()
    if entry is not None:
        row = {"at": now, "call_sid": entry.call_sid, "account_id": entry.account_id}
        connection.execute(audit.insert(), row | {"action": "agent_concluded", "detail": outcome})
    _set_status(connection, agent_id, "available", now)


def free_agents(connection: Connection, now: datetime) -> int:
    """Count the agents who are signed in and speak to nobody."""
    return _count(connection, now, ("available",))


def agents_here(connection: Connection, now: datetime) -> int:
    """Count the agents who are signed in."""
    return _count(connection, now, ("available", "busy"))


def _count(connection: Connection, now: datetime, statuses: tuple[str, ...]) -> int:
    here = agent.c.status.in_(statuses) & (agent.c.seen_at > now - SIGNED_IN)
    return connection.execute(select(func.count()).select_from(agent).where(here)).scalar_one()


def _taken_by(entry_id: int, agent_id: int) -> Any:
    return (entries.c.id == entry_id) & (entries.c.agent_id == agent_id) & (entries.c.status == "taken")


def _set_status(connection: Connection, agent_id: int, status: str, now: datetime) -> None:
    connection.execute(update(agent).where(agent.c.id == agent_id).values(status=status, seen_at=now))
