"""Row 5, a forgotten password, and the page on which the new one is set."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.wallet import passwords, records
from flows.wallet.demo import phone
from flows.wallet.demo.safety import PASSWORD
from flows.wallet.pages import PAGES
from ivr.store.database import Store
from ivr.store.page import Done, Refused, Result
from tests.conftest import Clock
from tests.wallet.phone import (
    HERE,
    Phone,
    account_of,
    changed,
    everything,
    fill_in,
    rows,
    set_account,
    strong,
)

Ring = Callable[..., Phone]
NEW = "Quiet-River-7"
METHOD = passwords.METHOD


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seal new passwords quickly; how slow it is in earnest has a test of its own."""
    monkeypatch.setattr(passwords, "METHOD", "scrypt:1024:8:1")


def known(ring: Ring, number: int = 70) -> Phone:
    """Come to where a verified caller chooses how the password is reset."""
    return strong(ring(number).press("3 1 1"))


def try_new(store: Store, clock: Clock, call: Phone, new: str, again: str | None = None) -> Result:
    """Fill in a new password on the page of the newest link."""
    return fill_in(store, clock, call, {"new": new, "again": new if again is None else again})


def signed_in(store: Store, number: int) -> list[str]:
    """Name the devices that are signed in."""
    mine = rows(store, records.device, account_id=account_of(store, number).id)
    return [row.name for row in mine if row.signed_out_at is None]


@pytest.mark.parametrize(("key", "words"), [("1", "链接"), ("2", "临时登录码")])
def test_a_way_is_sent_and_old_sessions_end(ring: Ring, store: Store, key: str, words: str) -> None:
    """Strongly verified, the caller gets a link or a code on the registered phone, and hears the rules."""
    assert len(signed_in(store, 70)) == 3
    call = known(ring).press(key)

    assert call.state == "password/rules"
    assert (words in call.said, "至少十位" in call.said) == (True, True)
    recipient, text = call.sms()[-1]
    assert recipient == phone(70)
    assert (f"{HERE}/l/" in text) == (key == "1")
    assert signed_in(store, 70) == []
    assert account_of(store, 70).password_reset_required
    assert call.press("1").state == "more"


def test_two_ways_a_call(ring: Ring) -> None:
    """The other way may be had too; after that an agent helps."""
    call = known(ring).press("1 2 2")
    assert [("/l/" in text) for _, text in call.sms()[-2:]] == [True, False]
    assert call.press("2 1").state == "agent/wait"


@pytest.mark.parametrize("script", ["000000 000000 000000", "code"])
def test_not_verified(ring: Ring, store: Store, script: str) -> None:
    """Three wrong codes, or a wrong payment, lead to an agent, and the password is as it was."""
    before = everything(store)
    call = ring(70).press(f"3 1 1 {script}")
    if script == "code":
        call.answer_payments(right=False)

    assert call.state == "agent/wait"
    assert "wallet_password" not in changed(before, store)
    assert len(signed_in(store, 70)) == 3
    assert rows(store, records.queue_entry, skill="security") != []


def test_too_few_payments_to_ask_about(ring: Ring) -> None:
    """Who cannot be verified strongly is put through, and nothing is sent."""
    assert ring(74).press("3 1 1 code").state == "agent/wait"


@pytest.mark.parametrize(("status", "node"), [("frozen", "security/frozen"), ("locked", "agent/wait")])
def test_not_while_frozen_or_locked(ring: Ring, store: Store, status: str, node: str) -> None:
    """A frozen account is restored first; why one is locked is told."""
    set_account(store, 70, status=status)
    assert known(ring).state == node


def test_locked_meets_forgotten(ring: Ring) -> None:
    """Whoever forgot the password of a locked account hears why it is locked, and is asked nothing again."""
    assert known(ring, 71).state == "locked/passwords"
    assert known(ring, 72).state == "locked/suspicious"


def test_the_page_sets_the_password(ring: Ring, store: Store, clock: Clock) -> None:
    """What is mistyped, weak or old is refused; the new one ends sessions and codes, and is told of."""
    call = known(ring).press("2 2 1")
    before = everything(store)
    for new, again, why in (
        (NEW, NEW.lower(), "different"),
        ("short-A1", None, "weak"),
        ("13800000070-Abc", None, "weak"),
        (PASSWORD, None, "old"),
    ):
        refused = try_new(store, clock, call, new, again)
        assert isinstance(refused, Refused)
        assert refused.message == why
    assert changed(before, store) == set()

    clock.pass_s(60)
    assert try_new(store, clock, call, NEW) == Done()
    (kept,) = rows(store, records.password, account_id=account_of(store, 70).id)
    assert passwords.is_password(NEW, kept.hash)
    assert kept.set_at == clock.now()
    assert not account_of(store, 70).password_reset_required
    codes = rows(store, records.one_time_code, purpose="password", phone=phone(70))
    assert [code.used_at for code in codes] == [clock.now()]
    assert "密码刚刚改过" in call.sms()[-1][1]
    assert rows(store, records.audit, action="password_set")[0].call_sid == call.sid


def test_a_first_password(ring: Ring, store: Store, clock: Clock) -> None:
    """An account that never had a password gets one; it can then be changed."""
    call = known(ring, 7).press("1")
    assert try_new(store, clock, call, NEW) == Done()
    assert try_new(store, clock, call, NEW) == Refused("old", "new")


def test_no_new_password_while_frozen(ring: Ring, store: Store, clock: Clock) -> None:
    """An account that was frozen after the link was sent keeps its password."""
    call = known(ring).press("1")
    set_account(store, 70, status="frozen")
    assert try_new(store, clock, call, NEW) == Refused("stopped", "new")


def test_links_live_half_an_hour() -> None:
    """A link that sets a password is good for the half hour that the caller is told."""
    assert PAGES["reset"].life.total_seconds() == 1800


@given(st.text(min_size=1, max_size=80))
def test_strong_passwords_keep_every_rule(password: str) -> None:
    """Whatever is accepted is long, mixed, and free of runs."""
    if passwords.is_strong(password, phone(70)):
        assert passwords.SHORTEST <= len(password) <= passwords.LONGEST
        assert not (password.isascii() and password.isalpha())
        assert not password.isdigit()
        assert not any(each * 4 in password for each in password)


@pytest.mark.parametrize(
    ("password", "strong_enough"),
    [
        (NEW, True),
        ("云雀Quiet-7-river", True),
        ("abcdefghij", False),
        ("Abcdefghij", False),
        ("Abcdefghi7", True),
        ("Aaaaabcde7", False),
        ("A-00000070b", False),
        ("Short-7", False),
    ],
)
def test_rules(password: str, *, strong_enough: bool) -> None:
    """Three kinds of characters, ten of them, no run of one, no part of the phone's number."""
    assert passwords.is_strong(password, phone(70)) == strong_enough


def test_what_is_kept_is_slow_and_salted() -> None:
    """Passwords are sealed with OWASP's parameters, and the same one twice gives two different texts."""
    assert METHOD == "scrypt:32768:8:3"
    assert passwords.sealed(NEW) != passwords.sealed(NEW)
