"""Actions are asked for; what they answer, and what they may not, is checked."""

from __future__ import annotations

import pytest

from ivr.engine.advance import FlowFault, Wants, advance
from ivr.engine.events import (
    Digits,
    Outcome,
    Resumed,
)
from ivr.engine.flow import Flow
from ivr.engine.verbs import Hangup, Say
from tests.engine.playing import new_call, play


def test_a_dialogue_is_copied_in_place(flow: Flow) -> None:
    """A node that calls a dialogue is the dialogue's first node, and its exits lead on from there."""
    waiting = play(flow, Digits("1"))
    assert (waiting.call.state, flow.nodes["stolen/code"].origin) == ("stolen/code", "verify/code")

    done = play(flow, Digits("1"), Digits("123456"))
    assert done.call.state == "stolen/done"
    assert (Say("stolen-done", {"case": "12345678"}), Hangup()) == done.verbs


def test_actions_are_asked_for_with_their_outcomes_as_events(flow: Flow) -> None:
    """The engine names the action and stops; what the action sets and the level it grants come back."""
    asked = advance(flow, play(flow).call, Digits("1"))
    assert isinstance(asked, Wants)
    assert (asked.action, asked.args, asked.call.level) == ("find_account", {}, "none")

    after = advance(flow, asked.call, Outcome("found", {"account": 7}))
    assert (
        after.call.state,
        after.call.level,
        after.call.data,
    ) == ("stolen/code", "identified", {"account": 7})


def test_a_secret_lives_for_one_turn_only(flow: Flow) -> None:
    """The action reads a secret from `entry`; neither the call's data nor the next event has it."""
    asked = advance(flow, play(flow, Digits("1")).call, Digits("123456"))
    assert isinstance(asked, Wants)
    assert (asked.call.entry, asked.call.data) == ("123456", {"account": 7})

    again = advance(flow, asked.call, Outcome("wrong"))
    assert advance(flow, again.call, Resumed()).call.entry == ""


def test_an_action_below_its_level_is_our_bug(flow: Flow) -> None:
    """What a flow's table promises about levels is checked again when the call gets there."""
    call = new_call(flow, state="stolen/code", level="none")

    with pytest.raises(FlowFault, match="needs 'identified'"):
        advance(flow, call, Digits("123456"))


@pytest.mark.parametrize(
    "outcome",
    [Outcome("lost"), Outcome("found", {"password": "x"}), Outcome("frozen")],
)
def test_what_an_action_did_not_declare_is_refused(flow: Flow, outcome: Outcome) -> None:
    """An outcome or a variable that the flow does not know stops the turn before anything is kept."""
    asked = advance(flow, play(flow).call, Digits("1"))

    with pytest.raises(FlowFault):
        advance(flow, asked.call, outcome)


def test_a_variable_that_nothing_has_set_is_told(flow: Flow) -> None:
    """A message is never said with a gap in it."""
    call = new_call(flow, state="number/say")

    with pytest.raises(FlowFault, match="'number-said' needs 'order'"):
        advance(flow, call, Resumed())
