"""The way that one call took, on the map of each service that it went through."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask import g
from markupsafe import Markup

from ivr.check.draw import boxes_of
from ivr.store.history import Happened
from ivr.store.hotline import Hotline
from webhooks.pages.drawing import BOX, drawn
from webhooks.pages.reading import read


@dataclass(frozen=True, slots=True)
class CallMap:
    """A call's way on the map of one service; `services` are all that it went through, in that order."""

    service: str
    services: tuple[str, ...]
    svg: Markup


def way_drawn(hotline: Hotline, turns: Sequence[Happened], wanted: str, *, goes_on: bool) -> CallMap | None:
    """Draw it, with classes for the boxes where the call has been, and where it stands; None if nowhere.

    The service is the one that is `wanted`, if the call was there; else where it stands while it goes on,
    and where it took most turns when it is over.
    """
    nodes = [each.led_to for each in turns if each.led_to in hotline.flow.nodes]
    if not nodes:
        return None
    boxes = boxes_of(hotline.flow)
    been, here = {box for node in nodes for box in boxes(node)}, set(boxes(nodes[-1]))

    def marked(found: re.Match[str]) -> str:
        kind, rest, box = found.groups()
        marks = " been" * (box in been) + " here" * (box in here)
        return f'<g class="{kind}{marks}" {rest}>'

    known = read(hotline).services
    firsts = [boxes(node)[0].partition("/")[0] for node in nodes]
    through = [each if each in known else hotline.flow.name for each in firsts]
    usual = through[-1] if goes_on else Counter(through).most_common(1)[0][0]
    service = wanted if wanted in through else usual
    svg = BOX.sub(marked, drawn(hotline, service, g.language))
    # A picture that has links in it is a group of things, not one picture.
    whole = Markup(svg.replace('role="img"', 'role="group"', 1))  # noqa: S704 - drawn here
    return CallMap(service, tuple(dict.fromkeys(through)), whole)
