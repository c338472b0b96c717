"""What changed for callers between two versions of a flow, each change with the shortest call that shows it.

Both versions are walked together, turn by turn, from every language that a call may begin in. Two places are
alike if all that a caller can do there is answered alike, whatever they are called; where an answer differs,
that is a change. Behind it the walk goes on if both versions stand at a place of the same name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ivr.check.explore import explore
from ivr.check.explored import Explored
from ivr.check.heard import Ear
from ivr.check.letters import Letter
from ivr.engine.document import CollectNode, DoNode, MenuNode, QueueNode, RecordNode, TransferNode
from ivr.engine.flow import Flow, Node
from ivr.engine.source import Place
from ivr.engine.verbs import Verb
from ivr.speech.wording import Wording

MOST_CHANGES = 1000


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two versions."""

    flow: Flow
    wording: Wording


@dataclass(frozen=True, slots=True)
class Change:
    """Something that callers get to hear, or can do, in one version alone.

    Attributes:
        keys, outcomes: The shortest call that shows it, as acts of `ivr dial --keys`, and what the actions
            answer in it.
        language: That in which the call begins.
        old, new: What was noticed then, and is now, as far as it differs; empty where there is nothing.
        old_place, new_place: The node that was come to, or the one where nothing happens now.
    """

    keys: tuple[str, ...]
    outcomes: tuple[str, ...]
    language: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    old_place: Place
    new_place: Place


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes, nearest first, and whether the calls that are under way can go on.

    Attributes:
        pairs: How many pairs of states were compared; `complete`: whether those were all.
        lost_actions: What calls of the old version may still ask for, and the new one does not know.
        lost_places: Where calls of the old version may stand, and the new one has no place of that name
            and kind: they can end in the old version only.
    """

    changes: tuple[Change, ...]
    pairs: int
    complete: bool
    lost_actions: tuple[str, ...]
    lost_places: tuple[str, ...]


def compare(old: Version, new: Version) -> Difference:
    """Compare two versions of a flow; the wider the change, the less can be told behind it."""
    walk = _Walk(old, new)
    changes = tuple(walk.changes())
    asked = {node.spec.do for node in old.flow.nodes.values() if isinstance(node.spec, DoNode)}
    return Difference(
        changes,
        len(walk.came_by),
        walk.complete and len(changes) < MOST_CHANGES,
        tuple(sorted(asked - new.flow.actions.keys())),
        tuple(name for name, node in old.flow.nodes.items() if _waits(node) and not _same(node, new.flow)),
    )


def _waits(node: Node) -> bool:
    return isinstance(node.spec, MenuNode | CollectNode | RecordNode | QueueNode | TransferNode)


def _same(node: Node, flow: Flow) -> bool:
    other = flow.nodes.get(node.name)
    return other is not None and other.kind == node.kind


Pair = tuple[int, int]
"""A state of the old version, and one of the new."""
_Row = tuple[int, ...]


@dataclass(slots=True)
class _Side:
    """One version, explored."""

    version: Version
    found: Explored
    rows: dict[_Row, dict[str, tuple[int, Letter]]] = field(default_factory=dict)
    ears: dict[str, Ear] = field(default_factory=dict)

    def row(self, index: int) -> _Row:
        """Give the numbers of the steps from a state."""
        return tuple(self.found.step[self.found.first[index] : self.found.first[index + 1]])

    def target(self, index: int, position: int) -> int:
        """Give the state that a step from a state, by its place in the row, leads to."""
        return self.found.target[self.found.first[index] + position]

    def letters(self, row: _Row) -> dict[str, tuple[int, Letter]]:
        """Give the letters of a row by what they mean to a caller, each with its place in the row."""
        found = self.rows.get(row)
        if found is None:
            found = self.rows[row] = {}
            for position, number in enumerate(row):
                step = self.found.steps[number]
                for letter in (step.letter, *step.alike):
                    found.setdefault(_meaning(letter, found), (position, letter))
        return found

    def node(self, index: int) -> Node:
        """Give the node of a state."""
        return self.found.states.node(self.found.codes[index])

    def language(self, index: int) -> str:
        """Give the language of a state."""
        return self.found.states.language(self.found.codes[index])

    def hears(self, verbs: tuple[Verb, ...], index: int) -> tuple[str, ...]:
        """Give what is noticed of verbs that lead to a state."""
        language = self.language(index)
        if language not in self.ears:
            self.ears[language] = Ear(self.version.flow, self.version.wording, language)
        return self.ears[language].hears(verbs, self.node(index))


def _meaning(letter: Letter, known: Collection[str]) -> str:
    """Name what a caller means by a letter: digits of another number of digits are digits all the same."""
    if letter.kind not in ("digits", "wrong") or len(letter.act) < 3:
        return letter.told or letter.act
    return next(name for number in range(99) if (name := f"{letter.kind} {number}") not in known)


class _Walk:
    """A walk through both versions at once; `came_by` has the pair before each, and the letter to it."""

    def __init__(self, old: Version, new: Version) -> None:
        self.old = _Side(old, explore(old.flow, beside=new.flow))
        self.new = _Side(new, explore(new.flow, beside=old.flow))
        self.complete = self.old.found.complete and self.new.found.complete
        self.came_by: dict[Pair, tuple[Pair, Letter] | str] = {}
        self._matched: dict[tuple[_Row, _Row], list[tuple[str, Letter, int, int]]] = {}
        self._alike: set[tuple[object, ...]] = set()
        self._told: set[tuple[object, ...]] = set()

    def changes(self) -> Iterator[Change]:
        """Walk on, and give each change once, by the shortest way to it."""
        ahead: list[Pair] = []
        for number, language in enumerate(self.old.version.flow.languages):
            if language in self.new.version.flow.languages:
                pair = number, self.new.version.flow.languages.index(language)
                self.came_by[pair] = language
                ahead.append(pair)
                openings = self.old.found.openings[pair[0]], self.new.found.openings[pair[1]]
                yield from self._noticed(pair, None, openings, pair, ())
        for pair in ahead:  # which grows meanwhile
            rows = self.old.row(pair[0]), self.new.row(pair[1])
            for meaning, letter, mine, theirs in self._both(rows):
                after = self.old.target(pair[0], mine), self.new.target(pair[1], theirs)
                same = self._same(rows[0][mine], rows[1][theirs], after)
                if not same:
                    verbs = (
                        self.old.found.steps[rows[0][mine]].verbs,
                        self.new.found.steps[rows[1][theirs]].verbs,
                    )
                    yield from self._noticed(pair, letter, verbs, after, (meaning,))
                if after not in self.came_by and (same or self._together(after)):
                    self.came_by[after] = pair, letter
                    ahead.append(after)
            yield from self._only_one(pair, rows)
            if len(self._told) >= MOST_CHANGES:
                return

    def _both(self, rows: tuple[_Row, _Row]) -> list[tuple[str, Letter, int, int]]:
        """Give what can be done at both places; of the letters that take the same steps only one."""
        found = self._matched.get(rows)
        if found is None:
            mine, theirs = self.old.letters(rows[0]), self.new.letters(rows[1])
            pairs: dict[Pair, tuple[str, Letter, int, int]] = {}
            for meaning, (at, letter) in mine.items():
                if meaning in theirs:
                    other = theirs[meaning][0]
                    pairs.setdefault((at, other), (meaning, letter, at, other))
            found = self._matched[rows] = [*pairs.values()]
        return found

    def _same(self, mine: int, theirs: int, after: Pair) -> bool:
        """Tell whether a step is noticed alike in both versions, asked once of each step and language."""
        key = (
            mine,
            theirs,
            self.old.node(after[0]).name,
            self.new.node(after[1]).name,
            self.old.language(after[0]),
        )
        if key in self._alike:
            return True
        verbs = self.old.found.steps[mine].verbs, self.new.found.steps[theirs].verbs
        same = self.old.hears(verbs[0], after[0]) == self.new.hears(verbs[1], after[1])
        if same:
            self._alike.add(key)
        return same

    def _only_one(self, pair: Pair, rows: tuple[_Row, _Row]) -> Iterator[Change]:
        """Give what can happen in one version alone; words for a key go with the key."""
        mine, theirs = self.old.letters(rows[0]), self.new.letters(rows[1])
        if mine.keys() == theirs.keys():
            return
        places = self.old.node(pair[0]).place, self.new.node(pair[1]).place
        for meaning in [*(mine.keys() - theirs.keys()), *(theirs.keys() - mine.keys())]:
            letter = (mine.get(meaning) or theirs[meaning])[1]
            told = (f"can happen: {letter.told or letter.act}",)
            sides = (told, ()) if meaning in mine else ((), told)
            if not meaning.startswith("say:"):
                yield from self._once(pair, letter, sides, places, (meaning, self.old.node(pair[0]).origin))

    def _noticed(
        self,
        pair: Pair,
        letter: Letter | None,
        verbs: tuple[tuple[Verb, ...], tuple[Verb, ...]],
        after: Pair,
        done: tuple[str, ...],
    ) -> Iterator[Change]:
        """Give the change, if what is noticed differs, once for the same words, or for the same way."""
        was, now = self.old.hears(verbs[0], after[0]), self.new.hears(verbs[1], after[1])
        lost = tuple(part for part in was if part not in now)
        won = tuple(part for part in now if part not in was)
        if was == now:
            return
        nodes = self.old.node(after[0]), self.new.node(after[1])
        key: tuple[object, ...] = lost, won
        if nodes[0].origin != nodes[1].origin:
            key = *done, self.old.node(pair[0]).origin, nodes[0].origin, nodes[1].origin
        sides = (lost, won) if lost or won else (was, now)
        yield from self._once(pair, letter, sides, (nodes[0].place, nodes[1].place), key)

    def _once(
        self,
        pair: Pair,
        letter: Letter | None,
        sides: tuple[tuple[str, ...], tuple[str, ...]],
        places: tuple[Place, Place],
        key: tuple[object, ...],
    ) -> Iterator[Change]:
        if key in self._told:
            return
        self._told.add(key)
        language, word = self._word(pair)
        word += [letter] if letter else []
        acts, told = (each.act for each in word), (each.told for each in word)
        yield Change(tuple(filter(None, acts)), tuple(filter(None, told)), language, *sides, *places)

    def _together(self, pair: Pair) -> bool:
        """Tell whether both versions stand at a place of the same name."""
        return self.old.node(pair[0]).name == self.new.node(pair[1]).name

    def _word(self, pair: Pair) -> tuple[str, list[Letter]]:
        """Give the language in which the shortest call to a pair begins, and its letters."""
        word: list[Letter] = []
        while not isinstance(came := self.came_by[pair], str):
            pair, letter = came
            word.append(letter)
        return came, word[::-1]
