"""`ivr check`: prove a flow's menus, or show the shortest call that goes wrong."""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ivr.cli.sources import Read, read_hotline
from ivr.cli.wrong import Wrong

if TYPE_CHECKING:
    from ivr.check.orders import Chosen
    from ivr.check.properties.asked import Hours
    from ivr.check.report import Report

EXAMPLES = """\b
Examples:
  ivr check                          prove the wallet hotline
  ivr check flows/hello              any folder
  ivr check wallet --html wallet.html --sarif wallet.sarif
  ivr check wallet --profile base,cn,coga --calls
  ivr check wallet --cover tests/calls --write tests/calls/made
  ivr check wallet --json | jq 'select(.kind == "finding")'

\b
Exit status: 0 no errors, 1 errors were found, 2 wrong usage, or no such hotline, 130 stopped by Ctrl-C.
"""


@click.command(epilog=EXAMPLES, short_help="Prove a hotline's menus, or show the call that goes wrong.")
@click.argument("flow", required=False)
@click.option("--profile", "profiles", metavar="NAMES", help="Rules to hold it to, as base,cn,coga.")
@click.option("--states", type=click.IntRange(min=1), metavar="N", help="Explore so many states at most.")
@click.option("--calls", is_flag=True, help="Propose orders of options by the calls in the database.")
@click.option(
    "--cover",
    metavar="FOLDER",
    type=click.Path(path_type=Path, exists=True),
    help="Tell what the transcripts in this folder do not go through, instead of exploring.",
)
@click.option(
    "--write",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="With --cover: write transcripts for what is missed, the shortest first.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page to this file.")
@click.option("--sarif", type=click.Path(path_type=Path, dir_okay=False), help="Write SARIF to this file.")
def check(**options: Any) -> None:
    """Explore FLOW, a hotline's name or folder (by default the wallet): all that callers and actions can do.

    Every property is proved, or refuted by the shortest keys that show it; the rules of good menus are held
    against the files and the words; and it is told what calls cost. An exploration that is cut short says so.
    The console shows the last whole report of the version that is served (IVR_DATABASE_URL).
    """
    _check(Options(**options))


@dataclass(frozen=True, slots=True)
class Options:
    """What was typed, as click read it."""

    flow: str | None
    profiles: str | None
    states: int | None
    calls: bool
    cover: Path | None
    write: Path | None
    as_json: bool
    html: Path | None
    sarif: Path | None


def _check(options: Options) -> None:
    from ivr.check.lint import PROFILES  # noqa: PLC0415 - nobody who prints help explores
    from ivr.check.report import as_data  # noqa: PLC0415
    from ivr.cli.checked import keep  # noqa: PLC0415

    profiles = tuple(filter(None, (options.profiles or "").split(",")))
    for name in profiles:
        if name not in PROFILES:
            raise click.UsageError(f"there is no profile '{name}'; there is {', '.join(PROFILES)}")
    read, where = _read(options.flow)
    if options.write and not options.cover:
        raise click.UsageError("--write completes what --cover FOLDER misses; give both")
    if options.cover:
        from ivr.cli.covered import cover as covered  # noqa: PLC0415

        covered(read, options.cover, write=options.write, as_json=options.as_json)
        return
    chosen = _chosen(read.flow.name) if options.calls else {}
    report = _examined(read, where, profiles, options.states, chosen)
    found = as_data(report)
    _tell(report, found, options)
    if not profiles and options.states is None:
        keep(read, "check", found)
    if report.errors:
        raise SystemExit(1)


def _tell(report: Report, found: Mapping[str, Any], options: Options) -> None:
    """Print the report, and write the files that were asked for."""
    from ivr.check.report import lines, rules  # noqa: PLC0415
    from ivr.cli.checked import show  # noqa: PLC0415

    if options.as_json:
        for line in lines(report):
            click.echo(json.dumps(line, ensure_ascii=False))
    else:
        show(report)
    if options.html:
        from ivr.check.page import page  # noqa: PLC0415

        options.html.write_text(page(found, rules()), encoding="utf-8")
    if options.sarif:
        from importlib.metadata import version  # noqa: PLC0415

        from ivr.check.sarif import sarif as as_sarif  # noqa: PLC0415

        log = as_sarif(report.findings, rules(), version("ivr-workbench"))
        options.sarif.write_text(json.dumps(log, ensure_ascii=False, indent=1), encoding="utf-8")


def _read(name: str | None) -> tuple[Read, str]:
    """Read the hotline, and tell where its files lie; mistakes in them are told, and are errors found."""
    from ivr.engine.source import FlowError  # noqa: PLC0415

    try:
        read = read_hotline(name)
    except Wrong as wrong:
        if not isinstance(wrong.__cause__, FlowError):
            raise
        click.echo(str(wrong), err=True)
        raise SystemExit(1) from wrong
    folder = name if name and Path(name, "flow.yaml").is_file() else f"flows/{read.flow.name}"
    return read, f"{folder.rstrip('/')}/"


def _examined(
    read: Read, where: str, profiles: tuple[str, ...], states: int | None, chosen: Chosen
) -> Report:
    from ivr.check.explore import MOST_STATES  # noqa: PLC0415
    from ivr.check.lint import subject  # noqa: PLC0415
    from ivr.check.report import examine  # noqa: PLC0415
    from ivr.cli.checked import progress  # noqa: PLC0415

    began_s = time.monotonic()
    with progress(hidden=not sys.stderr.isatty()) as told:
        report = examine(
            subject(read.flow, read.files, where, read.recorded),
            profiles=profiles,
            most=states or MOST_STATES,
            hours=_hours(read.flow.name),
            now=datetime.now(UTC),
            chosen=chosen,
            progress=told,
        )
    return replace(report, took_s=round(time.monotonic() - began_s, 2))


def _hours(name: str) -> Hours | None:
    """Find what names the class of each moment: `opening` in the hotline's module `hours`, if it has one."""
    module = f"flows.{name}.hours"
    if importlib.util.find_spec(f"flows.{name}") is None or importlib.util.find_spec(module) is None:
        return None
    opening: Callable[[datetime], str] | None = getattr(importlib.import_module(module), "opening", None)
    return opening


def _chosen(name: str) -> Chosen:
    """Count what callers chose at a hotline's first menus, in the calls to any version of it."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from ivr.check.orders import frequencies  # noqa: PLC0415
    from ivr.cli.records import open_records  # noqa: PLC0415
    from ivr.engine.load import load  # noqa: PLC0415
    from ivr.engine.source import FlowError  # noqa: PLC0415
    from ivr.store import history, versions  # noqa: PLC0415

    chosen: dict[str, Counter[str]] = {}
    try:
        with open_records() as store, store.read() as connection:
            for version, paths in history.paths(connection, name).items():
                try:
                    flow = load(versions.files_of(connection, version)[1])
                except FlowError:
                    click.echo(f"--calls: version {version} cannot be read any more; left out", err=True)
                    continue
                for menu, counts in frequencies(flow, paths).items():
                    chosen.setdefault(menu, Counter()).update(counts)
    except (click.ClickException, SQLAlchemyError) as error:
        told = error.message if isinstance(error, click.ClickException) else getattr(error, "orig", error)
        raise Wrong(f"--calls: {told}") from error
    if not chosen:
        click.echo(f"--calls: in no call that the database holds was anything chosen in {name}", err=True)
    return chosen
