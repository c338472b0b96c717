"""The messages of one language, ready to be said.

Whoever loads a flow has parsed its files to find mistakes; the same entries are formatted here, each when it
is first asked for: a call hears a few of a thousand. A message in which nothing varies is formatted once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from ivr.speech.dates import day, time_of_day
from ivr.speech.digits import digits, phone
from ivr.speech.money import money
from ivr.speech.numbers import count, minutes, ordinal
from ivr.speech.outline import outline

Entry: TypeAlias = ast.Message | ast.Term
Values = Mapping[str, str | int]

# A line's end is a blank in English and nothing beside a Chinese character or its punctuation.
_WIDE = "\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])\s*\n\s*|\s*\n\s*(?=[{_WIDE}])")
_BREAK = re.compile(r"\s*\n\s*")


class MissingWords(LookupError):
    """A message, or a value that it speaks of, is not there; nothing was said.

    Attributes:
        language: The language asked for.
        message_id: The message or attribute (`main.no-input-1`).
        variable: The variable without a value, or None if the message itself is missing.
    """

    def __init__(self, language: str, message_id: str, variable: str | None = None) -> None:
        what = f"no value for ${variable} in" if variable else "there is no message"
        super().__init__(f"{what} '{message_id}' ({language})")
        self.language = language
        self.message_id = message_id
        self.variable = variable


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A message's or an attribute's pattern, ready to be formatted with these variables."""

    message_id: str
    pattern: Any
    variables: frozenset[str]


class Messages:
    """The messages of one language; threads may share them, and at worst format an entry twice."""

    def __init__(self, language: str, entries: Iterable[Entry]) -> None:
        self._language = language
        self._entries = list(entries)
        self._patterns = {part: pattern for entry in self._entries for part, pattern in _parts(entry)}
        self._compiled: dict[str, _Compiled] = {}
        self._fixed: dict[str, str] = {}

    def text(self, message_id: str, values: Values) -> str:
        """Give what is said, as `Wording.text` tells."""
        fixed = self._fixed.get(message_id)
        if fixed is not None:
            return fixed
        message = self._compiled.get(message_id) or self._compile(message_id)
        text = self._format(message, values)
        if not message.variables:
            self._fixed[message_id] = text
        return text

    def outline(self, message_id: str) -> str:
        """Give what is said with each value as its name, as `Wording.outline` tells."""
        pattern = self.pattern(message_id)
        if pattern is None:
            raise MissingWords(self._language, message_id)
        return one_line(outline(pattern, self.pattern))

    def pattern(self, message_id: str) -> ast.Pattern | None:
        """Give a message's or an attribute's pattern, or None if there is none."""
        return self._patterns.get(message_id)

    def _compile(self, message_id: str) -> _Compiled:
        variables = self._variables(message_id, frozenset())
        name, _, attribute = message_id.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        compiled = self._compiled[message_id] = _Compiled(message_id, pattern, variables)
        return compiled

    def _variables(self, message_id: str, seen: frozenset[str]) -> frozenset[str]:
        """Collect the variables of a pattern and of all that it refers to, which is thereby read too."""
        pattern = self.pattern(message_id)
        if pattern is None:
            raise MissingWords(self._language, message_id)
        if message_id in seen:
            raise ValueError(f"'{message_id}' ({self._language}) refers to itself")
        found: set[str] = set()
        for node in nodes(pattern):
            match node:
                case ast.VariableReference():
                    found.add(node.id.name)
                case ast.MessageReference() | ast.TermReference():
                    found |= self._variables(referred(node), seen | {message_id})
        if found and message_id.startswith("-"):
            raise ValueError(f"'{message_id}' ({self._language}) is a term, and takes no variables")
        return frozenset(found)

    def _format(self, message: _Compiled, values: Values) -> str:
        """Put the values in; a sentence with a hole in it is never given."""
        missing = sorted(message.variables.difference(values))
        if missing:
            raise MissingWords(self._language, message.message_id, missing[0])
        text, errors = self._bundle.format_pattern(message.pattern, dict(values))
        if errors:
            errors[0].add_note(f"in the message '{message.message_id}' ({self._language})")
            raise errors[0]
        return one_line(str(text))

    @cached_property
    def _bundle(self) -> FluentBundle:
        bundle = FluentBundle([self._language], functions=_functions(self._language), use_isolating=False)
        bundle.add_resource(ast.Resource([*self._entries]))
        return bundle


def parsed(language: str, source: str) -> list[Entry]:
    """Read the text of a Fluent file. Raises `ValueError` if something in it is not Fluent."""
    entries = FluentParser(with_spans=False).parse(source).body
    for junk in (entry for entry in entries if isinstance(entry, ast.Junk)):
        raise ValueError(f"this is not Fluent ({language}): {junk.annotations[0].message}")
    return [entry for entry in entries if isinstance(entry, ast.Message | ast.Term)]


def _parts(entry: Entry) -> Iterator[tuple[str, ast.Pattern]]:
    """Give the patterns of a message or term (`-brand`) by name: its own, and those of its attributes."""
    name = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
    if entry.value is not None:
        yield name, entry.value
    for attribute in entry.attributes:
        yield f"{name}.{attribute.id.name}", attribute.value


def nodes(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    """Give a part of a message, and all parts within it."""
    yield node
    for child in vars(node).values():
        for part in child if isinstance(child, list) else [child]:
            if isinstance(part, ast.BaseNode):
                yield from nodes(part)


def one_line(text: str) -> str:
    """Join the lines of a message, as they are spoken."""
    return _BREAK.sub(" ", _WIDE_BREAK.sub("", text))


def referred(node: ast.MessageReference | ast.TermReference) -> str:
    """Name the message, attribute or term (`-brand`) that a reference means."""
    sigil = "-" if isinstance(node, ast.TermReference) else ""
    return f"{sigil}{node.id.name}{f'.{node.attribute.name}' if node.attribute else ''}"


def _functions(language: str) -> dict[str, Any]:
    """Give what a message may call, in one language."""
    return {
        "COUNT": lambda number: count(int(number), language),
        "DATE": lambda iso: day(iso, language),
        "DIGITS": lambda code: digits(str(code), language),
        "MINUTES": lambda number: minutes(int(number), language),
        "MONEY": lambda minor, currency="CNY": money(int(minor), language, currency),
        "ORDINAL": lambda number: ordinal(int(number), language),
        "PHONE": lambda number: phone(number, language),
        "TIME": lambda iso: time_of_day(iso, language),
    }
