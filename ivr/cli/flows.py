"""`ivr flows`: list the hotlines, check their files, print the JSON Schema for editors; a large database."""

from __future__ import annotations

import json
from collections import Counter

import click

from ivr.cli.scale import scale

EXAMPLES = """\b
Examples:
  ivr flows wallet
  ivr flows --schema > flow.schema.json
  ivr flows wallet --scale 100000 --database sqlite:////tmp/large.db

\b
Exit status: 0 all is well, 1 there are mistakes, 2 wrong usage.
"""


@click.command(epilog=EXAMPLES, short_help="List the hotlines and check their files.")
@click.argument("name", required=False)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a flow's YAML files.")
@click.option(
    "--scale",
    "accounts",
    type=click.IntRange(1, 1_000_000),
    metavar="ACCOUNTS",
    help="Make a database of demo data with this many accounts more, each with 100 transactions.",
)
@click.option("--database", metavar="URL", help="Where --scale makes it: sqlite:///file or postgresql://…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def flows(
    *, name: str | None, schema: bool, accounts: int | None, database: str | None, as_json: bool
) -> None:
    """List the hotlines, or only NAME, and check their files: every mistake with file, line and column."""
    if (accounts is None) != (database is None) or (accounts and name is None):
        raise click.UsageError("--scale needs the hotline's NAME and --database URL, and the other way round")
    if name and accounts and database:
        scale(name, accounts, database)
        return
    from ivr.engine.document import json_schema  # noqa: PLC0415 - nobody who prints help imports pydantic

    if schema:
        click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
        return
    from ivr.engine.source import FlowError  # noqa: PLC0415
    from webhooks.hotlines import NoSuchHotline, names, open_hotline  # noqa: PLC0415

    mistakes = 0
    for each in [name] if name else names():
        try:
            flow = open_hotline(each).flow
        except NoSuchHotline as error:
            raise click.UsageError(str(error)) from error
        except FlowError as error:
            mistakes += len(error.mistakes)
            for mistake in error.mistakes:
                place = mistake.place
                fields = {"file": place.file, "line": place.line, "column": place.column}
                fields |= {"message": mistake.message}
                _told(as_json, each, fields, str(mistake))
            continue
        kinds = Counter(node.kind for node in flow.nodes.values())
        counts = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        spoken = ", ".join(flow.languages)
        written = len({node.origin for node in flow.nodes.values()})
        copied = (
            f", {written} as written, before dialogues are copied in" if written < len(flow.nodes) else ""
        )
        found = {"version": flow.version, "nodes": len(flow.nodes), "written": written}
        found |= {"languages": flow.languages, "kinds": kinds}
        told = f"{each}: {len(flow.nodes)} nodes{copied}; {spoken} ({counts}); version {flow.version}"
        _told(as_json, each, found, told)
    if mistakes:
        click.echo(f"{mistakes} mistake{'s' if mistakes > 1 else ''}", err=True)
        raise SystemExit(1)


def _told(as_json: bool, flow: str, fields: dict[str, object], line: str) -> None:
    click.echo(json.dumps({"flow": flow, **fields}, ensure_ascii=False) if as_json else line)
