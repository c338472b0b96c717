"""What a message sounds like on a usual call: its words with values as they usually are.

How long a menu takes to say depends on the amounts and names in it. Who asks that before any call was made
gets a payee of usual length, a case number of usual length, and so on, by the function that says the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from fluent.syntax import ast

from ivr.speech.language import is_chinese
from ivr.speech.messages import Messages, nodes, referred
from ivr.speech.wording import Wording

MOST = 64
"""So many texts of one message are worded."""
_SAID: Mapping[str, str | int] = {
    "COUNT": 12,
    "DATE": "2026-11-22",
    "DIGITS": "46365778",
    "MINUTES": 12,
    "MONEY": 123_456,
    "ORDINAL": 3,
    "PHONE": "+8613800000001",
    "TIME": "2026-11-22T12:40:00+00:00",
}
_NAME = {True: "银杏酒店", False: "Ginkgo Hotel"}
_CURRENCY = "CNY"


def typical_texts(wording: Wording, language: str, message_id: str) -> list[str]:
    """Give what is usually said: one text for each way through the message's selections.

    Raises:
        MissingWords: If the message, or one that it refers to, is missing.
        ValueError: If it says a value as what it is not.
    """
    usual = usual_values(wording, language, message_id)
    chosen = islice(product(*usual.values()), MOST)
    return [wording.text(language, message_id, dict(zip(usual, each, strict=True))) for each in chosen]


def usual_values(wording: Wording, language: str, message_id: str) -> dict[str, list[str | int]]:
    """Give for each variable of a message what it usually is, one value for each way of a selection."""
    said: dict[str, list[str | int]] = {}
    otherwise: dict[str, list[str | int]] = {}
    for name, value, default in _values(wording.languages[language], message_id, language, ()):
        values = (otherwise if default else said).setdefault(name, [])
        if value not in values:
            values.append(value)
    return otherwise | said


def _values(
    messages: Messages, name: str, language: str, within: tuple[str, ...]
) -> Iterator[tuple[str, str | int, bool]]:
    """Give each variable with a usual value, and whether that is only what a selection calls all others."""
    pattern = messages.pattern(name)
    if pattern is None or name in within:
        return
    for node in nodes(pattern):
        match node:
            case ast.SelectExpression(selector=ast.VariableReference(id=variable), variants=variants):
                for variant in variants:
                    key = variant.key
                    value = key.name if isinstance(key, ast.Identifier) else int(key.value)
                    yield variable.name, value, variant.default
            case ast.FunctionReference(id=function, arguments=arguments):
                for number, argument in enumerate(arguments.positional):
                    if isinstance(argument, ast.VariableReference):
                        yield argument.id.name, _CURRENCY if number else _SAID[function.name], False
            case ast.Placeable(expression=ast.VariableReference(id=variable)):
                yield variable.name, _NAME[is_chinese(language)], False
            case ast.MessageReference() | ast.TermReference():
                yield from _values(messages, referred(node), language, (*within, name))
