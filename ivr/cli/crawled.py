"""Tell what a crawl found: as text, as JSON, as a picture, as transcripts."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ivr.cli.wrong import Wrong

if TYPE_CHECKING:
    from ivr.simulator.crawl.crawler import Map, Step
    from ivr.simulator.crawl.visit import Screen, Visit


def print_text(found: Map) -> None:
    """Print a map for people: the places, where each choice leads, the troubles."""
    for number, screen in enumerate(found.screens):
        said = _shortened(screen.said.removesuffix("(records)").rstrip())
        click.echo(click.style(f"{number + 1}  ", bold=True) + f"{said}  ({_takes(screen)})")
        for step in found.steps:
            if step.source == number:
                click.echo(f"     {step.choice.name:15} → {_leads(step)}")
    for trouble in found.troubles:
        kind = click.style(f"{trouble.kind:8}", fg="yellow" if trouble.kind == "warning" else "red")
        click.echo(f'{kind} {trouble.message}\n         --keys "{trouble.keys}"')
    click.echo(_summary(found))


def _summary(found: Map) -> str:
    counts = ((len(found.visits), "call"), (len(found.screens), "place"), (len(found.troubles), "trouble"))
    told = ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts)
    limits = f"; {found.left_out} steps were left out: give more --calls or --depth"
    return f"{told}{limits if found.left_out else '; all was tried'}"


def _takes(screen: Screen) -> str:
    if screen.recording:
        return "records"
    digits = {None: "digits", 0: "no keys", 1: "one key"}.get(
        screen.digits_left, f"{screen.digits_left} digits"
    )
    return f"{digits}, words" if screen.speech else digits


def _leads(step: Step) -> str:
    if step.target is not None:
        return f"{step.target + 1}  after {step.visit.ending.seconds:.0f} s"
    if step.visit.ending.by == "error":
        code = next((code for level, code, _message in step.visit.notices if level == "error"), "")
        return f"ends after {step.visit.ending.seconds:.0f} s: an apology for error {code}".rstrip()
    said = _shortened(" ".join(step.visit.reply)) or "nothing is said"
    return f"ends after {step.visit.ending.seconds:.0f} s: {said}"


def _shortened(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:69]}…"


def print_json(found: Map) -> None:
    """Print a map as one JSON object a line."""
    for number, screen in enumerate(found.screens):
        _line("place", number=number + 1, said=screen.said, keys=list(screen.keys), takes=_takes(screen))
    for step in found.steps:
        _line(
            "step",
            place=step.source + 1,
            choice=step.choice.name,
            offered=step.choice.offered,
            to=None if step.target is None else step.target + 1,
            heard=list(step.visit.reply),
            seconds=step.visit.ending.seconds,
        )
    for trouble in found.troubles:
        _line(
            "trouble", kind=trouble.kind, message=trouble.message, keys=trouble.keys, seconds=trouble.seconds
        )
    _line("end", calls=len(found.visits), places=len(found.screens), left_out=found.left_out)


def _line(event: str, **fields: object) -> None:
    click.echo(json.dumps({"event": event, **fields}, ensure_ascii=False))


def drawn(found: Map, title: str) -> str:
    """Give a map as SVG."""
    from ivr.check.draw.picture import Box, Picture, Way  # noqa: PLC0415 - who draws nothing needs neither
    from ivr.check.draw.svg import svg  # noqa: PLC0415

    boxes: dict[str, Box] = {}
    for number, screen in enumerate(found.screens):
        kind = "record" if screen.recording else "menu" if screen.digits_left == 1 else "collect"
        steps = [step for step in found.steps if step.source == number]
        ways = tuple(
            Way(
                step.choice.name,
                f"ends: {_leads(step)[5:]}" if step.target is None else f"place {step.target + 1}",
            )
            for step in steps
        )
        boxes[f"place {number + 1}"] = Box(f"place {number + 1}", "map", kind, screen.said, ways)
    return svg(Picture(boxes, ("map",), "place 1", ""), title)


LONGEST_NAME = 40


def save(folder: Path, visits: Sequence[Visit], top: tuple[str, ...]) -> None:
    """Write every call as a transcript, named by what the caller does in it."""
    from ivr.simulator.crawl.visit import written  # noqa: PLC0415 - who saves nothing needs none of it

    for number, visit in enumerate(visits):
        lines = "\n".join([*top, *(line.text for line in visit.transcript), ""])
        done = re.sub(r"[^0-9a-z]+", "-", _spelled(written(visit.acts))).strip("-")
        write(folder / f"{number:03}-{done[:LONGEST_NAME]}.call".replace("-.", "."), lines)


def _spelled(acts: str) -> str:
    for sign, word in ((" - ", " silence "), ("*", "star"), ("#", "pound")):
        acts = f" {acts} ".replace(sign, word).replace(sign, word)
    return acts


def write(file: Path, text: str) -> None:
    """Write a file, and the folders that it lies in.

    Raises:
        Wrong: It cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Wrong(f"{file} cannot be written: {error.strerror}") from error
