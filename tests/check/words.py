"""The words that an exploration walked, letter by letter, as they can be rung."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ivr.check.explored import Explored
from ivr.check.letters import Letter
from ivr.engine.document import DoNode


def words(found: Explored, chosen: Collection[int] | None = None) -> Iterator[tuple[int, int, list[Letter]]]:
    """Give each new state where calls wait, with the one before it and the letters between them.

    A state that waits for an action is rung with whatever its first answers are. `chosen`: only these states,
    and those on the way to them.
    """
    wanted = None if chosen is None else {index for each in chosen for index in _through(found, each)}
    waiting = [not isinstance(found.states.node(code).spec, DoNode) for code in found.codes]
    parents = {found.source(edge) for edge in found.parent if edge >= 0}
    for index in range(len(found.codes)):
        if wanted is not None and index not in wanted:
            continue
        if found.parent[index] < 0 or (not waiting[index] and index in parents):
            continue
        letters: list[Letter] = []
        at = index
        while True:
            edge = found.parent[at]
            letters.insert(0, found.steps[found.step[edge]].letter)
            at = found.source(edge)
            if waiting[at] or found.parent[at] < 0:
                break
        end = index
        while not waiting[end]:
            step, end = next(found.edges(end))
            letters.append(step.letter)
        yield at, index, letters


def one_a_step(found: Explored) -> list[int]:
    """Give, for each of the engine's answers that led to a new state, the first state that it led to."""
    first: dict[int, int] = {}
    for index, edge in enumerate(found.parent):
        if edge >= 0:
            first.setdefault(found.step[edge], index)
    return list(first.values())


def _through(found: Explored, index: int) -> list[int]:
    return [index, *(found.source(edge) for edge in found.way_to(index))]
