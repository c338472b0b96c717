"""What `advance` does with each event, node by node."""

from __future__ import annotations

import pytest

from ivr.engine.advance import FlowFault, Waiting, Wants, advance
from ivr.engine.call import Call
from ivr.engine.events import (
    Answered,
    Dialed,
    Digits,
    Event,
    HungUp,
    NoInput,
    Outcome,
    Queued,
    Recorded,
    Resumed,
    Speech,
)
from ivr.engine.flow import Flow
from ivr.engine.load import load
from ivr.engine.verbs import Dial, Enqueue, Gather, Hangup, Record, Say
from tests.engine.sample import FILES

ANSWERS = {
    "find_account": Outcome("found", {"account": 7}),
    "check_code": Outcome("right"),
    "freeze": Outcome("frozen", {"case": "12345678"}),
    "tidy": Outcome("done"),
}


@pytest.fixture(scope="module")
def flow() -> Flow:
    """Load the sample once: a flow never changes."""
    return load(FILES)


def new_call(flow: Flow, **known: object) -> Call:
    """Give a call that has just begun."""
    call = Call("CA1", flow.version, flow.start, "+8613800000001", "+8610", "zh-CN", level="none")
    for name, value in known.items():
        setattr(call, name, value)
    return call


def play(flow: Flow, *events: Event, **known: object) -> Waiting:
    """Answer a call, let `events` happen, and give where it waits; actions answer as in ANSWERS."""
    call = new_call(flow, **known)
    step: Waiting | Wants = advance(flow, call, Answered())
    for event in events:
        step = advance(flow, step.call, event)
        while isinstance(step, Wants):
            step = advance(flow, step.call, ANSWERS[step.action])
        step.call.turn += 1
    assert isinstance(step, Waiting)
    return step


def gather(step: Waiting) -> Gather:
    """Give the Gather that a turn ends with."""
    found = step.verbs[-1]
    assert isinstance(found, Gather)
    return found


def heard(step: Waiting) -> list[str]:
    """Name the messages of a turn, in order."""
    names = []
    for verb in step.verbs:
        if isinstance(verb, Say):
            names.append(verb.message)
        elif isinstance(verb, Gather):
            names += [prompt.message for prompt in verb.prompts]
    return names


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
    """A call that the caller ended is abandoned, unless it had its outcome; the flow may tidy up."""
    asked = advance(flow, play(flow).call, HungUp())
    assert isinstance(asked, Wants)
    assert (asked.action, asked.call.outcome) == ("tidy", "abandoned")

    done = play(flow, Digits("1"), Digits("123456")).call
    assert advance(flow, done, HungUp()).call.outcome == "contained"


def test_a_wanderer_meets_the_human_and_then_the_end(flow: Flow) -> None:
    """From turn 180 every key leads to the human; the 200th turn is a farewell."""
    near = new_call(flow, state="main", turn=180)
    assert advance(flow, near, Digits("2")).call.state == "agent/menu"

    last = advance(flow, new_call(flow, state="agent/menu", turn=199), Digits("9"))
    assert (Say("universal.limit", {}), Hangup()) == last.verbs
