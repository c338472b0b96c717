"""Which keys a sentence tells the caller to press.

A prompt and the keys bound behind it are written in different files; this is what lets them be compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

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

_DIGIT = rf"(?:[0-9零〇一幺二三四五六七八九]|(?:{'|'.join(_ENGLISH)}|oh)\b)"
_STAR = r"(?:\*|星[号字]|星(?=键)|米字|(?:star|asterisk)\b)"
_POUND = r"(?:\#|井[号字]|井(?=键)|(?:pound|hash)\b)"
_THEN = r"[\s,、加]*(?:(?:and\s)?then\s|再按?|然后按?)?"
# One key, or a run that begins with star or ends with pound (`*0#`), as told while digits are collected.
_RUN = rf"(?:{_STAR}(?:{_THEN}{_DIGIT})?(?:{_THEN}{_POUND})?|{_DIGIT}(?:\s*{_POUND})?|{_POUND})"
_KEY = r"(?:\s*(?:号?键|(?:key|sign|button)\b))?"
_OR = r"\s*(?:,?\s*(?:或者?|和|\bor\b|\band\b)|[、,])\s*(?:请?按|press\s)?\s*(?:the\s)?"
_TO = r"\s*(?:到|至|\bto\b|\bthrough\b|[-–~](?=\s*[0-9](?![0-9])))\s*"
# What is counted, and no name of a choice: 1次, but 1个人业务; 3天, but 3天气; 2人, but 2人工.
_COUNTED = (
    r"[下次遍般定些直样起年月日元秒万千百十半种条维名张笔折件号楼层期倍级星选对]"
    r"|天(?!气)|人(?!工)|个(?!人[业客账信中])|位(?!置)|小(?=时)|点(?!歌|播|餐|单)|分(?!期|店|行)"
)
# No key: 拨110, 按一下, 按1次, 输入6位, 按二维码; enter 6 digits, press one of, dial 1-800.
_NO_KEY = (
    r"(?!\s*[0-9*\#零〇一幺二三四五六七八九]|\s*-\s*[0-9]{2}|[.:][0-9]|\s*[%$￥]"
    rf"|\s*(?:{_COUNTED})|\s*(?:st|nd|rd|th|am|pm|[ap]\.m)\b"
    r"|[\s-]*(?:digit|time|second|minute|hour|day|week|month|year|of\b|more\b))"
)
_ONE = f"{_RUN}{_KEY}{_NO_KEY}"
_TOLD = re.compile(
    rf"""
    (?: (?:按|拨打?|选择?|输入) (?:一下|下)? (?:数字|号码)?(?:键(?=\s*[0-9]))?
      | \b(?:press|dial|hit|push|enter|choose|select|key\sin)\s+ (?:or\s+(?:say|speak)\s+)?
        (?!the\s+one\b(?!\s+(?:key|button))) (?:the\s+)? (?:(?:number|option)\s+)?
    ) \s*
    (?P<list> {_ONE} (?: (?:{_OR}|{_TO}) {_ONE} )* )
    | (?P<named> [*\#]号?键 | (?:星[号字]|井[号字]|米字)键? | \b(?:star|asterisk|pound|hash)\s+(?:key|sign)\b
      | (?<=\bby\s)(?:star|pound|hash)\b | (?<=\bwith\s)(?:star|pound|hash)\b )
    | (?: ^ | [:。.!?] ) \s* (?P<bare> (?:1|one\b) (?=\s*(?:for\b|to\b|[、.]?\s*[一-鿿])) {_NO_KEY} )
    """,
    re.VERBOSE,
)
# Further keys go without a verb of their own: `press 1 for sales, 2 for news`, 按1查话费，2查流量.
_KEY_FIRST = re.compile(
    rf"""
    (?: [,;、。.\n] \s* (?:(?:or|and)\s+)? | \b(?:or|and)\s+ )
    (?P<key> [0-9*\#](?:号?键)?(?=\s*[、.]?\s*[一-鿿]{{2}})
      | {_RUN}{_KEY}(?=\s*(?:for|to)\s+(?!{_DIGIT})[a-z]) ) {_NO_KEY}
    """,
    re.VERBOSE,
)
# `For sales press 1, news 2`, 销售请按1，新闻2. The clause ends there.
_NAME_FIRST = re.compile(
    rf"""
    (?: (?: \s*[,;]\s*(?:(?:or|and)\s+)? | \s+(?:or|and)\s+ | \s*\.\s*(?=(?:for|to)\s) )
        (?P<name> [a-z'-]+(?:\s[a-z'-]+){{0,4}} ),? \s+
      | \s*[,;、]\s* (?P<han> [a-z一-鿿]{{2,10}} )
    )
    (?P<key> (?(name)(?!one\b)(?:{_DIGIT}|{_STAR}|{_POUND}){_KEY}|[0-9*\#](?:号?键)?) )
    (?= \s* (?: [,;、。.!] | \b(?:or|and)\b | $ ) )
    """,
    re.VERBOSE,
)
_NO_NAME = re.compile(
    r"\b(?:until|till|at|in|within|of|by|from|than|about|before|after|under|over|room|floor|number|extension|gate"
    r"|window|page|line|is|are|was|to|for|only|last|next|press)$|[是为号第共至到约前后满达仅需有在于剩余待等过每月日时]$"
)
_ITEM = re.compile(rf"(?P<through>{_TO})|(?P<run>{_RUN}){_KEY}")
_NAME = re.compile(f"{_DIGIT}|{_STAR}|{_POUND}")
_WRITTEN = {**KEY_NAMES, "oh": "0", "星字": "*", "井字": "#"}
"""Names by which menus tell keys, and callers choose none."""


_SENTENCE = re.compile(r"[。！？；.!?;]+\s*")
_PAUSE = re.compile(r"\s*(?:[,;、。.!?]|(?:or|and)\b|$)")


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
    拨0, press one, 按星号键, the pound key, `press 1 or 2`, and 按1到5 (each of the five); also those that go
    without a verb after one that has it (`press 1 for sales, 2 for news`; 销售请按1，新闻2), and lists that
    count from 1 (1销售，2新闻). A run that is keyed in one go (按星号、零、井号) is one item, `*0#`. Figures
    that are no keys are passed over (按一下, 输入6位, 2个工作日).
    """
    return [key for told in told_keys(text) for key in told.keys]


def told_keys(text: str) -> list[Told]:
    """Give each place where a text tells keys, as `spoken_keys` reads it, with the rest of its sentence."""
    plain = re.sub("[\"'“”‘’「」]", "", unicodedata.normalize("NFKC", text).casefold())
    found: list[Told] = []
    for start, end, keys in _places(plain):
        ends = [each.end() for each in _SENTENCE.finditer(plain, 0, start)]
        rest = plain[end:]
        until = _SENTENCE.search(rest)
        found.append(
            Told(
                tuple(keys),
                plain[start:end].strip(),
                plain[ends[-1] if ends else 0 : start].strip(),
                (rest[: until.start()] if until else rest).strip(),
            )
        )
    return found


def _places(plain: str) -> Iterator[tuple[int, int, list[str]]]:
    """Give where keys are told, from and to, and the keys."""
    anchors = [*_TOLD.finditer(plain)]
    for told, following in zip_longest(anchors, anchors[1:]):
        end = following.start() if following else len(plain)
        key_first = told["bare"] is not None or not _PAUSE.match(plain, told.end(), end)
        more = list(_further(plain, told.end(), end, _KEY_FIRST if key_first else _NAME_FIRST))
        if told["bare"] is None:
            yield *told.span(), _keys(told["list"] or told["named"])
        elif more and more[0][2] == ["2"]:
            yield *told.span("bare"), ["1"]
        else:
            continue
        yield from more


def _further(
    plain: str, begin: int, end: int, order: re.Pattern[str]
) -> Iterator[tuple[int, int, list[str]]]:
    """Give the keys that are told after one, without a verb of their own, before or after their names."""
    while told := order.search(plain, begin, end):
        between = plain[begin : told.start()]
        if order is _NAME_FIRST and (between or _NO_NAME.search(told["name"] or told["han"])):
            return
        if _SENTENCE.search(between):
            return
        begin = told.end()
        yield *told.span("key"), _keys(told["key"])


def _keys(told: str) -> list[str]:
    keys: list[str] = []
    through = False
    for item in _ITEM.finditer(told):
        if item["through"]:
            through = True
            continue
        run = "".join(_WRITTEN.get(name, name) for name in _NAME.findall(item["run"]))
        if through and keys[-1].isdigit() and run.isdigit():
            keys.extend(str(key) for key in range(int(keys[-1]) + 1, int(run)))
        keys.append(run)
        through = False
    return keys
