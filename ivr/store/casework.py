"""What a page shows of a hotline's cases, and lets the back office do: the types between the two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from ivr.engine.events import Value
from ivr.speech.wording import Wording
from ivr.store import calls, outbox
from ivr.store.vault import Vault

OFFICE = "office"
"""Stands in the logs where no call made a change, before the name of who did."""


@dataclass(frozen=True, slots=True)
class Office:
    """The back office at work between calls: what a step is taken with, as a turn is what a call acts with.

    Whatever is written through `connection` is committed with the step, or not at all. `languages` are the
    hotline's, the usual one first. `by` is the name of who signed in; empty where time alone does something.
    """

    connection: Connection
    vault: Vault
    wording: Wording
    languages: Sequence[str]
    now: datetime
    by: str = ""

    @property
    def call_sid(self) -> str:
        """What stands in the logs in place of a call's id."""
        return f"{OFFICE} {self.by}".strip()

    def sms(self, to: str, message: str, values: Mapping[str, Value] | None = None) -> None:
        """Put an SMS in the outbox, in the language that this number chose last, else the usual one."""
        language = calls.chosen_language(self.connection, to) or self.languages[0]
        body = self.wording.text(language, message, values or {})
        outbox.put(self.connection, self.vault, call_sid=self.call_sid, recipient=to, body=body, now=self.now)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was changed in the hotline's records: a message of its words, with the values in it.

    `by` is the call that did it, or the office.
    """

    what: str
    detail: Mapping[str, Value]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Case:
    """Something that is being worked on; `phone` is whom it is about, `call_sid` the call that opened it."""

    number: str
    kind: str
    status: str
    phone: str
    call_sid: str
    opened_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Recording:
    """What a caller recorded for a case; `url` is where the carrier keeps it."""

    id: int
    case: str
    caller: str
    call_sid: str
    url: str
    duration_s: int
    interrupted: bool
    language: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a customer sent for a case: `words`, or a file of one of `page.FILE_TYPES`."""

    id: int
    media_type: str
    received_at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Process:
    """Something that moves on in steps, as it stands.

    Attributes:
        kind: What it is, as `refund`; with `id` it names one.
        about: What it is about: the values of the message `about-` and `kind`.
        due_at: When whoever has to act now should have; None if nobody was given a time.
        steps: What the office may do with it where it stands.
    """

    kind: str
    id: int
    status: str
    about: Mapping[str, Value]
    due_at: datetime | None
    steps: Sequence[str]


@dataclass(frozen=True, slots=True)
class CaseWork:
    """What a page shows and does of a hotline's cases; each function is given a transaction.

    Attributes:
        cases: (connection, words, most) -> the newest cases: all, of a number (E.164) or a status, or one by
            its number.
        log: (connection, case number) -> what was written down of it, in order.
        processes: (connection, case number) -> what moves on in this case.
        loose: (connection) -> what moves on in no case, and waits for the office.
        take: (office, process kind, id, step): take a step. False, and nothing is changed, if it cannot be
            taken from where the process stands now; KeyError: there is no such step.
        take_due: (office, most) -> how many steps were taken, of those that time alone takes.
        evidence: (connection, vault, case number) -> what the customer sent for it, in order.
        file: (connection, vault, id of a piece of evidence) -> its content.
        recordings: (connection, words, most) -> the newest recordings, by the same words.
        recording: (connection, id) -> one recording, or None.
    """

    cases: Callable[[Connection, str, int], Sequence[Case]]
    log: Callable[[Connection, str], Sequence[Change]]
    processes: Callable[[Connection, str], Sequence[Process]]
    loose: Callable[[Connection], Sequence[Process]]
    take: Callable[[Office, str, int, str], bool]
    take_due: Callable[[Office, int], int]
    evidence: Callable[[Connection, Vault, str], Sequence[Evidence]]
    file: Callable[[Connection, Vault, int], bytes]
    recordings: Callable[[Connection, str, int], Sequence[Recording]]
    recording: Callable[[Connection, int], Recording | None]
