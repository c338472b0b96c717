"""Hold a call as it went against its transcript, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from ivr.simulator.transcript import ANYTHING, Line

Mark: TypeAlias = Literal[" ", "-", "+"]
Edits: TypeAlias = list[tuple[Mark, Line]]
"""The lines of both: ` ` fits (as it was written), `-` did not happen, `+` was not written."""
Step: TypeAlias = tuple[int, Edits, int, int]
"""What a step costs, its edits, and how many lines of each it takes."""

ACT = 1000
"""What a line of the caller's costs; any other costs 1, so those hold the two together."""


def compare(expected: Sequence[Line], happened: Sequence[Line]) -> Edits:
    """Return the cheapest edits that lead from one to the other; remarks fit.

    `…` alone on a line fits any lines but the caller's, which make the call what it is.
    """
    before = _alike(expected, happened)
    rest, got = expected[before:], happened[before:]
    after = _alike(rest[::-1], got[::-1])
    inner = _edits(rest[: len(rest) - after], got[: len(got) - after])
    kept: Edits = [(" ", line) for line in expected]
    return [*kept[:before], *inner, *kept[len(expected) - after :]]


def _alike(expected: Sequence[Line], happened: Sequence[Line]) -> int:
    """Return how many lines both begin with, up to a `…`, so that only the rest is worked through."""
    count = 0
    for line, got in zip(expected, happened, strict=False):
        if line.text.strip() == ANYTHING or not line.fits(got):
            break
        count += 1
    return count


def _edits(expected: Sequence[Line], happened: Sequence[Line]) -> Edits:
    rows, columns = len(expected), len(happened)
    best: list[list[Step]] = [[(0, [], 0, 0)] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows, -1, -1):
        for column in range(columns, -1, -1):
            line = expected[row] if row < rows else None
            got = happened[column] if column < columns else None
            steps = [
                (cost + best[row + down][column + right][0], edits, down, right)
                for cost, edits, down, right in _steps(line, got)
            ]
            best[row][column] = min(steps, key=lambda step: step[0], default=(0, [], 0, 0))
    edits: Edits = []
    row, column = 0, 0
    while row < rows or column < columns:
        _cost, more, down, right = best[row][column]
        edits += more
        row, column = row + down, column + right
    return edits


def differs(edits: Edits) -> bool:
    """Whether anything happened otherwise."""
    return any(mark != " " for mark, _line in edits)


def settled(edits: Edits) -> list[Line]:
    """Return the transcript as it should be from now on: what fitted as it was written, and what happened."""
    return [line for mark, line in edits if mark != "-"]


def shown(edits: Edits, around: int = 3) -> Iterator[tuple[Mark, str]]:
    """Give what to show of a difference: the lines that differ, with so many before and after each."""
    near = {
        place + off
        for place, (mark, _line) in enumerate(edits)
        if mark != " "
        for off in range(-around, around + 1)
    }
    last = -1
    for place in sorted(near & set(range(len(edits)))):
        if place > last + 1:
            yield " ", "  ⋮"
        yield edits[place][0], edits[place][1].text
        last = place


def _steps(line: Line | None, got: Line | None) -> Iterator[Step]:
    """Give the steps from a line of each (None: there are no more), the most telling first."""
    anything = line is not None and line.text.strip() == ANYTHING
    if line is not None and got is not None:
        if anything and got.act is None:
            yield 0, [], 0, 1
        if not anything and not line.is_remark:
            if line.fits(got):
                yield 0, [(" ", line)], 1, 1
            elif line.text[0] == got.text[0]:
                yield _cost(line), [("-", line), ("+", got)], 1, 1
    if line is not None and (anything or line.is_remark):
        yield 0, [(" ", line)], 1, 0
    elif line is not None:
        yield _cost(line), [("-", line)], 1, 0
    if got is not None:
        yield _cost(got), [("+", got)], 0, 1


def _cost(line: Line) -> int:
    return 1 if line.act is None else ACT
