"""The pages' clock, and moments as people read them."""

from __future__ import annotations

from datetime import datetime

from flask import current_app

from ivr.speech.dates import SHANGHAI


def now() -> datetime:
    """Give the moment, by the app's clock."""
    moment: datetime = current_app.extensions["ivr"].board.now()
    return moment


def clock(moment: datetime | None) -> str:
    """Write a moment as `03-04 10:15:02`, by Shanghai's clock; a dash for none."""
    return f"{moment.astimezone(SHANGHAI):%m-%d %H:%M:%S}" if moment else "–"


def lasted(seconds: float | None) -> str:
    """Write a length as `1:05`, or with hours `1:00:05`; a dash for none.

    Never below 0:00: clocks differ, and a call's may be ahead of the server's.
    """
    if seconds is None:
        return "–"
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
