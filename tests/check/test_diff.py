"""Two versions of a flow: what callers notice is told, by the shortest call, and nothing else is."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.check.diff import Difference, Version, compare
from ivr.cli import main
from ivr.engine.load import load
from ivr.speech.wording import wording_of
from tests.zoo import animals, sound


def version(files: Mapping[str, str]) -> Version:
    """Read a version of a flow."""
    flow = load(files)
    return Version(flow, wording_of(flow.entries))


def changed(*edits: tuple[str, str, str]) -> Difference:
    """Compare the sound hotline with itself after some edits."""
    files = dict(sound())
    for file, find, put in edits:
        assert find in files[file]
        files[file] = files[file].replace(find, put)
    return compare(version(sound()), version(files))


def test_nothing_changed() -> None:
    """A version and itself differ in nothing, and all states were compared."""
    found = changed()
    assert (found.changes, found.complete, found.lost_actions, found.lost_places) == ((), True, (), ())
    assert found.pairs > 700


def test_names_do_not_count() -> None:
    """Nodes, messages and variables may be called otherwise; callers cannot hear that."""
    found = changed(
        ("flow.yaml", "track/found", "track/here"),
        ("flow.yaml", "cancel-which", "which-one"),
        ("en-US.ftl", "cancel-which", "which-one"),
        ("zh-CN.ftl", "cancel-which", "which-one"),
    )
    assert found.changes == ()


def test_words() -> None:
    """Other words are one change, however many ways lead to them, shown by the shortest."""
    (change,) = changed(("en-US.ftl", "It is cancelled.", "It's done.")).changes
    assert (change.old, change.new) == (("says It is cancelled.",), ("says It's done.",))
    assert change.language == "en-US"
    assert change.keys == ("3", "739185", "9999999999", "1")
    assert change.outcomes == (
        "recall_age: known",
        "send_code: sent",
        "check_code: right",
        "cancel_parcel: cancelled",
    )
    assert change.new_place.file == "flow.yaml"


def test_a_key_that_leads_elsewhere() -> None:
    """A swapped key is told once, not for each language and each count of mistakes."""
    found = changed(
        ("flow.yaml", "keys: {1: track, 2: complain, 3: cancel}", "keys: {1: complain, 2: track, 3: cancel}")
    )
    assert sorted(change.keys[-1] for change in found.changes) == ["1", "2"]
    (first,) = [change for change in found.changes if change.keys[-1] == "1"]
    assert "listens for up to 10 digits, ended by #; waits 12 s" in first.old
    assert "records up to 120 s, until 5 s of silence" in first.new


def test_a_new_key() -> None:
    """A key that was wrong and now leads somewhere is a change of what that key does."""
    found = changed(
        ("flow.yaml", "keys: {1: main, 2: bye}", "keys: {1: main, 2: bye, 3: track}"),
        (
            "en-US.ftl",
            "    .speech-2 = no, nothing else",
            "    .speech-2 = no, nothing else\n    .speech-3 = track",
        ),
        (
            "zh-CN.ftl",
            "    .speech-2 = 没有了, 没事了",
            "    .speech-2 = 没有了, 没事了\n    .speech-3 = 查快递",
        ),
    )
    assert any(
        change.keys[-1] == "3" and "says That isn't one of the choices." in change.old
        for change in found.changes
    )
    assert any("takes for 3: track" in change.new for change in found.changes)


def test_other_digits() -> None:
    """Another number of digits is a change of what is listened for, and the walk goes on behind it."""
    found = changed(
        ("flow.yaml", "digits: 6", "digits: 8"),
        ("en-US.ftl", "It is cancelled.", "It's done."),
    )
    old = [part for change in found.changes for part in change.old]
    assert "listens for up to 6 digits, ended by #, in secret; waits 12 s" in old
    assert "says It is cancelled." in old


def test_an_outcome_more() -> None:
    """What an action may newly answer is a change, and so is what it no longer can."""
    found = changed(
        ("flow.yaml", "outcomes: [cancelled]", "outcomes: [cancelled, sent_already]"),
        ("flow.yaml", "then: {cancelled: cancel/done}", "then: {cancelled: cancel/done, sent_already: more}"),
    )
    (change,) = found.changes
    assert change.new == ("can happen: cancel_parcel: sent_already",)
    assert change.old == ()


def test_another_end() -> None:
    """How a call is counted at its end is a change."""
    (change,) = changed(("flow.yaml", "bye: {hangup: bye}", "bye: {hangup: bye, outcome: abandoned}")).changes
    assert (change.old, change.new) == (("ends the call: contained",), ("ends the call: abandoned",))


def test_calls_under_way() -> None:
    """Actions and places that are gone are named: calls of the old version may still need them."""
    found = changed(
        ("flow.yaml", "  recall_age: {outcomes: [known], sets: [age_group]}\n", ""),
        ("flow.yaml", "  age: {do: recall_age, then: {known: age/branch}}\n", ""),
        ("flow.yaml", "  age/branch: {branch: age_group, then: {elder: agent, else: main}}\n", ""),
        ("flow.yaml", "then: age}", "then: main}"),
        ("flow.yaml", "cancel/sure", "cancel/certain"),
    )
    assert found.lost_actions == ("recall_age",)
    assert found.lost_places == ("cancel/sure",)


@pytest.mark.parametrize("animal", animals(), ids=str)
def test_the_zoo_is_noticed(animal: object) -> None:
    """Each fault that a caller could hear is a change, back and forth; no witness is there twice."""
    there = compare(version(sound()), version(animal.files))  # type: ignore[attr-defined]
    back = compare(version(animal.files), version(sound()))  # type: ignore[attr-defined]
    assert bool(there.changes) == bool(back.changes)
    told = [(change.old, change.new, change.keys) for change in there.changes]
    assert len(told) == len(set(told))


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ivr diff` reads folders and git revisions, and its exit status says whether anything changed."""
    folder = tmp_path / "parcels"
    folder.mkdir()
    for name, text in sound().items():
        (folder / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "first"],
    ):
        subprocess.run(["git", *command], check=True, capture_output=True)
    assert CliRunner().invoke(main, ["diff", "HEAD:parcels", "parcels/"]).exit_code == 0
    words = folder / "zh-CN.ftl"
    words.write_text(words.read_text("utf-8").replace("谢谢来电，再见。", "再见。"), "utf-8")
    result = CliRunner().invoke(main, ["diff", "HEAD:parcels", "parcels/"])
    assert result.exit_code == 1
    assert "  - says 谢谢来电，再见。\n  + says 再见。\n" in result.output
    lines = CliRunner().invoke(main, ["diff", "HEAD:parcels", "parcels/", "--json"]).output.splitlines()
    assert [json.loads(line)["event"] for line in lines] == ["change", "end"]
    for wrong, told in (("HEAD:nowhere", "no flow.yaml"), ("NO:parcels", "git says"), ("0" * 16, "")):
        result = CliRunner().invoke(main, ["diff", wrong, "parcels/"])
        assert (result.exit_code, told in result.stderr, "Traceback" in result.stderr) == (2, True, False)
