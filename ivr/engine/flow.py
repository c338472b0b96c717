"""A flow as the engine runs it: nodes by name, dialogues copied in place, everything checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transitions import Machine

from ivr.engine.document import Action, Lint, Spec
from ivr.engine.prompts import Entry, Prompts
from ivr.engine.source import Place

UNIVERSAL = {"0": "human", "*": "back", "#": "back", "9": "repeat", "8": "language"}
"""Keys that mean the same at every menu, and the machine's name for each. A menu may give `#` away."""
WHILE_COLLECTING = {"*0": "human", "*9": "repeat", "*": "back"}
"""What `*0#`, `*9#` and `*#` mean while digits are collected, where 0, 8 and 9 are data."""
LADDER = ("no-input-1", "no-input-2", "no-match-1", "no-match-2")
"""The rungs: attributes of a message, or of the flow's `reprompt-menu` and `reprompt-digits`."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A message, and the variables that it names in any language."""

    message: str
    variables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One place in a flow. `origin` is its name before a dialogue was copied; `ways` lead by event name."""

    name: str
    origin: str
    place: Place
    spec: Spec
    ways: Mapping[str, str]
    prompt: Prompt | None = None
    reprompts: Mapping[str, Prompt] | None = None

    @property
    def kind(self) -> str:
        """Name the kind of node, as the word in the file."""
        return self.spec.kind


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole flow, built once and shared by all its calls; nothing in it ever changes.

    `words` are its messages as they were read, by language.
    """

    name: str
    version: str
    languages: tuple[str, ...]
    levels: tuple[str, ...]
    start: str
    home: str
    human: str
    hung_up: str | None
    actions: Mapping[str, Action]
    nodes: Mapping[str, Node]
    words: Mapping[str, Prompts]
    machine: Machine
    lint: Lint

    @property
    def entries(self) -> Mapping[str, list[Entry]]:
        """The Fluent messages and terms of each language, in the order of `languages`."""
        return {language: self.words[language].entries for language in self.languages}

    def is_human(self, node: str) -> bool:
        """Tell whether a node belongs to the way to a human, by its name."""
        return node == self.human or node.startswith(f"{self.human}/")
