"""Rules for the keys that mean the same everywhere: 0, 8, 9, `*` and `#`, and the words for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivr.check.lint.rule import OWN, Fault, Rule
from ivr.check.lint.subject import Said, Subject
from ivr.engine.document import RecordNode

# What a text may promise of a universal key, in both languages.
_PROMISES = {
    "human": r"agent|person|human|someone|representative|operator|talk to|speak|help|staff|one of us"
    r"|not sure|unsure|don'?t|can'?t|拿不准|不清楚|不知道|想不起|记不起"
    r"|人工|专员|客服|找人|真人|帮|坐席|座席",
    "back": r"back|return|previous|cancel|返回|上一|回到|后退|取消|没收到|重发",
    "repeat": r"repeat|again|once more|重|再听|再说|再报|再来|一遍",
    "language": r"english|chinese|mandarin|language|中文|普通话|汉语|英文|英语|语言",
}
_MESSAGE = r"message|留言"
_UNIVERSAL = {
    "0": "human",
    "9": "repeat",
    "8": "language",
    "*": "back",
    "*0#": "human",
    "*9#": "repeat",
    "*#": "back",
}
_CLAUSE = re.compile("[,，、]")


def _promised(said: Said) -> Iterator[tuple[str, str, str, str]]:
    """Give each universal key that a text tells alone: its name, itself, how it is told, what is promised."""
    for told in said.told:
        name = _UNIVERSAL.get(told.keys[0])
        if name and len(told.keys) == 1:
            before = _CLAUSE.split(told.before.rstrip(",，、 请"))[-1].strip()
            promise = before if len(before) > 1 else f"{before} {_CLAUSE.split(told.after)[0]}"
            yield name, told.keys[0], told.said, promise


def _nothing_else(names: tuple[str, ...], subject: Subject) -> Iterator[Fault]:
    """Look at what is offered first; re-prompts say when to press a key rather than what it does."""
    human = subject.flow.nodes[subject.flow.human]
    more = f"|{_MESSAGE}" if isinstance(human.spec, RecordNode) else ""
    for said in (said for node in subject.nodes for said in subject.said(node)):
        for name, keys, key, promise in _promised(said):
            pattern = _PROMISES[name] + (more if name == "human" else "")
            if name in names and not re.search(pattern, promise):
                message = f"'{promise.strip()} {key}': that key is for {_FOR[name]}, everywhere"
                yield Fault(said.at(key), message, (keys,))


_FOR = {
    "human": "a person",
    "back": "the way back",
    "repeat": "hearing it again",
    "language": "the other language",
}


def _end_of_entry(subject: Subject) -> Iterator[Fault]:
    for node, spec in subject.menus:
        if "#" in spec.keys:
            message = f"'{node.origin}' gives # a meaning of its own, and it ends an entry elsewhere"
            yield Fault(node.place, message, ("#",))


def _shadowed_words(subject: Subject) -> Iterator[Fault]:
    for language in subject.flow.languages:
        universal = {
            word.casefold(): name for name in _FOR for word in subject.words(language, f"universal.{name}")
        }
        for _node, spec in subject.menus:
            for key in spec.keys:
                message = f"{spec.menu}.speech-{'pound' if key == '#' else key}"
                for word in subject.words(language, message):
                    if word.casefold() in universal:
                        place = subject.place(language, message, word)
                        name = _FOR[universal[word.casefold()]]
                        told = f"'{word}' chooses key {key} here, and asks for {name} everywhere else"
                        yield Fault(place, told, (f'say:"{word}"' if " " in word else f"say:{word}",))


def _language_key(subject: Subject) -> Iterator[Fault]:
    if len(subject.flow.languages) < 2:
        return
    for said in subject.said(subject.flow.nodes[subject.flow.home]):
        if not any("8" in told.keys for told in said.told):
            yield Fault(said.at(), f"'{said.message}' does not tell that 8 is the other language", ("8",))


KEYS = (
    Rule(
        "KEY01",
        "0 is for a person, and is promised for nothing else.",
        "W3C COGA; gethuman standard 1; AS/NZS 4263, as summarised by NCH",
        "V",
        {"base": "warning", "coga": "error", "gethuman": "error"},
        lambda subject: _nothing_else(("human",), subject),
    ),
    Rule(
        "KEY02",
        "# ends an entry and means nothing else.",
        "ISO/IEC 13714 5.6 and AS/NZS 4263 2.5 (their tables of contents; the detail as summarised by NCH)",
        "V2",
        {"iso": "error"},
        _end_of_entry,
    ),
    Rule(
        "KEY03",
        "*, 8 and 9 are promised for the way back, the other language and hearing it again alone.",
        "AS/NZS 4263 2.6 (its table of contents); AVIxD wiki",
        "V",
        {"base": "warning"},
        lambda subject: _nothing_else(("back", "repeat", "language"), subject),
    ),
    Rule(
        "KEY06",
        "No menu's words stand for what the universal words mean everywhere else.",
        OWN,
        "",
        {"base": "error"},
        _shadowed_words,
    ),
    Rule(
        "KEY07",
        "The first menu tells the key of the other language.",
        "gethuman standard 9",
        "V",
        {"base": "warning"},
        _language_key,
    ),
)
