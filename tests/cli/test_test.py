"""`ivr test` as the shell sees it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from ivr.cli import main
from tests.simulator import apps
from tests.simulator.test_wire import served

MENU = """\
# Any app can be rung.
target: tests.simulator.apps:menu

< 营业时间请按1。留言请按2。人工服务请按3。
> 1
< We are open from nine to six.
< 营业时间…
> (hangs up)
= the caller hung up, completed
"""


def run(*arguments: str | Path) -> Result:
    """Run `ivr test` here."""
    return CliRunner().invoke(main, ["test", *map(str, arguments)])


@pytest.fixture
def menu(tmp_path: Path) -> Path:
    """Give a transcript that is true."""
    file = tmp_path / "menu.call"
    file.write_text(MENU, "utf-8")
    return file


def test_a_true_transcript_plays(menu: Path) -> None:
    """Exit status 0, and one line a file."""
    result = run(menu)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"ok       {menu}"


def test_a_difference_is_shown_line_by_line(menu: Path) -> None:
    """What went otherwise stands with its neighbours, the file's line above the call's; exit status 1."""
    menu.write_text(MENU.replace("nine to six", "nine to five"), "utf-8")
    result = run(menu)
    assert result.exit_code == 1
    assert "- < We are open from nine to five.\n         + < We are open from nine to six." in result.stdout
    assert "  > 1" in result.stdout


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("> 1\n", "> 1\n> 1\n"),
        ("> 1\n", ""),
        ("= the caller hung up", "= the app hung up"),
        ("< 营业时间…\n", ""),
    ],
)
def test_every_line_counts(menu: Path, line: str, instead: str) -> None:
    """An act too many or too few, another end, a prompt that is not written: the transcript is not true."""
    menu.write_text(MENU.replace(line, instead), "utf-8")
    assert run(menu).exit_code == 1


def test_update_writes_what_happens_and_keeps_what_fits(menu: Path) -> None:
    """Remarks, the top and lines with `…` stay as they were written; then the transcript plays."""
    menu.write_text(MENU.replace("nine to six", "nine to five"), "utf-8")
    assert "updated" in run("--update", menu).stdout
    assert menu.read_text("utf-8") == MENU
    assert run(menu).exit_code == 0


def test_the_callers_lines_are_enough_to_begin_with(menu: Path) -> None:
    """Who writes the top and what the caller does has the rest written by --update."""
    menu.write_text("target: tests.simulator.apps:menu\n\n> 1\n> (hangs up)\n", "utf-8")
    run("--update", menu)
    assert menu.read_text("utf-8").splitlines()[2:] == [
        "< 营业时间请按1。留言请按2。人工服务请按3。",
        "> 1",
        "< We are open from nine to six.",
        "< 营业时间请按1。留言请按2。人工服务请按3。",
        "> (hangs up)",
        "= the caller hung up, completed",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("> frob\n", ":1: "),
        ("caller: +1\n\n> 1\n?\n", ":4: "),
        ("> <secret>\n", "write the keys to press"),
        ("target: nothing\n> 1\n", "there is no hotline 'nothing'"),
    ],
)
def test_what_cannot_be_played_is_told_in_a_sentence(menu: Path, text: str, told: str) -> None:
    """A mistake in the file with its line, a target that is none; exit status 2, and no traceback."""
    menu.write_text(text, "utf-8")
    result = run(menu)
    assert result.exit_code == 2
    assert told in result.stdout
    assert "Traceback" not in result.output


def test_an_app_at_a_url(menu: Path) -> None:
    """The same transcript plays over HTTP."""
    with served(apps.menu) as url:
        menu.write_text(MENU.replace("tests.simulator.apps:menu", f"{url}/voice"), "utf-8")
        assert run(menu).exit_code == 0


def test_nobody_is_there(menu: Path) -> None:
    """A URL where nobody answers: exit status 4."""
    menu.write_text("target: http://127.0.0.1:9/voice\n> 1\n", "utf-8")
    assert run(menu).exit_code == 4


def test_wrong_usage(tmp_path: Path) -> None:
    """A path that is not there, or a folder without transcripts: exit status 2, one sentence on stderr."""
    for path in (tmp_path / "gone.call", tmp_path):
        result = run(path)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_json_is_an_object_a_transcript(menu: Path) -> None:
    """With --json nothing else goes to stdout."""
    (menu.parent / "other.call").write_text(MENU.replace("> 1", "> 2"), "utf-8")
    told = [json.loads(line) for line in run("--json", menu.parent).stdout.splitlines()]
    assert [(each["file"], each["result"]) for each in told] == [
        (str(menu), "ok"),
        (str(menu.parent / "other.call"), "differs"),
    ]
    assert told[0]["difference"] == []


def test_junit_for_build_servers(menu: Path) -> None:
    """A case a transcript; a difference is a failure, what cannot be played an error."""
    (menu.parent / "n.call").write_text("> frob\n", "utf-8")
    (menu.parent / "o.call").write_text(MENU.replace("> 1", "> 2"), "utf-8")
    run("--junit", menu.parent / "calls.xml", menu.parent)
    suite = ET.parse(menu.parent / "calls.xml").getroot()
    assert [suite.get(name) for name in ("tests", "failures", "errors")] == ["3", "1", "1"]
    assert [[child.tag for child in case] for case in suite] == [[], ["error"], ["failure"]]


FROZEN = "target: wallet\n\n> 1\n> 1\n> 2\n> (hangs up)\n"


def test_a_call_may_come_after_another(tmp_path: Path) -> None:
    """The call before is rung first, on the same records; only the one behind it is held against its file."""
    (tmp_path / "frozen.call").write_text(FROZEN, "utf-8")
    again = tmp_path / "again.call"
    again.write_text("after: frozen.call\n" + FROZEN, "utf-8")
    run("--update", again)
    written = again.read_text("utf-8")
    assert "status active → frozen" not in written
    assert "event stolen_reported" in written
    assert run(again).exit_code == 0
    assert (tmp_path / "frozen.call").read_text("utf-8") == FROZEN


@pytest.mark.parametrize(
    ("top", "told"),
    [
        ("after: gone.call\n", "No such file"),
        ("after: again.call\n", "comes after itself"),
        ("after: hello.call\n", "rings something else"),
        ("after: frozen.call\nat: 2026-03-04T10:00+08:00\n", "the call before it is over at"),
    ],
)
def test_what_comes_before_must_be_there(tmp_path: Path, top: str, told: str) -> None:
    """A file that is not there, a circle, another target, a time at which the first still goes on."""
    (tmp_path / "frozen.call").write_text(FROZEN, "utf-8")
    (tmp_path / "hello.call").write_text("target: hello\n\n> (hangs up)\n", "utf-8")
    (tmp_path / "again.call").write_text(top + FROZEN, "utf-8")
    result = run(tmp_path / "again.call")
    assert (result.exit_code, told in result.stdout) == (2, True), result.stdout
