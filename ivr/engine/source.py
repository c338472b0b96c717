"""Read YAML and keep where each thing stands, so that a mistake is told with its line and column.

Only `true`, `false`, `null` and numbers are more than text (YAML 1.1 would read `no` as false), and all keys
are text: the key `1` of a menu is the key on the phone.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]
MAX_DEPTH = 12
MOST_COMPARED = 500
"""So many names are looked at to guess which was meant."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing that is wrong in a flow's files, in a sentence for its author."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class FlowError(Exception):
    """The author of a flow made mistakes: all of them, in order of place. Nothing was loaded."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(map(str, self.mistakes)))


@dataclass(slots=True)
class Source:
    """One YAML file: its value, and the place of each value and key by path."""

    file: str
    value: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    key_places: dict[Path, Place] = field(default_factory=dict)
    composed: set[int] = field(default_factory=set)
    mistakes: list[Mistake] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """Give the place of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file, 1, 1))


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A loader that takes only true, false, null and numbers for more than text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own name and shape
        first: [(tag, pattern) for tag, pattern in rules if tag.rsplit(":", 1)[1] in {"int", "float", "null"}]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_WORDS = {"true": True, "false": False}


def read_yaml(file: str, text: str) -> Source:
    """Read one file; what is wrong with its YAML stands in the answer's `mistakes`."""
    source = Source(file)
    try:
        if _too_deep(text):
            raise yaml.YAMLError("it is nested deeper than anything in a flow")
        loader = _Loader(text)
        root = loader.get_single_node()
        if root is not None:
            source.value = _value(source, loader, root, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
        source.mistakes.append(Mistake(place, f"this is not YAML: {error.problem or error.context}"))
    except (yaml.YAMLError, UnicodeError) as error:
        source.mistakes.append(Mistake(Place(file, 1, 1), f"this is not YAML: {error}"))
    return source


def _too_deep(text: str) -> bool:
    """Tell whether a document is nested deeper than any flow, before the parser's recursion meets it."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return True
    return False


def _value(source: Source, loader: Any, node: Any, path: Path) -> Any:
    source.places[path] = _place(source, node)
    if not isinstance(node, yaml.ScalarNode):
        if id(node) in source.composed:
            source.mistakes.append(Mistake(source.places[path], "write it out: aliases (*name) are not read"))
            return None
        source.composed.add(id(node))
    match node:
        case yaml.MappingNode():
            mapping: dict[str, Any] = {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                source.key_places[*path, key] = _place(source, key_node)
                if key in mapping:
                    source.mistakes.append(
                        Mistake(source.key_places[*path, key], f"'{key}' stands here twice")
                    )
                mapping[key] = _value(source, loader, value_node, (*path, key))
            return mapping
        case yaml.SequenceNode():
            return [_value(source, loader, item, (*path, index)) for index, item in enumerate(node.value)]
    if node.style is None and node.value in _WORDS:
        return _WORDS[node.value]
    try:
        return loader.construct_object(node)
    except (ValueError, KeyError, AttributeError, OverflowError):
        told = f"'{node.value[:40]}' cannot be read; put quotes around what is meant as text"
        source.mistakes.append(Mistake(source.places[path], told))
        return None


def _place(source: Source, node: Any) -> Place:
    return Place(source.file, node.start_mark.line + 1, node.start_mark.column + 1)


def nearest(name: str, names: Iterable[str]) -> str:
    """Say which of `names` was probably meant, as the end of a sentence; empty if none is near."""
    alike = [each for each in names if abs(len(each) - len(name)) < 4]
    close = difflib.get_close_matches(name, alike[:MOST_COMPARED], n=1)
    return f"; did you mean '{close[0]}'?" if close else ""
