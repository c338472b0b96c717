"""The store's tables: calls, what is remembered of a caller, versions of flows, what is to be sent, links."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

from ivr.store.schema import Schema
from ivr.store.types import UtcDateTime

metadata = MetaData()

call = Table(
    "call",
    metadata,
    Column("sid", String(64), primary_key=True),
    Column("flow", String(16), nullable=False),
    Column("state", String(200), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("caller", String(64), nullable=False),
    Column("dialed", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("level", String(32), nullable=False),
    Column("no_inputs", Integer, nullable=False),
    Column("no_matches", Integer, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("data", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("path", String(200), nullable=False),
    Column("status", String(16), nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("reply", Text, nullable=False),
)
"""A call between two turns. `reply` is what turn `turn - 1` was answered, should the carrier ask again."""

_live = call.c.ended_at.is_(None)
Index("call_live", call.c.started_at, sqlite_where=_live, postgresql_where=_live)
Index("call_started", call.c.started_at)
Index("call_caller", call.c.caller, call.c.started_at)

caller = Table(
    "caller",
    metadata,
    Column("number", String(64), primary_key=True),
    Column("language", String(8), nullable=False),
)
"""The language that a number chose last."""

flow_version = Table(
    "flow_version",
    metadata,
    Column("version", String(16), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("files", Text, nullable=False),
    Column("first_used_at", UtcDateTime, nullable=False),
)
"""The files of every flow that ever began a call, by content: a call keeps the version that it began with."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("call_sid", String(64), nullable=False),
    Column("recipient", String(64), nullable=False),
    Column("body", LargeBinary),
    Column("created_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("message_sid", String(64)),
    Column("failure", String(200)),
)
"""SMS to send. `body` is encrypted, and erased when the message was sent or given up."""

_waiting = outbox.c.claimed_at.is_(None)
Index("outbox_waiting", outbox.c.id, sqlite_where=_waiting, postgresql_where=_waiting)

link = Table(
    "link",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("flow", String(64), nullable=False),
    Column("purpose", String(32), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("call_sid", String(64), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("used_at", UtcDateTime),
)
"""What a link in an SMS opens. `digest` is an HMAC of the token, which is nowhere; `tries` were refused."""

turn = Table(
    "turn",
    metadata,
    Column("call_sid", String(64), primary_key=True),
    Column("turn", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("event", String(12), nullable=False),
    Column("node", String(200), nullable=False),
    Column("led_to", String(200), nullable=False),
    Column("actions", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("ms", Integer, nullable=False),
    Column("said", Text),
)
"""How each call went, turn by turn, for whoever looks at it later; nothing of what was keyed or said.

`event` is what happened at `node`; `actions` what was done, as `freeze_account:frozen`, with blanks between;
`said` the messages that the caller heard then, without values, in the same way; `ms` what it took us."""

user = Table(
    "user_account",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("password_hash", String(200), nullable=False),
    Column("role", String(12), nullable=False),
    Column("agent_number", String(4)),
    Column("created_at", UtcDateTime, nullable=False),
)
"""Who may sign in to the pages. `role` console or agent; `agent_number` is keyed on the agents' line."""

session = Table(
    "session",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("name", String(32), nullable=False, index=True),
    Column("ends_at", UtcDateTime, nullable=False, index=True),
)
"""Who is signed in. `digest` is the SHA-256 of what the browser shows, which is nowhere here."""

sign_in_try = Table(
    "sign_in_try",
    metadata,
    Column("source", String(100), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("since_at", UtcDateTime, nullable=False, index=True),
    Column("let_in_at", UtcDateTime),
)
"""Attempts to sign in since a moment, by address (`from 192.0.2.1`), by name (`user mary`), and by both
(`user mary from 192.0.2.1`); `let_in_at` is when that name was last let in from there."""

check_report = Table(
    "check_report",
    metadata,
    Column("version", String(16), primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("flow", String(64), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("told", Text, nullable=False),
)
"""What was last found out about a version of a flow: `kind` check, or cover; `told` is JSON."""

SCHEMA = Schema("store", metadata, head="0007", migrations=Path(__file__).parent / "migrations" / "versions")
