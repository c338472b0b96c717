"""What callers say of us: at the end of a call, or by a link after a conversation with an agent."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import update

from flows.wallet.actions.identify import own_number
from flows.wallet.free_text import masked
from flows.wallet.records import rating
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.calls import insert_or_nothing
from ivr.store.hotline import Turn

SCORES = {"1": 3, "2": 2, "3": 1}
"""Key -> score: 3 content, 2 so so, 1 not content."""


def rate_call(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Keep what was keyed, once a call."""
    keep_rating(tx, call, SCORES[call.entry])
    return Outcome("noted")


def send_survey(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send a link to the survey to who spoke with an agent; `nowhere` if the number was withheld."""
    own = own_number(call.caller)
    if not own:
        return Outcome("nowhere")
    tx.sms(own, "sms-survey", {"link": tx.link("survey", tx.call_sid)}, secret=True)
    return Outcome("sent")


def keep_rating(tx: Turn, call: Call, score: int, comment: str = "") -> None:
    """Keep a score of a call and perhaps a comment; what was said before of the same call is replaced."""
    said = {"score": score, "comment": masked(comment) or None, "rated_at": tx.now}
    about = {"topic": str(call.data.get("topic", "")), "language": call.language}
    row = {"call_sid": call.sid, **about, **said}
    if not tx.connection.execute(insert_or_nothing(tx.connection, rating), row).rowcount:
        tx.connection.execute(update(rating).where(rating.c.call_sid == call.sid).values(said))
