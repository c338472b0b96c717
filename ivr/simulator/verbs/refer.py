"""`<Refer>`: a SIP call is handed over; acknowledged, the transfer itself is not simulated (section 1.9)."""

from __future__ import annotations

from ivr.simulator.call import Call
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.rules import Verb

ACCEPTED = {
    "ReferCallStatus": "in-progress",
    "ReferSipResponseCode": "202",
    "NotifySipResponseCode": "200",
}


def refer(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Tell the action that the transfer was accepted, or go on; only a SIP leg can be referred."""
    yield from ()
    where = verb.element.where
    if not any(party.startswith(("sip:", "sips:")) for party in (call.settings.caller, call.settings.dialed)):
        message = "only a call over SIP can be referred; ring with --from sip:jo@example.com to try it"
        call.notice(13801, "error", message, where)
        return None
    target = next((child.text for child in verb.children if child.name == "Sip"), "")
    if not target:
        call.notice(12200, "warning", "<Refer> needs a <Sip> with the address to refer to", where)
        return None
    message = f"the transfer to {target[:80]} is acknowledged, not simulated"
    call.notice(None, "warning", message, where)
    url = verb.string("action")
    return None if url is None else document.fetch(url, verb.method(), ACCEPTED)
