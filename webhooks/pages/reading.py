"""A flow for a reader: each node as it was written, with its words, its ways, and what the checker says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ivr.check.draw import boxes_of
from ivr.check.draw.picture import picture
from ivr.check.finding import Finding
from ivr.check.lint import RULES, lint, subject, without_ignored
from ivr.check.lint.ignore import parts, within
from ivr.check.properties import PROPERTIES
from ivr.engine.document import CollectNode, MenuNode, QueueNode
from ivr.engine.flow import Flow, Node
from ivr.speech.duration import speaking_time_s
from ivr.speech.wording import Wording
from ivr.store.hotline import Hotline

PROVED = {each.id for each in PROPERTIES}


@dataclass(frozen=True, slots=True)
class Words:
    """A prompt in one language; `seconds` is how long it takes to say, without its values if `varies`."""

    language: str
    text: str
    seconds: float
    varies: bool


@dataclass(frozen=True, slots=True)
class Way:
    """Where something leads: `key` as pressed, empty for what is no key; the words that stand for it."""

    key: str
    name: str
    to: str
    spoken: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a node takes: how many `digits` (empty: a key), and how long it waits for them."""

    digits: str
    timeout_s: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A node as the page shows it; `places` are its copies, by name, if a dialogue was copied."""

    node: Node
    service: str
    places: tuple[str, ...]
    words: tuple[Words, ...]
    ways: tuple[Way, ...]
    fact: Fact | str


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole flow, read.

    Attributes:
        services: The groups of nodes in the order of the flow's map.
        home_of: The node and the service where each node is shown, by its name.
    """

    nodes: tuple[Shown, ...]
    services: tuple[str, ...]
    home_of: Mapping[str, tuple[str, str]]


@lru_cache(maxsize=8)
def read(hotline: Hotline) -> Reading:
    """Read a hotline; its nodes come in the order of its files, each once however often it was copied."""
    flow = hotline.flow
    drawn = picture(flow)
    boxes = boxes_of(flow)
    service_of = {name: drawn.boxes[boxes(name)[-1]].service for name in flow.nodes}
    copies: dict[str, list[Node]] = {}
    for node in flow.nodes.values():
        copies.setdefault(node.origin, []).append(node)
    nodes = tuple(
        Shown(
            node=each[0],
            service=service_of[each[0].name],
            places=tuple(node.name for node in each),
            words=tuple(_words(hotline.wording, flow, each[0])),
            ways=tuple(_ways(hotline.wording, flow, each[0])),
            fact=_fact(each[0]),
        )
        for each in copies.values()
    )
    return Reading(
        nodes=nodes,
        services=drawn.services,
        home_of={node.name: (node.origin, service_of[node.name]) for node in flow.nodes.values()},
    )


@lru_cache(maxsize=8)
def findings(hotline: Hotline) -> Mapping[str, list[Finding]]:
    """Give what the lint says by the node that it speaks of; what a message breaks is its node's.

    What is of no node, of the header or of words that an action says, stands under a name that no node has.
    It takes a second or two for a large flow, so a page asks for it by itself.
    """
    flow = hotline.flow
    looked_at = subject(flow, hotline.files, f"flows/{flow.name}/", hotline.recorded)
    # What a flow ignores of the properties is judged where they are proved, not here.
    ignored = {rule: told for rule, told in flow.lint.ignore.items() if rule not in PROVED}
    judged = replace(flow, lint=flow.lint.model_copy(update={"ignore": ignored}))
    looked_at = replace(looked_at, flow=judged)
    known = parts(looked_at)
    says = {node.prompt.message: node.origin for node in looked_at.nodes if node.prompt}
    found: dict[str, list[Finding]] = {}
    broken = lint(looked_at, flow.lint.profiles)
    for finding in without_ignored(broken, looked_at, {rule.id for rule in RULES}):
        name = within(finding.place, known)
        found.setdefault(says.get(name, name), []).append(finding)
    return found


def _words(wording: Wording, flow: Flow, node: Node) -> Iterator[Words]:
    said = [node.prompt.message] if node.prompt else []
    said += [node.spec.wait] if isinstance(node.spec, QueueNode) else []
    for message in said:
        for language in flow.languages:
            text = wording.outline(language, message)
            yield Words(language, text, speaking_time_s(text, language), varies="‹" in text)


def _ways(wording: Wording, flow: Flow, node: Node) -> Iterator[Way]:
    for event, target in node.ways.items():
        key = event if event.isdigit() or event == "#" else ""
        attribute = f"speech-{'pound' if key == '#' else key}"
        spoken = {
            language: words
            for language in flow.languages
            if key
            and node.prompt
            and (words := wording.words(language, f"{node.prompt.message}.{attribute}"))
        }
        yield Way(key, event, target, spoken)


def _fact(node: Node) -> Fact | str:
    """Tell what a node does beside what it says: the action, or what it takes."""
    spec = node.spec
    if isinstance(spec, CollectNode):
        length = spec.length
        digits = f"{length.min}" if length.min == length.max else f"{length.min}–{length.max}"
        return Fact(digits, spec.timeout_s)
    if isinstance(spec, MenuNode):
        return Fact("", spec.timeout_s)
    return str(getattr(spec, spec.kind)) if node.prompt is None else ""
