"""Numbers as they are spoken: how many, the how-manieth, for how many minutes.

Libraries were weighed. cn2an writes 二百 and 二千 where people say 两百 and 两千, and num2words is LGPL and
wants a language table for two languages; the rule below is short, and it is what this package is about.
"""

from __future__ import annotations

from ivr.speech.language import is_chinese

_DIGITS = "零一二三四五六七八九"
_PLACES = ("千", "百", "十", "")
_GROUPS = ("", "万", "亿")
_LIMIT = 10 ** (4 * len(_GROUPS))


def cardinal(number: int, language: str) -> str:
    """Give a whole number as it is read: `一万零三十`, `10,030`.

    English keeps figures, grouped by commas, which no voice reads as a year or as single digits.
    Chinese says 两 before 百, 千, 万 and 亿 where they lead, 十 for a leading 一十, and one 零 for any gap.

    Raises:
        ValueError: In Chinese, from 10 ** 12 on; nobody counts so far on the telephone.
    """
    if not is_chinese(language):
        return f"{'minus ' if number < 0 else ''}{abs(number):,}"
    if abs(number) >= _LIMIT:
        raise ValueError(f"{number} is too large to be read out in Chinese")
    words = _chinese(abs(number))
    return f"负{words}" if number < 0 else words


def count(number: int, language: str) -> str:
    """Give a number as it stands before what it counts: 2 is 两 (`两位`, `两次`), all else is `cardinal`."""
    if number == 2 and is_chinese(language):
        return "两"
    return cardinal(number, language)


def ordinal(number: int, language: str) -> str:
    """Give a place in a row: `第二`, `2nd`."""
    if is_chinese(language):
        return f"第{cardinal(number, language)}"
    teen = number // 10 % 10 == 1
    suffix = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{suffix}"


def minutes(number: int, language: str) -> str:
    """Give a number of minutes: `两分钟`, `1 minute`, `3 minutes`."""
    if is_chinese(language):
        return f"{count(number, language)}分钟"
    return f"{cardinal(number, language)} minute{'' if number == 1 else 's'}"


def _chinese(number: int) -> str:
    """Read four digits at a time, as the language names numbers, from the largest group down."""
    if number == 0:
        return "零"
    words = ""
    gap = False
    for index in reversed(range(len(_GROUPS))):
        group = number // 10 ** (4 * index) % 10_000
        if group == 0:
            gap = True
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += ("两" if group == 2 and index else _group(group)) + _GROUPS[index]
        gap = False
    return words.removeprefix("一") if words.startswith("一十") else words


def _group(number: int) -> str:
    words = ""
    gap = False
    for digit, place in zip(f"{number:04}", _PLACES, strict=True):
        if digit == "0":
            gap = bool(words)
            continue
        leads = digit == "2" and place in {"千", "百"}
        words += ("零" if gap else "") + ("两" if leads else _DIGITS[int(digit)]) + place
        gap = False
    return words
