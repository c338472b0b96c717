"""Which places call which dialogues: the flow as it was written, found again in its copies."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.engine.document import CallNode, CollectNode, HangupNode, MenuNode, PlayNode, SayNode, Spec
from ivr.engine.flow import Flow, Node


class Calls:
    """Where dialogues were copied to, and the name of the box that a node is drawn as."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.dialogue: dict[str, str] = {}
        self._site: dict[str, str] = {}
        for node in flow.nodes.values():
            if node.origin != node.name:
                dialogue, _, rest = node.origin.partition("/")
                site = node.name.removesuffix(f"/{rest}")
                self.dialogue[site] = dialogue
                self._site[node.name] = site

    def around(self, name: str) -> tuple[str, ...]:
        """Give the places that call the dialogues around a node or such a place, the outermost first."""
        site = self._site.get(name, "") if name in self.flow.nodes else self._above(name)
        return (*self.around(site), site) if site else ()

    def _above(self, name: str) -> str:
        while name:
            name = name.rpartition("/")[0]
            if name in self.dialogue:
                return name
        return ""

    def box(self, name: str) -> str:
        """Name the box of a node, or of a place that calls a dialogue."""
        around = self.around(name)
        return f"{self.dialogue[around[-1]]}/{name.removeprefix(f'{around[-1]}/')}" if around else name

    def ways(self, node: Node) -> Iterator[tuple[str, str]]:
        """Give the ways of a node as (label, box); a way out of its dialogue has no box."""
        for label, event, target in written(node.spec):
            if target.startswith("return "):
                yield label, target
            else:
                yield label, self._seen_from(self.around(node.name), node.ways[event])

    def exits(self, site: str) -> dict[str, str]:
        """Give the exits of a place that calls a dialogue, and the box that each leads to."""
        found: dict[str, str] = {}
        for name, inner in self._site.items():
            node = self.flow.nodes[name]
            for _label, event, target in written(node.spec) if inner == site else ():
                if target.startswith("return "):
                    seen = self._seen_from(self.around(site), node.ways[event])
                    found[target.removeprefix("return ")] = seen
        return found

    def _seen_from(self, here: tuple[str, ...], target: str) -> str:
        """Name the box of `target` as it looks from inside the dialogue calls `here`."""
        there = self.around(target)
        if there[: len(here)] != here:
            return "return"
        return self.box(there[len(here)] if len(there) > len(here) else target)


def written(spec: Spec) -> Iterator[tuple[str, str, str]]:
    """Give the ways that a node was written with: label, event of the machine, target as written."""
    match spec:
        case SayNode() | PlayNode():
            yield "", "next", spec.then
        case CollectNode():
            least, most = spec.length.min, spec.length.max
            yield f"{least} digits" if least == most else f"{least}–{most} digits", "digits", spec.then
        case MenuNode():
            yield from ((key, key, target) for key, target in spec.keys.items())
        case HangupNode() | CallNode():
            return
        case _:
            yield from ((event, event, target) for event, target in spec.then.items())
    if isinstance(spec, MenuNode | CollectNode):
        if spec.exhausted:
            yield "exhausted", "no_input", spec.exhausted
        if spec.back:
            yield "*", "back", spec.back
