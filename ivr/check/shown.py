"""The shortest call in which a caller meets what a rule found: its words are said, or its node is come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ivr.check.explored import Explored
from ivr.check.finding import Finding
from ivr.check.properties.asked import Asked
from ivr.engine.source import Place
from ivr.engine.verbs import Gather, Say, Verb


def shown(found: Iterable[Finding], asked: Asked) -> list[Finding]:
    """Give findings with the calls that show them; those that no call comes to stay without one."""
    starts = sorted(_starts(asked))
    said, stood = _first_said(asked.found), _first_stood(asked)
    return [_with_call(finding, asked, _part(finding.place, starts), said, stood) for finding in found]


def _with_call(
    finding: Finding, asked: Asked, part: str, said: dict[str, int], stood: dict[str, int]
) -> Finding:
    if part in said:
        edge = said[part]
        way = asked.shown(asked.found.source(edge), edge)
    elif part in stood:
        way = asked.shown(stood[part])
    else:
        return finding
    call = asked.finding(finding.rule, finding.place, finding.message, way)
    return replace(finding, witness=call.witness, outcomes=call.outcomes)


def _starts(asked: Asked) -> Iterator[tuple[Place, str]]:
    """Give where each node, message and attribute of a message begins."""
    yield from ((node.place, node.origin) for node in asked.subject.nodes)
    for book in asked.subject.books.values():
        yield from ((message.place, name) for name, message in book.messages.items())


def _part(place: Place, starts: list[tuple[Place, str]]) -> str:
    """Name the node or message in whose lines a place lies."""
    before = [name for start, name in starts if start.file == place.file and start.line <= place.line]
    return before[-1] if before else ""


def _first_said(found: Explored) -> dict[str, int]:
    """Give, by message, the first edge on which it is said; nearer states were found first."""
    messages = [set(_messages(step.verbs)) for step in found.steps]
    first: dict[str, int] = {}
    left = set().union(*messages)
    for edge, number in enumerate(found.step):
        for message in messages[number] & left if left else ():
            first[message] = edge
            left.discard(message)
    return first


def _messages(verbs: Iterable[Verb]) -> Iterator[str]:
    for verb in verbs:
        for each in verb.prompts if isinstance(verb, Gather) else (verb,):
            if isinstance(each, Say):
                yield each.message


def _first_stood(asked: Asked) -> dict[str, int]:
    """Give, by node as it was written, the first state at it."""
    first: dict[str, int] = {}
    for index in range(len(asked.found.codes)):
        first.setdefault(asked.node(index).origin, index)
    return first
