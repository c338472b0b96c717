"""What the office reads of a case and of a call is worded in both languages, whatever a call did."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.wallet.processes.disputes import DISPUTE
from flows.wallet.processes.office import KINDS
from flows.wallet.processes.payments import PAYMENT
from flows.wallet.processes.refunds import REFUND
from webhooks.hotlines import open_hotline

CALLS = Path(__file__).parents[1] / "calls" / "wallet"
LINE = re.compile(r"(?:case_entry|audit) #\d+ is new: .*, (?:event|action) (\w+)(?:, detail (.*))?")
"""A line of the case log or the audit log, as a transcript tells that it is new."""
MACHINES = {"refund": REFUND, "dispute": DISPUTE}


def _happened() -> dict[tuple[str, str], dict[str, str]]:
    """Give what happened in any transcript: which log, which event, and the values it was written with."""
    found = {}
    for path in CALLS.rglob("*.call"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := LINE.search(line):
                log = "log" if "case_entry" in line else "change"
                pairs = dict(each.split("=", 1) for each in (match[2] or "").split() if "=" in each)
                found[log, match[1]] = pairs if log == "log" else {"detail": match[2] or ""}
    return found


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_all_that_calls_write_down_has_words(language: str) -> None:
    """Whatever a transcript writes into a case or the audit log can be told, with its values."""
    wording = open_hotline("wallet").wording
    happened = _happened()
    assert len(happened) > 60
    unworded = [f"{log}-{event}" for log, event in happened if not wording.has(language, f"{log}-{event}")]
    assert unworded == []
    for (log, event), values in happened.items():
        assert wording.text(language, f"{log}-{event}", values)


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_all_that_the_office_does_has_words(language: str) -> None:
    """Each state that the office brings something to, and each step with a case, can be told."""
    wording = open_hotline("wallet").wording
    needed = {
        f"{log}-{kind}_{state}"
        for kind, machine in MACHINES.items()
        for state in machine.states
        for log in ("log", "change")
    }
    needed |= {f"change-{state}" for state in PAYMENT.states if state != "pending"}
    needed |= {
        f"log-case_{step}" for kind in ("case", "fraud", "limit", "data") for step in KINDS[kind].steps
    }
    needed |= {f"about-{kind}" for kind in ("refund", "dispute", "payment", "limit", "data")}
    assert {each for each in needed if not wording.has(language, each)} == set()
