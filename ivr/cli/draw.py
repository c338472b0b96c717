"""`ivr draw`: a hotline as a picture, in SVG or Mermaid."""

from __future__ import annotations

from pathlib import Path

import click

from ivr.cli.sources import read_hotline
from ivr.cli.wrong import Wrong

EXAMPLES = """\b
Examples:
  ivr draw > wallet.svg
  ivr draw wallet --service stolen --language en-US -o stolen.svg
  ivr draw wallet --to stolen/restored -o restored.svg
  ivr draw flows/hello -o hello.mmd
  ivr draw flows/hello --mermaid

\b
Exit status: 0 drawn, 2 wrong usage, or no such hotline, service or node.
"""


@click.command(epilog=EXAMPLES, short_help="Draw a hotline as SVG or Mermaid.")
@click.argument("flow", required=False)
@click.option("--service", metavar="NAME", help="Draw only this: the first word of its nodes' names.")
@click.option("--to", "node", metavar="NODE", help="Draw only the shortest way to this node.")
@click.option("--language", metavar="LANGUAGE", help="Whose words are in the boxes; by default the first.")
@click.option("--mermaid", is_flag=True, help="Mermaid, for Markdown pages, instead of SVG.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file: .svg, or Mermaid in .mmd.",
)
def draw(
    *,
    flow: str | None,
    service: str | None,
    node: str | None,
    language: str | None,
    mermaid: bool,
    output: Path | None,
) -> None:
    """Draw FLOW, a hotline's name or folder (by default the wallet): every node, grouped by service.

    The picture needs no server and no script, and is light or dark as its viewer is. A way with a line leads
    to the box at its end; any other names the box that it leads to, and is a link to it.
    """
    from ivr.check import draw as drawing  # noqa: PLC0415 - nobody who prints help draws
    from ivr.check.draw.path import shortest_way  # noqa: PLC0415

    if service and node:
        raise click.UsageError("--service and --to draw different things; give one of them")
    read = read_hotline(flow)
    if language is not None and language not in read.flow.languages:
        raise click.UsageError(f"{read.flow.name} speaks {', '.join(read.flow.languages)}, not {language}")
    if output is not None and output.suffix not in (".svg", ".mmd"):
        raise click.UsageError(f"{output.name} is neither SVG nor Mermaid; name it .svg or .mmd")
    if mermaid and output is not None and output.suffix == ".svg":
        raise click.UsageError(f"--mermaid does not go into {output.name}; name it .mmd")
    in_mermaid = mermaid or (output is not None and output.suffix == ".mmd")
    drawn = drawing.draw_mermaid if in_mermaid else drawing.draw
    try:
        path = shortest_way(read.flow, node) if node else ()
        text = drawn(read.flow, service=service, path=path, wording=read.wording, language=language)
    except LookupError as error:
        raise Wrong(str(error)) from error
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Wrong(f"{output} cannot be written: {error.strerror}") from error
