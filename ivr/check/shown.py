"""The shortest call in which a caller meets what a rule found: its words are said, or its node is come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ivr.check.explored import Explored
from ivr.check.finding import Finding
from ivr.check.properties.asked import Asked
from ivr.engine.document import DoNode
from ivr.engine.source import Place
from ivr.engine.verbs import Gather, Say, Verb


def shown(found: Iterable[Finding], asked: Asked) -> list[Finding]:
    """Give findings with the calls that show them; those that no call comes to stay without one."""
    starts = sorted(_starts(asked))
    edges = _first_said(asked.found) | _first_there(asked)
    return [_with_call(finding, asked, edges.get(_part(finding.place, starts))) for finding in found]


def _with_call(finding: Finding, asked: Asked, edge: int | None) -> Finding:
    """Show a finding by the call that an edge ends; it goes on until the caller is waited for."""
    if edge is None:
        return finding
    way = asked.shown(asked.found.source(edge), edge)
    while isinstance(asked.node(asked.found.target[way[-1]]).spec, DoNode):
        way.append(asked.found.first[asked.found.target[way[-1]]])
    call = asked.finding(finding.rule, finding.place, finding.message, way)
    return replace(finding, witness=call.witness, outcomes=call.outcomes)


Part = tuple[str, str]
"""A node as it was written and no language, or a message and its language."""


def _starts(asked: Asked) -> Iterator[tuple[Place, Part]]:
    """Give where each node, message and attribute of a message begins; words for a key go with their menu."""
    yield from ((node.place, (node.origin, "")) for node in asked.subject.nodes)
    for language, book in asked.subject.books.items():
        for name, message in book.messages.items():
            yield message.place, (name.partition(".speech-")[0], language)


def _part(place: Place, starts: list[tuple[Place, Part]]) -> Part:
    """Name the node or message in whose lines a place lies."""
    before = [part for start, part in starts if start.file == place.file and start.line <= place.line]
    return before[-1] if before else ("", "")


def _first_said(found: Explored) -> dict[Part, int]:
    """Give, by message and language, the first edge on which it is said; nearer states were found first."""
    messages = [set(_messages(step.verbs)) for step in found.steps]
    first: dict[Part, int] = {}
    for edge, number in enumerate(found.step):
        if messages[number]:
            language = found.states.language(found.codes[found.target[edge]])
            for message in messages[number]:
                first.setdefault((message, language), edge)
    return first


def _messages(verbs: Iterable[Verb]) -> Iterator[str]:
    for verb in verbs:
        for each in verb.prompts if isinstance(verb, Gather) else (verb,):
            if isinstance(each, Say):
                yield each.message


def _first_there(asked: Asked) -> dict[Part, int]:
    """Give, by node as it was written, the first edge to it."""
    first: dict[Part, int] = {}
    for index, edge in enumerate(asked.found.parent):
        if edge >= 0:
            first.setdefault((asked.node(index).origin, ""), edge)
    return first
