"""Codes and telephone numbers are read digit by digit, and grouped as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.speech.digits import digits, phone


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("1380", "幺三八零", "1 3 8 0"),
        ("", "", ""),
        ("SK2026-1107", "SK二零二六，幺幺零七", "S K 2 0 2 6, 1 1 0 7"),
        ("12 34", "幺二，三四", "1 2, 3 4"),
        ("*0#", "星号零井号", "star 0 pound"),
        ("49130", "四九幺三零", "4 9 1 3 0"),
        ("491307", "四九幺，三零七", "4 9 1, 3 0 7"),
        ("49130750", "四九幺三，零七五零", "4 9 1 3, 0 7 5 0"),
        ("SK49130750", "SK四九幺三，零七五零", "S K 4 9 1 3, 0 7 5 0"),
        ("202611070032", "二零二六，幺幺零七，零零三二", "2 0 2 6, 1 1 0 7, 0 0 3 2"),
    ],
)
def test_digits(text: str, chinese: str, english: str) -> None:
    """Each digit is alone (1 is 幺), signs have names; what separates is a pause, and long runs have some."""
    assert (chinese, english) == (digits(text, "zh-CN"), digits(text, "en-US"))


@pytest.mark.parametrize(
    ("number", "chinese", "english"),
    [
        ("13800000001", "幺三八，零零零零，零零零幺", "1 3 8, 0 0 0 0, 0 0 0 1"),
        ("+8613800000001", "幺三八，零零零零，零零零幺", "1 3 8, 0 0 0 0, 0 0 0 1"),
        ("138-0000 0001", "幺三八，零零零零，零零零幺", "1 3 8, 0 0 0 0, 0 0 0 1"),
        ("+861000000000", "零幺零，零零零零，零零零零", "0 1 0, 0 0 0 0, 0 0 0 0"),
        ("+8675512345678", "零七五五，幺二三四，五六七八", "0 7 5 5, 1 2 3 4, 5 6 7 8"),
        ("04111234567", "零四幺幺，幺二三，四五六七", "0 4 1 1, 1 2 3, 4 5 6 7"),
        ("+864008218888", "四零零，八二幺，八八八八", "4 0 0, 8 2 1, 8 8 8 8"),
        ("95588", "九五五八八", "9 5 5 8 8"),
        ("+14155550100", "加幺，四幺五，五五五，零幺零零", "plus 1, 4 1 5, 5 5 5, 0 1 0 0"),
        ("+85212345678", "加八五二，幺二三四，五六七八", "plus 8 5 2, 1 2 3 4, 5 6 7 8"),
        ("+442079460000", "加四四，二零七，九四六，零零零零", "plus 4 4, 2 0 7, 9 4 6, 0 0 0 0"),
    ],
)
def test_phone(number: str, chinese: str, english: str) -> None:
    """A number at home is read as it is dialled there; one from abroad begins with its country code."""
    assert (chinese, english) == (phone(number, "cmn-CN"), phone(number, "en-US"))


@given(st.from_regex(r"[0-9]{2,20}", fullmatch=True))
def test_every_digit_is_said(number: str) -> None:
    """Grouping neither loses a digit nor adds one."""
    assert number == digits(number, "en-US").replace(" ", "").replace(",", "")
    assert number == phone(number, "en-US").replace(" ", "").replace(",", "")


@pytest.mark.parametrize("number", ["", "anonymous", "138****0001", "sip:alice@example.com", "+"])
def test_phone_refuses_what_is_none(number: str) -> None:
    """A caller without a number is never read out as if they had one."""
    with pytest.raises(ValueError, match="telephone number"):
        phone(number, "zh-CN")
