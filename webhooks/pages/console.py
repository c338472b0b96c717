"""The console: the calls that go on, those that went before, and one call looked at closely."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime

from flask import Blueprint, Response, abort, current_app, g, render_template, request, stream_with_context
from markupsafe import Markup

from ivr.engine.source import FlowError
from ivr.store import history
from ivr.store.hotline import Hotline
from webhooks.pages.announcing import announcing
from webhooks.pages.call_record import tell
from webhooks.pages.checked import checked
from webhooks.pages.figures import figures
from webhooks.pages.heat import map_
from webhooks.pages.live import Live
from webhooks.pages.signing import let_in_only, store
from webhooks.pages.spreadsheet import as_csv
from webhooks.pages.times import clock, lasted, now
from webhooks.pages.work import work

console = Blueprint("console", __name__, url_prefix="/console")
let_in_only(console, "console")
for each in (figures, map_, work, announcing, checked):
    console.register_blueprint(each)

SHOWN = 100
"""So many calls are listed at once; what goes beyond is counted."""
EXPORTED = 10_000
TABS = ("live", "queue", "map", "figures", "calls", "cases", "recordings", "announcement", "check")


@console.context_processor
def helpers() -> dict[str, object]:
    """Give the console's templates its tabs, and moments as people read them."""
    return {"tabs": TABS, "clock": clock, "lasted": lasted, "now": now}


@console.get("")
def live() -> str:
    """Show the calls that go on."""
    return render_template("console/live.html", going_on=Markup(_live().shown(g.language)))  # noqa: S704 - a template's


@console.get("/live")
def live_news() -> Response:
    """Tell a viewer what goes on, as it changes."""
    told = _live().news(g.language, stay=request.environ["wsgi.multithread"])
    headers = {"X-Accel-Buffering": "no"}
    return Response(stream_with_context(told), mimetype="text/event-stream", headers=headers)


@console.get("/calls")
def calls() -> str:
    """List the calls that went before, the newest first: all, or those of a number or an id."""
    words = request.args.get("q", "").strip()
    before_at = _moment(request.args.get("before", "")) or now()
    with store().read() as connection:
        found = history.search(connection, words, before_at, SHOWN + 1)
    return render_template("console/calls.html", words=words, found=found[:SHOWN], more=len(found) > SHOWN)


@console.get("/calls.csv")
def calls_csv() -> Response:
    """Give the calls as CSV, the newest ten thousand."""
    with store().read() as connection:
        found = history.search(connection, request.args.get("q", "").strip(), now(), EXPORTED)
    return as_csv(
        "calls.csv", [each.name for each in fields(history.Record)], [asdict(each) for each in found]
    )


@console.get("/calls/<sid>")
def one(sid: str) -> str:
    """Show how one call went: its way, what was said at each place, how long it took, what it changed."""
    with store().read() as connection:
        record = history.call(connection, sid)
        if record is None:
            abort(404, "there is no such call")
        turns = history.of_call(connection, sid)
        try:
            hotline: Hotline | None = current_app.extensions["ivr"].hotlines.find(connection, record.flow)
        except (LookupError, FlowError):
            hotline = None
        changed = hotline.changes(connection, sid) if hotline and hotline.changes else []
    return render_template(
        "console/call.html", call=record, hotline=hotline, turns=tell(hotline, turns), changed=changed
    )


def _live() -> Live:
    """Give the one of this app: a process has one app, tests have many."""
    found: Live = current_app.extensions.setdefault("ivr_live", Live(_going_on))
    return found


def _going_on() -> str:
    with store().read() as connection:
        found = history.live(connection, now(), SHOWN)
        counts = history.standing(connection, now())
    total = sum(counts.values())
    busiest = sorted(counts.items(), key=lambda item: -item[1])[:12]
    return render_template("console/going-on.html", found=found, total=total, busiest=busiest, shown=SHOWN)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
