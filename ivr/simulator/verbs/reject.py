"""`<Reject>`: as the first verb of a call, nobody picks up (twiml-voice.md, 1.8)."""

from __future__ import annotations

from ivr.simulator.call import Call
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, End, Next
from ivr.simulator.rules import Verb

STATUS = {"busy": "busy", "rejected": "no-answer"}


def reject(call: Call, verb: Verb, _document: Document) -> Steps[Next]:
    """End the call: unanswered with the status of its reason, or, once answered, as a Hangup does."""
    yield from ()
    if call.answered_at is None:
        call.status = STATUS[verb.string("reason") or "rejected"]
    return End.CALL
