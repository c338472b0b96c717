"""The console: the calls that go on, those that went before, and one call looked at closely."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import datetime

from flask import Blueprint, Response, abort, current_app, render_template, request, stream_with_context

from ivr.engine.source import FlowError
from ivr.store import history
from ivr.store.hotline import Hotline
from webhooks.pages.call_record import tell
from webhooks.pages.figures import figures
from webhooks.pages.heat import map_
from webhooks.pages.signing import let_in_only, store
from webhooks.pages.spreadsheet import as_csv
from webhooks.pages.times import clock, lasted, now

console = Blueprint("console", __name__, url_prefix="/console")
let_in_only(console, "console")
console.register_blueprint(figures)
console.register_blueprint(map_)

SHOWN = 100
"""So many calls are listed at once; what goes beyond is counted."""
EXPORTED = 10_000
LOOK_EVERY_S = 1.0
LONGEST_LOOK_S = 3600.0
TABS = ("live", "map", "figures", "calls")


@console.context_processor
def helpers() -> dict[str, object]:
    """Give the console's templates its tabs, and moments as people read them."""
    return {"tabs": TABS, "clock": clock, "lasted": lasted, "now": now}


@console.get("")
def live() -> str:
    """Show the calls that go on."""
    return render_template("console/live.html", **_going_on())


@console.get("/live")
def live_news() -> Response:
    """Tell a viewer what goes on, each second that it differs, for an hour; then the page asks anew."""

    def news() -> Iterator[str]:
        told = ""
        ends_s = time.monotonic() + LONGEST_LOOK_S
        while time.monotonic() < ends_s:
            shown = render_template("console/going-on.html", **_going_on())
            if shown != told:
                told = shown
                yield "event: calls\n" + "".join(f"data: {line}\n" for line in shown.splitlines()) + "\n"
            else:
                yield ": still here\n\n"
            time.sleep(LOOK_EVERY_S)

    return Response(
        stream_with_context(news()), mimetype="text/event-stream", headers={"X-Accel-Buffering": "no"}
    )


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


def _going_on() -> dict[str, object]:
    with store().read() as connection:
        found = history.live(connection, now(), SHOWN)
        counts = history.standing(connection, now())
    total = sum(counts.values())
    busiest = sorted(counts.items(), key=lambda item: -item[1])[:12]
    return {"found": found, "total": total, "busiest": busiest, "shown": SHOWN}


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
