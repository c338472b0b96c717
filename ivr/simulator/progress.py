"""Status callbacks: what the app is told of how a call, or a leg that it dialled, gets on (section 2.4)."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from email.utils import format_datetime

FINAL = {"completed", "busy", "no-answer", "failed", "canceled"}
"""Every CallStatus that ends a call; the event of each is `completed`."""
EVENTS = {"initiated": "initiated", "ringing": "ringing", "in-progress": "answered"}
"""Events by CallStatus; all others are `completed`."""
SIP_CODES = {"busy": "486", "no-answer": "487", "failed": "404", "canceled": "487"}


def progress(status: str, number: int, now: datetime, seconds: float = 0) -> dict[str, str]:
    """Return what a status callback says beside the standard parameters.

    Args:
        status: The CallStatus that was reached.
        number: Its place among the call's callbacks, from 0.
        now: When.
        seconds: How long the call lasted: CallDuration tells it at the end, Duration in minutes begun.
    """
    params = {
        "CallStatus": status,
        "Timestamp": format_datetime(now.astimezone(UTC)),
        "CallbackSource": "call-progress-events",
        "SequenceNumber": str(number),
    }
    if status in FINAL:
        params["CallDuration"] = str(int(seconds))
    if status == "completed":
        params["Duration"] = str(math.ceil(seconds / 60))
    if status in SIP_CODES:
        params["SipResponseCode"] = SIP_CODES[status]
    return params
