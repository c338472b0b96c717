"""Columns for a chart, worked out here so that the page draws it as SVG without script or style.

Lengths are hundredths of the chart's width and height, so that a chart is as wide as its card and its
letters keep their size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WHOLE = 100
GAP = 0.25
"""So much of a column's room is left free."""
LABELS = 10
"""About so many columns have their names beneath."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a column, or of a row: its kind, how many, where it lies and how long it is."""

    kind: str
    count: int
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a chart.

    `label`: whether its name stands beneath: yes (major), where there is room (minor), or no (empty).
    """

    name: str
    x: float
    width: float
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of stacked columns; `top` is the count at its upper edge."""

    top: int
    columns: tuple[Column, ...]


def columns(counts: Mapping[str, Mapping[str, int]], kinds: Sequence[str], *, ends: bool) -> Chart:
    """Stack the counts of each name by kind, the first kind lowest; `ends`: the last is named in any case."""
    top = _round_up(max((sum(each.values()) for each in counts.values()), default=0))
    room = WHOLE / max(1, len(counts))
    every = max(1, round(len(counts) / LABELS))
    first = (len(counts) - 1) % every if ends else 0
    found = []
    for number, (name, each) in enumerate(counts.items()):
        pieces = stacked(each, kinds, WHOLE / top)
        label = "" if (number - first) % every else "minor" if (number - first) // every % 2 else "major"
        found.append(Column(name, room * (number + GAP / 2), room * (1 - GAP), label, pieces))
    return Chart(top, tuple(found))


def stacked(counts: Mapping[str, int], kinds: Sequence[str], scale: float) -> tuple[Piece, ...]:
    """Put the counts one after the other, each `scale` long a count."""
    pieces, start = [], 0.0
    for kind in kinds:
        if count := counts.get(kind, 0):
            pieces.append(Piece(kind, count, start, count * scale))
            start += count * scale
    return tuple(pieces)


def _round_up(count: int) -> int:
    """Give the next number of 1, 2, 3 or 5 and zeros."""
    step = 1
    while True:
        for times in (1, 2, 3, 5):
            if step * times >= count:
                return step * times
        step *= 10
