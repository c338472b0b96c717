"""The flow, to read: each node with its words in every language, how long they take, and where keys lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, abort, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response as Redirect

from ivr.engine.document import CollectNode, MenuNode
from ivr.engine.flow import Flow, Node
from ivr.speech.duration import speaking_time_s
from ivr.speech.wording import Wording
from ivr.store.hotline import Hotline
from webhooks.hotlines import Hotlines
from webhooks.pages.drawing import drawing

flows = Blueprint("flows", __name__, url_prefix="/flows")


@dataclass(frozen=True, slots=True)
class Words:
    """A prompt in one language; `seconds` is how long it takes to say, without its values if `varies`."""

    language: str
    text: str
    seconds: float
    varies: bool


@dataclass(frozen=True, slots=True)
class Way:
    """Where something leads: `key` as pressed, empty for what is no key; the words that stand for it."""

    key: str
    name: str
    to: str
    spoken: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A node as the page shows it; `places` are its copies, by name, if a dialogue was copied."""

    node: Node
    places: tuple[str, ...]
    words: tuple[Words, ...]
    ways: tuple[Way, ...]
    fact: str


def read(hotline: Hotline) -> list[Shown]:
    """Give the nodes in the order in which they stand in the files, each once however often it was copied."""
    flow, by_origin = hotline.flow, dict[str, list[Node]]()
    for node in flow.nodes.values():
        by_origin.setdefault(node.origin, []).append(node)
    return [
        Shown(
            node=copies[0],
            places=tuple(each.name for each in copies),
            words=tuple(_words(hotline.wording, flow, copies[0])),
            ways=tuple(_ways(hotline.wording, flow, copies[0])),
            fact=_fact(copies[0]),
        )
        for copies in by_origin.values()
    ]


def _words(wording: Wording, flow: Flow, node: Node) -> Iterator[Words]:
    if node.prompt is None:
        return
    for language in flow.languages:
        text = wording.outline(language, node.prompt.message)
        yield Words(language, text, speaking_time_s(text, language), bool(node.prompt.variables))


def _ways(wording: Wording, flow: Flow, node: Node) -> Iterator[Way]:
    for event, target in node.ways.items():
        key = event if event.isdigit() or event == "#" else ""
        attribute = f"speech-{'pound' if key == '#' else key}"
        spoken = {
            language: words
            for language in flow.languages
            if key
            and node.prompt
            and (words := wording.words(language, f"{node.prompt.message}.{attribute}"))
        }
        yield Way(key, event, target, spoken)


def _fact(node: Node) -> str:
    """Tell in a word what a node does beside what it says: the action, or the digits that it takes."""
    spec = node.spec
    if isinstance(spec, CollectNode):
        length = spec.length
        digits = f"{length.min}" if length.min == length.max else f"{length.min}–{length.max}"
        return f"{digits} · {spec.timeout_s} s"
    if isinstance(spec, MenuNode):
        return f"{spec.timeout_s} s"
    return str(getattr(spec, spec.kind)) if node.prompt is None else ""


@flows.get("")
def first() -> Redirect:
    """Show the flow that answers first."""
    return redirect(url_for("pages.flows.show", name=next(iter(_hotlines().by_name))))


@flows.get("/<name>")
def show(name: str) -> str:
    """Show one flow."""
    hotline = _hotline(name)
    return render_template(
        "flow.html",
        names=list(_hotlines().by_name),
        flow=hotline.flow,
        nodes=read(hotline),
        origins={node.name: node.origin for node in hotline.flow.nodes.values()},
    )


@flows.get("/<name>/map")
def show_map(name: str) -> Response:
    """Show the map of one flow."""
    return drawing(_hotline(name))


def _hotline(name: str) -> Hotline:
    hotline = _hotlines().by_name.get(name)
    if hotline is None:
        abort(404, f"there is no hotline '{name}' here")
    return hotline


def _hotlines() -> Hotlines:
    hotlines: Hotlines = current_app.extensions["ivr"].hotlines
    return hotlines
