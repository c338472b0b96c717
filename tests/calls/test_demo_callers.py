"""The table of demo callers in the wallet's README is true: each line is rung as `ivr dial` rings it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from flows.wallet import records
from ivr.simulator.acts import Scripted, parse
from ivr.store import calls
from ivr.store.tables import call as call_table
from tests.calls.ringing import MORNING, Town, open_town
from webhooks.hotlines import FOLDER, open_hotline

README = (FOLDER / "wallet" / "README.md").read_text("utf-8")
LINES = [
    [cell.strip() for cell in line.strip("|\n").split("|")][:4]
    for line in README.splitlines()
    if line.startswith(("| +86", "| anonymous"))
]


def acts(town: Town, keys: str) -> Iterator[Scripted]:
    """Give the acts of a line, and a hang-up where it stops; `<own>` is looked up when it is asked for."""
    for act in [*keys.strip("`").split(), "!"]:
        yield from parse(answer(town, own=act == "<own>") if act in ("<own>", "<other>") else act)


def answer(town: Town, *, own: bool) -> str:
    """Give the key of the payment that is the caller's, or of one that is not."""
    with town.store.read() as connection:
        newest = select(call_table.c.sid).order_by(call_table.c.started_at.desc())
        call = calls.place(connection, connection.execute(newest.limit(1)).scalar_one())
        assert call is not None
        paid = select(records.transaction.c.payee).where(
            records.transaction.c.account_id == call.data["account"]
        )
        payees = set(connection.execute(paid).scalars())
    return next(key for key in "1234" if (call.data[f"payee_{key}"] in payees) == own)


@pytest.mark.parametrize(("caller", "at", "keys", "node"), LINES)
def test_the_keys_lead_there(caller: str, at: str, keys: str, node: str, tmp_path: Path) -> None:
    """From this caller, at this moment, these keys lead to this node, where a hang-up ends the call."""
    with open_town(tmp_path, datetime.fromisoformat(at) if at else MORNING) as town:
        rung = town.ring(acts(town, keys), caller)

    # A hang-up into a recording is told to the hotline, which then stands behind it.
    after = ["agent/empty"] if node == "agent/message" else []
    assert (rung.states[-1 - len(after) :], rung.ran_out) == ([node, *after], "")


def test_every_ending_is_in_the_table() -> None:
    """Nodes that only few demo callers reach are all named in the README, here or as an exception."""
    assert {line[3] for line in LINES} <= open_hotline("wallet").flow.nodes.keys()
    assert all(node in README for node in ("agent/full", "payment/switch", "stolen/verify/expired"))
