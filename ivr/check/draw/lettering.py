"""How wide words are in a picture, nearly, so that boxes fit them without asking a browser."""

from __future__ import annotations

import re
import unicodedata

SIZE = 11
# A word, or a Chinese character, with the punctuation that may not begin a line.
_WIDE = r"\u2e80-\u9fff\uff00-\uffef"
_WORD = re.compile(rf"\s*(?:[{_WIDE}]|[^\s{_WIDE}]+)[、。，；：？！）”’」]*")
_NARROW = frozenset("iljtf.,:;|!'()[]{} -/1")


def width(text: str, size: float = SIZE) -> float:
    """Tell how many pixels a text takes in a sans-serif face of `size` pixels."""
    return size * sum(_em(char) for char in text)


def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return 0.36 if char in _NARROW else 0.7 if char.isupper() else 0.6


def cut(text: str, most: float, size: float = SIZE) -> str:
    """Give as much of a text as fits into `most` pixels, an ellipsis at its end if that is not all."""
    if width(text, size) <= most:
        return text
    while text and width(text + "…", size) > most:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, most: float, lines: int, size: float = SIZE) -> tuple[str, ...]:
    """Break a text into at most `lines` lines of `most` pixels; the last is cut."""
    words = _WORD.findall(text)
    found: list[str] = []
    while words and len(found) < lines - 1:
        line = words.pop(0)
        while words and width(line + words[0], size) <= most:
            line += words.pop(0)
        found.append(line.strip())
    rest = "".join(words).strip()
    return tuple(cut(line, most, size) for line in [*found, rest] if line)
