"""Numbers are read as people count, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.speech.numbers import cardinal, count, minutes, ordinal


def read_chinese(words: str) -> int:
    """Read a Chinese number back, by adding up what stands before each unit."""
    sign = -1 if words.startswith("负") else 1
    total = group = digit = 0
    for sign_or_digit in words.removeprefix("负"):
        if sign_or_digit in "零一二三四五六七八九":
            digit = "零一二三四五六七八九".index(sign_or_digit)
        elif sign_or_digit == "两":
            digit = 2
        elif sign_or_digit in "万亿":
            total += (group + digit) * {"万": 10**4, "亿": 10**8}[sign_or_digit]
            group = digit = 0
        else:
            group += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign_or_digit]
            digit = 0
    return sign * (total + group + digit)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (110, "一百一十"),
        (120, "一百二十"),
        (200, "两百"),
        (202, "两百零二"),
        (1020, "一千零二十"),
        (2222, "两千两百二十二"),
        (10_030, "一万零三十"),
        (20_000, "两万"),
        (100_000, "十万"),
        (100_100, "十万零一百"),
        (107_000, "十万七千"),
        (220_000, "二十二万"),
        (100_001_234, "一亿零一千两百三十四"),
        (1_000_001_000, "十亿零一千"),
        (-5, "负五"),
    ],
)
def test_chinese_cardinals(number: int, words: str) -> None:
    """A number is read with 两 where 百, 千 or 万 lead with it, and with one 零 for a gap."""
    assert words == cardinal(number, "zh-CN")


@given(st.integers(-(10**12) + 1, 10**12 - 1))
def test_chinese_cardinals_are_read_back(number: int) -> None:
    """No number is read as another one."""
    assert number == read_chinese(cardinal(number, "zh-CN"))


@given(st.integers(1, 10**12 - 1))
def test_chinese_cardinals_are_said_as_people_say_them(number: int) -> None:
    """Nobody says 二百, two 零 in a row, a 零 at the end, or 一十 at the beginning."""
    words = cardinal(number, "cmn-Hans-CN")

    for never in ("二百", "二千", "零零", "零万", "零亿"):
        assert never not in words
    assert not words.endswith("零")
    assert not words.startswith(("一十", "二万", "二亿"))


def test_chinese_ends_at_a_thousand_billion() -> None:
    """A number that we cannot read is refused, not read wrongly."""
    with pytest.raises(ValueError, match="too large"):
        cardinal(10**12, "zh-CN")


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (120, "120"), (10_030, "10,030"), (-2026, "minus 2,026")]
)
def test_english_cardinals(number: int, words: str) -> None:
    """English figures are grouped, so that no voice takes 2,026 for a year."""
    assert words == cardinal(number, "en-US")


@pytest.mark.parametrize(
    ("number", "chinese", "english"),
    [(1, "一", "1"), (2, "两", "2"), (12, "十二", "12"), (22, "二十二", "22"), (1000, "一千", "1,000")],
)
def test_count(number: int, chinese: str, english: str) -> None:
    """Before what is counted, two alone is 两, and no other number changes."""
    assert (chinese, english) == (count(number, "zh-CN"), count(number, "en-GB"))


@pytest.mark.parametrize(
    ("number", "chinese", "english"),
    [
        (1, "第一", "1st"),
        (2, "第二", "2nd"),
        (3, "第三", "3rd"),
        (4, "第四", "4th"),
        (11, "第十一", "11th"),
        (12, "第十二", "12th"),
        (22, "第二十二", "22nd"),
        (111, "第一百一十一", "111th"),
    ],
)
def test_ordinal(number: int, chinese: str, english: str) -> None:
    """A place in the queue: 第二 never becomes 第两, and the teens end in th."""
    assert (chinese, english) == (ordinal(number, "zh-CN"), ordinal(number, "en-US"))


@pytest.mark.parametrize(
    ("number", "chinese", "english"),
    [
        (0, "零分钟", "0 minutes"),
        (1, "一分钟", "1 minute"),
        (2, "两分钟", "2 minutes"),
        (15, "十五分钟", "15 minutes"),
    ],
)
def test_minutes(number: int, chinese: str, english: str) -> None:
    """One minute is singular in English; two are 两分钟 in Chinese."""
    assert (chinese, english) == (minutes(number, "zh-CN"), minutes(number, "en-US"))
