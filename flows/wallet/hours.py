"""When agents are there, and when few people call. All hours are Shanghai's; UTC comes in and goes out.

Public holidays are not known here yet: a holiday that falls on a weekday counts as a working day.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from ivr.speech.dates import SHANGHAI

OPENS, CLOSES = time(9), time(21)
QUIET = (time(9, 30), time(14))
"""The quiet times of a working day: the early morning and the early afternoon begin here."""


def is_open(now: datetime) -> bool:
    """Tell whether all agents take calls: Monday to Friday, nine in the morning to nine at night."""
    here = now.astimezone(SHANGHAI)
    return here.weekday() < 5 and OPENS <= here.time() < CLOSES


def next_quiet(now: datetime) -> datetime:
    """Give the next moment at which a quiet time begins."""
    here = now.astimezone(SHANGHAI)
    days = (here.date() + timedelta(days=ahead) for ahead in range(8))
    moments = (datetime.combine(day, at, SHANGHAI) for day in days if day.weekday() < 5 for at in QUIET)
    return next(moment for moment in moments if moment > here)


def next_midnight(now: datetime) -> datetime:
    """Give the moment at which the day's limits begin anew."""
    tomorrow = now.astimezone(SHANGHAI).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), SHANGHAI)
