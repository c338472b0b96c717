"""Digits that are no amount: codes, case numbers, telephone numbers.

Written so that every voice reads them alike: Han digits in Chinese with 幺 for 1, which cannot be misheard
as 7 (`一`, `七`), and digits apart in English; `1380` itself would be read as a number.
"""

from __future__ import annotations

import re

from ivr.speech.language import is_chinese

_CHINESE = str.maketrans(dict(zip("0123456789", "零幺二三四五六七八九", strict=True)))
_HOME = "86"
# Country codes of one and two digits, all others have three (ITU-T E.164, List of assigned codes).
_E164 = re.compile(r"\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d{2,})")
_SEPARATORS = re.compile(r"[\s().-]+")
# How people group digits, by how many there are; all other runs are read by fours.
_GROUPS = {6: (3, 3), 7: (3, 4), 9: (3, 3, 3), 10: (3, 3, 4), 11: (3, 4, 4)}


def digits(text: str, language: str) -> str:
    """Give a code or a case number one digit after the other: `幺三八零`, `1 3 8 0`.

    Letters stay, `*` and `#` are named, and whatever separates (`2026-1107`) becomes a short pause. A run of
    six digits or more is paused in as it would be written down: six are three and three, eight and twelve
    are fours.
    """
    paused = re.sub(r"[0-9]{6,}", lambda run: " ".join(_cut(run[0], _sizes(len(run[0])))), text)
    return _pauses(re.split(r"[^\w*#]+", paused), language)


def phone(number: str, language: str) -> str:
    """Give a telephone number in the groups that people read: `幺三八，零零零零，零零零幺`.

    Takes E.164 or a number as dialled at home. Home is China: +86 is left out and an area code gets its 0;
    any other country code is read, after 加 or `plus`.

    Raises:
        ValueError: If it is no telephone number (`anonymous`, `sip:…`, a masked one).
    """
    plain = _SEPARATORS.sub("", number)
    if not re.fullmatch(r"\+?[0-9]{2,}", plain):
        raise ValueError(f"{number!r} is not a telephone number")
    abroad = _E164.fullmatch(plain)
    if abroad is None:
        return _pauses(_grouped(plain.removeprefix("+")), language)
    country, national = abroad.groups()
    if country == _HOME:
        return _pauses(_grouped(_at_home(national)), language)
    plus = "加" if is_chinese(language) else "plus "
    return plus + _pauses([country, *_grouped(national)], language)


def _at_home(national: str) -> str:
    mobile = len(national) == 11 and national.startswith("1")
    service = len(national) < 8 or (len(national) == 10 and national.startswith(("400", "800")))
    return national if mobile or service else f"0{national}"


def _grouped(national: str) -> list[str]:
    if len(national) == 11 and re.match("0[3-9]", national):
        return _cut(national, (4, 3, 4))  # an area code of four digits
    if len(national) < 6:
        return [national]  # 95588 and its like are one word
    return _cut(national, _sizes(len(national)))


def _sizes(length: int) -> tuple[int, ...]:
    return _GROUPS.get(length, (4,) * (length // 4))


def _cut(text: str, sizes: tuple[int, ...]) -> list[str]:
    groups = []
    for size in sizes:
        groups.append(text[:size])
        text = text[size:]
    return [*groups, text]


def _pauses(groups: list[str], language: str) -> str:
    if is_chinese(language):
        named = (group.translate(_CHINESE).replace("*", "星号").replace("#", "井号") for group in groups)
        return "，".join(filter(None, named))
    named = (" ".join(group).replace("*", "star").replace("#", "pound") for group in groups)
    return ", ".join(filter(None, named))
