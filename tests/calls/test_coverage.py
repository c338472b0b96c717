"""Every node and every way of the wallet is gone through by a caller, or has a reason why not."""

from __future__ import annotations

import re
from pathlib import Path

from tests.calls.covered import COVERED, REASONS, TRANSCRIPTS
from tests.calls.table import FILE, ROWS, table

ROOT = Path(__file__).parents[2]


def test_every_way_is_gone_or_has_a_reason() -> None:
    """What neither transcripts nor callers who err go through stands in uncovered.toml, and nothing else."""
    COVERED.play_the_rest()
    silent = list(COVERED.err())
    excused = {way for ways in REASONS.values() for way in ways}

    assert silent == []
    assert sorted(COVERED.missed - excused) == [], "write a transcript, or a reason in uncovered.toml"
    assert sorted(excused - COVERED.missed) == [], "these are gone through: take their reasons out"


def test_reasons_name_tests_that_are_there() -> None:
    """What a reason says is tested elsewhere is so in a file that exists."""
    named = {path for reason in REASONS for path in re.findall(r"tests/\S+\.py", reason)}
    assert [path for path in sorted(named) if not (ROOT / path).is_file()] == []


def test_the_table_of_calls_is_up_to_date() -> None:
    """flows/wallet/CALLS.md lists all transcripts, and every service has some."""
    assert {path.name for path in TRANSCRIPTS.iterdir() if path.is_dir()} == ROWS.keys()
    assert [path.name for path in TRANSCRIPTS.iterdir() if path.is_file()] == []
    assert FILE.read_text("utf-8") == table(), "run: make calls"
