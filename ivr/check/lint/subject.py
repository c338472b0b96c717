"""What a rule looks at: a flow's nodes as they were written, its words, and where both stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from ivr.check.fitting import Recorded
from ivr.engine.document import MenuNode, QueueNode
from ivr.engine.flow import Flow, Node
from ivr.engine.source import Place, read_yaml
from ivr.speech.duration import speaking_time_s
from ivr.speech.spoken_keys import Told, told_keys
from ivr.speech.variants import sentences
from ivr.speech.wording import Wording, wording_of

NONE_RECORDED: Recorded = MappingProxyType({})


@dataclass(frozen=True)
class Subject:
    """A flow that is looked at.

    Attributes:
        files: The text of its files, by the name that places bear.
        recorded: What is played in place of messages.
    """

    flow: Flow
    files: Mapping[str, str]
    wording: Wording
    recorded: Recorded

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes as they were written: of the copies of a dialogue's node only the first."""
        found: dict[str, Node] = {}
        for node in self.flow.nodes.values():
            found.setdefault(node.origin, node)
        return tuple(found.values())

    @cached_property
    def menus(self) -> tuple[tuple[Node, MenuNode], ...]:
        """The menus, each with its shape."""
        return tuple((node, node.spec) for node in self.nodes if isinstance(node.spec, MenuNode))

    def said(self, node: Node) -> Iterator[Said]:
        """Give what a node itself says, in each language and each way that it can come out."""
        if node.prompt:
            yield from self.all_said(node, node.prompt.message)

    def reprompts(self, node: Node) -> Iterator[Said]:
        """Give what a node says after silences and wrong entries."""
        for prompt in (node.reprompts or {}).values():
            yield from self.all_said(node, prompt.message)

    def everything_said(self) -> Iterator[Said]:
        """Give all that any node says, its re-prompts and what is said while waiting too."""
        for node in self.nodes:
            yield from self.said(node)
            yield from self.reprompts(node)
            if isinstance(node.spec, QueueNode):
                yield from self.all_said(node, node.spec.wait)

    def all_said(self, node: Node, message: str) -> Iterator[Said]:
        """Give what a message can come out as, in each language."""
        for language in self.flow.languages:
            for text in sentences(self.wording, language, message):
                yield Said(self, node, language, message, text)

    def action_place(self, name: str) -> Place:
        """Give the place where an action is declared."""
        found = (
            read_yaml(file, text).key_places.get(("actions", name))
            for file, text in self.files.items()
            if file.endswith(".yaml")
        )
        return next(place for place in found if place is not None)

    def words(self, language: str, message: str) -> list[str]:
        """Give a comma list of words, as the choices of a menu have them."""
        return self.wording.words(language, message)

    def place(self, language: str, message: str, part: str = "") -> Place:
        """Give the place of a message, or of the first line of it that holds `part`."""
        start = self.flow.words[language].messages[message].place
        lines = self.files[start.file].splitlines()
        for number in range(start.line - 1, len(lines)):
            line = lines[number]
            if number >= start.line and line[:1].strip():
                break
            column = line.casefold().find(
                part.casefold(), start.column - 1 if number == start.line - 1 else 0
            )
            if part and column >= 0:
                return Place(start.file, number + 1, column + 1)
        return start


@dataclass(frozen=True)
class Said:
    """One sentence that a node can say in one language."""

    subject: Subject
    node: Node
    language: str
    message: str
    text: str

    @cached_property
    def told(self) -> list[Told]:
        """The keys that it tells."""
        return told_keys(self.text)

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return speaking_time_s(self.text, self.language)

    def at(self, part: str = "") -> Place:
        """Give its place, or that of a part of it."""
        return self.subject.place(self.language, self.message, part)


def subject(
    flow: Flow, files: Mapping[str, str], where: str = "", recorded: Recorded = NONE_RECORDED
) -> Subject:
    """Look at `flow`, which was loaded from `files` at `where`."""
    return Subject(
        flow=flow,
        files={where + name: text for name, text in files.items()},
        wording=wording_of(flow.entries),
        recorded=recorded,
    )
