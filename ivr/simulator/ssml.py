"""What a Say says: its words, SSML read as text, and how long each part of them takes (section 4).

Lengths of breaks and rates are estimates: the voices differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ivr.simulator.document import Element
from ivr.speech.duration import heard_until, speaking_time_s

ELEMENTS = frozenset({"break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"})
BREAKS_S = {"none": 0.0, "x-weak": 0.1, "weak": 0.25, "medium": 0.5, "strong": 0.75, "x-strong": 1.0}
RATES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "default": 1.0, "fast": 1.25, "x-fast": 1.5}
SPELLED = {"characters", "spell-out", "digits", "telephone"}
LONGEST_BREAK_S = 10.0


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are spoken alike, or (no words) a silence; `seconds`: how long it takes."""

    text: str
    language: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Speech:
    """All that a Say says once."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join([part.text for part in self.parts])

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return sum([part.seconds for part in self.parts])

    def heard(self, seconds: float) -> str:
        """Return the words that were spoken after so many seconds."""
        heard = ""
        for part in self.parts:
            if seconds < part.seconds:
                normal_s = speaking_time_s(part.text, part.language)
                return (
                    heard + heard_until(part.text, part.language, normal_s * seconds / part.seconds)
                ).rstrip()
            heard += part.text
            seconds -= part.seconds
        return heard


@dataclass(frozen=True, slots=True)
class _Manner:
    """How what is inside an element is spoken."""

    language: str
    rate: float = 1.0
    spelled: bool = False


def plain(text: str, language: str) -> Speech:
    """Return the speech of a text without markup."""
    return Speech((Part(text, language, speaking_time_s(text, language)),))


def read(say: Element, language: str) -> tuple[Speech, list[Element]]:
    """Read what is in a `<Say>`; elements that are no SSML are left out and returned."""
    if all(isinstance(child, str) for child in say.children):
        return plain(say.text(), language), []
    parts: list[Part] = []
    unknown: list[Element] = []
    todo: list[tuple[Element | str, _Manner]] = [
        (child, _Manner(language)) for child in reversed(say.children)
    ]
    while todo:
        child, manner = todo.pop()
        if isinstance(child, str):
            _add(parts, child, manner)
        elif child.name not in ELEMENTS:
            unknown.append(child)
        elif child.name == "break":
            parts.append(Part("", manner.language, _break_s(child)))
        elif child.name == "sub" and "alias" in child.attributes:
            _add(parts, child.attributes["alias"], manner)
        else:
            inner = _manner(child, manner)
            todo += [(each, inner) for each in reversed(child.children)]
    if parts:
        parts[-1] = Part(parts[-1].text.rstrip(), parts[-1].language, parts[-1].seconds)
    return Speech(tuple(parts)), unknown


def _add(parts: list[Part], raw: str, manner: _Manner) -> None:
    """Add words, with blanks folded across the parts."""
    text = re.sub(r"\s+", " ", raw)
    before = next((part.text for part in reversed(parts) if part.text), " ")
    if before.endswith(" "):
        text = text.lstrip()
    if text:
        timed = " ".join(text) if manner.spelled else text
        parts.append(Part(text, manner.language, speaking_time_s(timed, manner.language) / manner.rate))


def _manner(element: Element, manner: _Manner) -> _Manner:
    given = element.attributes
    if element.name == "lang":
        return _Manner(given.get("xml:lang", manner.language), manner.rate, manner.spelled)
    if element.name == "prosody" and "rate" in given:
        return _Manner(manner.language, manner.rate * _rate(given["rate"]), manner.spelled)
    if element.name == "say-as":
        return _Manner(manner.language, manner.rate, given.get("interpret-as") in SPELLED)
    return manner


def _rate(text: str) -> float:
    percent = re.fullmatch(r"([0-9]{2,3})%", text.strip())
    return min(max(int(percent[1]) / 100, 0.2), 2.0) if percent else RATES.get(text.strip(), 1.0)


def _break_s(element: Element) -> float:
    time = re.fullmatch(r"([0-9]{1,5}(?:\.[0-9]{1,3})?)(ms|s)", element.attributes.get("time", ""))
    if time:
        return min(float(time[1]) / (1000 if time[2] == "ms" else 1), LONGEST_BREAK_S)
    return BREAKS_S.get(element.attributes.get("strength", "medium"), 0.5)
