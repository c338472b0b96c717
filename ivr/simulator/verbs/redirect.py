"""`<Redirect>`: another document takes over (twiml-voice.md, 1.8)."""

from __future__ import annotations

from ivr.simulator.call import Call
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, Fetch, Next
from ivr.simulator.rules import Verb
from ivr.simulator.wire import absolute


def redirect(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Ask for the document at the URL in the text; empty: this document again."""
    yield from ()
    return Fetch(
        absolute(document.url, verb.element.text()), verb.method(), kind="wait" if call.hold else "voice"
    )
