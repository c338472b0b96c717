"""What calls cost: keys and seconds to each service and through it, how long until an option is heard.

Time is that of two callers: a novice, who hears all, and an expert, who cuts in wherever a key is awaited.
As in keystroke-level models (Card, Moran and Newell, 1980) a task is the sum of its steps; keys themselves
take no time here. The world answers as the caller would wish.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from types import MappingProxyType

from ivr.check.orders import Chosen, Order, better_order, first_menus, options
from ivr.check.properties.asked import Asked
from ivr.check.properties.ends import opening_s
from ivr.check.properties.people import keys_of
from ivr.check.walks import NEVER, leaving, surely
from ivr.engine.document import MenuNode
from ivr.engine.flow import Flow, Node
from ivr.speech.duration import speaking_time_s
from ivr.speech.typical import typical_texts

NOTHING_CHOSEN: Chosen = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Service:
    """A service's cost in one language: to its first node, and to the end of it; seconds of both callers."""

    name: str
    language: str
    keys_to: int
    novice_to_s: float
    expert_to_s: float
    keys: int
    novice_s: float
    expert_s: float


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu's options in one language as they are told: key, node, seconds until it is heard."""

    name: str
    language: str
    seconds: float
    options: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a flow's calls cost. Seconds to a person: from the key on, at worst, and in the mean of places."""

    services: tuple[Service, ...]
    menus: tuple[Menu, ...]
    orders: tuple[Order, ...]
    person_worst_s: float
    person_mean_s: float


def cost(asked: Asked, chosen: Chosen = NOTHING_CHOSEN) -> Cost:
    """Work out what calls cost; `chosen` is what was chosen in calls that were made."""
    menus, orders = [], []
    for node, menu in first_menus(asked.flow):
        for language in asked.flow.languages:
            text = typical_texts(asked.subject.wording, language, menu.menu)[0]
            menus.append(_menu(node, menu, language, text))
            orders.append(better_order(node, menu, language, text, chosen.get(node.name, {})))
    worst, mean = _to_person(asked)
    better = tuple(each for each in orders if each is not None)
    return Cost(tuple(_services(asked)), tuple(menus), better, worst, mean)


def service_names(flow: Flow) -> list[str]:
    """Name the services: the first words of the nodes to which the first menus lead."""
    menus = {node.name for node, _menu in first_menus(flow)}
    found: dict[str, None] = {}
    for node, menu in first_menus(flow):
        for key in menu.keys:
            if node.ways[key] not in menus:
                found[node.ways[key].partition("/")[0]] = None
    return list(found)


def _services(asked: Asked) -> Iterator[Service]:
    for number, language in enumerate(asked.flow.languages):
        begins = [index for index, edge in enumerate(asked.found.parent) if edge < 0]
        if number >= len(begins):
            continue
        away, way = _cheapest(asked, [(begins[number], (0, 0.0))], lambda _node: True)
        for name in service_names(asked.flow):
            inside = _within(name)
            entry = min((i for i in away if inside(asked.node(i))), key=lambda i: away[i], default=None)
            if entry is None:
                continue
            to = way[entry]
            after, on = _cheapest(asked, [(entry, (0, 0.0))], inside)
            leaves = [
                i for i in after if not inside(asked.node(i)) and not asked.flow.is_human(asked.node(i).name)
            ]
            through = on[min(leaves, key=lambda i: after[i])] if leaves else []
            opening = opening_s(asked, begins[number])
            whole = [*to, *through]
            yield Service(
                name,
                language,
                sum(keys_of(asked, edge) for edge in to),
                opening + sum(asked.seconds.heard(edge) for edge in to[:-1]),
                sum(asked.seconds.cut(edge) for edge in to[:-1]),
                sum(keys_of(asked, edge) for edge in whole),
                opening + sum(asked.seconds.heard(edge) for edge in whole),
                sum(asked.seconds.cut(edge) for edge in whole[:-1])
                + sum(map(asked.seconds.heard, whole[-1:])),
            )


def _within(service: str) -> Callable[[Node], bool]:
    return lambda node: node.name.partition("/")[0] == service


def _cheapest(
    asked: Asked, starts: Iterable[tuple[int, tuple[int, float]]], goes_on: Callable[[Node], bool]
) -> tuple[dict[int, tuple[int, float]], dict[int, list[int]]]:
    """Give, by state, the fewest keys and then seconds to it, and that way's edges (Dijkstra, 1959)."""
    wanted = asked.steps("choice", "digits", "spoken", "world")
    away: dict[int, tuple[int, float]] = {}
    before: dict[int, int] = {}
    ahead = [(far, index, -1) for index, far in starts]
    while ahead:
        far, index, edge = heappop(ahead)
        if index in away:
            continue
        away[index], before[index] = far, edge
        if not goes_on(asked.node(index)):
            continue
        for out in leaving(asked.found, index, wanted):
            target = asked.found.target[out]
            if target not in away:
                cost_ = (far[0] + keys_of(asked, out), far[1] + asked.seconds.heard(out))
                heappush(ahead, (cost_, target, out))
    return away, _Ways(asked, before)


class _Ways(dict[int, list[int]]):
    """The edges of the way to each state, put together when they are asked for."""

    def __init__(self, asked: Asked, before: Mapping[int, int]) -> None:
        super().__init__()
        self._asked, self._before = asked, before

    def __missing__(self, index: int) -> list[int]:
        way = []
        while (edge := self._before[index]) >= 0:
            way.append(edge)
            index = self._asked.found.source(edge)
        return way[::-1]


def _menu(node: Node, menu: MenuNode, language: str, text: str) -> Menu:
    heard = heard_after_s(text, language)
    told = tuple((key, node.ways[key], seconds) for key, seconds in heard if key in menu.keys)
    return Menu(node.name, language, speaking_time_s(text, language), told)


def heard_after_s(text: str, language: str) -> list[tuple[str, float]]:
    """Give each key that a text tells, with the seconds until it is heard."""
    return [
        (key, speaking_time_s(text[: option.said], language))
        for option in options(text)
        for key in option.keys
    ]


def _to_person(asked: Asked) -> tuple[float, float]:
    """Give the seconds from the universal key to a person or a message: worst, and mean over nodes."""
    wanted = asked.steps("human", "world")
    sure = surely(asked.found, asked.back, asked.people, wanted, lambda edge: (0, asked.seconds.cut(edge)))
    by_node: dict[str, float] = {}
    for index in asked.listening:
        if sure[index] != NEVER:
            name = asked.node(index).name
            by_node[name] = max(by_node.get(name, 0.0), sure[index][1])
    return max(by_node.values(), default=0.0), sum(by_node.values()) / max(1, len(by_node))
