"""Every prompt of every state can be said, on every rung and in every language, with values that were set."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from ivr.check.explored import Explored, Step
from ivr.check.finding import Finding
from ivr.check.properties.asked import Answer, Asked, once, whatever_the_mistakes
from ivr.engine.document import CollectNode, DoNode, QueueNode, RecordNode
from ivr.engine.links import RECORDING
from ivr.engine.verbs import Gather, Say, Verb
from ivr.speech.messages import MissingWords
from ivr.speech.typical import typical_texts


@whatever_the_mistakes
def every_prompt(asked: Asked) -> Answer:
    """Each message is there in every language, with the same values, all set, and can be worded."""
    messages = sorted(set(_messages(asked)))
    faults = [*_unlike(asked, messages), *_unspeakable(asked, messages), *_unset(asked)]
    languages = asked.flow.languages
    told = f"{len(messages)} prompts and re-prompts in {len(languages)} language{'s' * (len(languages) > 1)}"
    return Answer(told, once(faults))


def _messages(asked: Asked) -> Iterator[str]:
    for node in asked.subject.nodes:
        prompts = [node.prompt, *(node.reprompts or {}).values()]
        yield from (prompt.message for prompt in prompts if prompt)
        if isinstance(node.spec, QueueNode):
            yield node.spec.wait


def _unlike(asked: Asked, messages: list[str]) -> Iterator[Finding]:
    books = asked.subject.books
    first, *others = asked.flow.languages
    for message in messages:
        for language in others:
            lacking = books[first].variables(message) ^ books[language].variables(message)
            if lacking:
                told = f"'{message}' says {', '.join(sorted(lacking))} in one of {first} and {language} alone"
                yield asked.finding("P8", asked.subject.place(language, message), told)


def _unspeakable(asked: Asked, messages: list[str]) -> Iterator[Finding]:
    for message in messages:
        for language in asked.flow.languages:
            try:
                typical_texts(asked.subject.wording, language, message)
            except (MissingWords, ValueError) as error:
                place = asked.subject.place(language, message)
                yield asked.finding("P8", place, f"'{message}' cannot be said in {language}: {error}")


def _unset(asked: Asked) -> Iterator[Finding]:
    """Find values that are said though some way leads there on which nothing has set them."""
    found = asked.found
    bits: dict[str, int] = {}
    said = [_bits(_values(step.verbs), bits) for step in found.steps]
    sets = [_bits(_sets(asked, step), bits) for step in found.steps]
    known = _surely_set(found, sets)
    for index in range(found.expanded):
        for edge in range(found.first[index], found.first[index + 1]):
            number = found.step[edge]
            missing = said[number] & ~(known[index] | sets[number])
            if missing:
                node = asked.node(found.target[edge])
                names = ", ".join(name for name, bit in bits.items() if missing & bit)
                told = f"before '{node.name}' waits, {names} is said, which nothing has set on some way"
                yield asked.finding("P8", node.place, told, asked.shown(index, edge))


def _values(verbs: Sequence[Verb]) -> set[str]:
    said = [each for verb in verbs for each in (verb.prompts if isinstance(verb, Gather) else (verb,))]
    return {name for each in said if isinstance(each, Say) for name in each.values}


def _bits(names: Iterable[str], bits: dict[str, int]) -> int:
    return reduce(or_, (bits.setdefault(name, 1 << len(bits)) for name in names), 0)


def _surely_set(found: Explored, sets: list[int]) -> list[int]:
    """Give the variables that are set in each state, whichever way the call came there, as bits."""
    known = [-1] * len(found.codes)  # nothing has come there yet: all bits
    ahead = deque(index for index, edge in enumerate(found.parent) if edge < 0)
    for index in ahead:
        known[index] = 0
    while ahead:
        index = ahead.popleft()
        here = known[index]
        for edge in range(found.first[index], found.first[index + 1]) if index < found.expanded else ():
            target = found.target[edge]
            there = known[target] & (here | sets[found.step[edge]])
            if there != known[target]:
                known[target] = there
                ahead.append(target)
    return known


def _sets(asked: Asked, step: Step) -> Sequence[str]:
    """Name what a step sets: of an action all that it may set, with each of its outcomes."""
    spec = asked.flow.nodes[step.node].spec
    match spec:
        case DoNode(do=action):
            return asked.flow.actions[action].sets
        case CollectNode(into=str(variable)) if step.letter.kind == "digits":
            return [variable]
        case RecordNode() if step.letter.kind == "spoken":
            return RECORDING
        case QueueNode():
            return "position", "wait_minutes"
    return ()
