"""The zoo: hotlines that are broken in one way each, by an edit of the sound one in `sound/`.

An entry of `*.yaml` here names the fault, the rule that must find it, the edits that make it, and where it
must be found: at the first line that was edited, or at `at: "FILE: text of the line"`. `recorded` names what
lies in `recorded/`; the sound twin has it in every language. `shows` says what the call that shows it must
show when it is rung (`ringing.Rung.lacks` reads it), with `more` acts at its end, or with other `answers`
than the witness has; `no_call` says why no call can.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ivr.engine.load import read_folder

ZOO = Path(__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Animal:
    """A broken hotline: its files, and the rule, file and line by which the fault is to be found.

    `also` are rules that the same fault breaks; `changed` is what was written, and what stood there before.
    `shows`, `more` and `answers`, or `no_call`, are what the entry says of its witness.
    """

    name: str
    rule: str
    profiles: tuple[str, ...]
    files: Mapping[str, str]
    file: str
    line: int
    also: tuple[str, ...]
    changed: tuple[tuple[str, str, str], ...]
    shows: Mapping[str, Any]
    more: str
    no_call: str
    answers: tuple[str, ...]
    recorded: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"


@cache
def sound() -> dict[str, str]:
    """Give the files of the hotline that keeps every rule."""
    return read_folder(ZOO / "sound")


@cache
def animals() -> tuple[Animal, ...]:
    """Give every broken hotline."""
    files = sorted(file for file in ZOO.glob("*.yaml") if file.stem != "refused")
    return tuple(_animal(entry) for file in files for entry in _entries(file))


@dataclass(frozen=True, slots=True)
class Refused:
    """A hotline that cannot be loaded: its files, where the mistake is told, and a part of what is said."""

    name: str
    files: Mapping[str, str]
    file: str
    line: int
    says: str
    recorded: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def refused() -> Iterator[Refused]:
    """Give every hotline that is refused when it is loaded."""
    for entry in _entries(ZOO / "refused.yaml"):
        files = _edited(entry)
        yield Refused(
            entry["fault"], files, *_at(entry, files), str(entry["says"]), tuple(entry.get("recorded", []))
        )


def _entries(file: Path) -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load(file.read_text("utf-8"))


def _edited(entry: Mapping[str, Any]) -> dict[str, str]:
    files = dict(sound())
    for edit in entry.get("edits", []):
        assert files[edit["file"]].count(edit["find"]) == 1, (
            f"{entry['fault']}: {edit['find']!r} is not there once"
        )
        files[edit["file"]] = files[edit["file"]].replace(edit["find"], edit["put"])
    return files


def _animal(entry: Mapping[str, Any]) -> Animal:
    files = _edited(entry)
    file, line = _at(entry, files)
    return Animal(
        name=entry["fault"],
        rule=entry["rule"],
        profiles=tuple(entry.get("profiles", ["base"])),
        files=files,
        file=file,
        line=line,
        also=tuple(entry.get("also", [])),
        changed=tuple((edit["file"], edit["find"], edit["put"]) for edit in entry.get("edits", [])),
        shows=entry.get("shows", {}),
        more=entry.get("more", ""),
        no_call=entry.get("no_call", ""),
        answers=tuple(entry.get("answers", [])),
        recorded=tuple(entry.get("recorded", [])),
    )


def _at(entry: Mapping[str, Any], files: Mapping[str, str]) -> tuple[str, int]:
    if "at" in entry:
        file, _, wanted = entry["at"].partition(": ")
        if file not in files:
            return file, 1
        lines = [number for number, line in enumerate(files[file].splitlines(), 1) if wanted in line]
        assert len(lines) == 1, f"{entry['fault']}: {wanted!r} is not there once"
        return file, lines[0]
    file = entry["edits"][0]["file"]
    pairs = zip(sound()[file].splitlines(), files[file].splitlines(), strict=False)
    return file, next(number for number, (was, now) in enumerate(pairs, 1) if was != now)
