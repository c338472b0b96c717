"""The console's map: each service of a flow with what happened at its boxes, and the calls that go on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from math import ceil, log1p

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template, request, url_for
from markupsafe import Markup
from sqlalchemy import Connection
from werkzeug.wrappers import Response as Redirect

from ivr.check.draw import boxes_of
from ivr.check.draw.layout import BOX_WIDTH
from ivr.check.draw.picture import Box, picture
from ivr.store import history
from ivr.store.heat import Heat, heat
from ivr.store.hotline import Hotline
from webhooks.pages.drawing import BOX, drawn
from webhooks.pages.live import Shown, shared
from webhooks.pages.reading import read
from webhooks.pages.signing import store
from webhooks.pages.spans import SPANS, span
from webhooks.pages.spreadsheet import as_csv
from webhooks.pages.times import now

map_ = Blueprint("map", __name__, url_prefix="/map")

MEASURES = ("now", "visits", "seconds", "errors", "gave_up", "human")
STEPS = 5


@map_.get("")
def first() -> Redirect:
    """Show the first hotline, where its calls begin."""
    hotline = next(iter(current_app.extensions["ivr"].hotlines.by_name.values()))
    service = read(hotline).home_of[hotline.flow.start][1]
    return redirect(url_for("pages.console.map.show", name=hotline.flow.name, service=service))


@map_.get("/<name>/<service>")
def show(name: str, service: str) -> str:
    """Show one service of a hotline, its boxes the warmer the more happened there."""
    hotline = _hotline(name)
    asked = request.args.get("measure", "")
    measure = asked if asked in MEASURES else MEASURES[0]
    days, _since, _until = span()
    return render_template(
        "console/map.html",
        hotline=hotline,
        service=service,
        measure=measure,
        measures=MEASURES,
        days=days,
        spans=SPANS,
        shown=_now(hotline, service).text
        if measure == "now"
        else Markup(_drawn_heat(hotline, service, measure)),  # noqa: S704 - a template's
    )


@map_.get("/<name>/<service>/now")
def show_now(name: str, service: str) -> Response:
    """Show where calls stand at this moment."""
    return _now(_hotline(name), service).answer()


def _now(hotline: Hotline, service: str) -> Shown:
    return shared(f"{hotline.flow.name}/{service}", lambda: _drawn_heat(hotline, service, "now"))


def _drawn_heat(hotline: Hotline, service: str, measure: str) -> str:
    services = read(hotline).services
    if service not in services:
        abort(404, f"there is no service '{service}' in the hotline '{hotline.flow.name}'")
    values, shown = _values(hotline, measure)
    boxes = _boxes_of(hotline)
    return render_template(
        "console/heat.html",
        hotline=hotline,
        services=services,
        service=service,
        measure=measure,
        days=span()[0],
        steps=range(1, STEPS + 1),
        drawn=_warmed(drawn(hotline, service, g.language), values, shown),
        table=sorted(
            ((box, shown[box]) for box in shown if boxes[box].service == service),
            key=lambda row: -values[row[0]],
        ),
        totals=_totals(values, boxes) if measure != "seconds" else {},
    )


@map_.get("/<name>.csv")
def nodes_csv(name: str) -> Response:
    """Give what happened at each node."""
    found = _heat(_hotline(name))
    columns = ["node", "visits", "seconds", "errors", "gave_up", "human"]
    rows = [
        {"node": node, **{each: round(getattr(told, each), 1) for each in columns[1:]}}
        for node, told in sorted(found.items())
    ]
    return as_csv(f"{name}-map.csv", columns, rows)


def _values(hotline: Hotline, measure: str) -> tuple[Mapping[str, float], Mapping[str, str]]:
    """Give the value of each box, and how it is written."""
    if measure == "now":
        with store().read() as connection:
            values: dict[str, float] = _standing(connection, hotline)
    else:
        values = {box: getattr(each, measure) for box, each in _boxes(hotline, _heat(hotline)).items()}
    values = {box: value for box, value in values.items() if value}
    unit = " s" if measure == "seconds" else ""
    return values, {box: f"{value:.0f}{unit}" for box, value in values.items()}


def _heat(hotline: Hotline) -> dict[str, Heat]:
    _days, since, until = span()
    with store().read() as connection:
        return heat(connection, hotline.flow.name, hotline.flow.human.partition("/")[0], since, until)


def _boxes(hotline: Hotline, found: Mapping[str, Heat]) -> dict[str, Heat]:
    """Add up the copies of a node in their one box, and what is in a dialogue where it is called."""
    boxes: dict[str, Heat] = {}
    at = boxes_of(hotline.flow)
    for node, each in found.items():
        if node in hotline.flow.nodes:
            for box in at(node):
                boxes.setdefault(box, Heat()).add(each)
    return boxes


def _standing(connection: Connection, hotline: Hotline) -> dict[str, float]:
    hotlines = current_app.extensions["ivr"].hotlines
    boxes: dict[str, float] = {}
    at = boxes_of(hotline.flow)
    for (version, node), count in history.standing(connection, now()).items():
        if node in hotline.flow.nodes and hotlines.find(connection, version).flow.name == hotline.flow.name:
            for box in at(node):
                boxes[box] = boxes.get(box, 0) + count
    return boxes


@lru_cache(maxsize=8)
def _boxes_of(hotline: Hotline) -> Mapping[str, Box]:
    return picture(hotline.flow).boxes


def _totals(values: Mapping[str, float], boxes: Mapping[str, Box]) -> Counter[str]:
    """Add up the nodes of each service; what calls a dialogue is left out, as that has nodes of its own."""
    totals: Counter[str] = Counter()
    for box, value in values.items():
        if boxes[box].kind != "call":
            totals[boxes[box].service] += round(value)
    return totals


def _warmed(svg: str, values: Mapping[str, float], shown: Mapping[str, str]) -> Markup:
    """Give a drawing whose boxes have a class for their heat, and their number at the corner."""
    most = log1p(max(values.values(), default=0))

    def warm(found: re.Match[str]) -> str:
        kind, rest, name = found.groups()
        if name not in values:
            return found.group()
        step = max(1, ceil(STEPS * log1p(values[name]) / most))
        number = (
            f'<text class="heat-count" x="{BOX_WIDTH}" y="-3" text-anchor="end">{escape(shown[name])}</text>'
        )
        return f'<g class="{kind} heat-{step}" {rest}>{number}'

    # A picture that has links in it is a group of things, not one picture.
    return Markup(BOX.sub(warm, svg).replace('role="img"', 'role="group"', 1))  # noqa: S704 - drawn here


def _hotline(name: str) -> Hotline:
    found: Hotline | None = current_app.extensions["ivr"].hotlines.by_name.get(name)
    if found is None:
        abort(404, f"there is no hotline '{name}' here")
    return found
