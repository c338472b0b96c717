"""Days, weeks and months as people in Shanghai count them; moments in UTC come in, aware ones go out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from ivr.speech.dates import SHANGHAI


def day_began(now: datetime) -> datetime:
    """Give the midnight at which today began."""
    return midnight(now.astimezone(SHANGHAI).date())


def month_began(now: datetime) -> datetime:
    """Give the midnight at which this month began."""
    return midnight(now.astimezone(SHANGHAI).date().replace(day=1))


def midnight(day: date) -> datetime:
    """Give the moment at which a day begins."""
    return datetime.combine(day, time(), SHANGHAI)


def next_day(day: date) -> date:
    """Give the day after."""
    return day + timedelta(days=1)
