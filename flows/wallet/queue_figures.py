"""How long callers waited for an agent, counted by the database for whoever looks at the figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, case, extract, func, select

from flows.wallet.records import queue_entry as entries
from ivr.store.figures import HOUR_S, hour_of
from ivr.store.hotline import BANDS_S, Waited


def waits(connection: Connection, since: datetime, until: datetime) -> Sequence[Waited]:
    """Count who began to wait in a span, by hour, language, skill and what became of them.

    Who was rung back had not been waiting on the line, and is left out; so is who still waits.
    """
    answered = entries.c.status.in_(("taken", "bridged")) & entries.c.taken_at.is_not(None)
    waited_s = extract("epoch", entries.c.taken_at) - extract("epoch", entries.c.entered_at)
    outcome = case((answered, "answered"), (entries.c.status == "abandoned", "abandoned"), else_="elsewhere")
    bands = [(answered & (waited_s <= band_s), band_s) for band_s in BANDS_S]
    by = (
        hour_of(entries.c.entered_at).label("hour"),
        entries.c.language,
        entries.c.skill,
        outcome.label("outcome"),
        case(*bands, else_=None).label("within_s"),
    )
    total_s = func.sum(case((answered, waited_s), else_=0))
    mine = [entries.c.entered_at >= since, entries.c.entered_at < until]
    mine += [entries.c.call_backs == 0, entries.c.status != "waiting"]
    counted = select(*by, func.count(), total_s).where(*mine).group_by(*by)
    return [
        Waited(
            datetime.fromtimestamp(int(hour) * HOUR_S, UTC),
            language,
            skill,
            told,
            within_s,
            count,
            float(sum_s),
        )
        for hour, language, skill, told, within_s, count, sum_s in connection.execute(counted)
    ]
