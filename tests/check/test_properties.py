"""What the zoo of broken hotlines cannot show of the properties: opening hours, bounds, figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ivr.check.explore import explore
from ivr.check.lint import subject
from ivr.check.properties import PROPERTIES, Proof, prove
from ivr.check.properties.asked import Asked, Hours
from ivr.check.report import examine
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.engine.load import load
from ivr.store.hotline import Turn
from tests.calls.ringing import MORNING
from tests.zoo import sound
from tests.zoo.ringing import ring_witness


def proofs(hours: Hours | None = None, **how: int) -> dict[str, Proof]:
    """Prove what can be proved of the sound hotline, by property."""
    flow = load(sound())
    now = datetime(2026, 3, 4, tzinfo=UTC)
    asked = Asked(explore(flow, **how), subject(flow, sound()), hours, now)
    return {proof.id: proof for proof in prove(asked)}


def test_the_sound_hotline_has_every_property() -> None:
    """Everything is proved of the sound twin of every broken hotline, and each proof has its figures."""
    for proof in proofs(lambda at: "open" if at.hour < 12 else "closed").values():
        assert (proof.verdict, proof.findings) == ("proved", ()), proof.id
        assert proof.told


@pytest.mark.parametrize("most", [1, 3, 10, 30, 100, 300])
def test_a_cut_exploration_proves_and_refutes_nothing(most: int) -> None:
    """What was not explored whole holds as far as it was explored: what is sound is never called refuted."""
    verdicts = {proof.id: proof.verdict for proof in proofs(most=most).values()}

    assert "bounded" in verdicts.values()
    assert set(verdicts.values()) <= {"bounded", "nothing to prove"}, verdicts


@pytest.mark.parametrize("answer", ["", LookupError("nobody knows")], ids=["empty", "raises"])
def test_a_hole_in_the_hours_is_found(answer: Any, tmp_path: Path) -> None:
    """A minute without a class is told, and who asks for a person in that minute hears an apology."""
    hole = MORNING + timedelta(days=300)

    def opening(at: datetime) -> str:
        if at != hole:
            return "open"
        if isinstance(answer, Exception):
            raise answer
        return str(answer)

    def join_queue(tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
        return Outcome(opening(hole if tx.now >= MORNING else tx.now), {"wait_minutes": 1})

    report = examine(subject(load(sound()), sound()), hours=opening, now=MORNING)
    (finding,) = (each for each in report.findings if each.rule == "P11")
    rung = ring_witness(sound(), finding, tmp_path, actions={"join_queue": join_queue})

    assert "2026-12-29" in finding.message
    assert rung.lacks({"hears": "something went wrong"}) == []


def test_every_property_says_what_it_is() -> None:
    """Ids are in order and unique, and each property says in a sentence what it proves."""
    numbers = [int(each.id[1:]) for each in PROPERTIES]
    assert numbers == sorted(set(numbers))
    assert all(each.says[0].isupper() and not each.says.endswith(".") for each in PROPERTIES)
