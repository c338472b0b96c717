"""`ivr diff`: what changed for callers between two versions of a hotline."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from ivr.cli.sources import Read, read_hotline

if TYPE_CHECKING:
    from ivr.check.diff import Change, Difference

EXAMPLES = """\b
Examples:
  ivr diff HEAD~1:flows/wallet wallet
  ivr diff flows/hello draft/hello
  ivr diff 3f9c2a7b61d0e845 wallet      a version that calls began with, as the database kept it

\b
Exit status: 0 callers notice nothing, 1 something changed, 2 wrong usage, or no such hotline.
"""


@click.command(epilog=EXAMPLES, short_help="Tell what changed for callers between two versions.")
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def diff(*, old: str, new: str, as_json: bool) -> None:
    """Tell what callers notice of the change from OLD to NEW, each with the shortest call that shows it.

    OLD and NEW are hotlines by their name, folders, folders at a git revision (`HEAD~1:flows/wallet`) or
    versions that the database has kept. Both are walked together through every state that a call can be in;
    how nodes and messages are called does not count. Then it is told whether calls that began with the old
    version can go on.
    """
    from ivr.check.diff import Version, compare  # noqa: PLC0415 - nobody who prints help compares

    before, after = read_hotline(old), read_hotline(new)
    found = compare(Version(before.flow, before.wording), Version(after.flow, after.wording))
    (_print_json if as_json else _print)(found, before)
    raise SystemExit(1 if found.changes else 0)


def _print(found: Difference, before: Read) -> None:
    for change in found.changes:
        click.echo(f"{click.style(_acts(change), bold=True)}  {change.new_place}")
        for sign, parts, colour in (("-", change.old, "red"), ("+", change.new, "green")):
            for part in parts:
                click.echo(click.style(f"  {sign} {part}", fg=colour))
    count = len(found.changes)
    more = "" if found.complete else "; there were too many to walk on"
    click.echo(f"{count} change{'' if count == 1 else 's'}; {found.pairs:,} pairs of states compared{more}")
    click.echo(f"Calls that began with {before.flow.version} end in it: its files were kept.")
    if found.lost_actions:
        lost = ", ".join(found.lost_actions)
        click.echo(f"They may ask for {lost}: keep the code until they have ended, or no server starts.")
    if found.lost_places:
        names = ", ".join(found.lost_places[:5]) + (" …" if len(found.lost_places) > 5 else "")
        click.echo(
            f"{len(found.lost_places)} of its places are gone, and no call there could move on: {names}"
        )


def _acts(change: Change) -> str:
    keys = " ".join(change.keys) or "from the beginning"
    answers = f"  ({'; '.join(change.outcomes)})" if change.outcomes else ""
    return f"{change.language}: {keys}{answers}"


def _print_json(found: Difference, before: Read) -> None:
    for change in found.changes:
        _line(
            "change",
            keys=" ".join(change.keys),
            outcomes=list(change.outcomes),
            language=change.language,
            old=list(change.old),
            new=list(change.new),
            old_place=str(change.old_place),
            new_place=str(change.new_place),
        )
    _line(
        "end",
        version=before.flow.version,
        pairs=found.pairs,
        complete=found.complete,
        lost_actions=list(found.lost_actions),
        lost_places=list(found.lost_places),
    )


def _line(event: str, **fields: object) -> None:
    click.echo(json.dumps({"event": event, **fields}, ensure_ascii=False))
