"""What transcripts go through is counted exactly, and what is missed can be written, shortest first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.check.cover import Coverage, shortest_words
from ivr.check.explore import explore
from ivr.cli import main
from ivr.cli.playing import find, play
from ivr.engine.advance import advance
from ivr.engine.call import Call
from ivr.engine.events import Answered, Digits, Event, NoInput
from ivr.engine.load import load
from ivr.engine.machine import watch
from tests.zoo import sound

MISSED = {"1", "back", "human", "language", "repeat", "no_input", "no_match"}
RUNGS = {"no-input-1", "no-input-2", "no-match-1", "no-match-2"}


def test_what_happens_is_told() -> None:
    """Each event is told with its node, the rung or way, and the language in which it happened."""
    flow = load(sound())
    told: list[tuple[str, str, str]] = []
    watch(flow.machine, lambda *happened: told.append(happened))
    call = Call("", flow.version, "main", "", "", "en-US", level=flow.levels[0])
    happens: list[Event] = [NoInput(), Digits("7"), Digits("8"), NoInput(), Digits("9"), Digits("1")]
    for event in happens:
        call = advance(flow, call, event).call
    assert told == [
        ("main", "no-input-1", "en-US"),
        ("main", "no-match-1", "en-US"),
        ("main", "language", "en-US"),
        ("main", "no-input-2", "zh-CN"),
        ("main", "repeat", "zh-CN"),
        ("main", "1", "zh-CN"),
    ]


def test_items() -> None:
    """Menus have their ways, rungs and universal keys in each language; actions have outcomes once."""
    coverage = Coverage(load(sound()))
    more = {(event, language) for node, event, language in coverage.places if node == "more"}
    ways = MISSED | RUNGS | {"2"}
    assert more == {(event, language) for event in ways for language in ("en-US", "zh-CN")}
    found = {(event, language) for node, event, language in coverage.places if node == "track/find"}
    assert found == {("found", ""), ("unknown", ""), ("enough", "")}
    assert not [item for item in coverage.places if item[0] == "bye"]
    assert coverage.nodes[0] == 0


def test_copies_count_once() -> None:
    """A dialogue that several places call is covered by a call through any of them."""
    coverage = Coverage(load(sound()))
    coverage.note("cancel/code", "digits", "en-US")
    assert ("verify/code", "digits", "en-US") in coverage.covered
    assert ("verify/code", "digits", "en-US") not in coverage.missed


def test_words_lead_there() -> None:
    """Every item that has a word is what the engine says happens when the word is gone through."""
    flow = load(sound())
    found = explore(flow)
    coverage = Coverage(flow)
    words = shortest_words(found, set(coverage.places))
    asked = {item for item in coverage.places if flow_kind(coverage, item) not in ("say", "branch")}
    assert asked - words.keys() == set()
    known = {name: "7" for action in flow.actions.values() for name in action.sets}
    for item, each in words.items():
        watched = Coverage(load(sound()))
        watch(watched.flow.machine, watched.note)
        call = Call("", flow.version, flow.start, "", "", each[0].language, level=flow.levels[0], data=known)
        for event in (Answered(), *(letter.event for letter in each[0].letters)):
            call = advance(watched.flow, call, event).call
        assert item in watched.covered, (item, each[0])


def flow_kind(coverage: Coverage, item: tuple[str, str, str]) -> str:
    """Name the kind of an item's node."""
    return next(node.kind for node in coverage.flow.nodes.values() if node.origin == item[0])


def test_command(tmp_path: Path) -> None:
    """Nothing is covered by no call; what is written covers everything, and goes as it is written."""
    (tmp_path / "none").mkdir()
    command = ["check", "hello", "--cover", str(tmp_path / "none"), "--json"]
    lines = [json.loads(line) for line in CliRunner().invoke(main, command).output.splitlines()]
    assert lines[0]["nodes"] == [0, 3]
    assert {line["event"] for line in lines[1:] if line["node"] == "hello"} == MISSED | RUNGS
    assert {line["file"] for line in lines[1:]} == {"flows/hello/flow.yaml"}
    made = tmp_path / "made"
    result = CliRunner().invoke(main, [*command, "--write", str(made)])
    head = json.loads(result.output.splitlines()[0])
    assert head["nodes"] == [3, 3]
    assert head["ways"] == {"zh-CN": [14, 14], "en-US": [14, 14], "silent": [0, 0]}
    for file in find([made])[:3]:
        assert not play(file.read_text("utf-8")).differs


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--write", "x"], "--cover"), (["--cover", "nowhere"], "does not exist")],
)
def test_wrong_usage(arguments: list[str], told: str) -> None:
    """What cannot be is refused in a sentence."""
    result = CliRunner().invoke(main, ["check", "hello", *arguments])
    assert (result.exit_code, told in result.stderr) == (2, True)
