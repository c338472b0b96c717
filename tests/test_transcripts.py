"""docs/transcripts.md is true: its transcript plays, its test passes, and both words for a thing are read."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ivr.cli.playing import play
from ivr.simulator.transcript import caller_line, read

ROOT = Path(__file__).parents[1]
DOC = (ROOT / "docs" / "transcripts.md").read_text("utf-8")


def block(language: str) -> str:
    """Give the document's block of a language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_plays() -> None:
    """The transcript that readers see first goes as it says."""
    played = play(block("call"))
    assert [(mark, line.text) for mark, line in played.edits if mark != " "] == []


def test_pytest_plays_transcripts_and_has_a_phone(tmp_path: Path) -> None:
    """In any folder, pytest collects *.call, and a test may ask for `phone`."""
    (tmp_path / "true.call").write_text(block("call"), "utf-8")
    (tmp_path / "false.call").write_text(block("call").replace("every day", "on Mondays"), "utf-8")
    (tmp_path / "test_phone.py").write_text(block("python"), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "--color=no", "-p", "no:cacheprovider", str(tmp_path)]

    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "1 failed, 2 passed" in run.stdout, run.stdout + run.stderr
    assert "- < We open at ten in the morning and close at nine in the evening, on Mondays." in run.stdout
    assert "+ < We open at ten in the morning and close at nine in the evening, every day." in run.stdout

    run = subprocess.run(
        [*command, "--update-calls"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "3 passed" in run.stdout, run.stdout + run.stderr
    assert (tmp_path / "false.call").read_text("utf-8") == block("call")


@pytest.mark.parametrize("names", re.findall(r"^\| `> ([^`]*)`.*?\(`([^`]*)`\)", DOC, re.MULTILINE))
def test_what_a_caller_does_is_read_in_both_languages(names: tuple[str, str]) -> None:
    """The words of the table mean the same, and are written in English by --record."""
    english, chinese = (read(f"> {name}").acts for name in names)
    assert english == chinese
    assert [caller_line(act).text for act in chinese] == [f"> {names[0]}".replace("say 人工", "say 人工")]


def test_the_top_is_read_in_both_languages() -> None:
    """Both names of each line at the top give the same call."""
    names = dict(re.findall(r"^\| `(\w+): .*?\| `(.*?)：` \|", DOC, re.MULTILINE))
    values = {
        "target": "hello",
        "caller": "+8613800000001",
        "dialed": "+8610955000",
        "at": "2026-03-04T10:00+08:00",
        "far": "+8610955001=busy",
        "agent": "none",
        "param": "FromState=CA",
        "fault": "slow=16@2",
        "after": "frozen.call",
        "meanwhile": "waits.call",
    }
    assert names.keys() == values.keys()
    english = read("".join(f"{name}: {value}\n" for name, value in values.items()))
    chinese = read("".join(f"{names[name]}：{value}\n" for name, value in values.items()))
    assert english.faults == chinese.faults != ()
    assert english.after == chinese.after == "frozen.call"
    assert english.meanwhile == chinese.meanwhile == "waits.call"
    assert (english.target, english.start_at, english.given) == (
        chinese.target,
        chinese.start_at,
        chinese.given,
    )
