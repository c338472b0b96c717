"""The console's figures: how many calls, how they ended, how long until somebody answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, Response, current_app, render_template

from ivr.speech.dates import SHANGHAI
from ivr.store import figures as counted
from ivr.store.figures import OUTCOMES, Ended
from ivr.store.hotline import Waited
from webhooks.pages.charts import Piece, columns, stacked
from webhooks.pages.signing import store
from webhooks.pages.spans import SPANS, span
from webhooks.pages.spreadsheet import as_csv

figures = Blueprint("figures", __name__, url_prefix="/figures")

PROMISED_S = 30
"""An agent should answer within so many seconds."""
Counts = Mapping[str, Counter[str]]


@figures.get("")
def show() -> str:
    """Show the figures of the last days."""
    days, since, until = span()
    calls, waits, services = _read(since, until)
    by_day = _by(calls, _days(since, until), lambda each: f"{each.hour_at.astimezone(SHANGHAI):%m-%d}")
    by_hour = _by(
        calls, [f"{hour:02}" for hour in range(24)], lambda each: f"{each.hour_at.astimezone(SHANGHAI):%H}"
    )
    by_language = _by(calls, [], lambda each: each.language)
    return render_template(
        "console/figures.html",
        days=days,
        spans=SPANS,
        outcomes=OUTCOMES,
        total=sum(by_day.values(), Counter()),
        answered=_answered(waits),
        charts={
            name: (counts, columns(counts, OUTCOMES)) for name, counts in (("day", by_day), ("hour", by_hour))
        },
        tables={"language": by_language, "service": services},
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


def _read(since: datetime, until: datetime) -> tuple[list[Ended], list[Waited], Counts]:
    hotlines = current_app.extensions["ivr"].hotlines.by_name.values()
    with store().read() as connection:
        calls = list(counted.ended(connection, since, until))
        through = counted.by_service(connection, since, until)
        waits = [row for each in hotlines if each.waits for row in each.waits(connection, since, until)]
    services: dict[str, Counter[str]] = {}
    for (service, outcome), count in through.items():
        services.setdefault(service, Counter())[outcome] += count
    return calls, waits, dict(sorted(services.items(), key=lambda item: -item[1].total()))


def _days(since: datetime, until: datetime) -> Iterator[str]:
    day = since
    while day <= until:
        yield f"{day:%m-%d}"
        day += timedelta(days=1)


def _by(calls: Iterable[Ended], names: Iterable[str], name_of: Callable[[Ended], str]) -> Counts:
    found: dict[str, Counter[str]] = {name: Counter() for name in names}
    for each in calls:
        found.setdefault(name_of(each), Counter())[each.outcome] += each.count
    return found


def _answered(waits: Iterable[Waited]) -> dict[str, Any]:
    """Sum up the waits: who waited, who was answered, how soon on average, and in time."""
    waits = list(waits)
    served = [each for each in waits if each.outcome == "answered"]
    count = sum(each.count for each in served)
    in_time = sum(each.count for each in served if each.within_s is not None and each.within_s <= PROMISED_S)
    return {
        "waited": sum(each.count for each in waits),
        "answered": count,
        "abandoned": sum(each.count for each in waits if each.outcome == "abandoned"),
        "mean_s": sum(each.sum_s for each in served) / count if count else None,
        "in_time": in_time,
    }


def _bar(row: Counter[str], table: Counts) -> Sequence[Piece]:
    """Stack the counts of a row along a hundred units, of which the longest row of its table takes all."""
    return stacked(row, OUTCOMES, 100 / max(each.total() for each in table.values()))
