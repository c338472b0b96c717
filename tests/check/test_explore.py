"""The exploration is the engine's own behaviour, whole, and its ways are the shortest."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from ivr.check.explore import explore
from ivr.check.explored import Explored
from ivr.check.letters import letters
from ivr.check.states import States, live
from ivr.engine.advance import FlowFault, advance
from ivr.engine.call import Call
from ivr.engine.events import Answered
from ivr.engine.flow import Flow
from tests.check.random_flows import FLOWS
from webhooks.hotlines import open_hotline

quick = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)


def plain(flow: Flow) -> dict[str, int]:
    """Search breadth first with nothing but `advance`: how far away each node is where calls wait."""
    states = States(flow)

    def key(call: Call) -> object:
        read = tuple(str(call.data.get(name)) for name in states.domains)
        return (call.state, call.no_inputs, call.no_matches, call.errors, call.language, call.level, read)

    seen: set[object] = set()
    away: dict[str, int] = {}
    ahead: deque[tuple[Call, int]] = deque()

    def reach(call: Call, distance: int) -> None:
        if key(call) not in seen:
            seen.add(key(call))
            away.setdefault(call.state, distance)
            ahead.append((call, distance))

    for language in flow.languages:
        call = Call("", "", flow.start, "", "", language, level=flow.levels[0])
        reach(advance(flow, call, Answered()).call, 0)
    while ahead:
        call, distance = ahead.popleft()
        for letter in letters(flow, flow.nodes[call.state], states.domains):
            try:
                reach(replace(advance(flow, call, letter.event).call, entry=""), distance + 1)
            except FlowFault:
                continue
    return away


def edges(found: Explored) -> dict[int, set[tuple[str, str, int]]]:
    """Give for every state what may happen, and where it leads, with what is alike written out."""
    return {
        found.codes[index]: {
            (letter.act, letter.told, found.codes[target])
            for step, target in found.edges(index)
            for letter in (step.letter, *step.alike)
        }
        for index in range(found.expanded)
    }


def faults(found: Explored) -> set[tuple[str, str, str]]:
    """Give where the flow breaks its contract, and by what."""
    return {
        (found.states.node(found.codes[fault.index]).name, fault.letter.act, fault.letter.told)
        for fault in found.faults
        if fault.letter
    }


@quick
@given(flow=FLOWS)
def test_no_second_model(flow: Flow) -> None:
    """What alike states share is what the engine says at each of them, faults too."""
    shared, asked = explore(flow), explore(flow, cached=False)

    assert edges(shared) == edges(asked)
    assert faults(shared) == faults(asked)


@quick
@given(flow=FLOWS)
def test_ways_are_shortest(flow: Flow) -> None:
    """Every node that a plain search finds is found, at the same distance; and none else."""
    found = explore(flow)
    away: dict[str, int] = {}
    for index, code in enumerate(found.codes):
        away.setdefault(found.states.node(code).name, len(found.word_to(index)))

    assert away == plain(flow)


@quick
@given(flow=FLOWS)
def test_a_way_is_a_call(flow: Flow) -> None:
    """The word that leads to a state takes a call there, event by event."""
    found = explore(flow)
    states, alive = found.states, live(found.states)
    for index, code in enumerate(found.codes):
        way = found.way_to(index)
        start = found.codes[found.source(way[0])] if way else code
        call = states.call(start)
        for letter in found.word_to(index):
            call = advance(flow, call, letter.event).call
        assert states.number(call) & alive[code & states.node_mask] == code


def test_the_wallet_as_it_is_asked() -> None:
    """In the wallet too, as far as the first few hundred states go."""
    flow = open_hotline("wallet").flow
    asked = explore(flow, most=400, cached=False)
    shared = explore(flow, most=400)

    both = edges(shared).keys() & edges(asked).keys()
    assert len(both) > 200
    assert {code: edges(shared)[code] for code in both} == {code: edges(asked)[code] for code in both}
    assert shared.asked < asked.asked
    assert not shared.complete


def test_each_language_begins_a_call() -> None:
    """A caller's last language is remembered, so calls begin in each."""
    found = explore(open_hotline("hello").flow)

    assert [found.states.language(code) for code in found.codes[:2]] == ["zh-CN", "en-US"]
    assert [each for each in found.parent if each < 0] == [-1, -1]


@pytest.mark.parametrize("most", [1, 5])
def test_a_bound_is_told(most: int) -> None:
    """Cut short, an exploration is not complete, and knows of more than it asked about."""
    found = explore(open_hotline("hello").flow, most=most)

    assert (found.complete, found.expanded) == (False, most)
    assert len(found.codes) > most
