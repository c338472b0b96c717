"""A hotline ready to be rung: the flow, the words, and the code of its actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.engine.flow import Flow
from ivr.speech.wording import Wording
from ivr.store import links, outbox
from ivr.store.casework import CaseWork, Change
from ivr.store.database import Store
from ivr.store.page import Page
from ivr.store.schema import Schema
from ivr.store.vault import Vault


@dataclass(slots=True)
class Turn:
    """What an action works with: the turn's open transaction, its time and its secrets.

    Whatever an action writes through `connection` is committed with the call's new state, or not at all.
    `public_url` is where the hotline's pages are reached from outside, as `https://your.host`.
    """

    connection: Connection
    vault: Vault
    now: datetime
    call: Call
    hotline: Hotline
    public_url: str
    secret_sms: bool = False

    @property
    def call_sid(self) -> str:
        """The carrier's id of the call."""
        return self.call.sid

    def sms(
        self, to: str, message: str, values: Mapping[str, Value] | None = None, *, secret: bool = False
    ) -> None:
        """Put an SMS in the outbox, worded in the caller's language. `secret`: it holds a code."""
        body = self.hotline.wording.text(self.call.language, message, values or {})
        outbox.put(self.connection, self.vault, call_sid=self.call.sid, recipient=to, body=body, now=self.now)
        self.secret_sms = self.secret_sms or secret

    def link(self, purpose: str, subject: str | int) -> str:
        """Make a link to the hotline's page `purpose` about `subject`, for a secret SMS, and give its URL."""
        opens = (self.hotline.flow.name, purpose, str(subject))
        life = self.hotline.pages[purpose].life
        token = links.mint(self.connection, self.vault, self.call, opens, self.now, life)
        return f"{self.public_url}/l/{token}"


class ActionCode(Protocol):
    """What the code of an action looks like."""

    def __call__(self, tx: Turn, call: Call, args: Mapping[str, Value], /) -> Outcome:
        """Do the action inside the turn's transaction and say how it went."""


Waiting = Callable[[Connection, str, datetime], Mapping[str, int]]
"""How a flow tells a caller's place in the queue: (connection, call sid, now) -> position, wait_minutes."""


@dataclass(frozen=True, slots=True)
class CallBacks:
    """How a hotline's call backs are placed by whoever places calls; each function is given a transaction.

    Attributes:
        claim: (connection, now) -> an id and the number to ring, or None if none is due.
        placed: (connection, id, call sid): the carrier took the call.
        not_now: (connection, id): the carrier takes nothing now.
        refused: (connection, id, now): the carrier will not ring this number.
    """

    claim: Callable[[Connection, datetime], tuple[int, str] | None]
    placed: Callable[[Connection, int, str], None]
    not_now: Callable[[Connection, int], None]
    refused: Callable[[Connection, int, datetime], None]


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody in the queue, with what the call has learned.

    `status`: waiting, taken by an agent, bridged once they spoke, or abandoned: hung up before that is known.
    """

    entry: int
    call_sid: str
    number: str
    skill: str
    language: str
    waited_s: float
    status: str
    learned: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page does for agents; each function is given a transaction, agents are told by their id.

    Attributes:
        outcomes: What may have become of a conversation.
        agent: (connection, number) -> the id of an agent; None: no such number.
        is_here: (connection, agent, now) -> whether the agent takes callers.
        current: (connection, agent, now) -> the caller whom the agent took and has not concluded, if any.
        everyone: (connection, now) -> who waits, or was taken and is still on the line, the next first.
        waiting: (connection, agent, now) -> who waits whom this agent can help, the next first.
        call_backs: (connection, now) -> who is to be rung back.
        next: (connection, agent, now): take the next caller.
        give_back: (connection, entry, agent, now): let a caller who was taken wait again.
        answer: (connection, entry, agent, now): the agent speaks to a caller who was taken.
        conclude: (connection, entry, agent, outcome, now, notes): write down what became of it.
        here: (connection, agent, now): the agent comes, to take callers.
        away: (connection, agent, now): the agent goes.
    """

    outcomes: Sequence[str]
    agent: Callable[[Connection, str], int | None]
    is_here: Callable[[Connection, int, datetime], bool]
    current: Callable[[Connection, int, datetime], Caller | None]
    everyone: Callable[[Connection, datetime], Sequence[Caller]]
    waiting: Callable[[Connection, int, datetime], Sequence[Caller]]
    call_backs: Callable[[Connection, datetime], Sequence[Caller]]
    next: Callable[[Connection, int, datetime], object]
    give_back: Callable[[Connection, int, int, datetime], None]
    answer: Callable[[Connection, int, int, datetime], None]
    conclude: Callable[[Connection, int, int, str, datetime, str], None]
    here: Callable[[Connection, int, datetime], None]
    away: Callable[[Connection, int, datetime], None]


@dataclass(frozen=True, slots=True)
class Waited:
    """So many callers who began to wait in one hour (UTC), by language and skill, and what became of them.

    Attributes:
        outcome: answered, abandoned, or elsewhere: a call back, a message, a queue that was full.
        within_s: Who was answered, within so many seconds, of `BANDS_S`; None for more, and for all others.
        sum_s: The seconds that they waited, together.
    """

    hour_at: datetime
    language: str
    skill: str
    outcome: str
    within_s: int | None
    count: int
    sum_s: float


BANDS_S = (30, 60, 120, 300)
Waits = Callable[[Connection, datetime, datetime], Sequence[Waited]]
"""How a hotline tells who waited for an agent: (connection, since, until)."""

Announce = Callable[[Connection, Mapping[str, str], datetime], None]
"""How an announcement is put on the line: (connection, text by language, until when)."""
Announced = Callable[[Connection, datetime], tuple[Mapping[str, str], datetime] | None]
"""How a hotline tells what is announced: (connection, now) -> text by language, and until when."""


@dataclass(frozen=True, slots=True, eq=False)
class Hotline:
    """One version of a flow with everything that it needs to be rung.

    `recorded` are the files that are played in place of messages, by language and message.
    """

    flow: Flow
    files: Mapping[str, str]
    wording: Wording
    actions: Mapping[str, ActionCode] = field(default_factory=dict)
    schema: Schema | None = None
    fill: Callable[[Connection, Vault, datetime], None] | None = None
    grow: Callable[[Store, int, datetime], Iterator[int]] | None = None
    waiting: Waiting | None = None
    call_backs: CallBacks | None = None
    announce: Announce | None = None
    announced: Announced | None = None
    changes: Callable[[Connection, str], Sequence[Change]] | None = None
    desk: Desk | None = None
    waits: Waits | None = None
    case_work: CaseWork | None = None
    recorded: Mapping[tuple[str, str], Path] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
