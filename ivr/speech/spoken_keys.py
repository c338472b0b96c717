"""Which keys a sentence tells the caller to press.

A prompt and the keys bound behind it are written in different files; this is what lets them be compared.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# What people call a key, in both languages.
KEY_NAMES = {
    **{name: str(key) for key, name in enumerate("零一二三四五六七八九")},
    **{name: str(key) for key, name in enumerate(_ENGLISH)},
    "〇": "0",
    "幺": "1",
    **dict.fromkeys(("星号", "星", "米字", "star", "asterisk"), "*"),
    **dict.fromkeys(("井号", "井", "pound", "hash"), "#"),
}

_DIGIT = rf"(?:[0-9零〇一幺二三四五六七八九]|(?:{'|'.join(_ENGLISH)})\b)"
_STAR = r"(?:\*|星号|星(?=键)|米字|(?:star|asterisk)\b)"
_POUND = r"(?:\#|井号|井(?=键)|(?:pound|hash)\b)"
_THEN = r"[\s,、加]*(?:(?:and\s)?then\s|再按?|然后按?)?"
# One key, or a run that begins with star or ends with pound (`*0#`), as told while digits are collected.
_RUN = rf"(?:{_STAR}(?:{_THEN}{_DIGIT})?(?:{_THEN}{_POUND})?|{_DIGIT}(?:\s*{_POUND})?|{_POUND})"
_KEY = r"(?:\s*(?:号?键|(?:key|sign|button)\b))?"
_OR = r"\s*(?:,?\s*(?:或者?|和|\bor\b|\band\b)|[、,])\s*(?:请?按|press\s)?\s*(?:the\s)?"
_TO = r"\s*(?:到|至|\bto\b|\bthrough\b)\s*"
# No key: 拨110, 按一下, 按1次, 输入6位, 按二维码; enter 6 digits, press one of.
_NO_KEY = (
    r"(?!\s*[0-9*\#]|\s*[下次遍般定个些直样起天年月日位元分秒小万千百十点半种条维]"
    r"|[\s-]*(?:digit|time|second|minute|hour|of\b|more\b))"
)
_ONE = f"{_RUN}{_KEY}{_NO_KEY}"
_TOLD = re.compile(
    rf"""
    (?: (?:按|拨|输入) (?:一下|下)? (?:数字|号码)?
      | \b(?:press|dial|hit|push|enter|key\sin)\s+
        (?!the\s+one\b(?!\s+(?:key|button))) (?:the\s+)? (?:number\s+)?
    ) \s*
    (?P<list> {_ONE} (?: (?:{_OR}|{_TO}) {_ONE} )* )
    | (?P<named> [*\#]号?键 | (?:星号|井号|米字)键? | \b(?:star|asterisk|pound|hash)\s+(?:key|sign)\b )
    """,
    re.VERBOSE,
)
_ITEM = re.compile(rf"(?P<through>{_TO})|(?P<run>{_RUN}){_KEY}")
_NAME = re.compile(f"{_DIGIT}|{_STAR}|{_POUND}")


_SENTENCE = re.compile(r"[。！？；.!?;]+\s*")


@dataclass(frozen=True, slots=True)
class Told:
    """One place in a text that tells keys: `keys` in their order, `said` as it is told.

    `before` and `after` are what else its sentence says, in small letters and without quotation marks.
    """

    keys: tuple[str, ...]
    said: str
    before: str
    after: str


def spoken_keys(text: str) -> list[str]:
    """Give the keys that a text tells the caller to press, in the order in which it names them.

    Understands both languages in one text, as menus need that end in `For English, press 8.`: 请按1, 按一键,
    拨0, press one, 按星号键, the pound key, `press 1 or 2`, and 按1到5 (each of the five). A run that is
    keyed in one go (按星号、零、井号) is one item, `*0#`. Figures that are no keys are passed over (按一下,
    输入6位).
    """
    return [key for told in told_keys(text) for key in told.keys]


def told_keys(text: str) -> list[Told]:
    """Give each place where a text tells keys, as `spoken_keys` reads it, with the rest of its sentence."""
    plain = re.sub("[\"'“”‘’「」]", "", unicodedata.normalize("NFKC", text).casefold())
    found: list[Told] = []
    for told in _TOLD.finditer(plain):
        ends = [end.end() for end in _SENTENCE.finditer(plain, 0, told.start())]
        rest = plain[told.end() :]
        end = _SENTENCE.search(rest)
        found.append(
            Told(
                tuple(_keys(told["list"] or told["named"])),
                told[0].strip(),
                plain[ends[-1] if ends else 0 : told.start()].strip(),
                (rest[: end.start()] if end else rest).strip(),
            )
        )
    return found


def _keys(told: str) -> list[str]:
    keys: list[str] = []
    through = False
    for item in _ITEM.finditer(told):
        if item["through"]:
            through = True
            continue
        run = "".join(KEY_NAMES.get(name, name) for name in _NAME.findall(item["run"]))
        if through and keys[-1].isdigit() and run.isdigit():
            keys.extend(str(key) for key in range(int(keys[-1]) + 1, int(run)))
        keys.append(run)
        through = False
    return keys
