"""Copy dialogues in place, so that a flow's graph is static: `stolen` that calls `verify` becomes `stolen/…`.

A copied node keeps its `origin`, by which lint, coverage and drawings report. Recursion is a mistake. What a
node's ways lead to is resolved here: `return EXIT` to where the calling node says, names inside a dialogue to
the copies, and a name of a calling node to the dialogue's first node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ivr.engine.document import (
    BranchNode,
    CallNode,
    CollectNode,
    DoNode,
    HangupNode,
    MenuNode,
    PlayNode,
    SayNode,
    Spec,
)
from ivr.engine.parts import Parts, Written
from ivr.engine.source import Place, nearest

MOST_NODES = 20_000
"""So many nodes may a flow come to, its dialogues copied in place."""


@dataclass(slots=True)
class Placed:
    """A node under its final name. `ways` lead by event name; `way_places` tell where each was written."""

    name: str
    origin: str
    written: Written
    ways: dict[str, str] = field(default_factory=dict)
    way_places: dict[str, Place] = field(default_factory=dict)

    @property
    def spec(self) -> Spec:
        """What the node is."""
        return self.written.spec


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where names are looked up: `prefix` of the copies, `exits` of the dialogue, dialogues on the way."""

    prefix: str
    origin: str
    exits: Mapping[str, str]
    stack: tuple[str, ...]

    def resolve(self, target: str) -> str:
        """Give the full name that `target` means here; an unhandled exit keeps its words."""
        if target.startswith("return "):
            return self.exits.get(target.removeprefix("return "), target)
        return self.prefix + target


def expand(parts: Parts) -> dict[str, Placed]:
    """Give all nodes by their final names. What is wrong is noted in `parts`."""
    placed: dict[str, Placed] = {}
    entries: dict[str, str] = {}
    for node in _copies(parts, parts.nodes, _Scope("", "", {}, ()), entries):
        if len(placed) >= MOST_NODES:
            parts.wrong(
                node.written.place(), f"dialogues within dialogues come to more than {MOST_NODES:,} nodes"
            )
            break
        if node.name in placed or node.name in entries:
            parts.wrong(node.written.place(), f"two nodes come to be called '{node.name}'")
        placed[node.name] = node
    for node in placed.values():
        node.ways = {event: _entry(target, entries) for event, target in node.ways.items()}
    for node in placed.values():
        if isinstance(node.spec, MenuNode | CollectNode) and "back" not in node.ways:
            node.ways["back"] = _parent(node.name, placed) or parts.header.home or ""
    return placed


def _copies(
    parts: Parts, nodes: Mapping[str, Written], scope: _Scope, entries: dict[str, str]
) -> Iterator[Placed]:
    for name, written in nodes.items():
        full = scope.prefix + name
        if not isinstance(written.spec, CallNode):
            node = Placed(full, scope.origin + name, written)
            for event, target, place in _ways(written):
                node.ways[event], node.way_places[event] = scope.resolve(target), place
            _shared_ways(parts, node)
            yield node
            continue
        called = written.spec.call
        dialogue = parts.dialogues.get(called)
        place = written.place("call")
        if dialogue is None and called in parts.left_out:
            continue
        if dialogue is None:
            parts.wrong(place, f"there is no dialogue '{called}'{nearest(called, parts.dialogues)}")
        elif called in scope.stack:
            parts.wrong(
                place, f"dialogue '{called}' comes back to itself: {' > '.join((*scope.stack, called))}"
            )
        else:
            _check_exits(parts, written, written.spec)
            entries[full] = f"{full}/{dialogue.start}"
            exits = {exit_: scope.resolve(target) for exit_, target in written.spec.then.items()}
            inner = _Scope(f"{full}/", f"{called}/", exits, (*scope.stack, called))
            yield from _copies(parts, dialogue.nodes, inner, entries)


def _ways(written: Written) -> Iterable[tuple[str, str, Place]]:
    spec = written.spec
    match spec:
        case SayNode() | PlayNode():
            yield "next", spec.then, written.place("then")
        case MenuNode():
            for key, target in spec.keys.items():
                yield key, target, written.place("keys", key)
        case CollectNode():
            yield "digits", spec.then, written.place("then")
        case HangupNode():
            return
        case _:
            for event, target in spec.then.items():
                yield event, target, written.place("then", event)
    if isinstance(spec, MenuNode | CollectNode):
        for event in ("exhausted", "back"):
            target = getattr(spec, event)
            if target is not None:
                yield event, target, written.place(event)


def _shared_ways(parts: Parts, node: Placed) -> None:
    """Add what every listening node has: the human, the ends of both ladders, the hang-up."""
    spec = node.spec
    human = parts.header.human or ""
    if isinstance(spec, MenuNode | CollectNode):
        end = node.ways.pop("exhausted", human)
        node.ways |= {"no_input": end, "no_match": end, "human": human}
    if parts.header.hung_up and not isinstance(spec, SayNode | PlayNode | DoNode | BranchNode | HangupNode):
        node.ways["hung_up"] = parts.header.hung_up


def _entry(target: str, entries: Mapping[str, str]) -> str:
    while target in entries:
        target = entries[target]
    return target


def _parent(name: str, placed: Mapping[str, Placed]) -> str | None:
    while "/" in name:
        name = name.rpartition("/")[0]
        if name in placed and isinstance(placed[name].spec, MenuNode):
            return name
    return None


def _check_exits(parts: Parts, written: Written, spec: CallNode) -> None:
    used = {
        target.removeprefix("return ")
        for node in parts.dialogues[spec.call].nodes.values()
        for target in _targets(node.spec)
        if target.startswith("return ")
    }
    for exit_ in sorted(used - spec.then.keys()):
        parts.wrong(
            written.place("then"), f"dialogue '{spec.call}' may end in '{exit_}': say where that leads"
        )
    for exit_ in sorted(spec.then.keys() - used):
        parts.wrong(
            written.place("then", exit_),
            f"dialogue '{spec.call}' never ends in '{exit_}'{nearest(exit_, used)}",
        )


def _targets(spec: Spec) -> Iterator[str]:
    for field_ in ("then", "keys"):
        value = getattr(spec, field_, None)
        if isinstance(value, str):
            yield value
        elif value is not None:
            yield from value.values()
    for field_ in ("exhausted", "back"):
        if (value := getattr(spec, field_, None)) is not None:
            yield value
