"""Silence and wrong keys: two ladders, two rungs each, and a bound on both together."""

from __future__ import annotations

from ivr.engine.events import (
    Digits,
    NoInput,
)
from ivr.engine.flow import Flow
from ivr.engine.load import load
from tests.engine.playing import heard, play
from tests.engine.sample import with_changes


def test_two_ladders_with_two_rungs_each(flow: Flow) -> None:
    """Silence and wrong keys each get two different re-prompts before the prompt, then the human."""
    silent = [play(flow, *[NoInput()] * count) for count in (1, 2, 3)]
    wrong = [play(flow, *[Digits("7")] * count) for count in (1, 2, 3)]

    assert heard(silent[0]) == ["reprompt-menu.no-input-1", "main"]
    assert heard(silent[1]) == ["reprompt-menu.no-input-2", "main"]
    assert heard(wrong[0]) == ["reprompt-menu.no-match-1", "main"]
    assert heard(wrong[1]) == ["main.no-match-2", "main"]
    assert [silent[2].call.state, wrong[2].call.state] == ["agent/menu"] * 2


def test_the_ladders_are_separate(flow: Flow) -> None:
    """A wrong key does not bring a silent caller closer to the end of the other ladder."""
    call = play(flow, NoInput(), Digits("7"), NoInput(), Digits("7")).call

    assert (call.state, call.no_inputs, call.no_matches, call.errors) == ("main", 2, 2, 4)


def test_another_node_begins_the_ladders_anew_but_the_call_counts_on(flow: Flow) -> None:
    """Six errors in one call lead to the human, wherever they happened."""
    twice = [NoInput(), NoInput()]
    call = play(flow, *twice, Digits("2"), *twice, Digits("*"), NoInput()).call
    assert (call.state, call.no_inputs, call.errors) == ("main", 1, 5)

    call = play(flow, *twice, Digits("2"), *twice, Digits("*"), NoInput(), NoInput()).call
    assert call.state == "agent/menu"


def test_a_way_out_of_the_ladder_may_be_declared(flow: Flow) -> None:
    """A node with `exhausted` leads there: a human's own menu must not lead to itself."""
    assert play(flow, Digits("0"), *[NoInput()] * 3).call.state == "agent/message"


def test_a_ladder_may_end_where_it_began() -> None:
    """A menu whose `exhausted` is itself begins anew: the caller hears its prompt, no apology."""
    changed = with_changes(("exhausted: agent/message", "exhausted: agent/menu"))
    step = play(load(changed), Digits("0"), *[NoInput()] * 3)

    assert (step.call.state, heard(step)) == ("agent/menu", ["agent-menu"])
