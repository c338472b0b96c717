"""Ring the witness of a finding through the signed webhooks and the pretend Twilio, and look at the call.

The actions answer what the witness says that they do; lines to other numbers and queues do so too.
"""

from __future__ import annotations

import re
import wave
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask

from ivr.check.finding import Finding
from ivr.check.fitting import Recorded
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.engine.flow import Flow
from ivr.engine.load import load
from ivr.simulator.account import Account
from ivr.simulator.acts import parse
from ivr.simulator.call import Call as PhoneCall
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.ring import ring
from ivr.simulator.script import Script
from ivr.simulator.settings import Far
from ivr.simulator.settings import Settings as Ringing
from ivr.simulator.transports import in_process
from ivr.speech.wording import wording_of
from ivr.store.calls import remember_language
from ivr.store.hotline import ActionCode, Hotline, Turn
from tests.calls.ringing import MORNING
from tests.webhooks.trial import TOKEN, settings
from webhooks.app import make_app
from webhooks.hotlines import Hotlines

USUAL: Mapping[str, Value] = {"day": "2026-03-05", "recording": "https://recordings.example/1.wav"}
"""What the actions set where no number would do."""
CALLER = "+8613800000001"
LAST_CALL = "last call in "
_FAR = {"busy": "busy", "no_answer": "no-answer", "failed": "failed"}


@dataclass(frozen=True, slots=True)
class Rung:
    """A call that is over: its lines as `--json` prints them, and answers that nobody asked for.

    `possible`: whether the actions may answer so, by what they promise of one call (`at_most`).
    """

    lines: list[dict[str, Any]]
    left: list[str]
    possible: bool

    def of(self, event: str, field: str) -> list[Any]:
        """Give a field of all lines of an event."""
        return [line[field] for line in self.lines if line["event"] == event]

    @property
    def said(self) -> list[str]:
        """What the caller heard."""
        return self.of("say", "text")

    @property
    def told(self) -> str:
        """The call in lines, for whoever reads a failed test."""
        shown = ("state", "say", "key", "speech", "silence", "play", "enqueue", "notice", "end")
        return "\n".join(str(line) for line in self.lines if line["event"] in shown)

    @property
    def states(self) -> list[str]:
        """Where the call stood after each turn."""
        return self.of("state", "name")

    def lacks(self, shows: Mapping[str, Any]) -> list[str]:
        """Tell what of an entry's `shows` this call does not show."""
        text = "\n".join(self.said)
        looks: Mapping[str, Any] = {
            "at": lambda name: self.states[-1] == name,
            "stands": lambda name: name in self.states,
            "after": lambda name: self.states[-2:-1] == [name],
            "hears": lambda words: words in text,
            "twice": lambda words: text.count(words) >= 2,
            "never": lambda pattern: re.search(pattern, text) is None,
            "characters": lambda number: max(map(len, self.said)) > number,
            "speaks_s": lambda words: self._spoken_s(words["text"]) > words["s"],
            "silent_s": lambda seconds: self.of("silence", "seconds")[-1:] == [seconds],
            "queues_s": lambda seconds: self._queued_s() >= seconds,
            "keys": lambda keys: keys in self.of("key", "keys"),
            "plays": lambda url: url in self.of("play", "url"),
            "records_s": lambda seconds: self.of("record", "seconds")[-1] == seconds,
            "ends": lambda who: self.lines[-1]["by"] == who,
            "turns": lambda number: len(self.states) >= number,
        }
        return [f"{name}: {value}" for name, value in shows.items() if not looks[name](value)]

    def _spoken_s(self, text: str) -> float:
        """Give the seconds from the first of a text until something else is said, or the call ends."""
        at = next(number for number, line in enumerate(self.lines) if text in line.get("text", ""))
        then = next(
            line for line in self.lines[at + 1 :] if line["event"] in ("say", "silence", "key", "end")
        )
        return float(then["at"] - self.lines[at]["at"])

    def _queued_s(self) -> float:
        """Give the seconds from entering a queue until the call stands elsewhere."""
        at = next(number for number, line in enumerate(self.lines) if line["event"] == "enqueue")
        left = [line for line in self.lines[at:] if line["event"] in ("state", "end")]
        return float(left[-1]["at"] - self.lines[at]["at"])


def ring_witness(
    files: Mapping[str, str],
    finding: Finding,
    folder: Path,
    more: str = "",
    actions: Mapping[str, ActionCode] | None = None,
    recorded: Iterable[str] = (),
) -> Rung:
    """Ring the acts of a witness and then `more`; `actions` are real, the others answer as it says.

    `recorded` names files that are played in place of messages, as `en-US/bye.wav`.
    """
    assert finding.witness is not None
    flow = load(files)
    answers = deque(each for each in finding.outcomes if not each.startswith(LAST_CALL))
    clock = VirtualClock(MORNING)
    played = {(each.parent.name, each.stem): each for each in _sounds(recorded, folder)}
    code = {**_told(flow, answers), **(actions or {})}
    with _served(flow, files, code, played, folder, clock) as app:
        for outcome in finding.outcomes:
            if outcome.startswith(LAST_CALL):
                with app.extensions["ivr_store"].write() as connection:
                    remember_language(connection, CALLER, outcome.removeprefix(LAST_CALL))
        lines: list[Line] = []
        log = Log(clock.now, clock.now(), lines.append)
        account = Account()
        if "queue: full" in finding.outcomes:
            account.queue("agents").max_size = 0
        what = _ringing(flow, finding.outcomes)
        script = Script(iter(parse(f"{' '.join(finding.witness)} {more}")), clock, lambda: "")
        ring(PhoneCall(what, in_process(app.wsgi_app), TOKEN, log, clock.now, tuple, account), script)
    left = [each for each in answers if not _of_lines(each)]
    return Rung([line.as_dict() for line in lines], left, _keeps_promises(flow, finding.outcomes))


def _sounds(names: Iterable[str], folder: Path) -> Iterator[Path]:
    """Make a second of silence of each name in a folder."""
    for name in names:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        with wave.open(str(path), "wb") as sound:
            sound.setparams((1, 2, 8000, 0, "NONE", ""))
            sound.writeframes(bytes(16_000))
        yield path


def _keeps_promises(flow: Flow, outcomes: tuple[str, ...]) -> bool:
    return all(
        outcomes.count(f"{name}: {outcome}") <= most
        for name, action in flow.actions.items()
        for outcome, most in action.at_most.items()
    )


def _told(flow: Flow, answers: deque[str]) -> dict[str, ActionCode]:
    """Give actions that answer what the witness says, in turn, and after that what they answer first."""

    def told(name: str) -> ActionCode:
        def answered(_tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
            while answers and _of_lines(answers[0]):
                answers.popleft()
            action = flow.actions[name]
            usual = {variable: USUAL.get(variable, 7) for variable in action.sets}
            if not answers or not answers[0].startswith(f"{name}: "):
                return Outcome(action.outcomes[0], usual)
            outcome, _, values = answers.popleft().removeprefix(f"{name}: ").partition(" ")
            chosen = (each.partition("=") for each in values.strip("()").split(", ") if each)
            return Outcome(outcome, usual | {variable: value for variable, _equals, value in chosen})

        return answered

    return {name: told(name) for name in flow.actions}


def _of_lines(answer: str) -> bool:
    return answer.startswith(("queue: ", "transfer: "))


def _ringing(flow: Flow, outcomes: tuple[str, ...]) -> Ringing:
    """Give the settings with which queues and other lines answer as the witness says."""
    what = Ringing("http://zoo.local/voice", CALLER, "+8610955000", "AC1")
    if "queue: left" in outcomes:
        what = replace(what, agent_s=None)
    result = next((each.removeprefix("transfer: ") for each in outcomes if each.startswith("transfer: ")), "")
    if result in _FAR:
        numbers = [
            each for node in flow.nodes.values() if isinstance(each := getattr(node.spec, "transfer", 0), str)
        ]
        what = replace(what, far_ends=dict.fromkeys(numbers, Far(_FAR[result])))
    return what


@contextmanager
def _served(
    flow: Flow,
    files: Mapping[str, str],
    actions: Mapping[str, ActionCode],
    recorded: Recorded,
    folder: Path,
    clock: VirtualClock,
) -> Iterator[Flask]:
    wording = wording_of(flow.entries)
    hotline = Hotline(flow, files, wording, actions=actions, recorded=recorded)
    app = make_app(settings(f"sqlite:///{folder / 'zoo.db'}"), Hotlines({"sound": hotline}), clock.now)
    try:
        yield app
    finally:
        app.extensions["ivr_store"].engine.dispose()
