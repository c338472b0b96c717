"""`<Redirect>`: another document takes over (twiml-voice.md, 1.8)."""

from __future__ import annotations

from ivr.simulator.call import Call
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.rules import Verb


def redirect(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Ask for the document at the URL in the text; empty: this document again."""
    yield from ()
    return document.fetch(verb.text, verb.method(), kind="wait" if call.hold else "voice")
