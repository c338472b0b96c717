"""The words of a flow, in each of its languages.

The edge asks here for what is to be said. Messages are Fluent (projectfluent.org), so that a sentence, its
pauses and the place of its values are the translator's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ivr.speech.messages import Entry, Messages, MissingWords, Values, parsed

NO_VALUES: Values = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Wording:
    """A flow's messages in each of its languages; made by `read`."""

    languages: Mapping[str, Messages]

    def text(self, language: str, message_id: str, values: Values = NO_VALUES) -> str:
        """Give what is said: one line, whole.

        Args:
            language: One of the flow's languages, as its file is named.
            message_id: A message, or an attribute of one: `main`, `main.no-input-1`.
            values: What its variables stand for; more than it names may be given.

        Raises:
            MissingWords: If the message, one that it refers to, or one of its values is missing.
            ValueError: If a value cannot be spoken (no date, no such currency).
        """
        messages = self.languages.get(language)
        if messages is None:
            raise MissingWords(language, message_id)
        return messages.text(message_id, values)

    def outline(self, language: str, message_id: str) -> str:
        """Give the message for a reader, with each value as its name, as ‹balance›.

        Raises:
            MissingWords: If there is no such language or message.
        """
        messages = self.languages.get(language)
        if messages is None:
            raise MissingWords(language, message_id)
        return messages.outline(message_id)

    def words(self, language: str, message_id: str) -> list[str]:
        """Give the items of a comma list (`,`, `，` or `、`), or none if there is no such message."""
        if not self.has(language, message_id):
            return []
        items = re.split("[,，、]", self.text(language, message_id))
        return [word for item in items if (word := item.strip())]

    def has(self, language: str, message_id: str) -> bool:
        """Tell whether there is such a message, or attribute, with a text of its own."""
        messages = self.languages.get(language)
        return messages is not None and messages.pattern(message_id) is not None


def read(sources: Mapping[str, str]) -> Wording:
    """Take the text of Fluent files, by language (`zh-CN`). Raises `ValueError` if one is not Fluent."""
    return wording_of({language: parsed(language, source) for language, source in sources.items()})


def wording_of(entries: Mapping[str, Iterable[Entry]]) -> Wording:
    """Take the messages of a flow as they were parsed, by language."""
    return Wording({language: Messages(language, own) for language, own in entries.items()})
