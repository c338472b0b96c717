"""Messages: what is sent is delivered at once, and lies in the account's inbox for every phone."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import datetime

from ivr.simulator.account import Account
from ivr.simulator.call import new_sid
from ivr.simulator.rest.refused import NotFound, Refused
from ivr.simulator.rest.shapes import Json, date, page, uri
from ivr.simulator.sms import Sms

LONGEST_BODY = 1_600
NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_ONE, _MANY = (160, 153), (70, 67)
"""Characters of a message in one part, and of each part of a longer one: GSM letters, and all others."""


def create(account: Account, sid: str, form: Mapping[str, str], now: datetime) -> Json:
    """Take a message; To, From and Body are required, Body has at most 1,600 characters."""
    to, sender, body = form.get("To", ""), form.get("From", ""), form.get("Body", "")
    if not to:
        raise Refused(400, 21604, "A 'To' phone number is required.")
    if not NUMBER.fullmatch(to):
        raise Refused(400, 21211, f"The 'To' number {to} is not a valid phone number.")
    if not (sender or form.get("MessagingServiceSid")):
        raise Refused(400, 21603, "A 'From' phone number is required.")
    if not body:
        raise Refused(400, 21602, "Message body is required.")
    if len(body) > LONGEST_BODY:
        raise Refused(400, 21617, f"The message body exceeds the {LONGEST_BODY} character limit.")
    sms = Sms(sender or form["MessagingServiceSid"], to, body, new_sid("SM"), now)
    account.messages.append(sms)
    return _shown(sid, sms) | {"status": "queued", "date_sent": None}


def list_(account: Account, sid: str, query: Mapping[str, str], path: str) -> Json:
    """List the messages, newest first, all or those `To` or `From` a number."""
    found = [
        sms
        for sms in reversed(account.messages)
        if query.get("To", sms.to) == sms.to and query.get("From", sms.sender) == sms.sender
    ]
    return page("messages", found, lambda sms: _shown(sid, sms), path, query)


def fetch(account: Account, sid: str, message_sid: str, path: str) -> Json:
    """Show one message."""
    for sms in account.messages:
        if sms.sid == message_sid:
            return _shown(sid, sms)
    raise NotFound(path)


def _shown(account_sid: str, sms: Sms) -> Json:
    by_service = sms.sender.startswith("MG")
    return {
        "sid": sms.sid,
        "account_sid": account_sid,
        "api_version": "2010-04-01",
        "body": sms.body,
        "date_created": date(sms.sent_at),
        "date_sent": date(sms.sent_at),
        "date_updated": date(sms.sent_at),
        "direction": "outbound-api",
        "error_code": None,
        "error_message": None,
        "from": None if by_service else sms.sender,
        "messaging_service_sid": sms.sender if by_service else None,
        "num_media": "0",
        "num_segments": str(_parts(sms.body)),
        "price": None,
        "price_unit": "USD",
        "status": "delivered",
        "to": sms.to,
        "uri": uri(account_sid, "Messages", sms.sid),
    }


def _parts(body: str) -> int:
    """Count the parts that a message takes on the air: letters of ASCII cost less than others."""
    one, each = _ONE if body.isascii() else _MANY
    return 1 if len(body) <= one else math.ceil(len(body) / each)
