"""The machine under the flow: its table is checked, and no number of calls changes it."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transitions import Machine

from ivr.engine.advance import Waiting, Wants, advance
from ivr.engine.call import MAX_ATTEMPTS, MAX_ERRORS, MAX_TURNS, Call
from ivr.engine.events import Answered, Digits, Event, NoInput, Outcome, Queued, Recorded, Speech
from ivr.engine.load import load
from ivr.engine.machine import build, check
from ivr.engine.verbs import Hangup
from tests.engine.sample import FILES

FLOW = load(FILES)
KEYS = st.text("0123456789*#", min_size=1, max_size=8)
EVENTS = st.one_of(
    KEYS.map(Digits),
    st.just(NoInput()),
    st.sampled_from(["", "0", "1", "2", "9", "8"]).map(Speech),
    st.sampled_from(["bridged", "left", "full", "failed"]).map(Queued),
    st.integers(0, 30).map(lambda seconds: Recorded("http://r", seconds)),
)


def new_call() -> Call:
    """Give a call at the flow's start."""
    return Call("CA1", FLOW.version, FLOW.start, "+1", "+2", "zh-CN", level="none")


def settle(step: Waiting | Wants, choose: int) -> Waiting:
    """Answer every action that is wanted with one of its declared outcomes."""
    while isinstance(step, Wants):
        action = FLOW.actions[step.action]
        name = action.outcomes[choose % len(action.outcomes)]
        step = advance(FLOW, step.call, Outcome(name, dict.fromkeys(action.sets, "1")))
    return step


def test_a_name_in_the_table_that_means_nothing_is_refused() -> None:
    """The library itself would find a misspelt state or callback only while a caller is on the line."""
    rows = [
        {"trigger": "1", "source": "main", "dest": "mian", "after": "enter"},
        {"trigger": "2", "source": "mian", "dest": None, "after": "entr", "conditions": "no_input_exhausted"},
    ]

    assert list(check(rows, FLOW.nodes)) == [
        "1: dest 'mian' is no node",
        "2: source 'mian' is no node",
        "2: after 'entr' is no method of Call",
    ]
    with pytest.raises(ValueError, match="is no node"):
        build({"main": FLOW.nodes["main"]}, "main")


@settings(max_examples=300)
@given(events=st.lists(EVENTS, max_size=MAX_TURNS), choose=st.integers(0, 1))
def test_whatever_happens_a_call_ends_within_its_turns(events: list[Event], choose: int) -> None:
    """Random callers: each event is taken at every place, counts stay bounded, the last turn hangs up."""
    step = settle(advance(FLOW, new_call(), Answered()), choose)
    for event in events:
        step.call.turn += 1
        step = settle(advance(FLOW, step.call, event), choose)
        assert step.call.no_inputs < MAX_ATTEMPTS
        assert step.call.no_matches < MAX_ATTEMPTS
        assert step.call.errors < MAX_ERRORS
        assert isinstance(step.verbs[-1], Hangup) == bool(step.call.outcome)
        if step.call.outcome:
            return
    step.call.turn = MAX_TURNS - 1
    assert isinstance(advance(FLOW, step.call, NoInput()).verbs[-1], Hangup)


@settings(max_examples=200)
@given(mistakes=st.lists(st.sampled_from([NoInput(), Digits("7"), Speech("")]), min_size=6, max_size=6))
def test_six_mistakes_in_any_order_reach_the_human(mistakes: list[Event]) -> None:
    """The caller who only errs is led on, after at most six errors."""
    step = settle(advance(FLOW, new_call(), Answered()), 0)
    reached = []
    for event in mistakes:
        step = settle(advance(FLOW, step.call, event), 0)
        reached.append(FLOW.is_human(step.call.state))

    assert any(reached)


def test_ten_thousand_calls_leave_the_machine_as_it_was() -> None:
    """Calls are never registered, so nothing of them stays behind."""
    before = _inside(FLOW.machine)
    call = settle(advance(FLOW, new_call(), Answered()), 0).call

    for _ in range(10_000):
        advance(FLOW, call, Digits("2"))

    assert before == _inside(FLOW.machine)
    assert FLOW.machine.models == []


def _inside(machine: Machine) -> dict[str, object]:
    events = {
        name: {source: len(rows) for source, rows in event.transitions.items()}
        for name, event in machine.events.items()
    }
    return copy.deepcopy({"events": events, "states": list(machine.states), "names": sorted(vars(machine))})
