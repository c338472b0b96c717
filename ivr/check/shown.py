"""The shortest call in which a caller meets what was found without one: hears its words, comes to its node.

Nobody hears what is said to a line that was hung up, so no call goes that way while another does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ivr.check.explored import Explored, Step
from ivr.check.finding import Finding
from ivr.check.properties.asked import Asked
from ivr.check.walks import leaving
from ivr.engine.document import DoNode, QueueNode
from ivr.engine.source import Place
from ivr.engine.verbs import Gather, Say, Verb

Part = tuple[str, str]
"""A node as it was written and no language, or a message and its language."""
End = tuple[int, int]
"""The state in which a shortest call to a part ends, and its last edge; -1 where that is the answer."""


def shown(found: Iterable[Finding], asked: Asked) -> list[Finding]:
    """Give findings with the calls that show them; those that no call comes to stay without one."""
    found = list(found)
    if all(finding.witness is not None for finding in found):
        return found
    starts = sorted(_starts(asked))
    hung_up = _hung_up(asked.found)
    ends = _first_said(asked, hung_up) | _first_there(asked)
    return [
        finding if finding.witness is not None else _with_call(finding, asked, ends.get(part))
        for finding in found
        for part in [_part(finding.place, starts)]
    ]


def _with_call(finding: Finding, asked: Asked, end: End | None) -> Finding:
    """Show a finding by a call that goes on until the caller is waited for, and then does what shows it."""
    if end is None:
        return finding
    index, edge = end
    way = asked.shown(asked.found.source(edge), edge) if edge >= 0 else []
    answered = _answered(asked, index)
    way += answered
    begins = index if edge < 0 else 0
    witness, outcomes = asked.call(way, begins=begins)
    told = _told(asked, asked.found.target[answered[-1]] if answered else index, finding.then)
    return replace(finding, witness=(*witness, *finding.then), outcomes=(*outcomes, *told))


def _answered(asked: Asked, index: int) -> list[int]:
    """Give the edges from a state until the caller is waited for, the world answering as it does first."""
    way: list[int] = []
    while index < asked.found.expanded and isinstance(asked.node(index).spec, DoNode):
        way.append(asked.found.first[index])
        index = asked.found.target[way[-1]]
    return way


def _told(asked: Asked, index: int, acts: tuple[str, ...]) -> Iterator[str]:
    """Give what the world answers to some acts of the caller, as far as they are letters of the place."""
    for act in acts:
        edge = next((e for e in leaving(asked.found, index, asked.everything) if _is(act, asked.step(e))), -1)
        if edge < 0:
            return
        for each in (edge, *_answered(asked, asked.found.target[edge])):
            yield from filter(None, [asked.step(each).letter.told])
            index = asked.found.target[each]


def _is(act: str, step: Step) -> bool:
    """Tell whether a step is what an act does; who waits long enough in a queue is let go."""
    if act.startswith("wait:"):
        return step.letter.told == "queue: left"
    return any(letter.act == act for letter in (step.letter, *step.alike))


def _starts(asked: Asked) -> Iterator[tuple[Place, Part]]:
    """Give where each node, message and attribute of a message begins; words for a key go with their menu."""
    yield from ((node.place, (node.origin, "")) for node in asked.subject.nodes)
    for language, book in asked.subject.flow.words.items():
        for name, message in book.messages.items():
            yield message.place, (name.partition(".speech-")[0], language)


def _part(place: Place, starts: list[tuple[Place, Part]]) -> Part:
    """Name the node or message in whose lines a place lies."""
    before = [part for start, part in starts if start.file == place.file and start.line <= place.line]
    return before[-1] if before else ("", "")


def _hung_up(found: Explored) -> bytearray:
    """Flag the states whose shortest call is one that was hung up."""
    flags = bytearray(len(found.codes))
    for index, edge in enumerate(found.parent):
        if edge >= 0:
            hangs_up = found.steps[found.step[edge]].letter.kind == "hang-up"
            flags[index] = hangs_up or flags[found.source(edge)]
    return flags


def _first_said(asked: Asked, hung_up: bytearray) -> dict[Part, End]:
    """Give, by message and language, where it is said first; nearer states were found first."""
    found = asked.found
    messages = [
        () if step.letter.kind == "hang-up" else tuple(dict.fromkeys(_messages(step.verbs)))
        for step in found.steps
    ]
    first: dict[Part, End] = {}
    for number, opening in enumerate(found.openings):
        for message in _messages(opening):
            first.setdefault((message, found.states.language(found.codes[number])), (number, -1))
    spoken = found.states.fields["language"].mask
    known: set[tuple[int, int]] = set()
    for index in range(found.expanded):
        if hung_up[index]:
            continue
        for edge in range(found.first[index], found.first[index + 1]):
            target = found.target[edge]
            which = found.step[edge], found.codes[target] & spoken
            if which in known:
                continue
            known.add(which)
            said = messages[found.step[edge]]
            if isinstance(spec := asked.node(target).spec, QueueNode):
                said = (*said, spec.wait)
            for message in said:
                language = found.states.language(found.codes[target])
                first.setdefault((message, language), (target, edge))
    return first


def _messages(verbs: Iterable[Verb]) -> Iterator[str]:
    for verb in verbs:
        for each in verb.prompts if isinstance(verb, Gather) else (verb,):
            if isinstance(each, Say):
                yield each.message


def _first_there(asked: Asked) -> dict[Part, End]:
    """Give, by node as it was written, the first way to it."""
    first: dict[Part, End] = {}
    for index, edge in enumerate(asked.found.parent):
        first.setdefault((asked.node(index).origin, ""), (index, edge))
    return first
