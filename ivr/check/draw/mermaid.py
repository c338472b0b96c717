"""A picture as Mermaid text, for Markdown pages; what leads to another service ends in a small stub."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ivr.check.draw.lettering import cut
from ivr.check.draw.picture import Box, Picture, Way

_SHAPES = {
    "menu": ("{{", "}}"),
    "collect": ("[/", "/]"),
    "do": ("[[", "]]"),
    "branch": ("{", "}"),
    "hangup": ("([", "])"),
}
_STYLES = (
    "classDef human stroke:#d2571e,stroke-width:2px",
    "classDef secret stroke:#b3261e,stroke-width:2px",
    "classDef hangup stroke-width:3px",
    "classDef stub stroke-dasharray:3 3",
)


def mermaid(picture: Picture) -> str:
    """Give a picture as a Mermaid flowchart."""
    shown = {name: box for name, box in picture.boxes.items() if box.service in picture.services}
    ids = {name: f"n{number}" for number, name in enumerate(shown)}
    lines = ["flowchart LR"]
    for number, service in enumerate(picture.services):
        lines.append(f'  subgraph s{number}["{_text(service)}"]')
        inside = [box for box in shown.values() if box.service == service]
        lines += [f"    {_node(picture, box, ids[box.name])}" for box in inside]
        lines += [f"    {line}" for box in inside for line in _ways(picture, box, ids)]
        lines.append("  end")
    return "\n".join([*lines, *(f"  {style}" for style in _STYLES), ""])


def _node(picture: Picture, box: Box, name: str) -> str:
    left, right = _SHAPES.get(box.kind, ("[", "]"))
    marks = [words for _css, words in box.marks]
    told = "<br>".join(_text(line) for line in (box.short, cut(box.detail, 260), ", ".join(marks)) if line)
    secret = any(css == "secret" for css, _words in box.marks)
    human = picture.leads_to_human(box.name)
    css = "hangup" if box.kind == "hangup" else "secret" if secret else "human" if human else ""
    return f'{name}{left}"{told}"{right}{f":::{css}" if css else ""}'


def _ways(picture: Picture, box: Box, ids: dict[str, str]) -> Iterator[str]:
    here = ids[box.name]
    for number, way in enumerate(box.ways):
        label = _text(" ".join(word for word in (way.label, way.words) if word))
        arrow = f'-- "{label}" -->' if label else "-->"
        target = picture.boxes.get(way.target)
        if target is not None and target.service == box.service:
            yield f"{here} {arrow} {ids[way.target]}"
        else:
            yield f"{here} {arrow} {here}x{number}{_stub(picture, way)}"


def _stub(picture: Picture, way: Way) -> str:
    target = picture.boxes.get(way.target)
    css = "human" if target is not None and picture.leads_to_human(target.name) else "stub"
    return f'(["{_text(way.target)}"]):::{css}'


def _text(text: str) -> str:
    """Give a text as Mermaid reads it inside quotation marks: its entities begin with `#`."""
    return escape(text.replace("#", "#35;"), quote=False).replace('"', "#quot;")
