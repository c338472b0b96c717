"""Every node and way of the wallet and its desk is gone through by a caller, or has a reason why not."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.calls.covered import COVERED, REASONS, TRANSCRIPTS, play_the_rest
from tests.calls.table import FILE, ROWS, table

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("flow", COVERED)
def test_every_way_is_gone_or_has_a_reason(flow: str) -> None:
    """What neither transcripts nor callers who err go through stands in uncovered.toml, and nothing else."""
    play_the_rest()
    silent = list(COVERED[flow].err())
    excused = {way for reason in REASONS.get(flow, []) for way in reason.ways}

    assert silent == []
    assert sorted(COVERED[flow].missed - excused) == [], "write a transcript, or a reason in uncovered.toml"
    assert sorted(excused - COVERED[flow].missed) == [], "these are gone through: take their reasons out"


def test_reasons_are_true(tmp_path: Path) -> None:
    """The tests that a reason names go the ways that it speaks of; why nobody can go a way has a test too."""
    reasons = [(flow, reason) for flow, all_ in REASONS.items() for reason in all_]
    named = sorted({name for _, reason in reasons for name in reason.gone_by})
    told = tmp_path / "ways"
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.calls.ways", *named]
    done = subprocess.run(
        run, cwd=ROOT, env=os.environ | {"WAYS_FILE": str(told)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]
    gone = {tuple(json.loads(line)) for line in told.read_text("utf-8").splitlines()}
    nodes = {(flow, node) for flow, node, _ in gone}

    for flow, reason in reasons:
        assert bool(reason.gone_by) != bool(reason.held_by), reason.why
        for way in reason.ways if reason.gone_by else ():
            node, _, event = way.partition(" ")
            assert (flow, node, event) in gone or (not event and (flow, node) in nodes), way
        for path, _, test in (name.partition("::") for name in reason.held_by):
            module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
            assert callable(getattr(module, test)), test


def test_the_table_of_calls_is_up_to_date() -> None:
    """flows/wallet/CALLS.md lists all transcripts, and every service has some."""
    assert {path.name for path in TRANSCRIPTS.iterdir() if path.is_dir()} == ROWS.keys()
    assert [path.name for path in TRANSCRIPTS.iterdir() if path.is_file()] == []
    assert FILE.read_text("utf-8") == table(), "run: make calls"
