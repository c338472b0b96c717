"""Draw a flow: SVG and Mermaid; whole, one service of it, or the one way that leads to a place.

`draw` gives SVG that needs no script and no server; `draw_mermaid` what a page of Markdown can hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ivr.check.draw.calls import Calls
from ivr.check.draw.mermaid import mermaid
from ivr.check.draw.path import path_picture
from ivr.check.draw.picture import Picture, picture
from ivr.check.draw.svg import svg
from ivr.engine.flow import Flow
from ivr.speech.wording import Wording


def draw(
    flow: Flow,
    *,
    service: str | None = None,
    path: Sequence[str] = (),
    wording: Wording | None = None,
    language: str | None = None,
) -> str:
    """Give a drawing of `flow` as SVG, in which each box is a group with `data-node`, its node's name.

    Args:
        flow: What is drawn.
        service: Draw this one alone: the first word of its nodes' names, or a dialogue.
        path: Draw only these nodes, each leading to the next.
        wording: What the nodes say; without it the drawing names their messages.
        language: One of the flow's, by default its first.

    Raises:
        LookupError: The flow has no such service or node.
    """
    part = f" · {service}" if service else f" · {path[-1]}" if path else ""
    told_in = (language or flow.languages[0]) if wording else "en"
    return svg(_selected(flow, service, path, wording, language), f"{flow.name}{part}", told_in)


def draw_mermaid(
    flow: Flow,
    *,
    service: str | None = None,
    path: Sequence[str] = (),
    wording: Wording | None = None,
    language: str | None = None,
) -> str:
    """Give a drawing of `flow` in Mermaid; all else is as in `draw`."""
    return mermaid(_selected(flow, service, path, wording, language))


def boxes_of(flow: Flow) -> Callable[[str], tuple[str, ...]]:
    """Give what names the boxes to point at when a call stands at a node.

    They are each dialogue call around it, then its own.
    """
    calls = Calls(flow)
    return lambda node: (*map(calls.box, calls.around(node)), calls.box(node))


def _selected(
    flow: Flow, service: str | None, path: Sequence[str], wording: Wording | None, language: str | None
) -> Picture:
    if path:
        return path_picture(flow, path, wording, language)
    whole = picture(flow, wording, language)
    if service is None:
        return whole
    if service not in whole.services:
        raise LookupError(f"there is no service '{service}'; there is {', '.join(whole.services)}")
    return replace(whole, services=(service,))
