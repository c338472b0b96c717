"""The calls that go on, as viewers of the console see them; a row is worded anew only when it has changed."""

from __future__ import annotations

from collections.abc import Sequence

from flask import g, render_template
from markupsafe import Markup

from ivr.store import history
from ivr.store.history import Record
from webhooks.pages.language import LANGUAGES, text
from webhooks.pages.live import Shown, shared
from webhooks.pages.signing import store
from webhooks.pages.times import now

LISTED = 1_000
"""So many are listed, the newest first; all are counted."""
BUSIEST = 12
LEVELS = ("none", "identified", "verified", "strong")
_ROW = "<tr "
"""What begins a row, and no value in one: those are escaped."""
_rows: dict[str, dict[Record, str]] = {}
"""The rows of late, by language: what a row says depends on nothing else."""


def going_on() -> Shown:
    """Show the calls that go on, and where most of them stand."""
    return shared("calls", _going_on)


def _going_on() -> str:
    with store().read() as connection:
        found = history.live(connection, now(), LISTED)
        counts = history.standing(connection, now())
    return render_template(
        "console/going-on.html",
        rows=Markup("".join(_worded(found))),  # noqa: S704 - a template's
        total=sum(counts.values()),
        further=sum(counts.values()) - len(found),
        busiest=sorted(counts.items(), key=lambda item: -item[1])[:BUSIEST],
    )


def _worded(found: Sequence[Record]) -> Sequence[str]:
    before = _rows.get(g.language, {})
    new = [each for each in found if each not in before]
    levels = {level: text(f"level-{level}") for level in LEVELS}
    spoken = {language: text(f"language-{language}") for language in LANGUAGES}
    worded = render_template("console/live-rows.html", found=new, levels=levels, spoken=spoken)
    after = before | dict(zip(new, worded.split(_ROW)[1:], strict=True))
    _rows[g.language] = {each: after[each] for each in found}
    return [_ROW + row for row in _rows[g.language].values()]
