"""What of the wallet's flows their transcripts go through, and what callers go through besides who err.

The transcripts are played anyway, so they tell it on the way. Wherever one of them stands and listens,
callers go on from there otherwise: silent, not understood, back, for a person. That is alike at every node,
and the engine's alone, so it is asked straight.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from transitions import EventData

from ivr.check.cover import Coverage, Item
from ivr.cli.playing import find, play
from ivr.engine.advance import Waiting, advance
from ivr.engine.call import Call
from ivr.engine.document import CollectNode, MenuNode
from ivr.engine.events import Digits, Event, NoInput, Speech
from ivr.engine.flow import Flow
from ivr.engine.machine import watch
from webhooks.target import Target

TRANSCRIPTS = Path(__file__).parent / "wallet"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why no transcript goes some ways: `gone_by` tests that do, or impossible, as tests show (`held_by`)."""

    why: str
    ways: Sequence[str]
    gone_by: Sequence[str] = ()
    held_by: Sequence[str] = ()


REASONS: dict[str, list[Reason]] = {
    flow: [Reason(**each) for each in reasons]
    for flow, reasons in tomllib.loads((Path(__file__).parent / "uncovered.toml").read_text("utf-8")).items()
}
"""By flow."""
_WRONG: dict[type, Event] = {MenuNode: Speech(""), CollectNode: Digits("*1")}
_ERRS: dict[type, tuple[tuple[str, ...], ...]] = {
    MenuNode: (("9", "-", "-", "-"), ("?", "?", "?"), ("*",), ("8",), ("0",)),
    CollectNode: (("*9", "-", "-", "-"), ("?", "?", "?"), ("*",), ("*0",)),
}
"""What callers do who err: keys, `-` silence, `?` what nobody understands; each from the same moment."""


@dataclass(slots=True)
class Covered:
    """What of a flow was gone through so far, by whom.

    Attributes:
        name: The flow.
        played: The transcripts that have told what they go through.
        met: A call at each node that listens, in each language, as a transcript first came there.
        into: Where what happens now is noted.
    """

    name: str
    transcripts: Coverage | None = None
    errors: Coverage | None = None
    played: set[Path] = field(default_factory=set)
    met: dict[tuple[str, str], Call] = field(default_factory=dict)
    into: Coverage | None = None

    @contextmanager
    def playing(self, path: Path) -> Iterator[None]:
        """Note what the transcript at `path` goes through while this lasts."""
        self.into = self.transcripts
        try:
            yield
        finally:
            self.into = None
        self.played.add(path)

    def watch(self, target: Target) -> None:
        """Look at the flow if it is rung, from the first time on."""
        flow = target.ours.hotline.flow if target.ours else None
        if flow is None or flow.name != self.name or (self.transcripts and self.transcripts.flow is flow):
            return
        self.transcripts = self.into = Coverage(flow)
        self.errors = Coverage(flow)
        watch(flow.machine, self._note)
        flow.machine.prepare_event.append(self._meet)

    def err(self) -> Iterator[str]:
        """Go on otherwise wherever somebody was listened to; give where a caller then hears nothing."""
        assert self.errors is not None
        self.into, flow = self.errors, self.errors.flow
        for (name, language), call in [*self.met.items()]:
            spec = flow.nodes[call.state].spec
            for acts in _ERRS[type(spec)]:
                if any(_silent(flow, call, acts)):
                    yield f"at '{name}' in {language} after {' '.join(acts)}"
        self.into = None

    @property
    def missed(self) -> set[str]:
        """What nobody goes through: node and event (and language, if it is that alone), or all of a node."""
        assert self.transcripts is not None
        assert self.errors is not None
        left = set(self.transcripts.missed) & set(self.errors.missed)
        met = {item[0] for item in self.transcripts.places.keys() - left}
        listening = {item[0] for item in left if item[1] == "repeat"}
        whole = listening - met
        return whole | {_told(item, left, self.transcripts) for item in left if item[0] not in whole}

    def _note(self, node: str, event: str, language: str) -> None:
        if self.into is not None:
            self.into.note(node, event, language)

    def _meet(self, event: EventData) -> None:
        call = event.model
        if (
            self.into is not None
            and self.into is self.transcripts
            and isinstance(call, Call)
            and not call.ended
        ):
            node = self.into.flow.nodes[call.state]
            if isinstance(node.spec, MenuNode | CollectNode):
                fresh = replace(call, data=dict(call.data), errors=0, no_inputs=0, no_matches=0)
                self.met.setdefault((node.origin, call.language), fresh)


def _silent(flow: Flow, call: Call, acts: tuple[str, ...]) -> Iterator[bool]:
    """Tell after each act whether the caller hears nothing, although no action is asked for."""
    for act in acts:
        wrong = _WRONG[type(flow.nodes[call.state].spec)] if act == "?" else Digits(act)
        step = advance(flow, call, NoInput() if act == "-" else wrong)
        yield isinstance(step, Waiting) and not step.verbs
        call = step.call


def _told(item: Item, left: set[Item], coverage: Coverage) -> str:
    node, event, language = item
    alone = language and any((node, event, other) not in left for other in coverage.flow.languages)
    return f"{node} {event} {language}" if alone else f"{node} {event}"


COVERED = {name: Covered(name) for name in ("wallet", "desk")}


def watch_all(target: Target) -> None:
    """Look at what is rung, whichever flow it is."""
    for each in COVERED.values():
        each.watch(target)


@contextmanager
def playing_all(path: Path) -> Iterator[None]:
    """Note what the transcript at `path` goes through, of each flow, while this lasts."""
    with ExitStack() as stack:
        for each in COVERED.values():
            stack.enter_context(each.playing(path))
        yield


def play_the_rest() -> None:
    """Play the transcripts that were not played yet."""
    for path in find([TRANSCRIPTS]):
        if any(path not in each.played for each in COVERED.values()):
            with playing_all(path):
                play(path.read_text("utf-8"), path.parent, watch_all)
