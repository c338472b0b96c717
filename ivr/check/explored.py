"""What an exploration leaves: every state, the edges between them, and the shortest way to each.

Kept in arrays of numbers, since a large hotline has millions of edges.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ivr.check.letters import Letter
from ivr.check.states import States
from ivr.engine.flow import Flow
from ivr.engine.verbs import Verb


@dataclass(frozen=True, slots=True)
class Step:
    """What a letter does to all states that agree in what it depends on: `state & keep | put`.

    `node` is where it happens, `verbs` are said on the way; `alike` are letters of the same kind that do
    the same.
    """

    node: str
    letter: Letter
    keep: int
    put: int
    verbs: tuple[Verb, ...]
    alike: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """The flow breaks its contract with the engine when `letter` happens in the state at `index`.

    The index is -1, and there is no letter, where a call cannot even begin. `leaks`: a secret that was keyed
    is found where it should not be.
    """

    index: int
    letter: Letter | None
    message: str
    leaks: bool = False


@dataclass(slots=True)
class Explored:
    """All states that were reached, and the edges between them, in the order in which they were found.

    The edges of state `i` are numbers `first[i]` to `first[i + 1]`; `target` and `step` hold, by edge, the
    state that it leads to and the step that it takes. `parent` holds the edge by which each state was found
    first, -1 for the states that calls begin in (one a language). `unasked` are the states of which it was
    not asked, or not wholly, what follows: whatever it is may follow there.
    """

    states: States
    codes: list[int] = field(default_factory=list)
    first: array[int] = field(default_factory=lambda: array("q", [0]))
    target: array[int] = field(default_factory=lambda: array("i"))
    step: array[int] = field(default_factory=lambda: array("i"))
    parent: array[int] = field(default_factory=lambda: array("q"))
    steps: list[Step] = field(default_factory=list)
    openings: list[tuple[Verb, ...]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unasked: Sequence[int] = ()
    asked: int = 0

    @property
    def flow(self) -> Flow:
        """The flow that was explored."""
        return self.states.flow

    @property
    def complete(self) -> bool:
        """Whether it was asked of every state what follows."""
        return not self.unasked

    @property
    def expanded(self) -> int:
        """How many states have been asked for what follows; all, if `complete`."""
        return len(self.first) - 1

    def edges(self, index: int) -> Iterator[tuple[Step, int]]:
        """Give the steps from a state, and the states that they lead to."""
        if index < self.expanded:
            for edge in range(self.first[index], self.first[index + 1]):
                yield self.steps[self.step[edge]], self.target[edge]

    def source(self, edge: int) -> int:
        """Give the state that an edge leaves."""
        return bisect_right(self.first, edge) - 1

    def way_to(self, index: int) -> list[int]:
        """Give the edges of a shortest way from the answer to a state."""
        way = []
        while (edge := self.parent[index]) >= 0:
            way.append(edge)
            index = self.source(edge)
        return way[::-1]

    def word_to(self, index: int) -> list[Letter]:
        """Give the letters of a shortest way from the answer to a state."""
        return [self.steps[self.step[edge]].letter for edge in self.way_to(index)]


def without(found: Explored, names: Iterable[str]) -> Explored:
    """Put states together that differ in the named fields alone: fewer states, and no way less.

    A way may be in it that is none in `found`; what is not in it is nowhere. Its shortest ways are not calls.
    """
    keep = ~found.states.bits(names)
    flat = Explored(found.states, steps=found.steps, openings=found.openings)
    index_of: dict[int, int] = {}
    members: list[list[int]] = []
    for index, code in enumerate(found.codes):
        at = index_of.setdefault(code & keep, len(members))
        if at == len(members):
            members.append([])
            flat.codes.append(code & keep)
            flat.parent.append(min(found.parent[index], 0))
        members[at].append(index)
    flat.unasked = [at for at, group in enumerate(members) if group[-1] >= found.expanded]
    for group in members:
        edges = {
            (found.step[edge], index_of[found.codes[found.target[edge]] & keep]): None
            for index in group
            if index < found.expanded
            for edge in range(found.first[index], found.first[index + 1])
        }
        for number, target in edges:
            flat.step.append(number)
            flat.target.append(target)
        flat.first.append(len(flat.target))
    return flat
