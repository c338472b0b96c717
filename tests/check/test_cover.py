"""What transcripts go through is counted exactly, and what is missed can be written, shortest first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
from webhooks import hotlines, local

COUNTER = {
    "flow.yaml": """\
flow: counter
languages: [en-US, zh-CN]
start: number
home: menu
human: person
nodes:
  number: {collect: number, into: ticket, digits: 4, then: menu}
  menu: {menu: menu, keys: {1: bye}}
  person: {record: person, then: {recorded: bye, empty: bye}}
  bye: {hangup: bye}
""",
    "en-US.ftl": """\
number = Please enter four digits.
menu = To end this call, press 1. For a person, press 0. 中文请按8。
    .speech-1 = goodbye
person = Please leave a message; it will be recorded.
bye = Goodbye.
""",
    "zh-CN.ftl": """\
number = 请输入四位数字。
menu = 结束通话，请按1。找人，请按0。For English, press 8.
    .speech-1 = 再见
person = 请留言，通话会录音。
bye = 再见。
""",
}
"""A hotline whose first question takes digits."""
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


def told(*arguments: str) -> list[dict[str, Any]]:
    """Give the lines of the command."""
    done = CliRunner().invoke(main, ["check", *arguments, "--json"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_command(tmp_path: Path) -> None:
    """Nothing is covered by no call; what is written covers everything by itself, and goes as written."""
    (tmp_path / "none").mkdir()
    lines = told("hello", "--cover", str(tmp_path / "none"))
    assert lines[0]["nodes"] == [0, 3]
    assert {line["event"] for line in lines[1:] if line["node"] == "hello"} == MISSED | RUNGS
    assert {line["file"] for line in lines[1:]} == {"flows/hello/flow.yaml"}
    made = tmp_path / "made"
    told("hello", "--cover", str(tmp_path / "none"), "--write", str(made))
    [head] = told("hello", "--cover", str(made))
    assert head["nodes"] == [3, 3]
    assert head["ways"] == {"zh-CN": [14, 14], "en-US": [14, 14], "silent": [0, 0]}
    assert [file.name for file in find([made])[:3] if play(file.read_text("utf-8"), made).differs] == []


@pytest.fixture
def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of the one transcript of a hotline that begins with digits, where 8 chooses nothing."""
    folder = tmp_path / "flows" / "counter"
    folder.mkdir(parents=True)
    for name, text in COUNTER.items():
        (folder / name).write_text(text, "utf-8")
    monkeypatch.setattr(hotlines, "FOLDER", folder.parent)
    monkeypatch.setattr(local, "FOLDER", folder.parent)
    calls = tmp_path / "calls"
    calls.mkdir()
    (calls / "chinese.call").write_text(
        play("target: counter\ncaller: +14155550107\n\n> 1234\n> 8\n> (hangs up)\n").updated, "utf-8"
    )
    return calls


def test_another_language_is_remembered(counter: Path) -> None:
    """Where keys are digits at first, a call goes on in the language that one before it chose.

    Each is named after what it alone goes through, and they cover all that there is.
    """
    made = counter / "made"
    told("counter", "--cover", str(counter), "--write", str(made))
    [head, *missed] = told("counter", "--cover", str(counter))
    assert missed == []

    assert head["ways"] == {"en-US": [23, 23], "zh-CN": [23, 23], "silent": [0, 0]}
    text = (made / "number-no-match-1-zh-CN.call").read_text("utf-8")
    assert "caller: +14155550107\nafter: ../chinese.call\n" in text
    assert "< 请输入四位数字。" in text
    assert [file.name for file in find([made]) if play(file.read_text("utf-8"), made).differs] == []


def test_no_call_chose_the_language(counter: Path) -> None:
    """Where no transcript chose a language and no key can at first, what it would hear stays missed."""
    made = counter / "made"
    (counter / "none").mkdir()
    head, *missed = told("counter", "--cover", str(counter / "none"), "--write", str(made))

    assert head["ways"]["en-US"] == [23, 23]
    assert {line["language"] for line in missed if line["node"] == "number"} == {"zh-CN"}
    assert not list(made.glob("number-*-zh-CN.call"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["--write", "x"], "--cover"), (["--cover", "nowhere"], "does not exist")],
)
def test_wrong_usage(arguments: list[str], says: str) -> None:
    """What cannot be is refused in a sentence."""
    result = CliRunner().invoke(main, ["check", "hello", *arguments])
    assert (result.exit_code, says in result.stderr) == (2, True)
