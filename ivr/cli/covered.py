"""`ivr check --cover`: which nodes, ways and rungs the transcripts go through, and new ones for the rest."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ivr.cli.sources import Read
from ivr.cli.wrong import Wrong

if TYPE_CHECKING:
    from ivr.check.cover import Coverage, Word
    from ivr.check.letters import Letter
    from ivr.engine.flow import Flow
    from ivr.simulator.acts import Scripted
    from webhooks.target import Target

MOST_SHOWN = 40


def cover(read: Read, folder: Path, *, write: Path | None, as_json: bool) -> None:
    """Play the transcripts in a folder that ring this hotline, tell what they miss, and write what helps.

    Raises:
        Wrong: A transcript cannot be read or rung.
    """
    from ivr.check.cover import Coverage  # noqa: PLC0415 - who covers nothing plays nothing
    from ivr.cli.checked import keep  # noqa: PLC0415
    from ivr.cli.playing import find, play  # noqa: PLC0415
    from ivr.simulator.transcript import Unreadable  # noqa: PLC0415
    from ivr.simulator.transcript import read as transcript  # noqa: PLC0415
    from webhooks.target import NoTarget  # noqa: PLC0415

    coverage = Coverage(read.flow)
    played = 0
    choosing: dict[str, Path] = {}
    try:
        files = find([folder])
        with click.progressbar(
            files, label="playing", file=sys.stderr, hidden=_quiet(as_json=as_json)
        ) as bar:
            for file in bar:
                text = file.read_text("utf-8")
                if transcript(text).target in (read.flow.name, None):
                    play(text, file.parent, lambda target: _watch(coverage, target))
                    choosing.setdefault(coverage.language, file)
                    played += 1
    except (OSError, Unreadable, NoTarget) as error:
        raise Wrong(f"--cover: {error}") from error
    if write is not None:
        _write(coverage, read, write, choosing, as_json=as_json)
    (_print_json if as_json else _print)(coverage, played)
    missed = [
        {"node": node, "event": event, "language": language} for node, event, language in coverage.missed
    ]
    keep(read, "cover", _counted(coverage, played) | {"missed": missed})


def _quiet(*, as_json: bool) -> bool:
    return as_json or not sys.stderr.isatty()


def _watch(coverage: Coverage, target: Target) -> None:
    """Note what happens in the hotline that is rung, if it is of the version that is looked at."""
    from ivr.engine.machine import watch  # noqa: PLC0415

    hotline = target.ours.hotline if target.ours else None
    if hotline is None or hotline.flow.version != coverage.flow.version:
        raise Wrong(f"--cover plays {coverage.flow.name} as it is served; give its name, not another version")
    watch(hotline.flow.machine, coverage.note)


def _write(
    coverage: Coverage, read: Read, folder: Path, choosing: Mapping[str, Path], *, as_json: bool
) -> None:
    """Ring the shortest words to what is missed, and keep those calls that go through any of it.

    `choosing` has for a language a transcript after which its caller is spoken to in it.
    """
    from ivr.check.cover import shortest_words  # noqa: PLC0415
    from ivr.check.explore import explore  # noqa: PLC0415
    from ivr.cli.playing import play  # noqa: PLC0415

    words = shortest_words(explore(read.flow), set(coverage.missed))
    nearest = sorted(words, key=lambda item: (len(words[item][0].letters), item))
    folder.mkdir(parents=True, exist_ok=True)
    with click.progressbar(nearest, label="ringing", file=sys.stderr, hidden=_quiet(as_json=as_json)) as bar:
        for item in bar:
            for word in words[item]:
                script = _script(read.flow, word, choosing, folder)
                if item in coverage.covered or script is None:
                    break
                missed = set(coverage.missed)
                played = play(script, folder, lambda target: _watch(coverage, target))
                gained = missed & coverage.covered
                if gained:
                    name = "-".join(filter(None, item if item in gained else min(gained)))
                    name = name.replace("/", "-").replace("*", "star").replace("#", "pound")
                    (folder / f"{name}.call").write_text(played.updated, "utf-8")


def _script(flow: Flow, word: Word, choosing: Mapping[str, Path], folder: Path) -> str | None:
    """Write the beginning of a transcript in `folder`: what is rung, and what the caller does.

    Who is to hear another language asks for it first, or has done so in an earlier call where keys are digits
    at first; None: there is no such call. A secret that is to be believed is the code of the SMS.
    """
    from ivr.simulator.acts import Code, parse  # noqa: PLC0415
    from ivr.simulator.moment import HangUp, Press  # noqa: PLC0415
    from ivr.simulator.transcript import caller_line, read  # noqa: PLC0415

    acts: list[Scripted] = []
    rows = [f"target: {flow.name}"]
    if word.language != flow.languages[0] and word.keyed:
        before = choosing.get(word.language)
        if before is None:
            return None
        caller = read(before.read_text("utf-8")).given.get("caller")
        rows += [f"caller: {caller}"] if caller else []
        rows += [f"after: {Path(os.path.relpath(before, folder)).as_posix()}"]
    elif word.language != flow.languages[0]:
        acts.append(Press("8"))
    for letter, after in zip_longest(word.letters, word.letters[1:]):
        believed = after is not None and _grants(flow, after)
        acts += [Code()] if believed and letter.kind == "digits" else parse(letter.act)
    return "\n".join([*rows, "", *(caller_line(act).text for act in (*acts, HangUp())), ""])


def _grants(flow: Flow, letter: Letter) -> bool:
    action, _, outcome = letter.told.partition(" (")[0].partition(": ")
    return action in flow.actions and outcome in flow.actions[action].grants


def _print(coverage: Coverage, played: int) -> None:
    through, nodes = coverage.nodes
    click.echo(f"{played} transcripts go through {through} of {nodes} nodes")
    for language in (*coverage.flow.languages, ""):
        done, ways = coverage.ways(language)
        if ways:
            where = f"ways and rungs in {language}" if language else "outcomes and branches"
            click.echo(f"  {done} of {ways} {where} ({done / ways:.0%})")
    missed: dict[tuple[str, str], dict[str, list[str]]] = {}
    for item in coverage.missed:
        node, event, language = item
        missed.setdefault((str(coverage.places[item]), node), {}).setdefault(event, []).append(language)
    for (place, node), events in [*missed.items()][:MOST_SHOWN]:
        told = [f"{event}{_only(coverage, languages)}" for event, languages in events.items()]
        click.echo(f"{place}: at '{node}' no call takes {', '.join(told)}")
    if len(missed) > MOST_SHOWN:
        click.echo(f"… and at {len(missed) - MOST_SHOWN} nodes more; --json tells all")


def _only(coverage: Coverage, languages: list[str]) -> str:
    """Name the languages in which something is missed, unless it is missed in all."""
    everywhere = len(languages) == len(coverage.flow.languages) or languages == [""]
    return "" if everywhere else f" in {languages[0]}"


def _print_json(coverage: Coverage, played: int) -> None:
    _line("coverage", **_counted(coverage, played))
    for node, event, language in coverage.missed:
        place = coverage.places[node, event, language]
        told = {"file": place.file, "line": place.line, "column": place.column}
        _line("missed", node=node, event=event, language=language, **told)


def _counted(coverage: Coverage, played: int) -> dict[str, object]:
    ways = {language or "silent": coverage.ways(language) for language in (*coverage.flow.languages, "")}
    return {"transcripts": played, "nodes": list(coverage.nodes), "ways": ways}


def _line(kind: str, **fields: object) -> None:
    click.echo(json.dumps({"kind": kind, **fields}, ensure_ascii=False))
