"""Questions about the graph of states: what reaches what, what goes round, how long the longest way is.

Everything here takes `wanted`, a flag by step number, which says what the caller and the world may do: a
silent caller is the graph with nothing but silences and the world's answers in it.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from ivr.check.explored import Explored, Step

Wanted = Sequence[bool] | bytearray | bytes
Weigh = Callable[[int], float]
"""Gives the weight of an edge by its number."""
Cost = tuple[int, float]
"""Keys and seconds, compared in this order."""
NEVER: Cost = (1 << 30, float("inf"))


def steps_where(found: Explored, wanted: Callable[[Step], bool]) -> bytes:
    """Flag the steps that are wanted."""
    return bytes(wanted(step) for step in found.steps)


def leaving(found: Explored, index: int, wanted: Wanted) -> list[int]:
    """Give the wanted edges from a state."""
    first, step = found.first, found.step
    if index >= len(first) - 1:
        return []
    return [edge for edge in range(first[index], first[index + 1]) if wanted[step[edge]]]


@dataclass(frozen=True, slots=True)
class Incoming:
    """The edges by the state that they lead to: those of state `i` are `edges[first[i]:first[i + 1]]`."""

    first: array[int]
    edges: array[int]
    source: array[int]


def incoming(found: Explored) -> Incoming:
    """Turn all edges round."""
    count = len(found.codes)
    first = array("q", bytes(8 * (count + 1)))
    for target in found.target:
        first[target + 1] += 1
    for index in range(count):
        first[index + 1] += first[index]
    filled = array("q", first)
    edges = array("q", bytes(8 * len(found.target)))
    source = array("i", bytes(4 * len(found.target)))
    for index in range(found.expanded):
        for edge in range(found.first[index], found.first[index + 1]):
            target = found.target[edge]
            edges[filled[target]] = edge
            filled[target] += 1
            source[edge] = index
    return Incoming(first, edges, source)


def reaching(found: Explored, back: Incoming, goals: Iterable[int], wanted: Wanted) -> bytearray:
    """Flag the states from which a goal can be reached, the goals among them."""
    flags = bytearray(len(found.codes))
    ahead = list(goals)
    for goal in ahead:
        flags[goal] = 1
    while ahead:
        index = ahead.pop()
        for edge in back.edges[back.first[index] : back.first[index + 1]]:
            source = back.source[edge]
            if not flags[source] and wanted[found.step[edge]]:
                flags[source] = 1
                ahead.append(source)
    return flags


def shortest(
    found: Explored, starts: Iterable[int], goal: Callable[[int], bool], wanted: Wanted
) -> list[int] | None:
    """Give the edges of a shortest way from one of `starts` to a state for which `goal` holds, or None."""
    before: dict[int, int] = {}
    ahead = deque(starts)
    for start in ahead:
        before[start] = -1
    while ahead:
        index = ahead.popleft()
        if goal(index):
            way = []
            while (edge := before[index]) >= 0:
                way.append(edge)
                index = found.source(edge)
            return way[::-1]
        for edge in leaving(found, index, wanted):
            target = found.target[edge]
            if target not in before:
                before[target] = edge
                ahead.append(target)
    return None


def components(found: Explored, wanted: Wanted) -> Iterator[list[int]]:
    """Give the strongly connected parts of the graph, each after all that it leads to (Tarjan, 1972)."""
    number = array("i", [-1]) * len(found.codes)
    low = array("i", number)
    on_stack = bytearray(len(found.codes))
    stack: list[int] = []
    count = 0
    for root in range(len(found.codes)):
        work = [(root, iter((root,)))] if number[root] < 0 else []
        while work:
            index, ahead = work[-1]
            target = next(ahead, -1)
            if target < 0:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[index])
                if work and low[index] == number[index]:
                    yield _popped(stack, index, on_stack)
            elif number[target] < 0:
                number[target] = low[target] = count
                count += 1
                stack.append(target)
                on_stack[target] = 1
                work.append((target, iter([found.target[edge] for edge in leaving(found, target, wanted)])))
            elif on_stack[target]:
                low[index] = min(low[index], number[target])


def _popped(stack: list[int], last: int, on_stack: bytearray) -> list[int]:
    part = [stack.pop()]
    while part[-1] != last:
        part.append(stack.pop())
    for member in part:
        on_stack[member] = 0
    return part


def round_trip(found: Explored, wanted: Wanted) -> list[int] | None:
    """Give the edges of a way that comes back to where it began, or None if there is none.

    It begins at the state that was found first of all that lie on such a way.
    """
    first = len(found.codes)
    for part in components(found, wanted):
        if len(part) > 1 or any(found.target[edge] == part[0] for edge in leaving(found, part[0], wanted)):
            first = min(first, *part, first)
    if first == len(found.codes):
        return None
    begins = [
        [edge, *rest]
        for edge in leaving(found, first, wanted)
        if (rest := shortest(found, [found.target[edge]], first.__eq__, wanted)) is not None
    ]
    return min(begins, key=len)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How often one call may get some outcomes: `names` by step number, and the numbers by name."""

    names: Mapping[int, str]
    at_most: Mapping[str, int]

    def without(self, wanted: Wanted) -> bytes:
        """Leave out the steps that a call takes only so often."""
        return bytes(bool(flag) and number not in self.names for number, flag in enumerate(wanted))


def longest(found: Explored, wanted: Wanted, bounds: Bounds, weigh: Weigh) -> list[float] | None:
    """Give the greatest weight of any way from each state; None if some way goes round without a bound.

    Where it goes round within bounds, the answer is no less than the longest way, and finite: as many rounds
    as the bounds allow, each as long as the longest way inside.
    """
    value = [0.0] * len(found.codes)
    for part in components(found, wanted):
        members = set(part)
        onward = 0.0
        inner = []
        for edge in (edge for index in part for edge in leaving(found, index, wanted)):
            target = found.target[edge]
            if target in members:
                inner.append(edge)
            else:
                onward = max(onward, weigh(edge) + value[target])
        if inner:
            counted = [edge for edge in inner if found.step[edge] in bounds.names]
            rounds = sum(
                bounds.at_most[each] for each in {bounds.names[found.step[edge]] for edge in counted}
            )
            free = [edge for edge in inner if found.step[edge] not in bounds.names]
            once = _longest_within(found, free, weigh)
            if once is None:
                return None
            onward += (rounds + 1) * once + rounds * max(map(weigh, counted))
        for index in part:
            value[index] = onward
    return value


def _longest_within(found: Explored, edges: Sequence[int], weigh: Weigh) -> float | None:
    """Give the weight of the longest way along some edges; None if they go round."""
    after: dict[int, list[int]] = {}
    waiting: dict[int, int] = {}
    for edge in edges:
        after.setdefault(found.source(edge), []).append(edge)
        waiting[found.target[edge]] = waiting.get(found.target[edge], 0) + 1
    value = dict.fromkeys(after, 0.0)
    ahead = [index for index in after if index not in waiting]
    passed = 0
    while ahead:
        index = ahead.pop()
        for edge in after.get(index, ()):
            passed += 1
            target = found.target[edge]
            value[target] = max(value.get(target, 0.0), value[index] + weigh(edge))
            waiting[target] -= 1
            if not waiting[target]:
                ahead.append(target)
    return max(value.values(), default=0.0) if passed == len(edges) else None


def surely(
    found: Explored, back: Incoming, goals: Iterable[int], wanted: Wanted, cost: Callable[[int], Cost]
) -> list[Cost]:
    """Give what it costs at most to reach a goal from each state, if the caller does the best and the world
    the worst; `NEVER` where the world can prevent it (Knuth, 1977: Dijkstra's search, with both sides).
    """
    sure = [NEVER] * len(found.codes)
    done = bytearray(len(found.codes))
    ahead: list[tuple[Cost, int]] = []
    for goal in goals:
        sure[goal] = (0, 0.0)
        heappush(ahead, (sure[goal], goal))
    worst: dict[int, Cost] = {}
    missing: dict[int, int] = {}
    while ahead:
        now, index = heappop(ahead)
        if done[index]:
            continue
        done[index] = 1
        sure[index] = now
        for edge in back.edges[back.first[index] : back.first[index + 1]]:
            source = back.source[edge]
            if done[source] or not wanted[found.step[edge]]:
                continue
            keys, seconds = cost(edge)
            through = (now[0] + keys, now[1] + seconds)
            if found.steps[found.step[edge]].letter.kind != "world":
                heappush(ahead, (through, source))
                continue
            worst[source] = max(worst.get(source, through), through)
            left = missing.get(source)
            if left is None:
                left = len(leaving(found, source, wanted))
            missing[source] = left - 1
            if left == 1:
                heappush(ahead, (worst[source], source))
    return sure
