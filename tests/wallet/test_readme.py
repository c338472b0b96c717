"""The table of demo callers in the wallet's README is true: each line is played."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.conftest import filled
from tests.wallet.phone import FOLDER, WALLET, Phone

LINES = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    if line.startswith(("| +86", "| anonymous"))
]


@pytest.fixture
def at(sqlite: str, clock: Clock) -> Callable[[str], Store]:
    """Give a maker of demo data as of a moment."""

    def made(moment: str) -> Store:
        if moment:
            clock.at = datetime.fromisoformat(moment)
        return filled(sqlite, clock)

    return made


@pytest.mark.parametrize(("caller", "moment", "keys", "node"), [line[:4] for line in LINES])
def test_line(
    at: Callable[[str], Store],
    clock: Clock,
    new_sid: Callable[[], str],
    caller: str,
    moment: str,
    keys: str,
    node: str,
) -> None:
    """From this caller, these keys lead to this node."""
    store = at(moment)
    call = Phone(store, clock.now, new_sid(), caller)
    for act in keys.strip("`").split():
        if act in ("<own>", "<other>"):
            call.answer_payments(right=act == "<own>")
        elif act.startswith("rec:"):
            call.record(int(act.removeprefix("rec:")))
        else:
            call.press(act.removesuffix("#"))

    assert call.state == node
    store.engine.dispose()


def test_every_ending_is_in_the_table() -> None:
    """Nodes that only few demo callers reach are all named in the README, here or as an exception."""
    told = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert {line[3] for line in LINES} <= WALLET.flow.nodes.keys()
    assert all(node in told for node in ("agent/full", "payment/switch", "stolen/verify/expired"))
