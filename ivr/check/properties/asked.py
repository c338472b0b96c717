"""What the properties are asked of, and what an answer looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, wraps

from ivr.check.explored import Explored, Step, without
from ivr.check.finding import Finding, Severity
from ivr.check.letters import Kind, Letter
from ivr.check.lint.subject import Subject
from ivr.check.seconds import Seconds
from ivr.check.states import COUNTERS
from ivr.check.walks import Bounds, Incoming, incoming, steps_where
from ivr.engine.document import (
    CollectNode,
    DoNode,
    HangupNode,
    MenuNode,
    QueueNode,
    RecordNode,
    TransferNode,
)
from ivr.engine.flow import Flow, Node
from ivr.engine.source import Place

Hours = Callable[[datetime], str]
"""Names the class of a moment, as `open` or `closed`."""
SLIPS: tuple[Kind, ...] = ("silence", "wrong", "digits", "spoken", "world")
"""All that a caller does who does nothing right: also entries that fit, which an action may still refuse."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found out about one property: the figures in a sentence, and what refutes it."""

    told: str
    findings: Sequence[Finding] = ()


@dataclass
class Asked:
    """An explored flow, with what the properties work out of it once.

    Attributes:
        hours: Names the class of each moment, if the flow has opening hours.
        now: From when on these are looked at.
    """

    found: Explored
    subject: Subject
    hours: Hours | None = None
    now: datetime | None = None

    @property
    def flow(self) -> Flow:
        """The flow."""
        return self.found.flow

    @cached_property
    def seconds(self) -> Seconds:
        """How long things take."""
        return Seconds(self.found, self.subject.wording)

    @cached_property
    def back(self) -> Incoming:
        """The edges turned round."""
        return incoming(self.found)

    @cached_property
    def bounds(self) -> Bounds:
        """What one call gets only so often, by the actions' promises."""
        names: dict[int, str] = {}
        at_most: dict[str, int] = {}
        for number, step in enumerate(self.found.steps):
            action = step.letter.told.partition(":")[0]
            most = self.flow.actions[action].at_most if action in self.flow.actions else {}
            if step.letter.way in most:
                names[number] = f"{action}: {step.letter.way}"
                at_most[names[number]] = most[step.letter.way]
        return Bounds(names, at_most)

    @cached_property
    def flat(self) -> Asked:
        """The same without the counters of mistakes: what cannot happen in it cannot happen at all."""
        return Asked(without(self.found, COUNTERS), self.subject, self.hours, self.now)

    def steps(self, *kinds: Kind) -> bytes:
        """Flag the steps of some kinds."""
        if kinds not in self._flags:
            self._flags[kinds] = steps_where(self.found, lambda step: step.letter.kind in kinds)
        return self._flags[kinds]

    @cached_property
    def _flags(self) -> dict[tuple[Kind, ...], bytes]:
        return {}

    @cached_property
    def everything(self) -> bytes:
        """Flag all steps but the caller's hanging up, which ends any call."""
        return steps_where(self.found, lambda step: step.letter.kind != "hang-up")

    @cached_property
    def deliberate(self) -> bytes:
        """Flag the steps of `everything` that are no mistakes at a menu or an entry."""
        return steps_where(
            self.found,
            lambda step: (
                step.letter.kind not in ("hang-up", "wrong")
                and (step.letter.kind != "silence" or step.letter.way == "empty")
            ),
        )

    def node(self, index: int) -> Node:
        """Give the node of a state."""
        return self.found.states.node(self.found.codes[index])

    def at(self, *shapes: type) -> Iterator[int]:
        """Give the states at nodes of some shapes, as `MenuNode`, the ones found first first."""
        return (index for index in range(len(self.found.codes)) if isinstance(self.node(index).spec, shapes))

    @cached_property
    def ends(self) -> list[int]:
        """The states in which the hotline has ended the call."""
        return list(self.at(HangupNode))

    @cached_property
    def listening(self) -> list[int]:
        """The states at menus and entries on no way to a person."""
        return [i for i in self.at(MenuNode, CollectNode) if not self.flow.is_human(self.node(i).name)]

    @cached_property
    def people(self) -> list[int]:
        """The states in which a person, or a machine that keeps a message for one, is there."""
        shapes = (QueueNode, TransferNode, RecordNode)
        return [i for i in self.at(*shapes) if self.flow.is_human(self.node(i).name)]

    @cached_property
    def doing(self) -> list[int]:
        """The states in which an action is asked for."""
        return list(self.at(DoNode))

    def finding(
        self,
        rule: str,
        place: Place,
        message: str,
        edges: Sequence[int] | None = None,
        last: Letter | None = None,
        severity: Severity = "error",
        then: tuple[str, ...] = (),
    ) -> Finding:
        """Put a refutation together; `edges`, and perhaps a last letter, are the call that shows it.

        Without them it is shown by the first call that comes to the place, and then does `then`.
        """
        finding = Finding(rule, severity, place, message, then=then)
        if edges is None:
            return finding
        witness, outcomes = self.call(edges, last)
        return replace(finding, witness=witness, outcomes=outcomes)

    def call(
        self, edges: Sequence[int], last: Letter | None = None, begins: int = 0
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the acts of a call, and what it is answered; without edges it stays in the state `begins`."""
        letters = [self.step(edge).letter for edge in edges] + ([last] if last else [])
        outcomes = [letter.told for letter in letters if letter.told]
        if begins := self.found.source(edges[0]) if edges else begins:
            outcomes.insert(0, f"last call in {self.found.states.language(self.found.codes[begins])}")
        return tuple(act for letter in letters for act in letter.act.split()), tuple(outcomes)

    def step(self, edge: int) -> Step:
        """Give the step that an edge takes."""
        return self.found.steps[self.found.step[edge]]

    def shown(self, index: int, *more: int) -> list[int]:
        """Give the edges of a shortest call to a state, and then some more."""
        return [*self.found.way_to(index), *more]


def whatever_the_mistakes(ask: Callable[[Asked], Answer | None]) -> Callable[[Asked], Answer | None]:
    """Ask a question to which mistakes do not matter without their counters; only what is found, again with.

    Such a question is whether there is some way, or how long one without a mistake is.
    """

    @wraps(ask)
    def asked_twice(asked: Asked) -> Answer | None:
        answer = ask(asked.flat)
        return answer if answer is None or not answer.findings else ask(asked)

    return asked_twice


def counted(number: int, one: str, many: str = "") -> str:
    """Say a number of things: `1 entry`, `2 entries`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def once(found: Iterable[Finding]) -> list[Finding]:
    """Keep the first of the findings at each place: copies of a dialogue are mended in one."""
    kept: dict[Place, Finding] = {}
    for finding in found:
        kept.setdefault(finding.place, finding)
    return sorted(kept.values(), key=lambda finding: finding.place)
