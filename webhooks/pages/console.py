"""The console: the calls that go on, those that went before, and one call looked at closely."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime

from flask import Blueprint, Response, abort, current_app, render_template, request

from ivr.engine.source import FlowError
from ivr.store import history
from ivr.store.hotline import Hotline
from webhooks.pages.announcing import announcing
from webhooks.pages.call_map import way_drawn
from webhooks.pages.call_record import tell
from webhooks.pages.checked import checked
from webhooks.pages.figures import figures
from webhooks.pages.going_on import going_on
from webhooks.pages.heat import map_
from webhooks.pages.live import Shown, shared
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
    return render_template("console/live.html", shown=going_on().text)


@console.get("/live")
def live_now() -> Response:
    """Show them as they are at this moment."""
    return going_on().answer()


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
    record = _record(sid)
    goes_on = record.ended_at is None
    shown, wanted = _one(record).text, request.args.get("map", "")
    return render_template(
        "console/call.html", sid=sid, goes_on=goes_on, shown=shown, wanted=wanted, caller=record.caller
    )


@console.get("/calls/<sid>/now")
def one_now(sid: str) -> Response:
    """Show it as it is at this moment."""
    return _one(_record(sid)).answer()


def _record(sid: str) -> history.Record:
    with store().read() as connection:
        record = history.call(connection, sid)
    if record is None:
        abort(404, "there is no such call")
    return record


def _one(record: history.Record) -> Shown:
    wanted = request.args.get("map", "")
    return shared(f"call {record.sid} {wanted}", lambda: _told(record, wanted))


def _told(record: history.Record, wanted: str) -> str:
    with store().read() as connection:
        turns = history.of_call(connection, record.sid)
        try:
            hotline: Hotline | None = current_app.extensions["ivr"].hotlines.find(connection, record.flow)
        except (LookupError, FlowError):
            hotline = None
        changed = hotline.changes(connection, record.sid) if hotline and hotline.changes else []
    return render_template(
        "console/call-now.html",
        call=record,
        hotline=hotline,
        turns=tell(hotline, turns),
        changed=changed,
        way=way_drawn(hotline, turns, wanted, goes_on=record.ended_at is None) if hotline else None,
    )


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
