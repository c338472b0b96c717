"""Every sentence that a message can come out as, without knowing its values.

Whoever reads a flow's words before any call does (lint, drawings) has no values: what a sentence takes from
the call stands in it as ‹name›, and each way through its selections is a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from fluent.syntax import ast

from ivr.speech.messages import Messages, one_line, referred
from ivr.speech.wording import Wording

MOST = 64
"""So many sentences of one message are read."""

_Chosen = Mapping[str, str]
_Sentence = tuple[str, _Chosen]


def sentences(wording: Wording, language: str, message_id: str) -> list[str]:
    """Give what `message_id` can come out as, at most `MOST` sentences; none if there is no such message.

    A variable that selects twice selects the same both times.
    """
    messages = wording.languages.get(language)
    if messages is None:
        return []
    found = islice(_message(messages, message_id, {}, ()), MOST)
    return [one_line(text) for text, _chosen in found]


def _message(messages: Messages, name: str, chosen: _Chosen, within: tuple[str, ...]) -> Iterator[_Sentence]:
    pattern = messages.pattern(name)
    if pattern is not None and name not in within:
        yield from _pattern(messages, pattern, chosen, (*within, name))


def _pattern(
    messages: Messages, pattern: ast.Pattern, chosen: _Chosen, within: tuple[str, ...]
) -> Iterator[_Sentence]:
    ways: Iterator[_Sentence] = iter([("", chosen)])
    for element in pattern.elements:
        ways = _followed(messages, ways, element, within)
    return ways


def _followed(
    messages: Messages,
    ways: Iterator[_Sentence],
    element: ast.TextElement | ast.Placeable,
    within: tuple[str, ...],
) -> Iterator[_Sentence]:
    for text, chosen in ways:
        if isinstance(element, ast.TextElement):
            yield text + element.value, chosen
            continue
        for more, now in _placed(messages, element.expression, chosen, within):
            yield text + more, now


def _placed(
    messages: Messages, expression: ast.BaseNode, chosen: _Chosen, within: tuple[str, ...]
) -> Iterator[_Sentence]:
    match expression:
        case ast.Placeable():
            yield from _placed(messages, expression.expression, chosen, within)
        case ast.StringLiteral():
            yield expression.parse()["value"], chosen
        case ast.NumberLiteral():
            yield expression.value, chosen
        case ast.SelectExpression():
            selector = _name(expression.selector)
            for variant in expression.variants:
                key = variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value
                if chosen.get(selector, key) == key:
                    yield from _pattern(messages, variant.value, {**chosen, selector: key}, within)
        case ast.MessageReference() | ast.TermReference():
            yield from _message(messages, referred(expression), chosen, within)
        case _:
            yield f"‹{_name(expression)}›", chosen


def _name(expression: ast.BaseNode) -> str:
    """Name what an expression stands for: a variable, or the first thing that a function is given."""
    match expression:
        case ast.VariableReference():
            return str(expression.id.name)
        case ast.FunctionReference(arguments=ast.CallArguments(positional=[first, *_])):
            return _name(first)
    return "…"
