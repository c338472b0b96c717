"""How long it takes to say something, and how far the voice got when a key cut it.

An estimate from common speech rates, by the script of each part of the text, not a measurement of any
voice. Text comes without markup: who plays SSML adds the length of each `<break>` to that of the text
between. Counted in whole milliseconds, so that the parts add up to the whole exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ivr.speech.language import is_chinese
from ivr.speech.numbers import cardinal

CHARACTERS_PER_MIN = 240
WORDS_PER_MIN = 150
COMMA_PAUSE_S = 0.15
STOP_PAUSE_S = 0.3

_CHARACTER_MS = 60_000 // CHARACTERS_PER_MIN
_WORD_MS = 60_000 // WORDS_PER_MIN
_PAUSE_MS = {"comma": int(COMMA_PAUSE_S * 1000), "stop": int(STOP_PAUSE_S * 1000)}
_LONGEST_NUMBER = len("12345678")
_LONGEST_GROUPED = len("123,456,789,012")
_PIECE = re.compile(
    r"(?P<characters>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)"
    r"|(?P<number>[0-9０-９]+(?:,[0-9]{3}(?![0-9]))*)(?:(?:st|nd|rd|th)\b)?"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<symbol>[*#%&@+=$¥€£＊＃％])"
    r"|(?P<comma>[，、；：]|[,;:](?![0-9]))"
    r"|(?P<stop>[。！？…]|[.!?](?=\s|$))"
)


@lru_cache(maxsize=4096)
def speaking_time_s(text: str, language: str) -> float:
    """Estimate how many seconds a voice needs for a text.

    Han characters count 240 a minute and words 150 (flow rule PROMPT03: common figures, to be calibrated on
    the voice in use), figures as the syllables or words that they are read with, and punctuation as a short
    pause. `language` decides how figures are read until the text's own script does.
    """
    return sum(ms for _, _, ms in _pieces(text, language)) / 1000


def heard_until(text: str, language: str, seconds: float) -> str:
    """Give the part of a text that was spoken after so many seconds, cut between words or Han characters.

    Never shrinks with time; empty at 0, the whole text from `speaking_time_s` on.
    """
    if seconds >= speaking_time_s(text, language):
        return text
    left_ms = seconds * 1000
    heard = 0
    for start, end, ms in _pieces(text, language):
        if ms > left_ms:
            if ms == (end - start) * _CHARACTER_MS:  # a run of characters, which can be cut
                heard = start + max(0, int(left_ms // _CHARACTER_MS))
            break
        left_ms -= ms
        heard = end
    return text[:heard]


def _pieces(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield what takes time: where it starts and ends in the text, and its milliseconds."""
    by_character = is_chinese(language)
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        match piece.lastgroup:
            case "characters":
                by_character = True
                ms = (end - start) * _CHARACTER_MS
            case "word":
                by_character = False
                ms = _WORD_MS
            case "number":
                unit_ms = _CHARACTER_MS if by_character else _WORD_MS
                figures = piece["number"]
                if _spelled(figures):
                    yield from ((at, at + 1, unit_ms) for at in range(start, end))
                    continue
                number = int(figures.replace(",", ""))
                ms = unit_ms * (len(cardinal(number, language="zh-CN")) if by_character else _words(number))
            case "symbol":
                ms = 2 * _CHARACTER_MS if by_character else _WORD_MS
            case pause:
                ms = _PAUSE_MS[pause or ""]
        yield start, end, ms


def _spelled(figures: str) -> bool:
    """Tell whether figures are read one by one: codes and telephone numbers, long or with a leading 0."""
    return figures[0] == "0" or len(figures) > (_LONGEST_NUMBER if figures.isdigit() else _LONGEST_GROUPED)


def _words(number: int) -> int:
    words = 0
    while number:
        number, group = divmod(number, 1000)
        hundreds, tens = divmod(group, 100)
        words += 2 * (hundreds > 0) + (tens > 0) + (tens > 20 and tens % 10 > 0)
        words += number % 1000 > 0  # the `thousand` or `million` that comes before this group
    return words
