"""The zoo: hotlines that are broken in one way each, by an edit of the sound one in `sound/`.

An entry of `*.yaml` here names the fault, the rule that must find it, the edits that make it, and where it
must be found: at the first line that was edited, or at `at: "FILE: text of the line"`.
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


@dataclass(frozen=True, slots=True)
class Animal:
    """A broken hotline: its files, and the rule, file and line by which the fault is to be found.

    `also` are rules that the same fault breaks; `changed` is what was written, and what stood there before.
    """

    name: str
    rule: str
    profiles: tuple[str, ...]
    files: Mapping[str, str]
    file: str
    line: int
    also: tuple[str, ...]
    changed: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"


@cache
def sound() -> dict[str, str]:
    """Give the files of the hotline that keeps every rule."""
    return read_folder(ZOO / "sound")


@cache
def animals() -> tuple[Animal, ...]:
    """Give every broken hotline."""
    return tuple(_animal(entry) for file in sorted(ZOO.glob("*.yaml")) for entry in _entries(file))


def _entries(file: Path) -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load(file.read_text("utf-8"))


def _animal(entry: Mapping[str, Any]) -> Animal:
    files = dict(sound())
    for edit in entry["edits"]:
        assert files[edit["file"]].count(edit["find"]) == 1, (
            f"{entry['fault']}: {edit['find']!r} is not there once"
        )
        files[edit["file"]] = files[edit["file"]].replace(edit["find"], edit["put"])
    file, line = _at(entry, files)
    return Animal(
        name=entry["fault"],
        rule=entry["rule"],
        profiles=tuple(entry.get("profiles", ["base"])),
        files=files,
        file=file,
        line=line,
        also=tuple(entry.get("also", [])),
        changed=tuple((edit["file"], edit["find"], edit["put"]) for edit in entry["edits"]),
    )


def _at(entry: Mapping[str, Any], files: Mapping[str, str]) -> tuple[str, int]:
    if "at" in entry:
        file, _, wanted = entry["at"].partition(": ")
        lines = [number for number, line in enumerate(files[file].splitlines(), 1) if wanted in line]
        assert len(lines) == 1, f"{entry['fault']}: {wanted!r} is not there once"
        return file, lines[0]
    file = entry["edits"][0]["file"]
    pairs = zip(sound()[file].splitlines(), files[file].splitlines(), strict=False)
    return file, next(number for number, (was, now) in enumerate(pairs, 1) if was != now)
