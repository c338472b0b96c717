"""`<Hangup>` and `<Leave>`: the call ends; the caller leaves the queue (twiml-voice.md, 1.7 and 1.8)."""

from __future__ import annotations

from ivr.simulator.call import Call
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, End, Next
from ivr.simulator.rules import Verb


def hangup(_call: Call, _verb: Verb, _document: Document) -> Steps[Next]:
    """End the call."""
    yield from ()
    return End.CALL


def leave(call: Call, verb: Verb, _document: Document) -> Steps[Next]:
    """Leave the queue; outside a queue's wait document it does nothing, which is told."""
    yield from ()
    if call.hold is not None:
        return End.QUEUE
    message = "<Leave> does nothing here: it belongs in a document that Enqueue's waitUrl led to"
    call.notice(None, "warning", message, verb.element.where)
    return None
