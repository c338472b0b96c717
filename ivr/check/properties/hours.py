"""Opening hours, minute by minute: each has one class, and nobody is closed for ever."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from ivr.check.properties.asked import Answer, Asked

DAYS = 400


def one_class_a_minute(asked: Asked) -> Answer | None:
    """Every minute of the next 400 days, holidays and changes of the clock too, has exactly one class."""
    if asked.hours is None or asked.now is None:
        return None
    place = asked.flow.nodes[asked.flow.human].place
    begin = asked.now.replace(second=0, microsecond=0)
    minutes: Counter[str] = Counter()
    longest, since, before = timedelta(), begin, ""
    for number in range(DAYS * 24 * 60):
        moment = begin + timedelta(minutes=number)
        try:
            name = asked.hours(moment)
        except Exception as error:  # noqa: BLE001 - whatever it raises, a caller would meet it
            told = f"the hours have no class at {moment.isoformat()}: {type(error).__name__}: {error}"
            return Answer("", [asked.finding("P11", place, told)])
        if not name:
            told = f"the hours have no class at {moment.isoformat()}"
            return Answer("", [asked.finding("P11", place, told)])
        minutes[name] += 1
        if name != before:
            longest, since, before = max(longest, moment - since), moment, name
    shares = ", ".join(f"{name} {count / minutes.total():.0%}" for name, count in minutes.most_common())
    hours = max(longest, begin + timedelta(days=DAYS) - since) / timedelta(hours=1)
    return Answer(f"{minutes.total():,} minutes: {shares}; no class lasts longer than {hours:,.0f} h")
