"""Walk every state that a call can be in, breadth first, with the engine's own `advance`.

What is alike is walked once: where a letter leads depends on few fields of a state (`states.depends`), so the
engine is asked once for each combination of those, and its answer, as what it keeps and what it sets, serves
all states that agree in them. That this is no second model is held by a test, which walks again and asks the
engine at every state.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ivr.check.explored import Explored, Fault, Step
from ivr.check.letters import SECRET, Letter, letters
from ivr.check.states import COUNTERS, States, depends, live, reads, writes
from ivr.engine.advance import FlowFault, Waiting, Wants, advance
from ivr.engine.call import Call
from ivr.engine.events import Answered, Event
from ivr.engine.flow import Flow
from ivr.engine.verbs import Gather, Say, Verb

MOST_STATES = 5_000_000
PROGRESS_EVERY = 4096
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Group:
    """Letters that depend on the same fields, `mask`, each with the bits that it sets whatever they were."""

    mask: int
    letters: tuple[tuple[Letter, int], ...]


def explore(
    flow: Flow,
    *,
    most: int = MOST_STATES,
    progress: Callable[[int, int], None] | None = None,
    cached: bool = True,
    beside: Flow | None = None,
) -> Explored:
    """Walk the states of a flow's calls.

    The turns of a call are not counted here: no state is left out, and none ends, because a call is long.

    Args:
        flow: The flow.
        most: So many states are asked for what follows; with more to come the answer is not `complete`.
        progress: Told now and then how many states were asked, and how many are known.
        cached: Whether alike states share what the engine answered; without, it is asked for every edge.
        beside: A flow that this one is compared with, so that both tell apart what either does.
    """
    walk = _Walk(States(flow, *filter(None, [beside])), cached=cached)
    found = walk.found
    for state, verbs in walk.beginnings():
        walk.reach(state, -1)
        found.openings.append(verbs)
    index = 0
    while index < len(found.codes) and index < most:
        walk.expand(index)
        index += 1
        if progress and index % PROGRESS_EVERY == 0:
            progress(index, len(found.codes))
    found.unasked = range(index, len(found.codes))
    found.asked = walk.asked
    if progress:
        progress(index, len(found.codes))
    return found


class _Walk:
    """An exploration under way.

    `_rows` holds, by mask and then by what a state is in it, the number of its row of steps; those of row `i`
    are numbers `_first[i]` to `_first[i + 1]`.
    """

    def __init__(self, states: States, *, cached: bool) -> None:
        flow = states.flow
        self.states = states
        self.found = Explored(self.states)
        self.asked = 0
        self._cached = cached
        self._index: dict[int, int] = {}
        self._same: dict[Any, Any] = {}
        self._live = live(self.states)
        self._entering = {node.name: self._once(frozenset(reads(flow, node))) for node in self.states.nodes}
        self._groups: dict[int, tuple[_Group, ...]] = {}
        self._rows: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._first = array("q", [0])
        # counters that nothing reads are given as 1, so that it shows which of them a step begins anew
        self._ones = sum(1 << self.states.fields[name].shift for name in COUNTERS)

    def beginnings(self) -> Iterator[tuple[int, tuple[Verb, ...]]]:
        """Give the states that calls begin in, one a language since a caller's last choice is remembered."""
        flow = self.states.flow
        for language in flow.languages:
            call = Call("", flow.version, flow.start, "", "", language, level=flow.levels[0])
            after = self._ask(call, Answered())
            if isinstance(after, Fault):
                self.found.faults.append(after)
                continue
            state = self.states.number(after.call)
            yield state & self._live[state & self.states.node_mask], after.verbs

    def reach(self, state: int, edge: int) -> int:
        """Give the index of a state, which is new if no edge led to it before."""
        index = self._index.get(state)
        if index is None:
            index = self._index[state] = len(self.found.codes)
            self.found.codes.append(state)
            self.found.parent.append(edge)
        return index

    def expand(self, index: int) -> None:
        """Add the edges of a state."""
        found, known, first = self.found, self._index, self._first
        codes, parent, target, step_of = found.codes, found.parent, found.target, found.step
        state = codes[index]
        for group in self._groups_of(state & self.states.node_mask):
            rows = self._rows[group.mask]
            row = rows.get(state & group.mask)
            if row is None:
                row = rows[state & group.mask] = self._row(group, state, index)
            for number in range(first[row], first[row + 1]):
                step = found.steps[number]
                after = (state & step.keep) | step.put
                at = known.get(after)
                if at is None:
                    at = known[after] = len(codes)
                    codes.append(after)
                    parent.append(len(target))
                target.append(at)
                step_of.append(number)
        found.first.append(len(target))

    def _groups_of(self, number: int) -> tuple[_Group, ...]:
        groups = self._groups.get(number)
        if groups is None:
            groups = self._groups[number] = self._once(tuple(self._grouped(number)))
        return groups

    def _grouped(self, number: int) -> Iterator[_Group]:
        states, flow = self.states, self.states.flow
        node = states.nodes[number]
        everything = states.bits(states.fields)
        groups: dict[int, list[tuple[Letter, int]]] = {}
        for letter in letters(flow, node, states.domains):
            mask = states.bits(depends(flow, node, letter, self._entering)) if self._cached else everything
            written = states.bits(writes(flow, node, letter))
            groups.setdefault(mask, []).append(self._once((self._once(letter), mask | written)))
        for mask, each in groups.items():
            yield self._once(_Group(mask, tuple(each)))

    def _once(self, thing: T) -> T:
        """Give the first of all things that are the same, so that each is kept once."""
        first: T = self._same.setdefault(thing, thing)
        return first

    def _row(self, group: _Group, state: int, index: int) -> int:
        """Ask the engine what each letter of a group does in a state, and in all that are alike."""
        states, found = self.states, self.found
        asked = (state & ~states.bits(COUNTERS) | state & group.mask) | self._ones & ~group.mask
        merged: dict[tuple[str, int, int, tuple[Verb, ...]], tuple[Letter, list[Letter]]] = {}
        for letter, set_bits in group.letters:
            call = states.call(asked)
            after = self._ask(call, letter.event)
            if isinstance(after, Fault):
                found.faults.append(Fault(index, letter, after.message))
                continue
            reached = states.number(after.call)
            leak = _leak(after) if SECRET in call.entry or SECRET in letter.act else ""
            if leak:
                found.faults.append(Fault(index, letter, leak, leaks=True))
            changed = states.bits(
                name for name, each in states.fields.items() if (asked ^ reached) & each.mask
            )
            alive = self._live[reached & states.node_mask]
            put = set_bits | changed
            key = (letter.told or letter.kind, alive & ~put, reached & put & alive, after.verbs)
            if key in merged:
                merged[key][1].append(letter)
            else:
                merged[key] = letter, []
        for (_kind, keep, put, verbs), (letter, alike) in merged.items():
            once = self._once(keep), put, self._once(verbs), self._once(tuple(alike))
            found.steps.append(Step(call.state, letter, *once))
        self._first.append(len(found.steps))
        return len(self._first) - 2

    def _ask(self, call: Call, event: Event) -> Waiting | Wants | Fault:
        self.asked += 1
        try:
            return advance(self.states.flow, call, event)
        except FlowFault as fault:
            return Fault(-1, None, str(fault))


def _leak(after: Waiting | Wants) -> str:
    """Tell where a secret that was keyed is kept or said; empty if it is nowhere."""
    held = [*after.call.data.items(), ("path", after.call.path)]
    for name, value in held:
        if SECRET in str(value):
            return f"the secret digits are kept in '{name}'"
    for said in _said(after.verbs):
        if any(SECRET in str(value) for value in said.values.values()):
            return f"the secret digits are said by '{said.message}'"
    return ""


def _said(verbs: Sequence[Verb]) -> Iterator[Say]:
    for verb in verbs:
        if isinstance(verb, Say):
            yield verb
        elif isinstance(verb, Gather):
            yield from verb.prompts
