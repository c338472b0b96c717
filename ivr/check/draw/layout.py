"""Where each box of a picture lies: a tree a service, its branches to the right, no line across another.

A box hangs on the first that leads to it, breadth first. Each of its ways is a row in it: one to a box that
hangs on it has a line, any other names the box that it leads to. So a picture of five hundred nodes stays as
readable as one of ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ivr.check.draw.lettering import width, wrapped
from ivr.check.draw.picture import Box, Picture, Way

BOX_WIDTH = 236
PADDING = 12
HEAD_HEIGHT = 24
LINE_HEIGHT = 15
ROW_HEIGHT = 18
MOST_LINES = 2
BELOW, BESIDE = 16, 14
"""Gaps between a box and what hangs beneath it, and between one branch and the next."""
GAP, TRUNK = 40, 7
"""Gap between a box and its branches, and between the trunks of their lines."""
FRAME, TITLE = 18, 34
BETWEEN = 28
ASPECT = 1.5
"""A whole picture is made about so much wider than high."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and its place: `lines` is what it says, cut to fit; `rows` are its ways, and the y of each."""

    box: Box
    x: float
    y: float
    lines: tuple[str, ...]
    rows: tuple[tuple[Way, float], ...]
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A way to the box that hangs on it: over a trunk at this x, or straight down without one."""

    way: Way
    source: str
    x: float
    y: float
    to_x: float
    to_y: float
    trunk: float | None


@dataclass(slots=True)
class Group:
    """One service, laid out from its own corner at (0, 0)."""

    service: str
    boxes: list[Placed] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    width: float = 0
    height: float = 0
    x: float = 0
    y: float = 0


Tree = Mapping[str, Sequence[Way]]
"""The ways of each box to the boxes that hang on it."""


def groups(picture: Picture) -> list[Group]:
    """Lay out every service of a picture, and the services beside and beneath each other."""
    found = [_group(picture, service) for service in picture.services]
    _packed(found)
    return found


def _group(picture: Picture, service: str) -> Group:
    boxes = {name: box for name, box in picture.boxes.items() if box.service == service}
    tree, roots = _tree(boxes, _entries(picture, service))
    group = Group(service)
    _place(group, boxes, tree, roots)
    group.width = max(*(placed.x + BOX_WIDTH for placed in group.boxes), width(service, 15)) + FRAME
    group.height = max(placed.y + placed.height for placed in group.boxes) + FRAME
    return group


def _entries(picture: Picture, service: str) -> list[str]:
    """Name the boxes of a service as trees may begin: the start, itself, what others lead to, the rest."""
    own = [name for name, box in picture.boxes.items() if box.service == service]
    led_to = {way.target for box in picture.boxes.values() if box.service != service for way in box.ways}
    return sorted(own, key=lambda name: (name not in (picture.start, service), name not in led_to))


def _tree(boxes: Mapping[str, Box], entries: Iterable[str]) -> tuple[Tree, list[str]]:
    """Hang each box on the first that leads to it; give the ways to what hangs on each, and the roots."""
    tree: dict[str, list[Way]] = {name: [] for name in boxes}
    roots: list[str] = []
    seen: set[str] = set()
    for entry in entries:
        if entry in seen:
            continue
        roots.append(entry)
        seen.add(entry)
        row = [entry]
        for name in row:
            for way in boxes[name].ways:
                if way.target in boxes and way.target not in seen:
                    seen.add(way.target)
                    tree[name].append(way)
                    row.append(way.target)
    return tree, roots


def _straight(box: Box, tree: Tree) -> bool:
    """Tell whether a box has its only follower beneath it: what happens without a choice reads downwards."""
    return len(box.ways) == len(tree[box.name]) == 1


def _columns(boxes: Mapping[str, Box], tree: Tree, roots: Iterable[str]) -> list[float]:
    """Give the x of each column: the more lines run down between two, the wider apart they are."""
    lines: dict[int, int] = {}
    ahead = [(name, 0) for name in roots]
    for name, column in ahead:
        straight = _straight(boxes[name], tree)
        lines[column] = max(lines.get(column, 0), 0 if straight else len(tree[name]))
        ahead += [(way.target, column if straight else column + 1) for way in tree[name]]
    columns = [float(FRAME)]
    for column in range(len(lines)):
        columns.append(columns[-1] + BOX_WIDTH + GAP + TRUNK * lines[column])
    return columns


def _place(group: Group, boxes: Mapping[str, Box], tree: Tree, roots: Sequence[str]) -> None:
    """Place the boxes, each as high as its own line and those above it let it be.

    A box stands beneath the last branch of the box above it, else its lines would cross that branch's line.
    """
    columns = _columns(boxes, tree, roots)
    free = [float(TITLE + FRAME / 2)] * len(columns)
    last_branch = [0.0] * (len(columns) + 1)
    ahead: list[tuple[str, int, float, Link | None]] = [(name, 0, 0, None) for name in reversed(roots)]
    while ahead:
        name, column, y, link = ahead.pop()
        box, x = boxes[name], columns[column]
        if link is None or link.trunk is not None:
            y = max(y, free[column], last_branch[column + 1])
        if link is not None:
            last_branch[column] = y if link.trunk is not None else last_branch[column]
            to_y = y if link.trunk is None else y + HEAD_HEIGHT / 2
            group.links.append(replace(link, to_x=x + (24 if link.trunk is None else 0), to_y=to_y))
        straight = _straight(box, tree)
        placed = _sized(box, x, y, with_rows=not straight)
        group.boxes.append(placed)
        bottom = y + placed.height
        free[column] = bottom + BESIDE
        if straight:
            below = bottom + BELOW + (12 if box.ways[0].label else 0)
            down = Link(box.ways[0], name, x + 24, bottom, 0, 0, None)
            ahead.append((box.ways[0].target, column, below, down))
            continue
        branches = [(way, middle) for way, middle in placed.rows if way in tree[name]]
        for number, (way, middle) in reversed([*enumerate(branches)]):
            # What turns down early would cross the lines that leave the box beneath it: the first turns last.
            trunk = columns[column + 1] - GAP / 2 - TRUNK * number
            across = Link(way, name, x + BOX_WIDTH, middle, 0, 0, trunk)
            ahead.append((way.target, column + 1, middle - HEAD_HEIGHT / 2, across))


def _sized(box: Box, x: float, y: float, *, with_rows: bool) -> Placed:
    lines = wrapped(box.detail, BOX_WIDTH - 2 * PADDING, MOST_LINES)
    height = HEAD_HEIGHT + LINE_HEIGHT * len(lines) + (0 if beside(box, lines) else ROW_HEIGHT)
    rows = []
    for way in box.ways if with_rows else ():
        rows.append((way, y + height + ROW_HEIGHT / 2))
        height += ROW_HEIGHT
    return Placed(box, x, y, lines, tuple(rows), height + 5)


def beside(box: Box, lines: tuple[str, ...]) -> bool:
    """Tell whether the marks of a box find room beside what it says."""
    taken = sum(badge_width(words) + 6 for _css, words in box.marks)
    return not box.marks or (len(lines) == 1 and width(lines[0]) + taken <= BOX_WIDTH - 2 * PADDING)


def badge_width(words: str) -> float:
    """Tell how wide a mark is."""
    return width(words, 10) + 12


def _packed(found: list[Group]) -> None:
    """Put the services into columns, in their order, so that the whole is small and about `ASPECT` wide."""
    tallest = max(group.height for group in found)
    heights = [tallest * step / 8 for step in range(8, 81)]

    def waste(height: float) -> float:
        wide, high = _stack(found, height)
        return wide * high * (1 + abs(wide / high - ASPECT))

    _stack(found, min(heights, key=waste))


def _stack(found: list[Group], height: float) -> tuple[float, float]:
    """Put the services into columns of at most this height; give the width and height of the whole."""
    x = y = column = high = 0.0
    for group in found:
        if y and y + group.height > height:
            x, y, column = x + column + BETWEEN, 0, 0
        group.x, group.y = x, y
        y += group.height + BETWEEN
        column, high = max(column, group.width), max(high, y)
    return x + column, high - BETWEEN
