"""What of a flow its transcripts go through: nodes, every way and every rung, in each language.

A dialogue that is copied to many places counts once. Opening hours are outcomes of an action, so they count
as ways. Where nothing is said and nobody is listened to, the language does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ivr.check.explored import Explored
from ivr.check.letters import Letter
from ivr.engine.document import BranchNode, CollectNode, DoNode, HangupNode, MenuNode
from ivr.engine.flow import LADDER, Flow, Node
from ivr.engine.source import Place

MOST_WORDS = 3
Item = tuple[str, str, str]
"""A node as it was written, a way of it (or a rung, or `repeat`), and the language, empty if none counts."""


@dataclass(slots=True)
class Coverage:
    """The items of a flow, and which of them were gone through; `language` is what the call goes on in."""

    flow: Flow
    places: dict[Item, Place] = field(init=False)
    covered: set[Item] = field(default_factory=set)
    language: str = ""

    def __post_init__(self) -> None:
        self.places = {
            item: node.place for node in self.flow.nodes.values() for item in _items(self.flow, node)
        }

    def note(self, node: str, event: str, language: str) -> None:
        """Remember that `event` happened at a node, as `ivr.engine.machine.watch` tells it."""
        switches = event == "language"
        languages = self.flow.languages
        self.language = languages[(languages.index(language) + switches) % len(languages)]
        self.covered.add(_item(self.flow.nodes[node], event, language))

    @property
    def missed(self) -> list[Item]:
        """What was never gone through, in the order of the files."""
        left = self.places.keys() - self.covered
        return sorted(left, key=lambda item: (self.places[item], item))

    @property
    def nodes(self) -> tuple[int, int]:
        """How many nodes were gone through, of how many; ends of calls have no way on, and do not count."""
        names = {item[0] for item in self.places}
        return len(names & {item[0] for item in self.covered}), len(names)

    def ways(self, language: str) -> tuple[int, int]:
        """How many ways and rungs were gone through in a language, of how many; `""`: where none counts."""
        wanted = {item for item in self.places if item[2] == language}
        return len(wanted & self.covered), len(wanted)


def _items(flow: Flow, node: Node) -> Iterator[Item]:
    events = [event for event in node.ways if event != "hung_up"]
    if isinstance(node.spec, MenuNode | CollectNode):
        events += [*LADDER, "repeat"]
    if isinstance(node.spec, MenuNode):
        events.append("language")
    for event in events if not isinstance(node.spec, HangupNode) else ():
        for language in flow.languages:
            yield _item(node, event, language)


def _item(node: Node, event: str, language: str) -> Item:
    silent = isinstance(node.spec, DoNode | BranchNode)
    return node.origin, event, "" if silent else language


@dataclass(frozen=True, slots=True)
class Word:
    """What happens in a call that begins in `language`; `keyed`: where 8 would be a digit of an entry."""

    language: str
    keyed: bool
    letters: tuple[Letter, ...]


def shortest_words(found: Explored, wanted: set[Item]) -> dict[Item, list[Word]]:
    """Give words that end in each of some items, as far as letters lead there, the shortest first.

    One a state at the item's node: with another history, an action may answer otherwise.
    """
    words: dict[Item, list[Word]] = {}
    for index in range(found.expanded):
        node = found.states.node(found.codes[index])
        language = found.states.language(found.codes[index])
        for step, target in found.edges(index):
            stays = found.states.node(found.codes[target]).name == node.name
            item = _item(node, _event(found, index, step.letter, stays=stays), language)
            if item in wanted and len(words.setdefault(item, [])) < MOST_WORDS:
                way = found.way_to(index)
                begin = found.codes[found.source(way[0]) if way else index]
                keyed = isinstance(found.states.node(begin).spec, CollectNode)
                letters = (*found.word_to(index), step.letter)
                words[item].append(Word(found.states.language(begin), keyed, letters))
    return words


def _event(found: Explored, index: int, letter: Letter, *, stays: bool) -> str:
    """Name what a letter does in a state, as `ivr.engine.machine.watch` does."""
    counter = {"silence": "no_inputs", "wrong": "no_matches"}.get(letter.kind)
    if counter is None or not stays:
        return letter.way or letter.kind
    misses = found.states.fields[counter].get(found.codes[index]) + 1
    return f"{'no-input' if letter.kind == 'silence' else 'no-match'}-{misses}"
