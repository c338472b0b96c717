"""Leave out what a flow has a reason for, and tell what is ignored without need, or under no rule's name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ivr.check.finding import Finding
from ivr.check.lint.subject import Subject
from ivr.engine.source import Path, Place, nearest, read_yaml

UNKNOWN, NEEDLESS = "LINT01", "LINT02"


def without_ignored(found: Iterable[Finding], looked_at: Subject, rules: Collection[str]) -> list[Finding]:
    """Give the findings that the flow does not ignore, and one for each thing that it ignores in vain.

    Args:
        looked_at: The flow that says what it ignores.
        found: Findings of any check; a node's or message's ignoring covers all that stands in its lines.
        rules: The ids that could have been found, an entry for any other is a mistake.
    """
    left: list[Finding] = []
    used: set[tuple[str, str]] = set()
    known = parts(looked_at)
    for finding in found:
        ignored = looked_at.flow.lint.ignore.get(finding.rule)
        name = "" if isinstance(ignored, str) else within(finding.place, known)
        if ignored is None or (not isinstance(ignored, str) and name not in ignored):
            left.append(finding)
        else:
            used.add((finding.rule, name))
    return [*left, *_in_vain(looked_at, rules, used)]


def parts(looked_at: Subject) -> list[tuple[Place, str]]:
    """Give where each node and each message begins, in order."""
    nodes = [(node.place, node.origin) for node in looked_at.nodes]
    messages = [
        (message.place, name.partition(".")[0])
        for book in looked_at.flow.words.values()
        for name, message in book.messages.items()
    ]
    return sorted([*nodes, *messages])


def within(place: Place, parts: list[tuple[Place, str]]) -> str:
    """Name the node or message in whose lines a place lies: the last that begins before it in its file."""
    before = [name for start, name in parts if start.file == place.file and start.line <= place.line]
    return before[-1] if before else ""


def _in_vain(
    looked_at: Subject, rules: Collection[str], used: Collection[tuple[str, str]]
) -> Iterable[Finding]:
    places = _places(looked_at.files)
    for rule, reason in looked_at.flow.lint.ignore.items():
        for name in [""] if isinstance(reason, str) else reason:
            path: Path = ("lint", "ignore", rule, *([name] if name else []))
            place = places.get(path, Place("flow.yaml", 1, 1))
            if rule not in rules:
                yield Finding(UNKNOWN, "error", place, f"there is no rule '{rule}'{nearest(rule, rules)}")
            elif (rule, name) not in used:
                where = f" at '{name}'" if name else ""
                yield Finding(NEEDLESS, "warning", place, f"nothing breaks {rule}{where}: do not ignore it")


def _places(files: Mapping[str, str]) -> dict[Path, Place]:
    return {
        path: place
        for file, text in files.items()
        if file.endswith(".yaml")
        for path, place in read_yaml(file, text).key_places.items()
        if path[:1] == ("lint",)
    }
