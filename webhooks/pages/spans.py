"""The days that the console's figures are of: today, and those before it, by Shanghai's clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import request

from ivr.speech.dates import SHANGHAI
from webhooks.pages.times import now

SPANS = (1, 7, 30, 90)
"""Days to choose from; the second is what is shown first."""


def span() -> tuple[int, datetime, datetime]:
    """Give the days asked for with `?days=`, and the moments between which they lie."""
    asked = request.args.get("days", "")
    days = int(asked) if asked in map(str, SPANS) else SPANS[1]
    until = now()
    today = until.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    return days, today - timedelta(days=days - 1), until
