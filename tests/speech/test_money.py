"""Amounts are spoken whole, to the last fen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.speech.money import money
from ivr.speech.numbers import cardinal

CHINESE = {cardinal(number, "zh-CN"): number for number in range(10_000)} | {"两": 2}
AMOUNTS = st.integers(-999_999, 999_999)


def parts(pattern: str, words: str) -> list[str]:
    """Give what stands before each unit, empty where the unit is not named."""
    found = re.fullmatch(pattern, words)
    assert found, words
    return [part or "" for part in found.groups()]


@pytest.mark.parametrize(
    ("minor", "currency", "chinese", "english"),
    [
        (12_850, "CNY", "一百二十八元五角", "128 yuan and 50 fen"),
        (0, "CNY", "零元", "0 yuan"),
        (100, "CNY", "一元", "1 yuan"),
        (200, "CNY", "两元", "2 yuan"),
        (22, "CNY", "两角二分", "22 fen"),
        (1_205, "CNY", "十二元零五分", "12 yuan and 5 fen"),
        (123_456, "CNY", "一千两百三十四元五角六分", "1,234 yuan and 56 fen"),
        (-12_850, "CNY", "负一百二十八元五角", "minus 128 yuan and 50 fen"),
        (1_250, "USD", "十二美元五十美分", "12 dollars and 50 cents"),
        (101, "USD", "一美元零一美分", "1 dollar and 1 cent"),
        (1_250, "GBP", "十二英镑五十便士", "12 pounds and 50 pence"),
        (1_250, "HKD", "十二港元五角", "12 Hong Kong dollars and 50 cents"),
        (1_250, "JPY", "一千两百五十日元", "1,250 yen"),
    ],
)
def test_money(minor: int, currency: str, chinese: str, english: str) -> None:
    """An amount is written out in words, with the units people name."""
    assert (chinese, english) == (money(minor, "zh-CN", currency), money(minor, "en-US", currency))


@given(AMOUNTS)
def test_no_fen_is_lost_in_chinese(minor: int) -> None:
    """What is heard adds up to the amount."""
    sign, yuan, jiao, fen = parts("(负)?(?:(.+)元)?零?(?:(.)角)?(?:(.)分)?", money(minor, "zh-CN"))

    said = 100 * CHINESE.get(yuan, 0) + 10 * CHINESE.get(jiao, 0) + CHINESE.get(fen, 0)
    assert minor == (-said if sign else said)


@given(AMOUNTS)
def test_no_cent_is_lost_in_english(minor: int) -> None:
    """What is heard adds up to the amount."""
    pattern = "(minus )?(?:([0-9,]+) dollars?)?(?: and )?(?:([0-9]+) cents?)?"
    sign, dollars, cents = parts(pattern, money(minor, "en-US", "USD"))

    said = 100 * int(dollars.replace(",", "") or 0) + int(cents or 0)
    assert minor == (-said if sign else said)


def test_an_unknown_currency_is_refused() -> None:
    """A currency that we have no words for is an error that names those we have."""
    with pytest.raises(ValueError, match=r"'XYZ'.*CNY"):
        money(1, "zh-CN", "XYZ")
