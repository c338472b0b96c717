"""Commands in the documents are commands: their options are there, and their words are understood."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from ivr.cli import main

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(
    {
        (file.name, re.split(r"\s{2,}|\s#", line.strip())[0])
        for file in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
        for line in re.findall(r"^(?:    |\$ )(ivr \w.*)$", file.read_text("utf-8"), re.MULTILINE)
    }
)


@pytest.mark.parametrize(("file", "line"), COMMANDS)
def test_it_is_understood(file: str, line: str) -> None:
    """Click takes the line as it stands, without doing it."""
    _ivr, name, *arguments = shlex.split(line.replace("…", ""))
    command = main.commands[name]
    try:
        while isinstance(command, click.Group):
            name, *arguments = arguments
            command = command.commands[name]
        command.make_context(name, list(arguments))
    except click.ClickException as error:
        raise AssertionError(f"{file}: {line}: {error.format_message()}") from error
