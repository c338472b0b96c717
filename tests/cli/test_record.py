"""`ivr dial --record` writes a transcript that plays."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.cli import main

MENU = "tests.simulator.apps:menu"


def record(file: Path, target: str, keys: str, *options: str) -> str:
    """Ring, and give what was written."""
    arguments = [
        "dial",
        target,
        "--keys",
        keys,
        "--record",
        str(file),
        "--at",
        "2026-03-04T10:00+08:00",
        *options,
    ]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code in {0, 5}, result.output
    return file.read_text("utf-8")


@pytest.mark.parametrize(
    ("target", "keys"),
    [
        (MENU, "1 wait:2 2 rec:3 -"),
        (MENU, "wait:1.5 2 wait:1 say:你好 wait:2 #"),
        (MENU, "- -"),
        (MENU, "wait:30 1 !"),
        (MENU, "3 wait:7 1"),
        (MENU, "3"),
        (MENU, "3 wait:4 !"),
        (MENU, "4 wait:1 5 wait:3 6"),
        (MENU, "5 12 wait:2 3456"),
        (MENU, "5 12 -"),
        (MENU, "15 12# 9 say:x !"),
        ("hello", "8 say:hours 9 * 0 rec:4 !"),
        ("wallet", "1 1 2 1 code 2 2 2 wait:3 !"),
        ("wallet", "0 wait:21"),
    ],
)
def test_what_was_rung_plays_again(target: str, keys: str, tmp_path: Path) -> None:
    """Whenever the caller acts, cuts, waits or falls silent, the transcript leads to the same call."""
    file = tmp_path / "rung.call"
    record(file, target, keys, "--agent", "30")
    result = CliRunner().invoke(main, ["test", str(file)])
    assert result.exit_code == 0, result.output


def test_the_top_says_how_it_was_rung(tmp_path: Path) -> None:
    """Options that made the call what it was stand at the top, and are read from there."""
    options = "--from +14155550111 --far +861055550000=busy --agent none --method GET --param FromState=CA"
    written = record(tmp_path / "rung.call", MENU, "4", *options.split())
    assert written.splitlines()[:8] == [
        f"target: {MENU}",
        "caller: +14155550111",
        "dialed: +14155550199",
        "at: 2026-03-04T10:00+08:00",
        "method: GET",
        "param: FromState=CA",
        "far: +861055550000=busy",
        "agent: none",
    ]
    assert "< (dials +861055550000: busy)" in written


def test_secrets_are_not_written(tmp_path: Path) -> None:
    """A code is `<code>` in the SMS and where it is keyed; other secrets are `<secret>`, and not played."""
    written = record(tmp_path / "rung.call", "wallet", "1 1 2 1 123456 code !")
    assert "123456" not in written
    assert "> <secret>" in written
    assert "> <code>" in written
    assert "验证码：<code>" in written
    result = CliRunner().invoke(main, ["test", str(tmp_path)])
    assert (result.exit_code, "write the keys to press" in result.output) == (2, True)


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    """A file that is there already is kept, and nothing rings."""
    file = tmp_path / "mine.call"
    file.write_text("mine", "utf-8")
    result = CliRunner().invoke(main, ["dial", MENU, "--keys", "1", "--record", str(file)])
    assert (result.exit_code, result.stdout, file.read_text("utf-8")) == (2, "", "mine")
