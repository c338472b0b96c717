"""A picture as one SVG text that needs no script, server or font, for light and dark.

Every box is a group with `id="node-NAME"` and `data-node="NAME"`, so that a page can show where a call
stands; a name in a row links to its box, which is then outlined.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape

from ivr.check.draw.layout import (
    BOX_WIDTH,
    FRAME,
    HEAD_HEIGHT,
    LINE_HEIGHT,
    PADDING,
    Group,
    Link,
    Placed,
    badge_width,
    beside,
    groups,
)
from ivr.check.draw.lettering import cut, width
from ivr.check.draw.picture import Box, Picture, Way
from ivr.check.draw.style import CHINESE_WORDS, LEGEND, STYLE, WORDS
from ivr.speech.language import is_chinese

MARGIN, HEADER = 28, 46
_RADIUS = {"hangup": 18, "menu": 10}


def svg(picture: Picture, title: str, language: str = "en") -> str:
    """Give a picture as SVG, with what is told about its boxes in a language."""
    found = groups(picture)
    words = CHINESE_WORDS if is_chinese(language) else WORDS
    used = {css for box in picture.drawn for css in _classes(picture, box)}
    legend = [(css, words.get(css, css)) for css in LEGEND if css in used]
    legend_x = MARGIN + width(title, 19) + 36
    legend_end = legend_x + sum(33 + width(told) for _css, told in legend)
    wide = max(legend_end, max(group.x + group.width for group in found) + MARGIN) + MARGIN
    high = max(group.y + group.height for group in found) + 2 * MARGIN + HEADER
    size = f'width="{wide:.0f}" height="{high:.0f}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="flow" {size}'
            f' viewBox="0 0 {wide:.0f} {high:.0f}" role="img" aria-label="{escape(title)}">',
            f"<style>{STYLE}</style>",
            f'<rect class="paper" {size}/>',
            f'<text class="title" x="{MARGIN}" y="{MARGIN + 16}">{escape(title)}</text>',
            *_legend(legend, legend_x, MARGIN + 16),
            *(line for group in found for line in _group(picture, group, words)),
            "</svg>",
            "",
        ]
    )


def _classes(picture: Picture, box: Box) -> list[str]:
    return [box.kind, *(["human"] if picture.leads_to_human(box.name) else [])]


def _legend(told: Sequence[tuple[str, str]], x: float, y: float) -> Iterator[str]:
    for css, words in told:
        yield f'<rect class="swatch {css}" x="{x:.0f}" y="{y - 10}" width="10" height="10" rx="3"/>'
        yield f'<text class="legend" x="{x + 15:.0f}" y="{y}">{words}</text>'
        x += 33 + width(words)


def _group(picture: Picture, group: Group, words: Mapping[str, str]) -> Iterator[str]:
    css = "service human" if picture.leads_to_human(group.service) else "service"
    yield (
        f'<g class="{css}" id="service-{escape(group.service)}" data-service="{escape(group.service)}"'
        f' transform="translate({group.x + MARGIN:.0f} {group.y + MARGIN + HEADER:.0f})">'
    )
    yield f'<rect class="frame" width="{group.width:.0f}" height="{group.height:.0f}" rx="12"/>'
    yield f'<text class="name" x="{FRAME}" y="26">{escape(group.service)}</text>'
    hung = {(link.source, link.way) for link in group.links}
    yield from map(_link, group.links)
    for placed in group.boxes:
        yield from _box(picture, placed, hung, words)
    yield "</g>"


def _box(
    picture: Picture, placed: Placed, hung: Collection[tuple[str, Way]], words: Mapping[str, str]
) -> Iterator[str]:
    box = placed.box
    name = escape(box.name)
    yield (
        f'<g class="node {" ".join(_classes(picture, box))}" id="node-{name}" data-node="{name}"'
        f' transform="translate({placed.x:.0f} {placed.y:.0f})">'
    )
    yield f"<title>{name}: {escape(box.detail)}</title>"
    radius = _RADIUS.get(box.kind, 6)
    yield f'<rect class="box" width="{BOX_WIDTH}" height="{placed.height:.0f}" rx="{radius}"/>'
    kind = words.get(box.kind, box.kind)
    room = BOX_WIDTH - 2 * PADDING - width(kind, 10) - 8
    yield f'<text class="node-name" x="{PADDING}" y="17">{escape(cut(box.short, room, 12.5))}</text>'
    yield f'<text class="kind" x="{BOX_WIDTH - PADDING}" y="17" text-anchor="end">{kind}</text>'
    for number, line in enumerate(placed.lines):
        y = HEAD_HEIGHT + LINE_HEIGHT * number + 9
        said = f'<text class="words" x="{PADDING}" y="{y}">{escape(line)}</text>'
        yield f'<a href="#service-{escape(box.detail)}">{said}</a>' if box.kind == "call" else said
    yield from _marks(placed)
    for way, middle in placed.rows:
        yield from _row(picture, box, way, middle - placed.y + 4, to=(box.name, way) not in hung)
    yield "</g>"


def _marks(placed: Placed) -> Iterator[str]:
    line = len(placed.lines) - (1 if beside(placed.box, placed.lines) else 0)
    y = HEAD_HEIGHT + LINE_HEIGHT * line - 2
    x = float(BOX_WIDTH - PADDING) if line < len(placed.lines) else float(PADDING)
    for css, words in placed.box.marks:
        wide = badge_width(words)
        x -= wide if line < len(placed.lines) else 0
        yield (
            f'<g class="mark {css}"><rect x="{x:.0f}" y="{y}" width="{wide:.0f}" height="15" rx="7.5"/>'
            f'<text x="{x + 6:.0f}" y="{y + 11}">{escape(words)}</text></g>'
        )
        x += -6 if line < len(placed.lines) else wide + 6


def _row(picture: Picture, box: Box, way: Way, y: float, *, to: bool) -> Iterator[str]:
    """Draw a way in its box: the keys, their words, other events, and where it leads if no line says so."""
    x = float(PADDING)
    labels = way.label.split()
    keys = [each for each in labels if len(each) == 1 and box.kind in ("menu", "collect")]
    others = [each for each in labels if each not in keys]
    for key in keys:
        yield f'<rect class="key" x="{x:.0f}" y="{y - 11:.0f}" width="15" height="15" rx="4"/>'
        yield f'<text class="key" x="{x + 7.5:.1f}" y="{y:.0f}" text-anchor="middle">{escape(key)}</text>'
        x += 20
    words = [cut(way.words, 84 - 44 * bool(others))] if way.words else []
    for each in [*words, *others]:
        yield f'<text class="label" x="{x:.0f}" y="{y:.0f}">{escape(each)}</text>'
        x += width(each) + 8
    if not to:
        return
    leads_to = picture.boxes.get(way.target)
    css = "return" if leads_to is None else "human" if picture.leads_to_human(leads_to.name) else ""
    target = escape(cut(way.target, BOX_WIDTH - PADDING - x - 14))
    told = f'<text class="to {css}" x="{x:.0f}" y="{y:.0f}">→ {target}</text>'
    yield told if leads_to is None else f'<a href="#node-{escape(way.target)}">{told}</a>'


def _link(link: Link) -> str:
    label = ""
    if link.trunk is None:
        line = f"M{link.x:.0f} {link.y:.1f}V{link.to_y:.1f}"
        turn = 90
        if link.way.label:
            middle = (link.y + link.to_y) / 2 + 2
            told = escape(link.way.label)
            label = f'<text class="label" x="{link.x + 8:.0f}" y="{middle:.1f}">{told}</text>'
    else:
        line, turn = _over(link, link.trunk), 0
    tip = f"translate({link.to_x:.0f} {link.to_y:.1f}) rotate({turn})"
    return (
        f'<g class="way" data-from="{escape(link.source)}" data-to="{escape(link.way.target)}">'
        f'<path d="{line}"/><path class="arrow" transform="{tip}" d="M0 0l-7-3.5v7z"/>{label}</g>'
    )


def _over(link: Link, trunk: float) -> str:
    """Give the line from a row to a box: straight, or down a trunk with rounded corners."""
    bend = min(7.0, (link.to_y - link.y) / 2)
    if bend < 1:
        return f"M{link.x:.0f} {link.y:.1f}H{link.to_x:.0f}"
    return (
        f"M{link.x:.0f} {link.y:.1f}H{trunk - bend:.1f}q{bend:.1f} 0 {bend:.1f} {bend:.1f}"
        f"V{link.to_y - bend:.1f}q0 {bend:.1f} {bend:.1f} {bend:.1f}H{link.to_x:.0f}"
    )
