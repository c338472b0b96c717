"""A flow's map for a page: the drawing without its style, which the shield would refuse, and that style."""

from __future__ import annotations

import re

from flask import Blueprint, Response, g

from ivr.check.draw import draw
from ivr.check.draw.style import STYLE
from ivr.store.hotline import Hotline

_STYLE = re.compile(r"<style>.*?</style>\n?", re.DOTALL)


def drawing(hotline: Hotline, service: str | None = None) -> Response:
    """Draw a hotline, or one service of it, in the reader's language, or its own first.

    Raises:
        LookupError: It has no such service.
    """
    flow = hotline.flow
    language = g.language if g.language in flow.languages else flow.languages[0]
    svg = draw(flow, service=service, wording=hotline.wording, language=language)
    return Response(_STYLE.sub("", svg, count=1), mimetype="image/svg+xml")


def add_style_to(pages: Blueprint) -> None:
    """Serve the style of all maps at `/map.css`."""

    @pages.get("/map.css")
    def map_style() -> Response:
        return Response(STYLE, mimetype="text/css")
