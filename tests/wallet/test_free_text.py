"""Codes and card numbers that people write are masked before they are kept; what the staff need stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.wallet import desk, records
from flows.wallet.actions.rating import keep_rating
from flows.wallet.free_text import KNOWN, masked
from ivr.store.database import Store
from ivr.store.hotline import Turn
from tests.conftest import Clock
from tests.wallet.phone import HERE, WALLET, Phone, add, rows

Ring = Callable[..., Phone]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("code 971135!", "code ••••••!"),
        ("6222 0212-3456 7890 123", "••••••"),
        ("６２２２０２１２３４５６７８９０", "••••••"),
        ("paid 12345 twice", "paid 12345 twice"),
        ("13800000001: 880030000001, 46365778", "13800000001: 880030000001, 46365778"),
    ],
)
def test_masked(written: str, kept: str) -> None:
    """Six digits and more are masked, but those of a phone, an order and a case where they are needed."""
    assert masked(written, KNOWN) == kept
    assert not any(digit in masked("13800000001") for digit in "138")


def test_what_is_kept_of_a_conversation(ring: Ring, store: Store, clock: Clock) -> None:
    """Neither an agent's notes nor a caller's comment keep a code."""
    call = ring(1)
    waits = {"caller": "", "skill": "general", "priority": 9, "summary": "{}", "language": "zh-CN"}
    waits |= {"call_sid": call.sid, "status": "waiting", "entered_at": clock.now()}
    add(store, records.queue_entry, **waits)
    (agent,) = rows(store, records.agent, number="1001")
    with store.write() as connection:
        entry = desk.next_caller(connection, agent.id, clock.now())
        assert entry is not None
        desk.conclude(connection, entry.id, agent.id, "solved", clock.now(), "told me 971135")
        tx = Turn(connection, store.vault, clock.now(), call.call, WALLET, HERE)
        keep_rating(tx, call.call, 1, "971135?")
    assert rows(store, records.queue_entry)[0].notes == "told me ••••••"
    assert rows(store, records.rating)[0].comment == "••••••?"
