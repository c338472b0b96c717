"""What `advance` does with each event, node by node."""

from __future__ import annotations

import pytest

from ivr.engine.advance import Waiting, Wants, advance
from ivr.engine.events import (
    Dialed,
    Digits,
    Event,
    HungUp,
    NoInput,
    Queued,
    Recorded,
    Resumed,
    Speech,
)
from ivr.engine.flow import Flow
from ivr.engine.verbs import Dial, Enqueue, Hangup, Record, Say
from tests.engine.playing import gather, heard, new_call, play


def test_a_call_begins_at_the_start(flow: Flow) -> None:
    """The first turn says what lies before the first node that listens, then listens there."""
    step = play(flow)

    assert heard(step) == ["welcome", "main"]
    assert step.call.state == "main"


def test_a_menu_takes_one_key_at_once(flow: Flow) -> None:
    """At a menu one key ends the gather and no key is its end, else # would read as silence."""
    verb = gather(play(flow))

    assert (
        verb.max_digits,
        verb.finish_key,
        verb.timeout_s,
        verb.speech,
        verb.secret,
    ) == (1, "", 5, True, False)


def test_the_given_call_never_changes(flow: Flow) -> None:
    """The machine fires on a copy: whatever happens, the stored call is as it was."""
    call = play(flow, Digits("2")).call
    before = (call.state, call.turn, dict(call.data), call.errors)

    advance(flow, call, Digits("12345"))
    advance(flow, call, Digits("1"))

    assert before == (call.state, call.turn, call.data, call.errors)


@pytest.mark.parametrize(
    ("keys", "state", "language"),
    [
        ("0", "agent/menu", "zh-CN"),
        ("*", "main", "zh-CN"),
        ("#", "main", "zh-CN"),
        ("9", "main", "zh-CN"),
        ("8", "main", "en-US"),
    ],
)
def test_universal_keys_at_a_menu(flow: Flow, keys: str, state: str, language: str) -> None:
    """0 is the human, * and # go back, 9 repeats, 8 takes the other language; none counts as an error."""
    call = play(flow, Digits(keys)).call

    assert (state, language, 0) == (call.state, call.language, call.errors)


def test_eight_twice_comes_back(flow: Flow) -> None:
    """The language key goes round the flow's languages."""
    assert play(flow, Digits("8"), Digits("8")).call.language == "zh-CN"


@pytest.mark.parametrize(
    ("keys", "state", "data"),
    [
        ("0898", "main", {"order": "0898"}),
        ("*0", "agent/menu", {}),
        ("*9", "number", {}),
        ("*", "main", {}),
        ("123", "number", {}),
        ("123456789", "number", {}),
        ("12*4", "number", {}),
        ("1" * 10_000, "number", {}),
        ("１２３４", "number", {}),
    ],
)
def test_keys_while_digits_are_collected(flow: Flow, keys: str, state: str, data: dict[str, str]) -> None:
    """0, 8 and 9 are data there; *0, *9 and * are universal; what has the wrong length is no match."""
    call = play(flow, Digits("2"), Digits(keys)).call

    assert (state, data) == (call.state, call.data)


def test_a_spoken_choice_is_its_key(flow: Flow) -> None:
    """The edge finds the key that the words stand for; the engine treats it as pressed."""
    assert play(flow, Speech("2")).call.state == "number"
    assert play(flow, Speech("0")).call.state == "agent/menu"
    assert play(flow, Speech("")).call.no_matches == 1


def test_queue_record_transfer_and_their_results(flow: Flow) -> None:
    """Each of the carrier's results leads where the flow says."""
    queue = play(flow, Digits("0"), Digits("1"))
    assert (Say("agent-queue", {}), Enqueue("agents")) == queue.verbs
    assert advance(flow, queue.call, Queued("bridged")).call.state == "agent/bye"

    record = play(flow, Digits("0"), Digits("1"), Queued("left"))
    assert (Say("agent-message", {}), Record(120, 5)) == record.verbs
    kept = advance(flow, record.call, Recorded("http://r", 4, hung_up=True)).call
    assert kept.data == {"recording_url": "http://r", "recording_s": 4, "recording_hung_up": 1}
    assert advance(flow, record.call, NoInput()).call.data == {}

    transfer = play(flow, Digits("0"), Digits("3"))
    assert (Dial("+8610000000", 30),) == transfer.verbs
    assert advance(flow, transfer.call, Dialed("busy")).call.state == "agent/message"


@pytest.mark.parametrize("event", [Recorded("u", 3), Queued("left"), Dialed("busy"), Resumed()])
def test_an_event_out_of_place_says_where_the_call_stands(flow: Flow, event: Event) -> None:
    """What a menu does not listen for changes nothing: the caller hears the menu."""
    before = play(flow).call
    after = advance(flow, before, event)

    assert (after.call.state, after.call.errors, heard(after)) == ("main", 0, ["main"])


def test_a_hang_up_goes_through_the_flow_s_own_node(flow: Flow) -> None:
    """When the caller has hung up, the flow may tidy up; a call that had ended needs no tidying."""
    asked = advance(flow, play(flow).call, HungUp())
    assert isinstance(asked, Wants)
    assert asked.action == "tidy"

    done = play(flow, Digits("1"), Digits("123456")).call
    assert isinstance(advance(flow, done, HungUp()), Waiting)


def test_a_message_that_comes_in_late_is_a_message(flow: Flow) -> None:
    """A call noted as abandoned becomes what its end says, when the recording arrives after the hang-up."""
    record = play(flow, Digits("0"), Digits("2")).call
    record.outcome = "abandoned"

    assert advance(flow, record, Recorded("http://r", 4, hung_up=True)).call.outcome == "voicemail"


def test_a_wanderer_meets_the_human_and_then_the_end(flow: Flow) -> None:
    """From turn 180 every key leads to the human; the 200th turn is a farewell."""
    near = new_call(flow, state="main", turn=180)
    assert advance(flow, near, Digits("2")).call.state == "agent/menu"

    last = advance(flow, new_call(flow, state="agent/menu", turn=199), Digits("9"))
    assert last.verbs == (Say("universal.limit", {}), Hangup())


def test_what_the_last_turn_brings_is_not_thrown_away(flow: Flow) -> None:
    """The 200th turn still does what its event asks for; only nobody listens after it."""
    recorded = advance(flow, new_call(flow, state="agent/message", turn=199), Recorded("http://r", 4))
    assert (recorded.call.state, recorded.call.data["recording_s"]) == ("agent/bye", 4)

    refused = advance(flow, new_call(flow, state="agent/queue", turn=199), Queued("left"))
    assert refused.call.state == "agent/message"
    assert refused.verbs == (Say("universal.limit", {}), Hangup())


def test_the_name_of_an_event_is_no_key(flow: Flow) -> None:
    """Only keys of the phone choose: what a forged request calls `hung_up` or `no_input` is a wrong key."""
    for name in ("hung_up", "no_input", "human", "exhausted"):
        assert play(flow, Digits(name)).call.no_matches == 1
