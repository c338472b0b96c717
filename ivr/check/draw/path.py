"""The picture of one way through a flow: its nodes in the order in which a caller comes to them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from ivr.check.draw.picture import Box, Picture, Way, box_of
from ivr.engine.flow import Flow, Node
from ivr.engine.source import nearest
from ivr.speech.wording import Wording

_LABELS = {"next": "", "digits": "", "human": "0", "back": "*", "no_input": "silence", "no_match": "wrong"}


def shortest_way(flow: Flow, node: str) -> tuple[str, ...]:
    """Name the nodes from where a call begins to `node`, the fewest there are.

    Raises:
        LookupError: There is no such node, or no caller's act leads there.
    """
    came_from: dict[str, str] = {flow.start: ""}
    ahead = deque([flow.start])
    while ahead and node not in came_from:
        name = ahead.popleft()
        for event, target in flow.nodes[name].ways.items():
            if target not in came_from and event != "hung_up":
                came_from[target] = name
                ahead.append(target)
    if node not in came_from:
        service = node.partition("/")[0]
        likely = sorted(came_from, key=lambda each: each.partition("/")[0] != service)
        raise LookupError(f"there is no node '{node}' that a caller comes to{nearest(node, likely)}")
    way = [node]
    while came_from[way[-1]]:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def path_picture(flow: Flow, path: Sequence[str], wording: Wording | None, language: str | None) -> Picture:
    """Give the picture of these nodes alone, each leading to the next; one that comes again is drawn once."""
    for name in path:
        if name not in flow.nodes:
            raise LookupError(f"there is no node '{name}'")
    follower = dict(reversed([*pairwise(path)]))
    boxes: dict[str, Box] = {}
    for name in path:
        node = flow.nodes[name]
        ways = (Way(_label(node, follower[name]), follower[name]),) if name in follower else ()
        boxes[name] = box_of(flow, node, name, ways, wording, language, service=flow.name)
    return Picture(boxes, (flow.name,), path[0], "")


def _label(node: Node, target: str) -> str:
    events = [event for event, to in node.ways.items() if to == target]
    return " ".join(_LABELS.get(event, event) for event in events[:4])
