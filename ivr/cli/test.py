"""`ivr test`: play transcripts of calls and tell which went otherwise."""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import click

from ivr.cli.wrong import Wrong

if TYPE_CHECKING:
    from ivr.simulator.difference import Mark

EXAMPLES = """\b
Examples:
  ivr test                          every *.call in this folder and below
  ivr test tests/calls/wallet       those in a folder
  ivr test --update menu.call       write down how the call goes now
  ivr test --junit calls.xml        for a build server

\b
Exit status: 0 every call went as written, 1 some went otherwise, 2 wrong usage
or a transcript that cannot be read or rung, 4 nobody is there.
"""

DIFFERS, UNUSABLE, NOBODY_THERE = 1, 2, 4
_STYLES: Mapping[Mark, Mapping[str, str]] = {"-": {"fg": "red"}, "+": {"fg": "green"}, " ": {}}
_LEGEND = "- as the transcript has it, + as the call went"


@dataclass(frozen=True, slots=True)
class Result:
    """How it went with one file.

    Attributes:
        word: ok, differs, updated or error.
        status: What it makes of the exit status; 0: nothing.
        lines: What to show, with the mark of each line.
    """

    file: Path
    word: str
    status: int
    lines: tuple[tuple[Mark, str], ...]
    seconds: float


@click.command(epilog=EXAMPLES, short_help="Play transcripts of calls.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--update", is_flag=True, help="Rewrite what went otherwise, instead of telling it.")
@click.option(
    "--junit", type=click.Path(dir_okay=False, path_type=Path), help="Write JUnit XML to this file."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a transcript.")
@click.pass_context
def test(
    ctx: click.Context, /, *, paths: tuple[Path, ...], update: bool, junit: Path | None, as_json: bool
) -> None:
    """Play the transcripts in PATHS (default: this folder) and hold each call against its file.

    Our own hotlines are rung on new demo data for each. `ivr dial --record` writes a transcript, and
    docs/transcripts.md tells how to write one by hand.
    """
    from ivr.cli.playing import find  # noqa: PLC0415 - who prints help needs none of it

    try:
        files = find(paths or [Path()])
    except FileNotFoundError as error:
        raise Wrong(str(error)) from None
    if not files:
        raise Wrong("there is no transcript (*.call) here; `ivr dial --record FILE` writes one")
    logging.disable(logging.WARNING)  # what an app in this process warns of is in the transcript
    results = []
    for file in files:
        results.append(_play(file, update=update))
        (_print_json if as_json else _print)(results[-1])
    if junit is not None:
        _write_junit(junit, results)
    if not as_json:
        click.echo(_summary(results))
    ctx.exit(max(result.status for result in results))


def _play(file: Path, *, update: bool) -> Result:
    from ivr.cli.playing import NobodyThere, play  # noqa: PLC0415
    from ivr.simulator.difference import shown  # noqa: PLC0415
    from ivr.simulator.transcript import Unreadable  # noqa: PLC0415
    from webhooks.target import NoTarget  # noqa: PLC0415

    begun_s = time.perf_counter()

    def result(word: str, status: int, lines: Iterable[tuple[Mark, str]] = ()) -> Result:
        return Result(file, word, status, tuple(lines), round(time.perf_counter() - begun_s, 3))

    try:
        played = play(file.read_text("utf-8"), file.parent)
        if not played.differs:
            return result("ok", 0)
        if not update:
            return result("differs", DIFFERS, [(" ", _LEGEND), *shown(played.edits)])
        file.write_text(played.updated, "utf-8")
        return result("updated", 0)
    except Unreadable as error:
        return result("error", UNUSABLE, [("-", f"{file}:{error.line}: {error.message}")])
    except (NoTarget, OSError, UnicodeDecodeError) as error:
        return result("error", UNUSABLE, [("-", str(error))])
    except NobodyThere as error:
        return result("error", NOBODY_THERE, [("-", f"Nobody is there: {error}")])


def _print(result: Result) -> None:
    from ivr.cli.screen import plain  # noqa: PLC0415

    bold: Mapping[str, str] = {"ok": "green", "updated": "yellow"}
    click.echo(f"{_style(f'{result.word:7}', fg=bold.get(result.word, 'red'))}  {result.file}")
    for mark, text in result.lines:
        click.echo(_style(f"         {mark} {plain(text)}", **_STYLES[mark]))


def _print_json(result: Result) -> None:
    lines = [f"{mark} {text}" for mark, text in result.lines]
    fields = {"file": str(result.file), "result": result.word, "seconds": result.seconds, "difference": lines}
    click.echo(json.dumps(fields, ensure_ascii=False))


def _summary(results: list[Result]) -> str:
    words = [result.word for result in results]
    counts = [
        f"{words.count(word)} {word}" for word in ("ok", "updated", "differs", "error") if word in words
    ]
    return f"{', '.join(counts)} in {sum(result.seconds for result in results):.1f} s"


def _write_junit(file: Path, results: list[Result]) -> None:
    """Write what build servers read: a suite with a case a transcript."""
    failed = [result for result in results if result.status]
    errors = [result for result in failed if result.word == "error"]
    suite = ET.Element(
        "testsuite",
        name="ivr test",
        tests=str(len(results)),
        failures=str(len(failed) - len(errors)),
        errors=str(len(errors)),
        time=f"{sum(result.seconds for result in results):.3f}",
    )
    for result in results:
        place = str(result.file.parent).replace(os.sep, ".")
        case = ET.SubElement(
            suite, "testcase", classname=place, name=result.file.name, time=f"{result.seconds}"
        )
        if result.status:
            told = "error" if result.word == "error" else "failure"
            problem = ET.SubElement(case, told, message=result.lines[-1][1] if told == "error" else _LEGEND)
            problem.text = "\n".join(f"{mark} {text}" for mark, text in result.lines)
    try:
        ET.ElementTree(suite).write(file, encoding="utf-8", xml_declaration=True)
    except OSError as error:
        raise Wrong(f"{file} cannot be written: {error.strerror}") from error


def _style(text: str, **style: str) -> str:
    colour: Callable[..., str] = click.style
    return text if "NO_COLOR" in os.environ else colour(text, **style)
