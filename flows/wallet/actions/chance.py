"""The one place that numbers nobody may guess come from.

They are drawn from the secret key and the turn, not from a generator: a turn that is done anew after a crash
draws the same ones, and a test that fixes the key and the call's id knows them.
"""

from __future__ import annotations

from ivr.store.hotline import Turn


def draw(tx: Turn, purpose: str, below: int) -> int:
    """Give a number from 0 to `below` - 1, another one in each turn and for each purpose."""
    return keyed(tx, f"{purpose}:{tx.call.turn}", below)


def lasting(tx: Turn, purpose: str, below: int) -> int:
    """Give a number from 0 to `below` - 1 that is the same in every call."""
    return int(tx.vault.hmac(f"draw:{purpose}"), 16) % below


def keyed(tx: Turn, purpose: str, below: int) -> int:
    """Give a number from 0 to `below` - 1 that stays the same for the whole call."""
    return int(tx.vault.hmac(f"draw:{tx.call_sid}:{purpose}"), 16) % below
