"""Every prompt of every state can be said, on every rung and in every language, with values that were set."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from ivr.check.explored import Explored, Step
from ivr.check.finding import Finding
from ivr.check.properties.asked import Answer, Asked, counted, once, whatever_the_mistakes
from ivr.engine.document import (
    CollectNode,
    DoNode,
    QueueNode,
    RecordNode,
    Spec,
    TransferNode,
    Waiter,
)
from ivr.engine.flow import Flow
from ivr.engine.links import RECORDING
from ivr.engine.verbs import Gather, Play, Say, Verb
from ivr.speech.messages import MissingWords
from ivr.speech.typical import typical_texts, usual_values


@whatever_the_mistakes
def every_prompt(asked: Asked) -> Answer:
    """Each message is there in every language, with the same values, all set, and can be worded."""
    messages = sorted(set(_messages(asked)))
    faults = [*_unlike(asked, messages), *_unspeakable(asked, messages), *_unset(asked)]
    languages = asked.flow.languages
    prompts = counted(len(messages), "prompt or re-prompt", "prompts and re-prompts")
    return Answer(f"{prompts} in {counted(len(languages), 'language')}", once(faults))


def _messages(asked: Asked) -> Iterator[str]:
    for node in asked.subject.nodes:
        prompts = [node.prompt, *(node.reprompts or {}).values()]
        yield from (prompt.message for prompt in prompts if prompt)
        if isinstance(node.spec, QueueNode):
            yield node.spec.wait


def _unlike(asked: Asked, messages: list[str]) -> Iterator[Finding]:
    books = asked.subject.flow.words
    first, *others = asked.flow.languages
    for message in messages:
        for language in others:
            lacking = books[first].variables(message) ^ books[language].variables(message)
            if lacking:
                told = f"'{message}' says {', '.join(sorted(lacking))} in one of {first} and {language} alone"
                yield asked.finding("P8", asked.subject.place(language, message), told)


def _unspeakable(asked: Asked, messages: list[str]) -> Iterator[Finding]:
    """Find messages that cannot be worded with what callers key, or with what else is usual."""
    keyed = _keyed(asked.flow)
    wording = asked.subject.wording
    for message in messages:
        for language in asked.flow.languages:
            try:
                typical_texts(wording, language, message)
                usual = {name: each[0] for name, each in usual_values(wording, language, message).items()}
                for name in usual.keys() & keyed.keys():
                    wording.text(language, message, usual | {name: keyed[name]})
            except (MissingWords, ValueError, TypeError) as error:
                place = asked.subject.place(language, message)
                yield asked.finding("P8", place, f"'{message}' cannot be said in {language}: {error}")


def _keyed(flow: Flow) -> dict[str, str]:
    """Give for each variable that callers key the digits that the exploration keys."""
    entries = [node.spec for node in flow.nodes.values() if isinstance(node.spec, CollectNode)]
    return {spec.into: "9" * spec.length.max for spec in entries if spec.into}


def _unset(asked: Asked) -> Iterator[Finding]:
    """Find values that are said though some way leads there on which nothing has set them."""
    found = asked.found
    bits: dict[str, int] = {}
    said = [_bits(_values(step.verbs), bits) for step in found.steps]
    sets = [_bits(_sets(asked, step), bits) for step in found.steps]
    named = {node.name: _bits(_called(node.spec), bits) for node in asked.flow.nodes.values()}
    known = _surely_set(found, sets)
    for index in range(found.expanded):
        for edge in range(found.first[index], found.first[index + 1]):
            number = found.step[edge]
            node = asked.node(found.target[edge])
            missing = (said[number] | named[node.name]) & ~(known[index] | sets[number])
            if missing:
                names = ", ".join(name for name, bit in bits.items() if missing & bit)
                told = f"before '{node.name}' waits, {names} is needed, which nothing has set on some way"
                yield asked.finding("P8", node.place, told, asked.shown(index, edge))


def _values(verbs: Sequence[Verb]) -> set[str]:
    said = [each for verb in verbs for each in (verb.prompts if isinstance(verb, Gather) else (verb,))]
    played = {verb.variable for verb in verbs if isinstance(verb, Play)}
    return played | {name for each in said if isinstance(each, Say) for name in each.values}


def _called(spec: Spec) -> list[str]:
    """Name what a node needs to know whom it connects with."""
    waiter = spec.transfer if isinstance(spec, TransferNode) else None
    return [waiter.call] if isinstance(waiter, Waiter) else []


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
