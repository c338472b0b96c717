"""The way that one call took, on the map of the service where it took most turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from flask import g
from markupsafe import Markup

from ivr.check.draw import boxes_of
from ivr.store.history import Happened
from ivr.store.hotline import Hotline
from webhooks.pages.drawing import BOX, drawn
from webhooks.pages.reading import read


def way_drawn(hotline: Hotline, turns: Sequence[Happened]) -> Markup | None:
    """Draw it, with classes for the boxes where the call has been, and where it stands; None if nowhere."""
    nodes = [each.led_to for each in turns if each.led_to in hotline.flow.nodes]
    if not nodes:
        return None
    boxes = boxes_of(hotline.flow)
    been, here = {box for node in nodes for box in boxes(node)}, set(boxes(nodes[-1]))

    def marked(found: re.Match[str]) -> str:
        kind, rest, box = found.groups()
        marks = " been" * (box in been) + " here" * (box in here)
        return f'<g class="{kind}{marks}" {rest}>'

    services = read(hotline).services
    firsts = [boxes(node)[0].partition("/")[0] for node in nodes]
    (service, _turns), *_ = Counter(
        each if each in services else hotline.flow.name for each in firsts
    ).most_common(1)
    svg = BOX.sub(marked, drawn(hotline, service, g.language))
    # A picture that has links in it is a group of things, not one picture.
    return Markup(svg.replace('role="img"', 'role="group"', 1))  # noqa: S704 - drawn here
