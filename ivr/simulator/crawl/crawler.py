"""Crawl any TwiML app from outside, breadth first: each path is a new call that repeats the acts before it.

At each place where the app listens, everything that it offers is tried, some keys that it does not, silence,
entries that are too short and too long, and a hang-up. Places that say the same are the same place, so a menu
that comes again after a mistake is not gone through again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ivr.simulator.acts import Scripted
from ivr.simulator.crawl.choices import Choice, choices
from ivr.simulator.crawl.troubles import Trouble, alike, of_menu, of_patience, of_visit
from ivr.simulator.crawl.visit import Screen, Visit
from ivr.simulator.moment import Press

PATIENCE = 12
"""So often one caller stays silent, and another keys what is not offered: then it goes on for ever."""


@dataclass(frozen=True, slots=True)
class Step:
    """From a place, by a choice, to a place (its number) or, None, to the end of the call."""

    source: int
    choice: Choice
    target: int | None
    visit: Visit


@dataclass(slots=True)
class Map:
    """What a crawl found: the places by number, how to get to each, the steps between them, the troubles.

    Attributes:
        left_out: How many steps the limits left untried; what is left out may hide more.
    """

    screens: list[Screen] = field(default_factory=list)
    ways: list[tuple[Scripted, ...]] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    left_out: int = 0

    def number(self, visit: Visit) -> int | None:
        """Give the number of the place that a call came to, a new one if it is new; None: it ended."""
        if visit.screen is None:
            return None
        for number, known in enumerate(self.screens):
            if visit.screen.again(known):
                return number
        self.screens.append(visit.screen)
        self.ways.append(visit.acts)
        return len(self.screens) - 1

    def trouble(self, found: Iterable[Trouble]) -> None:
        """Note troubles, each only where it was met first, which is the shortest way to it."""
        known = {(trouble.kind, trouble.message) for trouble in self.troubles}
        for trouble in found:
            if (trouble.kind, trouble.message) not in known:
                known.add((trouble.kind, trouble.message))
                self.troubles.append(trouble)


def crawl(
    ring: Callable[[Sequence[Scripted]], Visit],
    *,
    most_calls: int,
    most_acts: int,
    told: Callable[[Map], None] = lambda _map: None,
) -> Map:
    """Crawl an app.

    Args:
        ring: Makes one call with these acts.
        most_calls: After so many calls nothing new is tried.
        most_acts: So many acts in a call, but for those that test the app's patience.
        told: Called after each call, for a progress bar.

    Raises:
        ivr.simulator.ring.NobodyThere: No app answered.
    """
    found = Map()

    def rung(*acts: Scripted) -> Visit:
        found.visits.append(ring(acts))
        told(found)
        return found.visits[-1]

    first = rung()
    found.trouble(of_visit(first, None))
    found.number(first)
    for number, screen in enumerate(found.screens):  # which grows meanwhile
        way = found.ways[number]
        tried: list[tuple[Choice, Visit]] = []
        for choice in choices(screen):
            if len(found.visits) >= most_calls or len(way) >= most_acts:
                found.left_out += 1
                continue
            visit = rung(*way, choice.act)
            tried.append((choice, visit))
            found.trouble(of_visit(visit, choice))
            found.steps.append(Step(number, choice, found.number(visit), visit))
        if len(found.visits) < most_calls:
            found.trouble(of_menu(screen, tried, lambda key, way=way: rung(*way, Press(key))))  # type: ignore[misc]
            found.trouble(_patience(tried, way, rung))
    return found


def _patience(
    tried: Sequence[tuple[Choice, Visit]], way: Sequence[Scripted], rung: Callable[..., Visit]
) -> Iterator[Trouble]:
    """Do the same over and over, where once did not end the call, or lead to where it is offered."""
    pressed: list[Visit] = []
    for choice, visit in tried:
        if choice.offered or visit.screen is None or choice.name in visit.screen.keys:
            continue
        if isinstance(choice.act, Press):
            if any(alike(visit, other) for other in pressed):
                continue
            pressed.append(visit)
        yield from of_patience(rung(*way, *[choice.act] * PATIENCE), choice, PATIENCE)
