"""Every property can be refuted: its fault is found where it is, and ringing the witness shows it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ivr.check.explore import explore
from ivr.check.finding import Finding
from ivr.check.lint import subject
from ivr.check.properties import PROPERTIES, Proof, prove
from ivr.check.properties.asked import Asked, Hours
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.engine.load import load
from ivr.simulator.acts import parse
from ivr.simulator.call import Call as PhoneCall
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.ring import ring
from ivr.simulator.script import Script
from ivr.simulator.settings import Settings
from ivr.simulator.transports import in_process
from ivr.speech.wording import read
from ivr.store.hotline import Hotline, Turn
from tests.calls.ringing import MORNING
from tests.webhooks.trial import TOKEN, settings
from tests.zoo import ZOO, sound
from webhooks.app import make_app
from webhooks.hotlines import Hotlines

FAULTS = yaml.safe_load((ZOO / "properties" / "faults.yaml").read_text("utf-8"))
USUAL: Mapping[str, Value] = {"day": "2026-03-05"}
"""What the actions set where no number would do."""
NOW = datetime(2026, 3, 4, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Broken:
    """A hotline with one planted fault, and what should be found."""

    files: Mapping[str, str]
    entry: Mapping[str, Any]

    @property
    def file(self) -> str:
        """The file in which it should be found."""
        return str(self.entry.get("file", "flow.yaml"))

    @property
    def line(self) -> int:
        """The line at which it should be found."""
        lines = self.files[self.file].splitlines()
        return next(number for number, line in enumerate(lines, 1) if self.entry["at"] in line)


def broken(entry: Mapping[str, Any]) -> Broken:
    """Plant a fault."""
    files = dict(sound())
    for edit in entry["edits"]:
        file = edit.get("file", "flow.yaml")
        assert files[file].count(edit["find"]) == 1, edit["find"]
        files[file] = files[file].replace(edit["find"], edit["put"])
    return Broken(files, entry)


def proofs(files: Mapping[str, str], hours: Hours | None = None, **how: int) -> dict[str, Proof]:
    """Prove what can be proved of a hotline, by property."""
    flow = load(files)
    asked = Asked(explore(flow, **how), subject(flow, files), hours, NOW)
    return {proof.id: proof for proof in prove(asked)}


@cache
def of_sound() -> dict[str, Proof]:
    """Prove what can be proved of the sound hotline."""
    return proofs(sound(), lambda at: "open" if at.hour < 12 else "closed")


@pytest.mark.parametrize("property_", PROPERTIES, ids=lambda each: each.id)
def test_the_sound_hotline_has_every_property(property_: Any) -> None:
    """Nothing is found in the sound twin of every broken hotline, and everything is proved."""
    proof = of_sound()[property_.id]

    assert (proof.verdict, proof.findings) == ("proved", ())
    assert proof.told


@pytest.mark.parametrize("entry", FAULTS, ids=lambda entry: entry["fault"])
def test_each_fault_is_found(entry: Mapping[str, Any]) -> None:
    """The property that the fault breaks is refuted where the fault is, and no other but what it says."""
    planted = broken(entry)
    found = proofs(planted.files)
    refuted = found[entry["property"]]

    assert refuted.verdict == "refuted"
    places = [(each.place.file, each.place.line) for each in refuted.findings]
    assert (planted.file, planted.line) in places, "\n".join(map(str, refuted.findings))
    others = {id_ for id_, proof in found.items() if proof.findings} - {entry["property"]}
    assert others <= set(entry.get("also", [])), [str(f) for o in others for f in found[o].findings]


@pytest.mark.parametrize(
    "entry", [each for each in FAULTS if "reaches" in each], ids=lambda entry: entry["fault"]
)
def test_each_witness_can_be_rung(entry: Mapping[str, Any], tmp_path: Path) -> None:
    """The keys of the witness, rung as `ivr dial` rings them, lead to where the fault shows."""
    planted = broken(entry)
    finding = proofs(planted.files)[entry["property"]].findings[0]
    rung = ring_witness(planted.files, finding, tmp_path)

    assert (rung.states[-1], rung.left) == (entry["reaches"], [])


@dataclass(frozen=True, slots=True)
class Rung:
    """A witness that was rung: where the call stood, what was said, and answers that nobody asked for."""

    states: list[str]
    said: list[str]
    left: list[str]


def ring_witness(files: Mapping[str, str], finding: Finding, folder: Path) -> Rung:
    """Ring the acts of a witness, the actions answering as it says."""
    answers = deque(each.partition(": ") for each in finding.outcomes)

    def told(_tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
        while answers and answers[0][0] in ("queue", "transfer"):
            answers.popleft()
        if not answers:
            raise RuntimeError("the witness ends here")
        action, _, answer = answers.popleft()
        name, _, values = answer.partition(" ")
        chosen = (each.partition("=") for each in values.strip("()").split(", ") if each)
        usual = {name: USUAL.get(name, 7) for name in flow.actions[action].sets}
        return Outcome(name, usual | {variable: value for variable, _equals, value in chosen})

    flow = load(files)
    wording = read({language: files[f"{language}.ftl"] for language in flow.languages})
    hotline = Hotline(flow, files, wording, actions=dict.fromkeys(flow.actions, told))
    clock = VirtualClock(MORNING)
    app = make_app(settings(f"sqlite:///{folder / 'zoo.db'}"), Hotlines({"sound": hotline}), clock.now)
    lines: list[Line] = []
    log = Log(clock.now, clock.now(), lines.append)
    what = Settings("http://zoo.local/voice", "+8613800000001", "+8610955000", "AC1")
    if "queue: full" in finding.outcomes:
        what = replace(what, agent_s=None)
    script = Script(iter(parse(" ".join(finding.witness) + " !")), clock, lambda: "")
    try:
        ring(PhoneCall(what, in_process(app.wsgi_app), TOKEN, log, clock.now, tuple), script)
    finally:
        app.extensions["ivr_store"].engine.dispose()
    told_of = [line.as_dict() for line in lines]
    return Rung(
        [str(line["name"]) for line in told_of if line["event"] == "state"],
        [str(line["text"]) for line in told_of if line["event"] == "say"],
        [action for action, _, _answer in answers if action not in ("queue", "transfer")],
    )


def test_a_cut_exploration_proves_nothing() -> None:
    """What was not explored whole holds as far as it was explored, and is never called proved."""
    verdicts = {proof.verdict for proof in proofs(sound(), most=10).values()}

    assert "proved" not in verdicts
    assert "bounded" in verdicts


def test_a_hole_in_the_hours_is_found() -> None:
    """A minute for which the hours have no answer is told."""

    def opening(at: datetime) -> str:
        if at == NOW + timedelta(days=300):
            raise LookupError("nobody knows")
        return "open"

    (finding,) = proofs(sound(), opening)["P11"].findings

    assert "2026-12-29" in finding.message
