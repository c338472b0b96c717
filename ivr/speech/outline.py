"""What a message says to a reader who has no values: each one stands as its name, ‹amount›."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from fluent.syntax import ast

Find: TypeAlias = Callable[[str], ast.Pattern | None]


def outline(pattern: ast.Pattern, find: Find) -> str:
    """Give the text of a pattern; of a choice all variants, one after another.

    Args:
        pattern: A message's or an attribute's.
        find: Gives the pattern of a message or term that it refers to; None leaves its name.
    """
    return "".join(_parts(pattern, find, frozenset()))


def _parts(pattern: ast.Pattern, find: Find, seen: frozenset[str]) -> Iterator[str]:
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            yield element.value
        else:
            yield from _value(element.expression, find, seen)


def _value(expression: object, find: Find, seen: frozenset[str]) -> Iterator[str]:
    match expression:
        case ast.VariableReference():
            yield f"‹{expression.id.name}›"
        case ast.StringLiteral() | ast.NumberLiteral():
            yield str(expression.parse()["value"])
        case ast.FunctionReference():
            for argument in expression.arguments.positional[:1]:
                yield from _value(argument, find, seen)
        case ast.SelectExpression():
            yield " / ".join("".join(_parts(each.value, find, seen)) for each in expression.variants)
        case ast.MessageReference() | ast.TermReference():
            sigil = "-" if isinstance(expression, ast.TermReference) else ""
            attribute = f".{expression.attribute.name}" if expression.attribute else ""
            name = f"{sigil}{expression.id.name}{attribute}"
            referred = None if name in seen else find(name)
            if referred is None:
                yield f"‹{name}›"
            else:
                yield from _parts(referred, find, seen | {name})
        case ast.Placeable():
            yield from _value(expression.expression, find, seen)
