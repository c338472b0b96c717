"""`ivr draw` writes what the name of its file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.cli import main


@pytest.mark.parametrize(("name", "begins"), [("hello.svg", "<svg "), ("hello.mmd", "flowchart ")])
def test_the_suffix_says_what_is_drawn(name: str, begins: str, tmp_path: Path) -> None:
    """`.svg` is a picture, `.mmd` Mermaid, without another option."""
    file = tmp_path / name
    result = CliRunner().invoke(main, ["draw", "hello", "-o", str(file)])
    assert (result.exit_code, file.read_text("utf-8")[: len(begins)]) == (0, begins), result.output


@pytest.mark.parametrize("arguments", [["-o", "hello.png"], ["--mermaid", "-o", "hello.svg"]])
def test_another_suffix_is_refused(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no drawing's name, or another drawing's, is told in a sentence, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["draw", "hello", *arguments])
    assert result.exit_code == 2
    assert "name it .svg or .mmd" in result.stderr or "name it .mmd" in result.stderr
    assert not list(tmp_path.iterdir())
