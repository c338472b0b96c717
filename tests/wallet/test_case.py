"""Row 17: a case number is told, sent, and asked about later."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.wallet import records
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.phone import Phone, changed, everything, rows

Ring = Callable[..., Phone]


def asked(call: Phone) -> Phone:
    """Come to where a case number is awaited."""
    return call.press("5 1 1 1")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("10000001", "被盗的案件正在处理"),
        ("10000002", "人工复核"),
        ("10000003", "账户恢复"),
        ("10000004", "提高限额的申请"),
        ("10000005", "留言已经办结"),
    ],
)
def test_what_became_of_it(ring: Ring, store: Store, number: str, words: str) -> None:
    """Each kind and status has its words; asking changes nothing, and nothing personal is told."""
    call = asked(ring(5))
    before = everything(store)
    call.press(number)

    assert words in call.said
    assert changed(before, store) == set()
    assert call.call.level == "identified"
    assert "陈静" not in call.said


def test_unknown_three_times(ring: Ring) -> None:
    """A number that is not there, or is another phone's, is unknown; the third leads to an agent."""
    call = asked(ring(1)).press("10000001")

    assert "没有这个编号" in call.said
    assert call.press("99999999").state == "case/number"
    assert call.press("99999999").state == "agent/wait"
    assert "一直没有找到" in call.said


def test_sent_once_a_call(ring: Ring) -> None:
    """The number goes by SMS to who is calling, once for each case."""
    call = asked(ring(5)).press("10000001 1 1 5 1 1 10000001 1")

    texts = [text for to, text in call.sms() if "10000001" in text]
    assert len(texts) == 1


def test_withheld_caller_gets_it_on_the_registered_phone(ring: Ring) -> None:
    """A caller without a number has it sent to the registered phone, if there is an account."""
    call = ring("anonymous").press("1 13800000001 1 1")

    assert [to for to, _ in call.sms()] == ["+8613800000001"] * 2
    unknown = ring("anonymous").press("1 13900000009 1 1")
    assert unknown.said == call.said
    assert len(unknown.sms()) == 2


def test_six_case_numbers_an_hour(ring: Ring, clock: Clock) -> None:
    """A forged calling number is not flooded: six SMS with a case number an hour, then the caller writes."""
    for _ in range(5):
        ring(1).press("1 1 1")
    full = ring(1).press("1 1 1")

    assert "麻烦您记一下" in full.said
    assert full.state == "stolen/number/tell"
    assert len(full.sms()) == 6  # five numbers asked for, and the news of the freeze
    clock.pass_s(3601)
    assert len(ring(1).press("1 1 1").sms()) == 7


def test_the_cap_tells_nothing(ring: Ring) -> None:
    """For a number that nobody registered the same six are said to be sent, and none is."""
    for _ in range(5):
        ring("anonymous").press("1 13900000009 1 1")
    call = ring("anonymous").press("1 13900000009 1 1")

    assert "麻烦您记一下" in call.said
    assert call.sms() == []


def test_message_of_a_withheld_number(ring: Ring, store: Store, clock: Clock) -> None:
    """A message of nobody's number is told of to whoever keys its case number, and to nobody else."""
    clock.pass_s(12 * 3600)
    number = ring("anonymous").press("0").record(5).call.data["case_number"]
    call = ring("anonymous").press(f"5 1 1 13800000007 1 {number}")

    assert rows(store, records.case, number=number)[0].phone == ""
    assert "留言正在处理" in call.said
    assert "没有这个编号" in asked(ring(1)).press("10000005").said


def test_reference_number_where_nothing_was_stolen(ring: Ring) -> None:
    """A limit request has a reference number; only a stolen account is a case, on the phone and by SMS."""
    limit, stolen = ring(11).press("2 1 1 code 1 1"), ring(1).press("1 1")
    assert "受理编号" in limit.said
    assert "您的案件号是" in stolen.said
    limit.press("1")
    assert "受理编号" in limit.sms()[-1][1]


def test_another_case(ring: Ring) -> None:
    """After one case another may be asked for, or no more."""
    call = asked(ring(5)).press("10000001 2 10000002")

    assert "人工复核" in call.said
    assert call.press("3").state == "more"


def test_told_again_with_9(ring: Ring) -> None:
    """9 says the number again."""
    call = ring(1).press("1 1")
    number = call.said.splitlines()[-1]

    assert call.press("9").said == number


def test_numbers_are_spoken_easily(ring: Ring, store: Store) -> None:
    """A case number has eight digits, the first no zero, and no two are the same."""
    numbers = [ring(f"+86139{caller:08}").press("1 1").call.data["case_number"] for caller in range(40)]

    assert len(set(numbers)) == 40
    assert all(len(str(number)) == 8 and str(number)[0] != "0" for number in numbers)
    assert len(rows(store, records.case, status="open", kind="fraud", phone="+8613900000039")) == 1


def test_what_to_have_ready(ring: Ring) -> None:
    """What to prepare is told to anybody."""
    call = ring("anonymous").press("5 1 2")

    assert "四样东西" in call.said
    assert call.state == "more"
