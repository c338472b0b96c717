"""Row 11, personal data: what is held, corrected, copied, deleted or leaked, and to whom it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from flows.wallet import records
from flows.wallet.demo import phone
from ivr.store.database import Store
from ivr.store.page import Done, Download, Refused
from tests.conftest import Clock
from tests.wallet.phone import Phone, account_of, changed, everything, fill_in, rows, set_account, strong

Ring = Callable[..., Phone]
HOLDER, WITHOUT_MONEY = 75, 76
NEW = "13900000075"


def known(ring: Ring, number: int = HOLDER) -> Phone:
    """Come to the menu of a strongly verified holder."""
    return strong(ring(number).press("3 5 1"))


def asked_for_new(ring: Ring, number: str = NEW) -> Phone:
    """Come to where the code of the new number is awaited."""
    return known(ring).press(f"2 1 {number} 1")


@pytest.mark.parametrize("script", ["000000 000000 000000", "code"])
def test_nothing_personal_without_verification(ring: Ring, store: Store, script: str) -> None:
    """Wrong codes or a wrong payment: no word of what is held, and nothing of it changes."""
    before = everything(store)
    call = ring(HOLDER).press(f"3 5 1 {script}")
    if script == "code":
        call.answer_payments(right=False)

    assert call.state == "agent/wait"
    assert not [word for word in ("苏晚晴", "幺三八", "邮箱") if word in call.said]
    assert not {"wallet_account", "wallet_data_request", "wallet_contact"} & changed(before, store)


def test_what_is_held_is_told(ring: Ring, store: Store) -> None:
    """Name, phone, e-mail, cards, devices and payments are told by kind; telling changes nothing."""
    call = known(ring)
    before = everything(store)
    call.press("1")
    for words in ("苏晚晴", "幺三八", "一个邮箱", "一张银行卡", "三台"):
        assert words in call.said
    assert (call.state, changed(before, store)) == ("privacy/next", set())
    assert "没有邮箱" in known(ring, WITHOUT_MONEY).press("1").said


def test_a_new_phone(ring: Ring, store: Store) -> None:
    """With codes on both phones the number changes; its cases go with it; the old phone is told."""
    ring(HOLDER).press("3 4 4 1").hang_up()
    (case,) = rows(store, records.case, phone=phone(HOLDER))
    account_id = account_of(store, HOLDER).id
    call = asked_for_new(ring)
    assert call.sms()[-1][0] == f"+86{NEW}"

    call.press("code")
    (owner,) = rows(store, records.account, id=account_id)
    assert (call.state, owner.phone, owner.profile_changed_at) == ("privacy/next", f"+86{NEW}", call.now())
    assert [row.number for row in rows(store, records.case, phone=f"+86{NEW}")] == [case.number]
    recipient, text = call.sms()[-1]
    assert (recipient, "改用了新的手机号码" in text) == (phone(HOLDER), True)
    (line,) = rows(store, records.audit, action="phone_changed")
    assert (line.call_sid, line.detail) == (call.sid, f"{phone(HOLDER)}>+86{NEW}")
    assert call.press(f"2 1 5 1 1 {case.number}").state == "case/told"


def test_the_new_phone_must_prove_itself(ring: Ring, store: Store, clock: Clock) -> None:
    """Wrong codes and expired ones change nothing; three wrong ones end the attempt."""
    call = asked_for_new(ring).press("000000")
    assert "还可以试" in call.said
    clock.pass_s(600)
    assert "失效" in call.press("code").said
    assert call.press("000000 000000").state == "agent/wait"
    assert account_of(store, HOLDER).phone == phone(HOLDER)


def test_three_codes_to_new_numbers(ring: Ring) -> None:
    """Nobody floods phones with codes: three a call, whatever the numbers."""
    call = asked_for_new(ring).press("* 1 * 2 13900000077 1")
    assert call.state == "privacy/code"
    assert call.press("* 1").state == "agent/wait"


def test_a_number_of_another_wallet(ring: Ring, store: Store) -> None:
    """That a number is taken is told only to who holds it too, and then an agent helps."""
    call = asked_for_new(ring, phone(1)[3:])
    assert call.state == "privacy/code"
    assert "另一个钱包" not in call.said
    assert call.press("code").state == "agent/wait"
    assert account_of(store, 1).holder == "李明"


@pytest.mark.parametrize(
    ("number", "state"),
    [("12345678901", "privacy/phone"), (phone(HOLDER)[3:], "privacy/next"), (NEW, "privacy/heard")],
)
def test_what_is_keyed_is_looked_at(ring: Ring, number: str, state: str) -> None:
    """No mobile number: again, three times at most; the same as now: nothing to do; else it is read back."""
    assert known(ring).press(f"2 1 {number}").state == state
    assert known(ring).press("2 1" + " 12345678901" * 3).state == "agent/wait"


@pytest.mark.parametrize("status", ["frozen", "locked"])
def test_no_new_phone_while_frozen_or_locked(ring: Ring, store: Store, status: str) -> None:
    """Whoever took an account over must not take its phone too."""
    set_account(store, HOLDER, status=status)
    assert known(ring).press("2 1").state in ("security/frozen", "agent/wait")


def test_a_new_email(ring: Ring, store: Store, clock: Clock) -> None:
    """The address is entered on a page, and waits in a case until somebody has confirmed both."""
    call = known(ring).press("2 2")
    assert call.state == "privacy/next"
    for wrong, why in (("nonsense", "bad"), ("a@b", "bad"), (f"holder{HOLDER}@mail.example", "same")):
        refused = fill_in(store, clock, call, {"email": wrong})
        assert isinstance(refused, Refused)
        assert refused.message == why

    assert isinstance(fill_in(store, clock, call, {"email": "new@mail.example"}), Done)
    (request,) = rows(store, records.data_request)
    assert (request.kind, request.detail) == ("email", "new@mail.example")
    assert request.due_at == clock.now() + timedelta(days=15)
    assert rows(store, records.contact, account_id=request.account_id)[0].email != "new@mail.example"
    assert call.press("1 2 2 1 2 2").state == "agent/wait"


def test_no_new_email_while_frozen(ring: Ring, store: Store, clock: Clock) -> None:
    """An account that was frozen after the link was sent keeps its address."""
    call = known(ring).press("2 2")
    set_account(store, HOLDER, status="frozen")
    assert fill_in(store, clock, call, {"email": "new@mail.example"}) == Refused("stopped", "email")


def test_a_copy(ring: Ring, store: Store, clock: Clock) -> None:
    """A copy is a case with a day, and a link to a file; fetching it closes the case."""
    call = known(ring).press("3")
    assert (call.state, "三月十九日" in call.said) == ("privacy/number/tell", True)
    (request,) = rows(store, records.data_request)
    assert "已经在办了" in call.press("2 1 3").said

    copy = fill_in(store, clock, call, {})
    assert isinstance(copy, Download)
    held = json.loads(copy.content)
    assert (held["name"], held["phone"], len(held["payments"])) == ("苏晚晴", phone(HOLDER), 12)
    assert held["cards"] == [{"bank": "云中银行", "last4": "6951"}]
    (case,) = rows(store, records.case, id=request.case_id)
    assert (case.kind, case.status, case.number) == ("data", "closed", call.call.data["case_number"])


def test_no_copy_while_frozen(ring: Ring, store: Store, clock: Clock) -> None:
    """An account that was frozen after the link was sent hands nothing out, and the request stays open."""
    call = known(ring).press("3")
    set_account(store, HOLDER, status="frozen")

    assert fill_in(store, clock, call, {}) == Refused("stopped", "")
    (request,) = rows(store, records.data_request)
    assert rows(store, records.case, id=request.case_id)[0].status == "open"


def test_deletion(ring: Ring, store: Store) -> None:
    """Deletion is asked for with a yes, and opens one case; it is not done by telephone."""
    call = known(ring, WITHOUT_MONEY).press("4")
    assert call.state == "privacy/delete"
    before = everything(store)
    assert call.press("2").state == "privacy/next"
    assert changed(before, store) == set()

    call.press("1 4 1")
    assert (call.state, "最晚三月十九日" in call.said) == ("privacy/number/tell", True)
    assert "已经在办了" in call.press("2 1 4 1").said
    assert [row.kind for row in rows(store, records.data_request)] == ["delete"]
    assert account_of(store, WITHOUT_MONEY).holder == "丁乐天"


def test_no_deletion_while_there_is_money(ring: Ring, store: Store) -> None:
    """Money in the account, or on its way, is told first, and no case is opened."""
    call = known(ring).press("4 1")
    assert (call.state, "余额" in call.said) == ("privacy/next", True)
    assert rows(store, records.data_request) == []


def test_a_leak(ring: Ring, store: Store) -> None:
    """A leak is taken down with a day, and with advice."""
    call = known(ring).press("5")
    assert (call.state, "请改密码" in call.said) == ("privacy/number/tell", True)
    assert [row.kind for row in rows(store, records.data_request)] == ["leak"]
    number = call.call.data["case_number"]
    call.press(f"2 2 1 5 1 1 {number}")
    assert (call.state, "个人信息的申请正在处理" in call.said) == ("case/told", True)
