"""Read the Fluent files as far as the flow must know them: which messages there are, and what they name.

How they sound is not the engine's matter; that none is missing, in any language, is. A language's words may
lie in several files: `zh-CN.ftl` and, beside the nodes that say them, `payment.zh-CN.ftl`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from ivr.engine.source import Mistake, Place, nearest

FUNCTIONS = ("COUNT", "DATE", "DIGITS", "MINUTES", "MONEY", "ORDINAL", "PHONE", "TIME")
"""What a message may call; `ivr/speech` speaks them, and a test holds the two lists together."""

Entry: TypeAlias = ast.Message | ast.Term
"""What a Fluent file is made of."""


@dataclass(slots=True)
class Message:
    """One message, or one attribute of a message: the variables and messages that its text names."""

    place: Place
    variables: set[str] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Prompts:
    """One language's messages by name, attributes as `message.attribute`; `file` is its first file.

    `speech` names, by message and then by key, the attributes that list the words for the keys of a menu;
    `entries` are the messages and terms as the parser gave them, for whoever says them.
    """

    file: str
    entries: list[Entry] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    speech: dict[str, dict[str, str]] = field(default_factory=dict)
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


def language_of(file: str) -> str:
    """Give the language of a Fluent file by its name: `zh-CN` of `zh-CN.ftl` and of `payment.zh-CN.ftl`."""
    return file.removesuffix(".ftl").rpartition(".")[2]


def words_of(files: Mapping[str, str], language: str) -> str:
    """Give all Fluent text of a language, file after file."""
    own = [name for name in sorted(files) if name.endswith(".ftl") and language_of(name) == language]
    return "\n".join(files[name] for name in own)


def all_prompts(files: Mapping[str, str], where: str) -> dict[str, Prompts]:
    """Read every `*.ftl` among `files`, by language; what is wrong stands in each answer's `mistakes`."""
    found: dict[str, Prompts] = {}
    for name in sorted(files):
        if name.endswith(".ftl"):
            language = language_of(name)
            book = found.setdefault(language, Prompts(f"{where}{language}.ftl"))
            _read_ftl(book, where + name, files[name])
    for book in found.values():
        _check_references(book)
    return found


def _read_ftl(prompts: Prompts, file: str, text: str) -> None:
    starts = [0] + [index + 1 for index, char in enumerate(text) if char == "\n"]

    def place(span: ast.Span | None) -> Place:
        offset = span.start or 0 if span else 0
        line = bisect_right(starts, offset)
        return Place(file, line, offset - starts[line - 1] + 1)

    for entry in FluentParser().parse(text).body:
        match entry:
            case ast.Junk(annotations=notes):
                note = notes[0]
                prompts.mistakes.append(Mistake(place(note.span), f"this is not Fluent: {note.message}"))
            case ast.Message() | ast.Term():
                prompts.entries.append(entry)
                prefix = "-" if isinstance(entry, ast.Term) else ""
                name = prefix + entry.id.name
                parts = [(name, entry.id, entry.value)] + [
                    (f"{name}.{attribute.id.name}", attribute.id, attribute.value)
                    for attribute in entry.attributes
                ]
                for part, identifier, pattern in parts:
                    _note(prompts, part, place(identifier.span), pattern)


def _note(prompts: Prompts, name: str, where: Place, pattern: ast.Pattern | None) -> None:
    if name in prompts.messages:
        first = prompts.messages[name].place
        elsewhere = f" and in {first.file}" if first.file != where.file else " twice"
        prompts.mistakes.append(Mistake(where, f"'{name}' stands here{elsewhere}"))
    message = prompts.messages[name] = Message(where)
    menu, _, key = name.partition(".speech-")
    if key:
        prompts.speech.setdefault(menu, {})[{"pound": "#"}.get(key, key)] = name
    if pattern is not None and not all(isinstance(part, ast.TextElement) for part in pattern.elements):
        _Names(message).visit(pattern)


def _check_references(prompts: Prompts) -> None:
    for name, message in prompts.messages.items():
        for function in sorted(message.functions - set(FUNCTIONS)):
            told = f"there is no function '{function}' for '{name}'{nearest(function, FUNCTIONS)}"
            prompts.mistakes.append(Mistake(message.place, told))
        prompts.mistakes.extend(
            Mistake(
                message.place, f"'{name}' refers to '{reference}', which is not among this language's words"
            )
            for reference in sorted(message.references - prompts.messages.keys())
        )
