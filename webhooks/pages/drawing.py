"""A flow's map for a page: the drawing without its style, which the shield would refuse, and that style."""

from __future__ import annotations

import re
from functools import lru_cache

from flask import Blueprint, Response, g

from ivr.check.draw import draw
from ivr.check.draw.style import STYLE
from ivr.store.hotline import Hotline

BOX = re.compile(r'<g class="(node [^"]*)" (id="[^"]*" data-node="([^"]*)"[^>]*)>')
"""A box of a drawing: its classes, its other attributes, and the name of the box."""
_STYLE = re.compile(r"<style>.*?</style>\n?", re.DOTALL)


def drawing(hotline: Hotline, service: str | None = None) -> Response:
    """Draw a hotline, or one service of it, in the reader's language, or its own first. Raises as `drawn`."""
    return Response(drawn(hotline, service, g.language), mimetype="image/svg+xml")


@lru_cache(maxsize=64)
def drawn(hotline: Hotline, service: str | None, language: str) -> str:
    """Draw it as SVG, once: a large service takes half a second.

    Raises:
        LookupError: It has no such service.
    """
    flow = hotline.flow
    spoken = language if language in flow.languages else flow.languages[0]
    svg = draw(flow, service=service, wording=hotline.wording, language=spoken)
    return _STYLE.sub("", svg, count=1)


def add_style_to(pages: Blueprint) -> None:
    """Serve the style of all maps at `/map.css`."""

    @pages.get("/map.css")
    def map_style() -> Response:
        return Response(STYLE, mimetype="text/css")
