"""When agents are there, and when few people call. All hours are Shanghai's; UTC comes in and goes out.

China's public holidays, and the weekend days worked in exchange, come from the library `holidays`, which
is brought up to date each year when the State Council has published them; for years that it does not know yet
it goes by the law: the feasts are free, and no weekend is worked.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from ivr.speech.dates import SHANGHAI

OPENS, CLOSES = time(9), time(21)
QUIET = (time(9, 30), time(14))
"""The quiet times of a working day: the early morning and the early afternoon begin here."""
LONGEST_FEAST_DAYS = 14


def opening(now: datetime) -> str:
    """Give the class of a moment: `open`, or `closed` by the hour or the weekend, or a `holiday`."""
    here = now.astimezone(SHANGHAI)
    if not is_working_day(here.date()):
        return "holiday" if here.date() in _feasts() else "closed"
    return "open" if OPENS <= here.time() < CLOSES else "closed"


def is_open(now: datetime) -> bool:
    """Tell whether all agents take calls: on working days, nine in the morning to nine at night."""
    return opening(now) == "open"


@cache
def is_working_day(day: date) -> bool:
    """Tell whether people work on a day: Monday to Friday but no holiday, or a weekend day in exchange."""
    worked: bool = _feasts().is_working_day(day)
    return worked


def next_quiet(now: datetime) -> datetime:
    """Give the next moment at which a quiet time begins."""
    here = now.astimezone(SHANGHAI)
    days = (here.date() + timedelta(days=ahead) for ahead in range(LONGEST_FEAST_DAYS))
    moments = (datetime.combine(day, at, SHANGHAI) for day in days if is_working_day(day) for at in QUIET)
    return next(moment for moment in moments if moment > here)


def next_midnight(now: datetime) -> datetime:
    """Give the moment at which the day's limits begin anew."""
    tomorrow = now.astimezone(SHANGHAI).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), SHANGHAI)


def working_days_before(now: datetime, days: int) -> datetime:
    """Give the same time of day so many working days ago."""
    here = now.astimezone(SHANGHAI)
    day = here.date()
    while days:
        day -= timedelta(days=1)
        days -= is_working_day(day)
    return datetime.combine(day, here.timetz())


@cache
def _feasts() -> Any:
    from holidays import country_holidays  # noqa: PLC0415 - slow to import, and not every call needs it

    return country_holidays("CN")
