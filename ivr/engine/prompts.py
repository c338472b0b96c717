"""Read the Fluent files as far as the flow must know them: which messages there are, and what they name.

How they sound is not the engine's matter; that none is missing, in any language, is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from ivr.engine.source import Mistake, Place, nearest

FUNCTIONS = ("COUNT", "DATE", "DIGITS", "MINUTES", "MONEY", "ORDINAL", "PHONE", "TIME")
"""What a message may call; `ivr/speech` speaks them, and a test holds the two lists together."""


@dataclass(slots=True)
class Message:
    """One message, or one attribute of a message: the variables and messages that its text names."""

    place: Place
    variables: set[str] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Prompts:
    """One language's file: messages by name, attributes as `message.attribute`."""

    file: str
    messages: dict[str, Message] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def variables(self, name: str) -> set[str]:
        """Give the variables that a message names, itself or through the messages that it refers to."""
        found: set[str] = set()
        ahead, seen = [name], {name}
        while ahead:
            message = self.messages.get(ahead.pop())
            if message is not None:
                found |= message.variables
                ahead += message.references - seen
                seen |= message.references
        return found


class _Names(Visitor):
    def __init__(self, message: Message) -> None:
        self.message = message

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's name
        self.message.variables.add(node.id.name)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self.message.functions.add(node.id.name)
        self.generic_visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        suffix = f".{node.attribute.name}" if node.attribute else ""
        self.message.references.add(node.id.name + suffix)


def read_ftl(file: str, text: str) -> Prompts:
    """Read one Fluent file; what is wrong with it stands in the answer's `mistakes`."""
    starts = [0] + [index + 1 for index, char in enumerate(text) if char == "\n"]

    def place(span: ast.Span | None) -> Place:
        offset = span.start or 0 if span else 0
        line = bisect_right(starts, offset)
        return Place(file, line, offset - starts[line - 1] + 1)

    prompts = Prompts(file)
    for entry in FluentParser().parse(text).body:
        match entry:
            case ast.Junk(annotations=notes):
                note = notes[0]
                prompts.mistakes.append(Mistake(place(note.span), f"this is not Fluent: {note.message}"))
            case ast.Message() | ast.Term():
                prefix = "-" if isinstance(entry, ast.Term) else ""
                name = prefix + entry.id.name
                parts = [(name, entry.id, entry.value)] + [
                    (f"{name}.{attribute.id.name}", attribute.id, attribute.value)
                    for attribute in entry.attributes
                ]
                for part, identifier, pattern in parts:
                    where = place(identifier.span)
                    if part in prompts.messages:
                        prompts.mistakes.append(Mistake(where, f"'{part}' stands here twice"))
                    message = prompts.messages[part] = Message(where)
                    if pattern is not None:
                        _Names(message).visit(pattern)
    for name, message in prompts.messages.items():
        for function in sorted(message.functions - set(FUNCTIONS)):
            told = f"there is no function '{function}' for '{name}'{nearest(function, FUNCTIONS)}"
            prompts.mistakes.append(Mistake(message.place, told))
        prompts.mistakes.extend(
            Mistake(message.place, f"'{name}' refers to '{reference}', which is not in this file")
            for reference in sorted(message.references - prompts.messages.keys())
        )
    return prompts


def all_prompts(files: Mapping[str, str], where: str) -> dict[str, Prompts]:
    """Read every `LANGUAGE.ftl` among `files`, by language."""
    return {
        name.removesuffix(".ftl"): read_ftl(where + name, text)
        for name, text in files.items()
        if name.endswith(".ftl")
    }
