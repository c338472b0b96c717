"""In which order a menu's options would be heard soonest, by what was chosen in calls that were made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ivr.engine.document import MenuNode, SayNode
from ivr.engine.flow import Flow, Node
from ivr.speech.duration import speaking_time_s
from ivr.speech.spoken_keys import told_keys

Chosen = Mapping[str, Mapping[str, int]]
"""How many calls went on from each of the first menus to which node: by target, for keys may change."""
LEAST_SAVED_S = 0.05
_STOP = re.compile(r"[。！？；]+\s*|[.!?;]+(?:\s+|$)")
_COMMA = re.compile(r"[，、,]\s*")


@dataclass(frozen=True, slots=True)
class Order:
    """A better order of a menu's options, by how often each is chosen; what a call saves on average."""

    menu: str
    language: str
    keys: tuple[str, ...]
    calls: int
    saved_s: float


@dataclass(frozen=True, slots=True)
class Option:
    """Where a text tells keys: where that begins, where the keys have been said, and where it is over."""

    keys: tuple[str, ...]
    begin: int
    said: int
    end: int


def first_menus(flow: Flow) -> Iterator[tuple[Node, MenuNode]]:
    """Give the first menu, and the menus that it leads to through menus alone."""
    ahead, seen = [flow.home], {flow.home}
    while ahead:
        node = flow.nodes[ahead.pop(0)]
        if isinstance(node.spec, MenuNode):
            yield node, node.spec
            fresh = [node.ways[key] for key in node.spec.keys if node.ways[key] not in seen]
            ahead += fresh
            seen.update(fresh)


def frequencies(flow: Flow, paths: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Count, as `Chosen`, where calls went from the first menus; `paths` are keys with how many calls.

    A menu before the first one, as one that asks for the language, is gone through with its keys. Of a menu
    that a call came back to, the first choice counts.
    """
    counted = {node.name for node, _menu in first_menus(flow)}
    asks_first = isinstance(flow.nodes[_silently(flow, flow.start)].spec, MenuNode)
    chosen: dict[str, dict[str, int]] = {}
    for path, calls in paths.items():
        name, before = _silently(flow, flow.start) if asks_first else flow.home, set[str]()
        for key in re.sub("[89]", "", path):
            spec = flow.nodes[name].spec
            if not isinstance(spec, MenuNode) or key not in spec.keys or name in before:
                break
            before.add(name)
            target = flow.nodes[name].ways[key]
            if name in counted:
                counts = chosen.setdefault(name, {})
                counts[target] = counts.get(target, 0) + calls
            name = _silently(flow, target)
    return chosen


def _silently(flow: Flow, name: str) -> str:
    """Give where a call stands that comes to a node, past what is only said."""
    passed = set()
    while isinstance(flow.nodes[name].spec, SayNode) and name not in passed:
        passed.add(name)
        name = flow.nodes[name].ways["next"]
    return name


def options(text: str) -> list[Option]:
    """Give the places where a text tells keys; what else it says stands before, between or after them."""
    folded, begun = text.casefold(), 0
    found: list[tuple[tuple[str, ...], int, int]] = []
    for told in told_keys(text):
        place = max(folded.find(told.said, begun), begun)
        said = min(place + len(told.said), len(text))
        found.append((told.keys, _begin(text, begun, place, first=not found), said))
        begun = said
    begins = [begin for _keys, begin, _said in found[1:]] + [len(text)]
    return [
        Option(keys, begin, said, max(said, min(until, _after(text, said))))
        for (keys, begin, said), until in zip(found, begins, strict=True)
    ]


def _begin(text: str, since: int, place: int, *, first: bool) -> int:
    stops = [stop.end() for stop in _STOP.finditer(text, since, place)]
    comma = None if first else _COMMA.search(text, since, place)
    return stops[-1] if stops else comma.end() if comma else since


def _after(text: str, said: int) -> int:
    ends = [found.end() for pattern in (_STOP, _COMMA) if (found := pattern.search(text, said))]
    return min(ends, default=len(text))


def better_order(
    node: Node, menu: MenuNode, language: str, text: str, chosen: Mapping[str, int]
) -> Order | None:
    """Order a menu's options so that the mean wait is least: often and quickly told first (Smith, 1956).

    What is said before the first and between the others stays where it is. None: no order saves anything.
    """
    keys = menu.keys
    told = [option for option in options(text) if not keys.keys().isdisjoint(option.keys)]
    left = dict(chosen)
    calls = [sum(left.pop(node.ways[key], 0) for key in option.keys if key in keys) for option in told]
    if not sum(calls):
        return None
    at = [tuple(speaking_time_s(text[:end], language) for end in (o.begin, o.said, o.end)) for o in told]
    gaps = [begin - end for (begin, *_), end in zip(at, [0.0, *(end for *_, end in at)], strict=False)]
    heard = [(said - begin, end - begin) for begin, said, end in at]

    def total_s(order: Sequence[int]) -> float:
        total = now = 0.0
        for gap, each in zip(gaps, order, strict=True):
            until_said, whole = heard[each]
            total += calls[each] * (now + gap + until_said)
            now += gap + whole
        return total

    best = sorted(range(len(told)), key=lambda each: calls[each] / max(heard[each][1], 0.01), reverse=True)
    saved_s = (total_s(range(len(told))) - total_s(best)) / sum(calls)
    if saved_s <= LEAST_SAVED_S:
        return None
    ordered = tuple(key for each in best for key in told[each].keys if key in keys)
    return Order(node.name, language, ordered, sum(calls), saved_s)
