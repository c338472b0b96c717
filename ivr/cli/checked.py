"""The report of `ivr check` on a terminal, and the bar that shows how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click
from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ivr.check.report import STAGES
from ivr.cli.records import open_records

if TYPE_CHECKING:
    from ivr.check.cost import Cost
    from ivr.check.finding import Finding
    from ivr.check.properties import Proof
    from ivr.check.report import Progress as Told
    from ivr.check.report import Report
    from ivr.cli.sources import Read
    from ivr.store.reports import Kind

MARKS = {
    "proved": ("✓", "green"),
    "excepted": ("✓", "yellow"),
    "bounded": ("~", "yellow"),
    "refuted": ("✗", "red"),
    "nothing to prove": ("·", "dim"),
}
COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
MOST_INFOS = 5


def show(report: Report) -> None:
    """Print the report: what is proved, what is wrong with the call that shows it, what calls cost."""
    console = Console(highlight=False)
    console.print()
    title = Text.assemble((report.flow, "bold"), f"  {report.nodes} nodes, {', '.join(report.languages)}")
    title.append(f"  {report.version}  {', '.join(report.profiles)}", style="dim")
    console.print(title)
    console.print(
        Text(f"{report.explored} in {report.took_s:,.1f} s", style="" if report.complete else "yellow")
    )
    console.print(_headed("What is proved", _proofs(report.proofs)))
    if report.findings:
        console.print(_headed("What was found", _findings(report)))
    console.print(_headed("What calls cost", _cost(report.cost)))
    console.print(_summary(report))


def keep(read: Read, kind: Kind, told: Mapping[str, Any]) -> None:
    """Keep what was found out for the console; that it cannot be kept is told, and no more."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - heavy, and needed last

    from ivr.store import reports  # noqa: PLC0415

    try:
        with open_records() as store, store.write() as connection:
            reports.keep(connection, read.flow.name, read.flow.version, kind, told, datetime.now(UTC))
    except click.ClickException as error:
        click.echo(f"the console will not show this: {error.message}", err=True)
    except SQLAlchemyError as error:
        click.echo(f"the console will not show this: {getattr(error, 'orig', error)}", err=True)


@contextmanager
def progress(*, hidden: bool) -> Iterator[Told]:
    """Show a bar on the terminal while a flow is examined."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[told]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=hidden) as bar:
        task = bar.add_task("exploring", total=len(STAGES), told="")

        def told(stage: str, done: int, known: int) -> None:
            if stage == "explore":
                bar.update(task, completed=done / max(known, 1), told=f"{done:,} of {known:,} states known")
            else:
                bar.update(task, description=stage, completed=STAGES.index(stage), told="")

        yield told


def _headed(title: str, body: RenderableType) -> Group:
    return Group("", Rule(Text(title, style="bold"), align="left", style="dim"), body)


def _proofs(proofs: tuple[Proof, ...]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for proof in proofs:
        mark, colour = MARKS[proof.verdict]
        told = proof.told if proof.verdict != "nothing to prove" else proof.verdict
        count = len(proof.findings)
        if proof.verdict == "refuted":
            told = f"refuted at {count} place{'s' * (count > 1)}, below"
        table.add_row(
            Text(mark, style=colour), Text(proof.id, style="dim"), proof.says, Text(told, style="dim")
        )
    return table


def _findings(report: Report) -> Group:
    order = list(COLOURS)
    found = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    parts: list[RenderableType] = []
    for severity, group in groupby(found, key=lambda finding: finding.severity):
        members = list(group)
        shown = members[:MOST_INFOS] if severity == "info" else members
        parts += [_finding(report.flow, finding) for finding in shown]
        if len(members) > len(shown):
            parts.append(
                Text(f"  and {len(members) - len(shown)} more of severity info: --json tells all", "dim")
            )
    return Group(*parts)


def _finding(flow: str, finding: Finding) -> RenderableType:
    place = finding.place
    head = Text.assemble(
        (finding.severity, COLOURS[finding.severity]), " ", (f"{place}", "bold"), f"  {finding.message} "
    )
    head.append(f"[{finding.rule}]", style="dim")
    if finding.witness is None:
        return head
    call = Text.assemble(("ivr dial ", "dim"), flow, ' --keys "', (" ".join(finding.witness), "bold"), '"')
    more = [Text(f"where {', '.join(finding.outcomes)}", style="dim")] if finding.outcomes else []
    return Group(head, Padding(Group(call, *more), (0, 0, 0, 4)))


def _cost(cost: Cost) -> Group:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in ("service", "language"):
        table.add_column(name)
    for name in ("keys to it", "novice", "expert", "keys through", "novice", "expert"):
        table.add_column(name, justify="right")
    for each in cost.services:
        table.add_row(
            each.name,
            each.language,
            str(each.keys_to),
            f"{each.novice_to_s:.0f} s",
            f"{each.expert_to_s:.0f} s",
            str(each.keys),
            f"{each.novice_s:.0f} s",
            f"{each.expert_s:.0f} s",
        )
    person = f"To a person, or a message for one: {cost.person_worst_s:.0f} s at worst after the key, "
    parts: list[RenderableType] = [table] * bool(cost.services)
    parts.append(Text(f"{person}{cost.person_mean_s:.0f} s in the mean of places."))
    for menu in cost.menus:
        heard = ", ".join(f"{key} {node} {seconds:.0f} s" for key, node, seconds in menu.options)
        parts.append(Text.assemble((f"{menu.name} ", "bold"), (f"{menu.language} ", "dim"), heard))
    for order in cost.orders:
        told = (
            f"{order.menu} {order.language}: told in the order {' '.join(order.keys)} its options would save "
        )
        parts.append(Text(f"{told}{order.saved_s:.1f} s a call, by {order.calls:,} calls", style="cyan"))
    return Group(*parts)


def _summary(report: Report) -> Text:
    counts = {name: sum(each.severity == name for each in report.findings) for name in COLOURS}
    told = ", ".join(
        f"{count} {name}{'s' * (count != 1)}" for name, count in counts.items() if name != "info"
    )
    proved = sum(proof.verdict in ("proved", "excepted") for proof in report.proofs)
    asked = sum(proof.verdict != "nothing to prove" for proof in report.proofs)
    style = "bold red" if report.errors else "bold green"
    return Text(f"\n{proved} of {asked} properties proved; {told}\n", style=style)
