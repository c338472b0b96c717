"""`<Sms>`: a message is sent from within a call; old, and still in the libraries (twiml-voice.md, 1.9)."""

from __future__ import annotations

import re

from ivr.simulator.call import Call, new_sid
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.rules import Verb
from ivr.simulator.sms import Sms

LONGEST_BODY = 1_600
_NUMBER = re.compile(r"\+?[1-9][0-9]{2,14}")


def sms(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Send a message, by default from our number to the other party; then the action or the next verb."""
    yield from ()
    settings = call.settings
    other, ours = settings.caller, settings.dialed
    if settings.direction != "inbound":
        other, ours = ours, other
    message = Sms(verb.string("from") or ours, verb.string("to") or other, verb.text)
    wrong = _wrong(message)
    sid = new_sid("SM")
    if wrong:
        call.notice(wrong[0], "warning", wrong[1], verb.element.where)
    else:
        call.account.messages.append(message)
        call.tell_sms(message)
        callback = verb.string("statusCallback")
        if callback:
            call.tell(document, callback, "POST", {"SmsSid": sid, "SmsStatus": "sent"})
    action = verb.string("action")
    if action is None:
        return None
    params = {"SmsSid": sid, "SmsStatus": "invalid" if wrong else "sending"}
    return document.fetch(action, verb.method(), params)


def _wrong(message: Sms) -> tuple[int, str] | None:
    """Say why a message cannot be sent, with Twilio's code; None if it can."""
    if not _NUMBER.fullmatch(message.to):
        return 14101, f"'{message.to[:40]}' is no number to send to"
    if not _NUMBER.fullmatch(message.sender):
        return 14102, f"'{message.sender[:40]}' is no number to send from"
    if not 1 <= len(message.body) <= LONGEST_BODY:
        return 14103, f"a message has 1 to {LONGEST_BODY} characters, this one {len(message.body)}"
    return None
