"""The table of demo callers in the wallet's README is true: each line is rung as `ivr dial` rings it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from flows.wallet import passwords, records
from ivr.simulator.acts import Scripted, parse
from ivr.store import calls
from ivr.store.tables import call as call_table
from tests.calls import secrets
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
def test_the_keys_lead_there(
    caller: str,
    at: str,
    keys: str,
    node: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From this caller, at this moment, these keys lead to this node, where a hang-up ends the call.

    And no code, link or password of the call, keyed, sent or typed on a page, is anywhere afterwards.
    """
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(passwords, "METHOD", "scrypt:1024:8:1")
    with open_town(tmp_path, datetime.fromisoformat(at) if at else MORNING) as town:
        ears = secrets.listen(town)
        rung = town.ring(acts(town, keys.replace("000000 ", f"{secrets.WRONG_CODE} ")), caller)
        pages = secrets.open_links(town, ears)
        assert secrets.traces(town, rung, ears, caplog.text) == []

    assert pages == 0 or secrets.PASSWORD in ears.secrets
    # A hang-up into a recording is told to the hotline, which then stands behind it.
    after = ["agent/empty"] if node == "agent/message" else []
    assert (rung.states[-1 - len(after) :], rung.ran_out) == ([node, *after], "")


def test_every_ending_is_in_the_table() -> None:
    """Nodes that only few demo callers reach are all named in the README, here or as an exception."""
    assert {line[3] for line in LINES} <= open_hotline("wallet").flow.nodes.keys()
    assert all(node in README for node in ("agent/full", "payment/switch", "stolen/verify/expired"))
