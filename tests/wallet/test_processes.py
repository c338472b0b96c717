"""The steps that docs/money.md draws are those that there are."""

from __future__ import annotations

import re
from pathlib import Path

from transitions import Machine

from flows.wallet.processes.lifecycle import after
from flows.wallet.processes.office import KINDS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "money.md").read_text("utf-8")


def steps(machine: Machine) -> set[tuple[str, str, str]]:
    """Give the steps of a machine: from, to, name."""
    states = list(machine.states)
    ways = {(state, after(machine, state, name), name) for state in states for name in machine.events}
    return {(source, target, name) for source, target, name in ways if target is not None}


def test_the_drawing_is_true() -> None:
    """Every step is drawn, and none that is not there; a refund's `paid` is drawn under another name."""
    drawn = set(re.findall(r"^ +(\w+) --> (\w+): (\w+)$", DOCUMENT, re.MULTILINE))
    there = {step for kind in KINDS.values() for step in steps(kind.machine)}

    assert drawn == there - {("approved", "paid", "pay")} | {("approved", "refunded", "pay")}
    assert ("approved", "paid", "pay") in there
