"""The third step of loading: every message that a node may say is there, in every language."""

from __future__ import annotations

from collections.abc import Mapping

from ivr.engine.dialogues import Placed
from ivr.engine.document import (
    CollectNode,
    HangupNode,
    MenuNode,
    QueueNode,
    RecordNode,
    SayNode,
    TransferNode,
)
from ivr.engine.flow import LADDER, Node, Prompt
from ivr.engine.links import variables
from ivr.engine.parts import Parts
from ivr.engine.prompts import Prompts
from ivr.engine.source import Place, nearest

UNIVERSAL_WORDS = ("human", "back", "repeat", "language", "limit", "trouble")
"""Attributes of the message `universal`: spoken words for the universal keys, the farewell after too many
turns, and the apology when something of ours has failed."""


def with_words(parts: Parts, placed: Mapping[str, Placed], prompts: Mapping[str, Prompts]) -> dict[str, Node]:
    """Give the finished nodes; every message that is missing or names an unknown variable is noted."""
    languages = parts.header.languages or []
    for language in languages:
        if language not in prompts:
            parts.wrong(parts.source.place(("languages",)), f"there is no file {language}.ftl")
    spoken: dict[str, Prompts] = {each: prompts[each] for each in languages if each in prompts}
    for book in spoken.values():
        parts.mistakes += book.mistakes
    known = variables(parts, placed)
    for attribute in UNIVERSAL_WORDS:
        _prompt(parts, spoken, f"universal.{attribute}", set(), None)
    return {node.name: _finished(parts, spoken, node, known) for node in placed.values()}


def _finished(parts: Parts, spoken: Mapping[str, Prompts], node: Placed, known: set[str]) -> Node:
    message = _message_of(node)
    prompt = _prompt(parts, spoken, message, known, node.written.place(node.spec.kind)) if message else None
    if isinstance(node.spec, QueueNode):
        _prompt(parts, spoken, node.spec.wait, known, node.written.place("wait"))
    reprompts = None
    if isinstance(node.spec, MenuNode | CollectNode) and message:
        default = "reprompt-menu" if isinstance(node.spec, MenuNode) else "reprompt-digits"
        reprompts = {rung: _rung(parts, spoken, node, message, default, rung, known) for rung in LADDER}
        _check_speech(parts, spoken, node, message)
    return Node(
        name=node.name,
        origin=node.origin,
        place=node.written.place(),
        spec=node.spec,
        ways=node.ways,
        prompt=prompt,
        reprompts=reprompts,
    )


def _message_of(node: Placed) -> str | None:
    match node.spec:
        case SayNode(say=message) | MenuNode(menu=message) | CollectNode(collect=message):
            return message
        case RecordNode(record=message) | HangupNode(hangup=message):
            return message
        case QueueNode(prompt=optional) | TransferNode(prompt=optional):
            return optional
    return None


def _rung(
    parts: Parts,
    spoken: Mapping[str, Prompts],
    node: Placed,
    message: str,
    default: str,
    rung: str,
    known: set[str],
) -> Prompt:
    """Take the node's own re-prompt if any language has it, else the flow's."""
    own = f"{message}.{rung}"
    if any(own in book.messages for book in spoken.values()):
        return _prompt(parts, spoken, own, known, node.written.place())
    return _prompt(parts, spoken, f"{default}.{rung}", known, None)


def _prompt(
    parts: Parts, spoken: Mapping[str, Prompts], name: str, known: set[str], place: Place | None
) -> Prompt:
    named: set[str] = set()
    for language, book in spoken.items():
        if name not in book.messages:
            parts.wrong(
                place or Place(book.file, 1, 1),
                f"{language}.ftl has no message '{name}'{nearest(name, book.messages)}",
            )
            continue
        found = book.variables(name)
        for variable in sorted(found - known - parts.left_out):
            parts.wrong(
                book.messages[name].place, f"nothing sets '{variable}' of '{name}'{nearest(variable, known)}"
            )
        named |= found
    return Prompt(name, tuple(sorted(named)))


def _check_speech(parts: Parts, spoken: Mapping[str, Prompts], node: Placed, message: str) -> None:
    keys = node.spec.keys if isinstance(node.spec, MenuNode) else {}
    for book in spoken.values():
        for key, name in book.speech.get(message, {}).items():
            if key not in keys:
                parts.wrong(book.messages[name].place, f"'{node.name}' has no key {key}")
