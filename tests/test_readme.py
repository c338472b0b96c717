"""The README is true: what it shows is what happens, and what it tells to write works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.cli import main
from ivr.engine.load import load, read_folder

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
MAKEFILE = (Path(__file__).parents[1] / "Makefile").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """Give the README's blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_what_you_hear_is_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The transcript in the README is what its command prints, but for the case's number."""
    monkeypatch.setenv("IVR_SECRET_KEY", "a-key-for-the-readme")
    monkeypatch.setenv("COLUMNS", "80")
    command, _, shown = blocks("console")[0].partition("\n")

    heard = CliRunner().invoke(main, shlex.split(command.removeprefix("$ ivr ")))

    assert (heard.exit_code, heard.stderr) == (0, "")
    assert heard.stdout.rstrip() == shown.rstrip()


def test_the_first_menu_works(tmp_path: Path) -> None:
    """Who copies the five-minute menu has a hotline without a mistake, with each word in its place."""
    (tmp_path / "flow.yaml").write_text(blocks("yaml")[0], "utf-8")
    (tmp_path / "en-US.ftl").write_text(blocks("fluent")[0], "utf-8")

    flow = load(read_folder(tmp_path))

    assert (flow.name, set(flow.nodes["menu"].ways)) >= ("pizza", {"1", "2"})


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)\b", README))))
def test_every_target_that_it_names_is_there(target: str) -> None:
    """`make X` in the README is a target of the Makefile, with a line in `make help`."""
    assert re.search(rf"^{target}:.*## ", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_leads_somewhere(link: str) -> None:
    """What the README points to is in the repository."""
    assert (Path(__file__).parents[1] / link).exists()
