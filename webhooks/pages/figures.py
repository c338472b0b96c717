"""The console's figures: how many calls, how they ended, how long until somebody answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from flask import Blueprint, Response, current_app, render_template

from ivr.speech.dates import SHANGHAI
from ivr.store import figures as counted
from ivr.store.figures import OUTCOMES, Ended
from ivr.store.hotline import Waited
from webhooks.pages.charts import Piece, columns, stacked
from webhooks.pages.language import told
from webhooks.pages.signing import store
from webhooks.pages.spans import SPANS, span
from webhooks.pages.spreadsheet import as_csv

Told = TypeVar("Told", Ended, Waited)
figures = Blueprint("figures", __name__, url_prefix="/figures")

FEWEST_DAYS = 7
"""So many days are shown, whether or not there is something to tell of."""
PROMISED_S = 30
"""An agent should answer within so many seconds."""
WAITS = ("in_time", "later", "gave_up", "elsewhere")
"""What became of who waited: answered in time, or later; gave up; left the queue for something else."""
Counts = Mapping[str, Counter[str]]
HOURS = [f"{hour:02}" for hour in range(24)]


@figures.get("")
def show() -> str:
    """Show the figures of the last days."""
    days, since, until = span()
    calls, waits, services = _read(since, until)
    names = _told_days(list(_days(since, until)), [*calls, *waits])
    by_day, by_hour = _by(calls, names, _day, _outcome), _by(calls, HOURS, _hour, _outcome)
    waited_by_day, waited_by_hour = _by(waits, names, _day, _wait), _by(waits, HOURS, _hour, _wait)
    return render_template(
        "console/figures.html",
        days=days,
        spans=SPANS,
        outcomes=OUTCOMES,
        total=sum(by_day.values(), Counter()),
        waits=WAITS,
        answered=_answered(waits),
        charts=[
            (f"{title}-{name}", name, counts, columns(counts, kinds, ends=name == "day"), kinds)
            for title, kinds, by in (
                ("by", OUTCOMES, {"day": by_day, "hour": by_hour}),
                ("waits-by", WAITS, {"day": waited_by_day, "hour": waited_by_hour}),
            )
            for name, counts in by.items()
        ],
        tables={"language": _by(calls, [], lambda each: each.language, _outcome), "service": services},
        names={name: _service(name) for name in services},
        waited={
            name: {key: _answered(group) for key, group in _grouped(waits, name).items()}
            for name in ("language", "skill")
        },
        bar=_bar,
    )


@figures.get("/calls-by-hour.csv")
def hours_csv() -> Response:
    """Give the calls of each hour by language, with a column for each outcome."""
    _days_shown, since, until = span()
    with store().read() as connection:
        calls = counted.ended(connection, since, until)
    rows: dict[tuple[datetime, str], dict[str, object]] = {}
    for each in sorted(calls, key=lambda each: (each.hour_at, each.language)):
        row = rows.setdefault((each.hour_at, each.language), dict.fromkeys(OUTCOMES, 0))
        row |= {"hour_at": each.hour_at.isoformat(), "language": each.language, each.outcome: each.count}
    return as_csv("calls-by-hour.csv", ["hour_at", "language", *OUTCOMES], rows.values())


@figures.get("/waits-by-hour.csv")
def waits_csv() -> Response:
    """Give who waited for an agent in each hour, by language and skill, and what became of them."""
    _days_shown, since, until = span()
    found: dict[tuple[datetime, str, str], Counter[str]] = {}
    for each in sorted(_waits(since, until), key=lambda each: (each.hour_at, each.language, each.skill)):
        counts = found.setdefault((each.hour_at, each.language, each.skill), Counter())
        counts[_wait(each)] += each.count
        counts["answered_sum_s"] += round(each.sum_s)
    names = ["hour_at", "language", "skill"]
    values = [*WAITS, "answered_sum_s"]
    rows = [
        dict(zip(names, (hour_at.isoformat(), language, skill), strict=True))
        | {name: counts[name] for name in values}
        for (hour_at, language, skill), counts in found.items()
    ]
    return as_csv("waits-by-hour.csv", names + values, rows)


def _read(since: datetime, until: datetime) -> tuple[list[Ended], list[Waited], Counts]:
    with store().read() as connection:
        calls = list(counted.ended(connection, since, until))
        through = counted.by_service(connection, since, until)
    services: dict[str, Counter[str]] = {}
    for (service, outcome), count in through.items():
        services.setdefault(service, Counter())[outcome] += count
    # Where hotlines name their services, what has no name is the way to one, as a menu.
    services = {name: counts for name, counts in services.items() if _service(name)} or services
    by_size = dict(sorted(services.items(), key=lambda item: -item[1].total()))
    return calls, _waits(since, until), by_size


def _service(name: str) -> str:
    """Give what a hotline calls its service, empty if none has a name for it."""
    worded = (
        told(each, f"service-{name}") for each in current_app.extensions["ivr"].hotlines.by_name.values()
    )
    return next((words for words in worded if words != name), "")


def _waits(since: datetime, until: datetime) -> list[Waited]:
    hotlines = current_app.extensions["ivr"].hotlines.by_name.values()
    with store().read() as connection:
        return [row for each in hotlines if each.waits for row in each.waits(connection, since, until)]


def _days(since: datetime, until: datetime) -> Iterator[str]:
    day = since
    while day <= until:
        yield f"{day:%m-%d}"
        day += timedelta(days=1)


def _told_days(days: list[str], told: Sequence[Ended | Waited]) -> list[str]:
    """Leave out the days before the first that there is something to tell of, but show a week at least."""
    full = {_day(each) for each in told}
    latest = max(0, len(days) - FEWEST_DAYS)
    return days[next((number for number, day in enumerate(days[:latest]) if day in full), latest) :]


def _by(
    told: Iterable[Told], names: Iterable[str], name_of: Callable[[Told], str], kind_of: Callable[[Told], str]
) -> Counts:
    found: dict[str, Counter[str]] = {name: Counter() for name in names}
    for each in told:
        found.setdefault(name_of(each), Counter())[kind_of(each)] += each.count
    return found


def _grouped(waits: Iterable[Waited], name: str) -> Mapping[str, list[Waited]]:
    found: dict[str, list[Waited]] = {}
    for each in waits:
        found.setdefault(getattr(each, name), []).append(each)
    return found


def _day(each: Ended | Waited) -> str:
    return f"{each.hour_at.astimezone(SHANGHAI):%m-%d}"


def _hour(each: Ended | Waited) -> str:
    return f"{each.hour_at.astimezone(SHANGHAI):%H}"


def _outcome(each: Ended) -> str:
    return each.outcome


def _wait(each: Waited) -> str:
    if each.outcome == "answered":
        return "in_time" if each.within_s is not None and each.within_s <= PROMISED_S else "later"
    return "gave_up" if each.outcome == "abandoned" else "elsewhere"


def _answered(waits: Iterable[Waited]) -> dict[str, Any]:
    """Sum up the waits: who waited, what became of them, and how long the answered waited on average.

    `offered` is what the share answered in time is of: who was answered, or gave up. Who left the queue for a
    message or a call back did not wait to its end.
    """
    counts: Counter[str] = Counter()
    sum_s = 0.0
    for each in waits:
        counts[_wait(each)] += each.count
        sum_s += each.sum_s
    answered = counts["in_time"] + counts["later"]
    return {
        **{kind: counts[kind] for kind in WAITS},
        "waited": counts.total(),
        "answered": answered,
        "offered": answered + counts["gave_up"],
        "mean_s": sum_s / answered if answered else None,
    }


def _bar(row: Counter[str], table: Counts) -> Sequence[Piece]:
    """Stack the counts of a row along a hundred units, of which the longest row of its table takes all."""
    return stacked(row, OUTCOMES, 100 / max(each.total() for each in table.values()))
