"""The flow, to read: a service at a time, its map and its nodes."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, Response, abort, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response as Redirect

from ivr.store.hotline import Hotline
from webhooks.hotlines import Hotlines
from webhooks.pages.drawing import drawing
from webhooks.pages.reading import findings, read

flows = Blueprint("flows", __name__, url_prefix="/flows")


@flows.get("")
def first() -> Redirect:
    """Show the flow that answers first."""
    return redirect(url_for("pages.flows.show", name=next(iter(_hotlines().by_name))))


@flows.get("/<name>")
@flows.get("/<name>/<service>")
def show(name: str, service: str = "") -> str:
    """Show one service of a flow; by default the one where a call begins."""
    hotline = _hotline(name)
    reading = read(hotline)
    chosen = service or reading.home_of[hotline.flow.start][1]
    if chosen not in reading.services:
        abort(404, f"there is no service '{service}' in the hotline '{name}'")
    nodes = [each for each in reading.nodes if each.service == chosen]
    return render_template(
        "flow.html",
        names=list(_hotlines().by_name),
        hotline=hotline,
        flow=hotline.flow,
        reading=reading,
        service=chosen,
        nodes=nodes,
        sources=dict.fromkeys(str(each.node.place).partition(":")[0] for each in nodes),
        counts=Counter(each.service for each in reading.nodes),
    )


@flows.get("/<name>/<service>/findings")
def show_findings(name: str, service: str) -> str:
    """Show what the checker says of a service: parts that the page puts beside the nodes, and its counts."""
    hotline = _hotline(name)
    found, reading = findings(hotline), read(hotline)
    home = {node.node.origin: node.service for node in reading.nodes}
    return render_template(
        "findings.html",
        of_nodes={origin: each for origin, each in found.items() if home.get(origin) == service},
        elsewhere=[finding for origin, each in found.items() if origin not in home for finding in each]
        if service == reading.services[0]
        else [],
        counts=Counter(home[origin] for origin, each in found.items() for _ in each if origin in home),
    )


@flows.get("/<name>/<service>/map")
def show_map(name: str, service: str) -> Response:
    """Show the map of one service."""
    try:
        return drawing(_hotline(name), service)
    except LookupError as error:
        abort(404, str(error))


def _hotline(name: str) -> Hotline:
    hotline = _hotlines().by_name.get(name)
    if hotline is None:
        abort(404, f"there is no hotline '{name}' here")
    return hotline


def _hotlines() -> Hotlines:
    hotlines: Hotlines = current_app.extensions["ivr"].hotlines
    return hotlines
