"""Row 6, a locked account: why it is, and how it opens; who is not verified changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.wallet import records
from ivr.store.database import Store
from tests.wallet.phone import Phone, account_of, add, changed, everything, rows, set_account, strong

Ring = Callable[..., Phone]
PASSWORDS, SUSPICIOUS, OPEN = 71, 72, 70


def known(ring: Ring, number: int) -> Phone:
    """Come to where a strongly verified caller hears why."""
    return strong(ring(number).press("3 2 1"))


def lifted(store: Store, number: int) -> list[bool]:
    """Tell of each lock of an account whether it was lifted."""
    locks = rows(store, records.account_lock, account_id=account_of(store, number).id)
    return [lock.lifted_at is not None for lock in locks]


def test_wrong_passwords(ring: Ring, store: Store) -> None:
    """The caller hears that the password was wrong too often, and unlocks; the switches stay as they were."""
    call = known(ring, PASSWORDS)
    assert call.state == "locked/passwords"
    assert "输错太多次" in call.said

    call.press("1")
    owner = account_of(store, PASSWORDS)
    assert (call.state, owner.status, owner.two_factor) == ("locked/next", "active", False)
    assert lifted(store, PASSWORDS) == [True]
    assert rows(store, records.audit, action="unlocked")[0].call_sid == call.sid


def test_two_factor_is_offered(ring: Ring, store: Store) -> None:
    """After unlocking, two-factor is turned on and a new password offered, without asking anything again."""
    call = known(ring, PASSWORDS).press("1 2")
    assert (call.state, account_of(store, PASSWORDS).two_factor) == ("locked/protected", True)
    assert call.press("1").state == "password/how"
    assert known(ring, PASSWORDS).state == "locked/not"


def test_two_factor_is_on(ring: Ring, store: Store) -> None:
    """Who had two-factor on already hears that it is on, and nothing changes."""
    set_account(store, PASSWORDS, two_factor=True)
    call = known(ring, PASSWORDS).press("1")
    before = everything(store)
    assert call.press("2").state == "locked/protected"
    assert changed(before, store) == set()


@pytest.mark.parametrize(("key", "node"), [("1", "password/how"), ("3", "more")])
def test_what_comes_after(ring: Ring, key: str, node: str) -> None:
    """A new password, or nothing more."""
    assert known(ring, PASSWORDS).press(f"1 {key}").state == node


def test_it_may_stay_locked(ring: Ring, store: Store) -> None:
    """Who does not want to unlock now leaves it as it is."""
    before = everything(store)
    call = known(ring, PASSWORDS).press("2")
    assert call.state == "more"
    assert "wallet_account" not in changed(before, store)


def test_a_sign_in_that_was_the_callers(ring: Ring, store: Store) -> None:
    """Whoever recognises the sign-in gets the account back, better guarded, and sets a new password."""
    call = known(ring, SUSPICIOUS)
    assert (call.state, "新设备" in call.said) == ("locked/suspicious", True)

    call.press("1")
    owner = account_of(store, SUSPICIOUS)
    assert (call.state, owner.status) == ("password/how", "active")
    assert (owner.two_factor, owner.alerts, owner.password_reset_required) == (True, True, True)
    assert lifted(store, SUSPICIOUS) == [True]


def test_a_sign_in_that_was_a_thiefs(ring: Ring, store: Store) -> None:
    """Whoever does not is led to the stolen account: frozen at once, and what follows asks nothing again."""
    call = known(ring, SUSPICIOUS).press("2")
    assert (call.state, account_of(store, SUSPICIOUS).status) == ("stolen/number/tell", "frozen")
    assert lifted(store, SUSPICIOUS) == [False]

    call.press("2 1 1")
    assert (call.state, account_of(store, SUSPICIOUS).status) == ("more", "active")
    assert lifted(store, SUSPICIOUS) == [True]


@pytest.mark.parametrize("number", [PASSWORDS, SUSPICIOUS])
@pytest.mark.parametrize("script", ["000000 000000 000000", "code"])
def test_not_verified_stays_locked(ring: Ring, store: Store, number: int, script: str) -> None:
    """Wrong codes or a wrong payment: nothing about the lock is told, and it stays."""
    call = ring(number).press(f"3 2 1 {script}")
    if script == "code":
        call.answer_payments(right=False)

    assert (call.state, account_of(store, number).status) == ("agent/wait", "locked")
    assert lifted(store, number) == [False]


def test_not_locked_at_all(ring: Ring) -> None:
    """An account that is open is said to be so, with the way to a new password."""
    call = known(ring, OPEN)
    assert (call.state, "没有锁" in call.said) == ("locked/not", True)
    assert call.press("1").state == "password/how"


def test_locked_by_an_agent(ring: Ring) -> None:
    """A lock whose reason stands nowhere here is a person's, who tells it."""
    assert known(ring, 21).state == "agent/wait"


def test_frozen(ring: Ring, store: Store) -> None:
    """A frozen account is restored first, without asking who it is again."""
    set_account(store, OPEN, status="frozen")
    call = known(ring, OPEN)
    assert call.state == "security/frozen"
    assert call.press("2").state == "more"


def test_unlocked_meanwhile(ring: Ring, store: Store) -> None:
    """Two calls at once: the second finds the account open, and says so."""
    call = known(ring, PASSWORDS)
    set_account(store, PASSWORDS, status="active")
    assert call.press("1").state == "locked/not"


def test_only_the_newest_lock_counts(ring: Ring, store: Store) -> None:
    """Locked for wrong passwords and then for a sign-in: the sign-in must be recognised; both are lifted."""
    account_id = account_of(store, PASSWORDS).id
    (device, *_) = rows(store, records.device, account_id=account_id)
    values = {"device_id": device.id, "locked_at": device.signed_in_at, "reason": "suspicious"}
    add(store, records.account_lock, account_id=account_id, **values)

    assert known(ring, PASSWORDS).state == "locked/suspicious"
    known(ring, PASSWORDS).press("1")
    assert lifted(store, PASSWORDS) == [True, True]
