"""A recording is played where the flow says so: its address comes from a variable."""

from __future__ import annotations

import pytest

from ivr.engine.advance import FlowFault, advance
from ivr.engine.events import Recorded, Resumed
from ivr.engine.load import load
from ivr.engine.source import FlowError
from ivr.engine.verbs import Hangup, Play, Say
from tests.engine.playing import new_call, play
from tests.engine.sample import with_changes

ENDS = "then: {recorded: agent/bye, empty: agent/bye}"
HEARD = "then: {recorded: agent/hear, empty: agent/bye}\n  agent/hear: {play: %s, then: agent/bye}"


def test_what_was_recorded_is_played() -> None:
    """The address that the recording set is played, and the call goes on."""
    flow = load(with_changes((ENDS, HEARD % "recording_url")))

    waiting = play(flow, Recorded("https://recordings.example/RE1", 5), state="agent/message")

    assert waiting.verbs == (
        Play("https://recordings.example/RE1", "recording_url"),
        Say("agent-bye", {}),
        Hangup(),
    )


def test_a_variable_that_nothing_sets_is_told() -> None:
    """A flow that plays what nothing can have recorded is refused, with the nearest name."""
    with pytest.raises(FlowError, match="nothing sets 'recording_ur'; did you mean 'recording_url'"):
        load(with_changes((ENDS, HEARD % "recording_ur")))


def test_what_is_not_there_yet_is_our_bug() -> None:
    """A call that gets there before anything was recorded is told, not left in silence."""
    flow = load(with_changes((ENDS, HEARD % "recording_url")))

    with pytest.raises(FlowFault, match="plays 'recording_url', which nothing has set"):
        advance(flow, new_call(flow, state="agent/hear"), Resumed())
