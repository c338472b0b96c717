"""The first step of loading: each file by itself, its shape, and all files put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from ivr.engine.document import KINDS, Action, Document, Spec
from ivr.engine.source import Mistake, Path, Place, Source, nearest, read_yaml

HEADER = ("flow", "languages", "start", "home", "human")
_WORDS_OF_KIND = {f"a {kind} node": shape for kind, shape in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Written:
    """A node as it was written: its shape, and where."""

    spec: Spec
    source: Source
    path: Path

    def place(self, *inner: str) -> Place:
        """Give the place of the node, or of something inside it."""
        return self.source.place((*self.path, *inner))


@dataclass(frozen=True, slots=True)
class WrittenDialogue:
    """A dialogue as it was written."""

    start: str
    nodes: Mapping[str, Written]
    place: Place


@dataclass(slots=True)
class Parts:
    """All files of a flow, put together; `mistakes` gathers what is wrong with them."""

    header: Document = field(default_factory=Document)
    source: Source = field(default_factory=lambda: Source("flow.yaml"))
    levels: list[str] = field(default_factory=lambda: ["none"])
    actions: dict[str, Action] = field(default_factory=dict)
    action_places: dict[str, Place] = field(default_factory=dict)
    nodes: dict[str, Written] = field(default_factory=dict)
    dialogues: dict[str, WrittenDialogue] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)

    def wrong(self, place: Place, message: str) -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(place, message))


def read_parts(files: Mapping[str, str], where: str) -> Parts:
    """Read every `*.yaml` among `files`, which lie at `where`."""
    parts = Parts()
    headers = 0
    for name in sorted(files):
        if not name.endswith(".yaml"):
            continue
        source = read_yaml(where + name, files[name])
        parts.mistakes += source.mistakes
        if source.value is None:
            continue
        document = _document(parts, source)
        if document is None:
            continue
        if "flow" in document.model_fields_set:
            headers += 1
            if headers > 1:
                parts.wrong(source.place(("flow",)), "`flow` stands in another file already; one is enough")
            parts.header, parts.source = document, source
            parts.levels = document.levels or parts.levels
        _take(parts, source, document)
    for word in HEADER:
        if headers and getattr(parts.header, word) is None and word not in parts.left_out:
            parts.wrong(parts.source.place(()), f"`{word}` is missing")
    if not headers and not parts.mistakes:
        parts.wrong(Place(f"{where}flow.yaml", 1, 1), "`flow` is missing: no file says the hotline's name")
    return parts


def _take(parts: Parts, source: Source, document: Document) -> None:
    for name, action in document.actions.items():
        place = source.key_places["actions", name]
        if name in parts.actions:
            parts.wrong(place, f"action '{name}' is declared in {parts.action_places[name]} already")
        parts.actions[name], parts.action_places[name] = action, place
    for name, written in _written(source, document.nodes, ("nodes",)).items():
        if name in parts.nodes:
            parts.wrong(written.place(), f"node '{name}' stands in {parts.nodes[name].place()} already")
        parts.nodes[name] = written
    for name, dialogue in document.dialogues.items():
        path: Path = ("dialogues", name)
        if name in parts.dialogues:
            parts.wrong(source.place(path), f"dialogue '{name}' stands in another file already")
        parts.dialogues[name] = WrittenDialogue(
            dialogue.start, _written(source, dialogue.nodes, (*path, "nodes")), source.key_places[path]
        )


def _written(source: Source, nodes: Mapping[str, Spec], path: Path) -> dict[str, Written]:
    return {name: Written(spec, source, (*path, name)) for name, spec in nodes.items()}


def _document(parts: Parts, source: Source) -> Document | None:
    """Read a file's shape; what does not fit is told and left out, so that the rest can be checked too."""
    for _ in range(2):
        try:
            return Document.model_validate(source.value)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                parts.mistakes.append(_told(source, dict(detail)))
                _leave_out(parts, source.value, _path(detail["loc"]))
    return None


def _leave_out(parts: Parts, value: Any, path: Path) -> None:
    """Take the node, action or word that holds `path` out of a file, and remember which names were meant."""
    depth = {"nodes": 2, "actions": 2, "dialogues": 4}.get(str(path[0]), 1) if path else 1
    *way, last = path[:depth] or ("",)
    for step in way:
        value = value.get(step) if isinstance(value, dict) else None
    if isinstance(value, dict):
        gone = value.pop(last, None)
        parts.left_out.add(str(last))
        if isinstance(gone, dict):
            parts.left_out.add(str(gone.get("into")))


def _told(source: Source, detail: dict[str, Any]) -> Mistake:
    """Turn one of pydantic's errors into a sentence with a place."""
    kind = next((str(step) for step in detail["loc"] if step in _WORDS_OF_KIND), "a flow's file")
    path = _path(detail["loc"])
    match detail["type"]:
        case "extra_forbidden":
            shape = _WORDS_OF_KIND.get(kind, Document)
            known = [each.alias or name for name, each in shape.model_fields.items()]
            word = str(path[-1])
            return Mistake(
                source.key_places.get(path, source.place(path)),
                f"{kind} has no '{word}'{nearest(word, known) or '; it may have ' + ', '.join(known)}",
            )
        case "missing":
            return Mistake(source.place(path[:-1]), f"{kind} needs `{path[-1]}`")
        case "union_tag_not_found" | "union_tag_invalid":
            says = f"a node says what it is by exactly one of {', '.join(KINDS)}"
            return Mistake(source.place(path), says + _meant(detail["input"]))
    place = (
        source.key_places.get(path, source.place(path)) if "[key]" in detail["loc"] else source.place(path)
    )
    what = str(path[-1]) if "[key]" in detail["loc"] else detail["input"]
    return Mistake(place, f"{what!r} does not fit here: {_plain(detail)}")


def _meant(written: object) -> str:
    """Say which kind of node was probably meant, where no word of it is one; empty if none is near."""
    words = list(map(str, written)) if isinstance(written, dict) else []
    if any(word in KINDS for word in words):
        return ""
    known = {each.alias or name for shape in KINDS.values() for name, each in shape.model_fields.items()}
    return next((hint for word in words if word not in known and (hint := nearest(word, KINDS))), "")


def _path(loc: tuple[str | int, ...]) -> Path:
    """Take pydantic's own words out of the way to a value."""
    return tuple(
        step
        for step in loc
        if step not in _WORDS_OF_KIND and step not in ("[key]", "int", "a scalar", "a mapping")
    )


def _plain(detail: dict[str, Any]) -> str:
    message = str(detail["msg"])
    match detail["type"]:
        case "string_pattern_mismatch":
            pattern = detail["ctx"]["pattern"]
            return _PATTERNS.get(pattern, f"it should look like {pattern}")
        case "string_type":
            return "it should be a name; put quotes around a number that is meant as text"
        case "int_parsing" | "int_type" | "int_from_float":
            return "it should be a whole number" + (
                ", or the least and the most, as {min: 4, max: 8}" if "a scalar" in detail["loc"] else ""
            )
    return message[0].lower() + message[1:]


_PATTERNS = {
    "^[1-7#]$": "a menu may give the keys 1 to 7 and #; 0, 8, 9 and * mean the same at every menu",
    r"^\+[1-9][0-9]{5,14}$": "it should be a telephone number with its country, as '+8613800000001'",
}
