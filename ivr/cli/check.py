"""`ivr check`: prove a flow's menus, or show the shortest call that goes wrong."""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ivr.cli.sources import Read, read_hotline
from ivr.cli.wrong import Wrong

if TYPE_CHECKING:
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
Exit status: 0 no errors, 1 errors were found, 2 wrong usage, or no such hotline.
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
    from ivr.check.report import rules  # noqa: PLC0415
    from ivr.cli.checked import show  # noqa: PLC0415

    chosen = tuple(filter(None, (options.profiles or "").split(",")))
    for name in chosen:
        if name not in PROFILES:
            raise click.UsageError(f"there is no profile '{name}'; there is {', '.join(PROFILES)}")
    read, where = _read(options.flow)
    if options.write and not options.cover:
        raise click.UsageError("--write completes what --cover FOLDER misses; give both")
    if options.cover:
        from ivr.cli.covered import cover as covered  # noqa: PLC0415

        covered(read, options.cover, write=options.write, as_json=options.as_json)
        return
    paths = _paths(read.flow.name) if options.calls else ()
    report = _examined(read, where, chosen, options.states, paths)
    if options.as_json:
        from ivr.check.report import lines  # noqa: PLC0415

        for line in lines(report):
            click.echo(json.dumps(line, ensure_ascii=False))
    else:
        show(report)
    if options.html:
        from ivr.check.page import page  # noqa: PLC0415

        options.html.write_text(page(report, rules()), encoding="utf-8")
    if options.sarif:
        from importlib.metadata import version  # noqa: PLC0415

        from ivr.check.sarif import sarif as as_sarif  # noqa: PLC0415

        log = as_sarif(report.findings, rules(), version("ivr-workbench"))
        options.sarif.write_text(json.dumps(log, ensure_ascii=False, indent=1), encoding="utf-8")
    if report.errors:
        raise SystemExit(1)


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
    read: Read, where: str, profiles: tuple[str, ...], states: int | None, paths: Iterable[str]
) -> Report:
    from ivr.check.explore import MOST_STATES  # noqa: PLC0415
    from ivr.check.lint import subject  # noqa: PLC0415
    from ivr.check.report import examine  # noqa: PLC0415
    from ivr.cli.checked import progress  # noqa: PLC0415

    began_s = time.monotonic()
    with progress(hidden=not sys.stderr.isatty()) as told:
        report = examine(
            subject(read.flow, read.files, where),
            profiles=profiles,
            most=states or MOST_STATES,
            hours=_hours(read.flow.name),
            now=datetime.now(UTC),
            paths=paths,
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


def _paths(name: str) -> list[str]:
    """Read which keys were chosen at menus in the calls to a hotline that the database holds."""
    from sqlalchemy import select  # noqa: PLC0415
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from ivr.store.database import open_store  # noqa: PLC0415
    from ivr.store.tables import call, flow_version  # noqa: PLC0415
    from ivr.store.vault import Vault  # noqa: PLC0415
    from webhooks.settings import SettingsError, read_settings  # noqa: PLC0415

    try:
        settings = read_settings(development=True)
        store = open_store(settings.database_url, Vault(settings.secret_key))
        with store.read() as connection:
            versions = select(flow_version.c.version).where(flow_version.c.name == name)
            return list(connection.execute(select(call.c.path).where(call.c.flow.in_(versions))).scalars())
    except (SettingsError, SQLAlchemyError) as error:
        raise Wrong(f"the calls cannot be read: {getattr(error, 'orig', error)}") from error
