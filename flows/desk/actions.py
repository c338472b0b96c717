"""What an agent does by telephone: each a function of the wallet's desk, with the call's own memory."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flows.wallet import desk
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

TRIES = 3


def sign_in(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Sign the agent in by number and PIN; `enough` at the call's third wrong one."""
    number = str(call.data["agent_number"])
    found = desk.sign_in(tx.connection, tx.vault, number, call.entry, tx.now)
    if found is not None:
        return Outcome("right", {"agent": found.id})
    tries = int(call.data.get("agent_tries", 0)) + 1
    return Outcome("enough" if tries >= TRIES else "wrong", {"agent_tries": tries})


def take_next(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Take the next caller whom this agent can help, and tell all that the call has learned."""
    entry = desk.next_caller(tx.connection, int(call.data["agent"]), tx.now)
    if entry is None:
        return Outcome("none")
    learned = json.loads(entry.summary)
    told: dict[str, Value] = {
        "entry": entry.id,
        "caller_sid": entry.call_sid,
        "skill": entry.skill,
        "topic": str(learned.get("topic", "")),
        "verified": str(learned.get("level", "none")),
        "waited_min": max(
            1, round((tx.now - (entry.called_back_at or entry.entered_at)).total_seconds() / 60)
        ),
        "case_number": str(learned.get("case_number", "")),
        "caller_language": entry.language,
    }
    return Outcome("taken", told)


def give_back(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Let the caller who was taken wait again, at the old place."""
    desk.give_back(tx.connection, int(call.data["entry"]), int(call.data["agent"]), tx.now)
    return Outcome("noted")


def conclude(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Write down what became of the conversation."""
    entry, agent = int(call.data["entry"]), int(call.data["agent"])
    desk.conclude(tx.connection, entry, agent, str(args["outcome"]), tx.now)
    return Outcome("noted")


def sign_out(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Let the agent go; whoever was taken and not yet spoken to waits again."""
    if "agent" in call.data:
        desk.sign_out(tx.connection, int(call.data["agent"]), tx.now)
    return Outcome("noted")
