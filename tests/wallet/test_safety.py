"""Row 12, staying safe: advice for everybody, a spoken check for the holder, changes for the well known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.wallet import records
from ivr.store.database import Store
from tests.wallet.phone import Phone, account_of, changed, everything, rows, set_account, strong

Ring = Callable[..., Phone]
OFF, ON = 75, 73


def checked(ring: Ring, number: int = OFF) -> Phone:
    """Hear what is on and off, verified."""
    return ring(number).press("3 3 1 1 code")


@pytest.mark.parametrize(
    ("key", "words"), [("2", "密码管理器"), ("3", "验证码"), ("4", "手机流量"), ("5", "骗局")]
)
def test_advice_is_for_everybody(ring: Ring, store: Store, key: str, words: str) -> None:
    """Four kinds of advice, without asking who calls, and nothing changes."""
    before = everything(store)
    call = ring("anonymous").press(f"3 3 {key}")
    assert (words in call.said, call.state, call.call.level) == (True, "safety/after", "none")
    assert changed(before, store) == set()
    assert call.press("1").state == "safety"


def test_what_is_off_is_told(ring: Ring) -> None:
    """The check tells each switch, the devices, and how old the password is; then what can be done."""
    call = checked(ring)
    assert call.state == "safety/turn"
    for words in ("两步验证没有开", "登录提醒没有开", "三台设备", "一年多没有改"):
        assert words in call.said
    assert "密码还没有设过" in checked(ring, 7).said


def test_all_is_on(ring: Ring) -> None:
    """Where nothing is missing that is said."""
    call = checked(ring, ON)
    assert (call.state, "两步验证开着，登录提醒开着" in call.said) == ("safety/all-on", True)


def test_turned_on_right_here(ring: Ring, store: Store) -> None:
    """Two-factor and alerts are turned on after strong verification, which is asked for once."""
    call = strong_for(checked(ring), "1")
    owner = account_of(store, OFF)
    assert (owner.two_factor, owner.alerts, "两步验证开着" in call.said) == (True, False, True)

    call.press("2")
    owner = account_of(store, OFF)
    assert (owner.two_factor, owner.alerts, call.state) == (True, True, "safety/all-on")
    assert [row.detail for row in rows(store, records.audit, action="turned_on")] == ["two_factor", "alerts"]


def strong_for(call: Phone, key: str) -> Phone:
    """Choose a change, and recognise one's payments."""
    return call.press(key).answer_payments().answer_payments()


def test_what_is_on_already_is_told(ring: Ring, store: Store) -> None:
    """A switch that is on is left on, and nothing is written."""
    call = strong_for(checked(ring), "1").press("1")
    assert (call.state, "本来就是好的" in call.said) == ("safety/next", True)
    assert len(rows(store, records.audit, action="turned_on")) == 1
    assert call.press("1").state == "safety/turn"


def test_other_devices_are_signed_out(ring: Ring, store: Store) -> None:
    """All devices but the holder's own phone are signed out; there is nothing left to do then."""
    call = strong_for(checked(ring), "3")
    mine = rows(store, records.device, account_id=account_of(store, OFF).id)
    assert [row.name for row in mine if row.signed_out_at is None] == ["本人手机"]
    assert "一台设备" in call.said
    assert call.press("3").state == "safety/next"


def test_no_change_without_strong_verification(ring: Ring, store: Store) -> None:
    """A wrong payment changes no setting, and an agent helps."""
    call = checked(ring).press("1").answer_payments(right=False)
    assert (call.state, account_of(store, OFF).two_factor) == ("agent/wait", False)


def test_not_verified_hears_nothing(ring: Ring) -> None:
    """Wrong codes: no setting is told."""
    call = ring(OFF).press("3 3 1 1 000000 000000 000000")
    assert (call.state, "两步验证" in call.said) == ("agent/wait", False)


@pytest.mark.parametrize(("status", "node"), [("frozen", "security/frozen"), ("locked", "agent/wait")])
def test_no_change_while_frozen_or_locked(ring: Ring, store: Store, status: str, node: str) -> None:
    """Somebody else may hold such an account: it is restored or opened before a setting changes."""
    set_account(store, OFF, status=status)
    assert strong_for(checked(ring), "1").state == node
    assert not account_of(store, OFF).two_factor


def test_strong_already(ring: Ring) -> None:
    """Whoever was strongly verified in another service is asked nothing here."""
    call = strong(ring(71).press("3 2 1")).press("1 3 1 3 3 1")
    assert call.state == "safety/turn"
    assert call.press("1").state == "safety/turn"
    assert "两步验证开着" in call.said
