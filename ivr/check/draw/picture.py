"""What a picture of a flow shows, before it is laid out: boxes, where each leads, and what marks it.

A dialogue that is copied to many places is drawn once, and each place that calls it is one box, since a
reader knows the flow as it was written. Boxes are grouped by service, the first word of a node's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ivr.check.draw.calls import Calls
from ivr.check.draw.style import CHINESE_MARKS
from ivr.engine.document import (
    BranchNode,
    CollectNode,
    DoNode,
    HangupNode,
    MenuNode,
    QueueNode,
    TransferNode,
    Waiter,
)
from ivr.engine.flow import Flow, Node
from ivr.speech.language import is_chinese
from ivr.speech.variants import sentences
from ivr.speech.wording import Wording

FEWEST = 3
"""A service of fewer boxes is drawn with the flow's own."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a box leads: to the box `target`, or out of its dialogue (`return EXIT`, which is no box)."""

    label: str
    target: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """One box: a node as it was written, or a place that calls a dialogue.

    Attributes:
        name: The node's name as it was written, with its dialogue's before it; unique.
        service: The group that it is drawn in.
        kind: The kind word; `call` for a place that calls a dialogue.
        detail: What it says, does or asks.
        marks: What is special about it, as (CSS class, words).
    """

    name: str
    service: str
    kind: str
    detail: str
    ways: tuple[Way, ...]
    marks: tuple[tuple[str, str], ...] = ()

    @property
    def short(self) -> str:
        """The name inside its service."""
        return self.name.removeprefix(f"{self.service}/")


@dataclass(frozen=True, slots=True)
class Picture:
    """The boxes of a flow by name, in the order of its files, and its services in the order of drawing.

    `start` is the box where a call begins, `human` the one where a person is sought.
    """

    boxes: Mapping[str, Box]
    services: tuple[str, ...]
    start: str
    human: str

    def leads_to_human(self, name: str) -> bool:
        """Tell whether a box belongs to the way to a person, by its name; so does a service of that name."""
        return bool(self.human) and (name == self.human or name.startswith(f"{self.human}/"))

    @property
    def drawn(self) -> list[Box]:
        """The boxes of the services that are drawn."""
        return [box for box in self.boxes.values() if box.service in self.services]


def picture(flow: Flow, wording: Wording | None = None, language: str | None = None) -> Picture:
    """Give what is to be drawn of `flow`, with its words in `language`, by default its first."""
    calls = Calls(flow)
    boxes: dict[str, Box] = {}
    for node in flow.nodes.values():
        for site in calls.around(node.name):
            name = calls.box(site)
            if name not in boxes:
                exits = tuple(Way(*exit_) for exit_ in calls.exits(site).items())
                boxes[name] = Box(name, "", "call", calls.dialogue[site], exits)
        name = calls.box(node.name)
        if name not in boxes:
            boxes[name] = box_of(flow, node, name, _joined(calls.ways(node)), wording, language)
    sizes = Counter(name.partition("/")[0] for name in boxes)
    grouped = {name: replace(box, service=_service(flow, name, sizes)) for name, box in boxes.items()}
    human = calls.box(flow.human)
    dialogues = set(calls.dialogue.values())
    names = dict.fromkeys(box.service for box in grouped.values())
    order = sorted(
        names, key=lambda each: (each != flow.name, each == _service(flow, human, sizes), each in dialogues)
    )
    return Picture(grouped, tuple(order), calls.box(flow.start), human)


def box_of(
    flow: Flow,
    node: Node,
    name: str,
    ways: tuple[Way, ...],
    wording: Wording | None,
    language: str | None,
    *,
    service: str = "",
) -> Box:
    """Give the box of a node, which leads on by `ways`; those of a menu get the first word for each key."""
    spoken = _Spoken(wording, language or flow.languages[0]) if wording else None
    if spoken:
        ways = tuple(replace(way, words=spoken.choices(node, way.label.split())) for way in ways)
    chinese = CHINESE_MARKS if is_chinese(language or "") else {}
    marks = tuple((css, chinese.get(words, words)) for css, words in _marks(flow, node))
    return Box(name, service, node.kind, _detail(node, spoken), ways, marks)


def _service(flow: Flow, name: str, sizes: Mapping[str, int]) -> str:
    first = name.partition("/")[0]
    return first if sizes[first] >= FEWEST else flow.name


def _joined(ways: Iterator[tuple[str, str]]) -> tuple[Way, ...]:
    """Make one way of all that lead to the same box."""
    labels: dict[str, list[str]] = {}
    for label, target in ways:
        labels.setdefault(target, []).append(label)
    return tuple(Way(" ".join(each), target) for target, each in labels.items())


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The words of a flow in one language."""

    wording: Wording
    language: str

    def prompt(self, node: Node) -> str:
        """Give what a node says, the first of the ways it can come out."""
        texts = sentences(self.wording, self.language, node.prompt.message) if node.prompt else []
        return texts[0] if texts else ""

    def choices(self, node: Node, labels: Sequence[str]) -> str:
        """Give the first of the words that choose one of these, where they are keys of a menu."""
        if not isinstance(node.spec, MenuNode):
            return ""
        for key in labels:
            named = {"#": "pound"}.get(key, key)
            if key in node.spec.keys and (
                words := self.wording.words(self.language, f"{node.spec.menu}.speech-{named}")
            ):
                return words[0]
        return ""


def _detail(node: Node, spoken: _Spoken | None) -> str:
    said = spoken.prompt(node) if spoken else node.prompt.message if node.prompt else ""
    match node.spec:
        case DoNode() as spec:
            return " ".join([spec.do, *(str(value) for value in spec.with_.values())])
        case BranchNode(branch=asked):
            return f"{asked}?"
        case QueueNode(queue=name):
            return said or f"queue {name}"
        case TransferNode(transfer=Waiter(queue=name)):
            return said or f"a caller of {name}"
        case TransferNode(transfer=str(number)):
            return said or number
    return said


def _marks(flow: Flow, node: Node) -> Iterator[tuple[str, str]]:
    match node.spec:
        case CollectNode(secret=True):
            yield "secret", "secret"
        case DoNode(do=name):
            action = flow.actions[name]
            if action.needs:
                yield "needs", f"needs {action.needs}"
            if action.irreversible:
                yield "irreversible", "cannot be undone"
            for level in dict.fromkeys(action.grants.values()):
                yield "grants", f"grants {level}"
        case HangupNode(outcome=outcome):
            yield "outcome", outcome
