"""Hold a call as it went against its transcript, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from ivr.simulator.transcript import ANYTHING, Line

Mark: TypeAlias = Literal[" ", "-", "+"]
Edits: TypeAlias = list[tuple[Mark, Line]]
"""The lines of both: ` ` fits (as it was written), `-` did not happen, `+` was not written."""


def compare(expected: Sequence[Line], happened: Sequence[Line]) -> Edits:
    """Return the fewest edits that lead from one to the other; remarks fit, `…` alone fits any lines."""
    costs = _costs(expected, happened)
    edits: Edits = []
    row, column = 0, 0
    while row < len(expected) or column < len(happened):
        line = expected[row] if row < len(expected) else None
        got = happened[column] if column < len(happened) else None
        here = costs[row][column]
        if line is not None and line.text.strip() == ANYTHING and got and here == costs[row][column + 1]:
            column += 1
        elif line is not None and _is_free(line) and here == costs[row + 1][column]:
            edits.append((" ", line))
            row += 1
        elif line is not None and got is not None and line.fits(got) and here == costs[row + 1][column + 1]:
            edits.append((" ", line))
            row, column = row + 1, column + 1
        elif (
            line is not None
            and got is not None
            and _replaces(line, got)
            and here == costs[row + 1][column + 1] + 1
        ):
            edits += [("-", line), ("+", got)]
            row, column = row + 1, column + 1
        elif line is not None and here == costs[row + 1][column] + 1:
            edits.append(("-", line))
            row += 1
        else:
            assert got is not None
            edits.append(("+", got))
            column += 1
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


def _is_free(line: Line) -> bool:
    return line.is_remark or line.text.strip() == ANYTHING


def _replaces(line: Line, got: Line) -> bool:
    """Whether the line that happened is of the kind of the one that did not: one edit, not two."""
    return not _is_free(line) and line.text[0] == got.text[0]


def _costs(expected: Sequence[Line], happened: Sequence[Line]) -> list[list[int]]:
    """Return how many lines differ at least from each place of both on."""
    rows, columns = len(expected), len(happened)
    costs = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows, -1, -1):
        for column in range(columns, -1, -1):
            ways = [costs[row][column + 1] + 1] if column < columns else []
            if row < rows:
                line = expected[row]
                free = _is_free(line)
                ways.append(costs[row + 1][column] + (not free))
                if column < columns and line.text.strip() == ANYTHING:
                    ways.append(costs[row][column + 1])
                elif column < columns and line.fits(happened[column]):
                    ways.append(costs[row + 1][column + 1])
                elif column < columns and _replaces(line, happened[column]):
                    ways.append(costs[row + 1][column + 1] + 1)
            costs[row][column] = min(ways, default=0)
    return costs
