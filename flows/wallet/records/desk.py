"""Who waits, or waited, for an agent, the agents, and what callers left and said of us."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from flows.wallet.records.cases import case
from flows.wallet.records.ledger import metadata
from ivr.store.types import UtcDateTime

agent = Table(
    "wallet_agent",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String(4), nullable=False, unique=True),
    Column("name", String(64), nullable=False),
    Column("pin_hmac", String(64), nullable=False),
    Column("skills", String(64), nullable=False),
    Column("languages", String(32), nullable=False),
    Column("status", String(10), nullable=False),
    Column("wrong_pins", Integer, nullable=False),
    Column("locked_until", UtcDateTime),
    Column("seen_at", UtcDateTime),
)
"""`number` is keyed to sign in; `skills`, `languages`: blanks between; `status` away, available, busy."""
Index("wallet_agent_here", agent.c.status, agent.c.seen_at)

queue_entry = Table(
    "wallet_queue_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("call_sid", String(64), nullable=False, index=True),
    Column("caller", String(64), nullable=False),
    Column("account_id", Integer),
    Column("skill", String(12), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("language", String(8), nullable=False),
    Column("summary", Text, nullable=False),
    Column("status", String(12), nullable=False),
    Column("entered_at", UtcDateTime, nullable=False),
    Column("left_at", UtcDateTime),
    Column("agent_id", ForeignKey(agent.c.id)),
    Column("taken_at", UtcDateTime),
    Column("outcome", String(16)),
    Column("notes", Text),
    Column("call_back_to", String(16)),
    Column("call_backs", Integer, nullable=False, server_default="0"),
    Column("called_back_at", UtcDateTime),
    Column("call_back_sid", String(64), index=True),
)
"""`priority`: the lowest is served first. `status`: waiting, taken by an agent, bridged, left, full, failed,
abandoned; call_back when the caller wants to be rung at `call_back_to`, calling while that goes on, unreached
when it was tried often enough. Who is called back waits under a new `call_sid` at the old `entered_at`.
`summary` is JSON: all that the call has learned, so that the agent asks nothing twice."""
Index("wallet_queue_entry_waiting", queue_entry.c.status, queue_entry.c.priority, queue_entry.c.entered_at)
Index("wallet_queue_entry_back_to", queue_entry.c.call_back_to, queue_entry.c.entered_at)
Index("wallet_queue_entry_caller", queue_entry.c.caller, queue_entry.c.entered_at)
Index("wallet_queue_entry_left", queue_entry.c.status, queue_entry.c.left_at)

recording = Table(
    "wallet_recording",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey(case.c.id), nullable=False, index=True),
    Column("call_sid", String(64), nullable=False),
    Column("caller", String(64), nullable=False),
    Column("url", String(500), nullable=False),
    Column("duration_s", Integer, nullable=False),
    Column("interrupted", Boolean, nullable=False),
    Column("language", String(8), nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
)
"""A message of a caller. `interrupted`: the caller hung up while speaking."""

rating = Table(
    "wallet_rating",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("call_sid", String(64), nullable=False, unique=True),
    Column("score", Integer, nullable=False),
    Column("topic", String(16), nullable=False),
    Column("language", String(8), nullable=False),
    Column("comment", Text),
    Column("rated_at", UtcDateTime, nullable=False),
)
"""What a caller said at the end: `score` 3 content, 2 so so, 1 not content. One a call."""

announcement = Table(
    "wallet_announcement",
    metadata,
    Column("language", String(8), primary_key=True),
    Column("text", Text, nullable=False),
    Column("until_at", UtcDateTime, nullable=False),
)
"""What every caller hears first, until `until_at`: an outage, a scam that goes round."""
