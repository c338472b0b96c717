"""The spoken key is the bound key: every key that a text tells does something there, every choice is told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ivr.check.lint.rule import OWN, Fault, Rule
from ivr.check.lint.subject import Said, Subject
from ivr.engine.document import (
    CollectNode,
    HangupNode,
    MenuNode,
    QueueNode,
    RecordNode,
    SayNode,
    TransferNode,
)
from ivr.engine.flow import UNIVERSAL, WHILE_COLLECTING, Node
from ivr.speech.utterance import match

ANY = frozenset("0123456789*#")
_LEAVE = frozenset("1")
_CLAUSE = re.compile("[,，、]")


def keys_at(node: Node) -> frozenset[str]:
    """Give what the caller may key at a node, as texts tell it: `1`, `*0#`, `#` to end an entry."""
    match node.spec:
        case MenuNode(keys=keys):
            return frozenset(keys) | frozenset(UNIVERSAL)
        case CollectNode():
            return frozenset(f"{keys}#" for keys in WHILE_COLLECTING) | {"#"}
        case RecordNode():
            return ANY
    return frozenset()


def _dead_keys(subject: Subject) -> Iterator[Fault]:
    for node in subject.nodes:
        if isinstance(node.spec, MenuNode | CollectNode | RecordNode):
            valid = keys_at(node)
            for said in (*subject.said(node), *subject.reprompts(node)):
                yield from _dead(said, valid, f"at '{node.origin}'")
        elif isinstance(node.spec, QueueNode):
            for said in subject.all_said(node, node.spec.wait):
                yield from _dead(said, _LEAVE, "in the queue, where only 1 leaves it")
        elif isinstance(node.spec, HangupNode | TransferNode):
            for said in subject.said(node):
                yield from _dead(said, frozenset(), f"at '{node.origin}', where nobody listens")
        elif isinstance(node.spec, SayNode):
            valid = frozenset().union(*(keys_at(each) for each in _next_listening(subject, node)))
            for said in subject.said(node):
                yield from _dead(said, valid, f"after '{node.origin}'")


def _dead(said: Said, valid: Collection[str], where: str) -> Iterator[Fault]:
    for told in said.told:
        for key in told.keys:
            if key not in valid:
                message = f"'{told.said}' tells key {key}, which does nothing {where}"
                yield Fault(said.at(told.said), message, (key,))


def _next_listening(subject: Subject, node: Node) -> Iterator[Node]:
    """Give the places where the caller is listened to next after a node that only says something."""
    seen: set[str] = set()
    ahead = [*node.ways.values()]
    while ahead:
        name = ahead.pop()
        if name in seen:
            continue
        seen.add(name)
        follower = subject.flow.nodes[name]
        if keys_at(follower):
            yield follower
        elif not isinstance(follower.spec, HangupNode):
            ahead.extend(follower.ways.values())


def _untold_keys(subject: Subject) -> Iterator[Fault]:
    for node, spec in subject.menus:
        before = {said.language: _before(subject, node, said.language) for said in subject.said(node)}
        for said in subject.said(node):
            told = {key for each in said.told for key in each.keys} | before[said.language]
            for key in sorted(spec.keys.keys() - told):
                message = f"'{said.message}' does not tell key {key}, which leads to '{spec.keys[key]}'"
                yield Fault(said.at(), message, (key,))


def _before(subject: Subject, node: Node, language: str) -> set[str]:
    """Give the keys that are told by what is said just before a menu, wherever the caller comes from."""
    before = [
        {
            key
            for said in subject.said(each)
            if said.language == language
            for told in said.told
            for key in told.keys
        }
        for each in subject.nodes
        if isinstance(each.spec, SayNode) and node.name in each.ways.values()
    ]
    return set.intersection(*before) if before else set()


def _swapped(subject: Subject) -> Iterator[Fault]:
    """Find promises in the words that choose another key, and such as have changed places with another's."""
    for node, spec in subject.menus:
        places = {key: [target.rpartition("/")[2].replace("-", " ")] for key, target in spec.keys.items()}
        for said in subject.said(node):
            words = {key: subject.words(said.language, _speech(spec, key)) for key in spec.keys}
            promises = {
                told.keys[0]: (_CLAUSE.split(told.before.rstrip(",，、 请"))[-1].strip(), told.said)
                for told in said.told
                if len(told.keys) == 1 and told.keys[0] in spec.keys
            }
            other = {key: match(promise, words) for key, (promise, _said) in promises.items()}
            place = {key: match(promise, places) for key, (promise, _said) in promises.items()}
            for key, (promise, how) in promises.items():
                meant = place[key] if place.get(place[key] or "") == key else other[key]
                if meant not in (None, key):
                    message = f"'{promise} {how}': that is what key {meant} does"
                    yield Fault(said.at(how), message, (key,))


def _speech(spec: MenuNode, key: str) -> str:
    return f"{spec.menu}.speech-{'pound' if key == '#' else key}"


SPOKEN = (
    Rule(
        "MENU15",
        "Every key that a text tells does something where it is told, in every language and on every rung.",
        OWN,
        "",
        {"base": "error"},
        _dead_keys,
    ),
    Rule(
        "MENU16",
        "Every key of a menu is told by its text, in every language and however the text comes out.",
        OWN,
        "",
        {"base": "error"},
        _untold_keys,
    ),
    Rule(
        "MENU17",
        "A text promises of a key what that key does, not what another key of the menu does.",
        OWN,
        "",
        {"base": "error"},
        _swapped,
    ),
)
