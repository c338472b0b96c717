"""What the caller says of us at the end."""

from __future__ import annotations

from collections.abc import Mapping

from flows.wallet.records import rating
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.calls import insert_or_nothing
from ivr.store.hotline import Turn

SCORES = {"1": 3, "2": 2, "3": 1}
"""Key -> score: 3 content, 2 so so, 1 not content."""


def rate_call(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Keep what was keyed, once a call."""
    row = {
        "call_sid": tx.call_sid,
        "score": SCORES[call.entry],
        "topic": str(call.data.get("topic", "")),
        "language": call.language,
        "rated_at": tx.now,
    }
    tx.connection.execute(insert_or_nothing(tx.connection, rating), row)
    return Outcome("noted")
