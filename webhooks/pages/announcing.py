"""The console's announcement: what all callers hear first, put on the line at once and taken off."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from flask import Blueprint, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from ivr.speech.dates import SHANGHAI
from ivr.store.hotline import Announce, Announced, Hotline
from webhooks.pages.signing import store
from webhooks.pages.times import now

announcing = Blueprint("announcement", __name__, url_prefix="/announcement")

LONGEST = 200
"""Characters; more than half a minute of announcement nobody hears to its end."""
LONGEST_TIME = timedelta(days=30)


@announcing.get("")
def show() -> str:
    """Show what is announced, and the form for it."""
    return _page("")


@announcing.post("")
def put_on() -> str | Redirect | tuple[str, int]:
    """Put an announcement on the line in each language until a moment, by Shanghai's clock."""
    hotline, announce, _announced = _line()
    texts = {each: request.form.get(each, "").strip() for each in hotline.flow.languages}
    until_at = _until(request.form.get("until", ""))
    if until_at is None or not all(0 < len(text) <= LONGEST for text in texts.values()):
        return _page("announce-unfit"), 400
    with store().write() as connection:
        announce(connection, texts, until_at)
    return redirect("/console/announcement", 303)


@announcing.post("/off")
def take_off() -> Redirect:
    """Take the announcement off the line."""
    _hotline, announce, _announced = _line()
    with store().write() as connection:
        announce(connection, {}, now())
    return redirect("/console/announcement", 303)


def _page(wrong: str) -> str:
    hotline, _announce, announced = _line()
    with store().read() as connection:
        on_line = announced(connection, now())
    tomorrow = (now() + timedelta(days=1)).astimezone(SHANGHAI)
    return render_template(
        "console/announcement.html",
        on_line=on_line,
        wrong=wrong,
        spoken=hotline.flow.languages,
        typed=request.form,
        longest=LONGEST,
        until=request.form.get("until") or f"{tomorrow:%Y-%m-%dT%H:00}",
    )


def _until(text: str) -> datetime | None:
    try:
        until_at = datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
    except ValueError:
        return None
    return until_at if now() < until_at <= now() + LONGEST_TIME else None


def _line() -> tuple[Hotline, Announce, Announced]:
    """Give the first hotline that makes announcements, with the two functions for it."""
    hotlines: Iterable[Hotline] = current_app.extensions["ivr"].hotlines.by_name.values()
    found = ((each, each.announce, each.announced) for each in hotlines if each.announce and each.announced)
    line = next(found, None)
    if line is None:
        abort(404, "no hotline here makes announcements")
    return line
