"""The script of a caller, as `--keys` and piped input write it: `1 wait:2 13800000001# say:人工 - !`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from ivr.simulator.moment import HangUp, Press, Sound, Speak

LONGEST_S = 86_400


@dataclass(frozen=True, slots=True)
class Silence:
    """The caller says nothing until the timer runs out (`-`)."""


@dataclass(frozen=True, slots=True)
class Wait:
    """The caller lets `seconds` pass before the next act (`wait:10`)."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Code:
    """The caller keys the code of the newest SMS (`code`)."""


Scripted: TypeAlias = Press | Speak | Sound | HangUp | Silence | Wait | Code

_WORD = re.compile(r'say:"[^"]*"(?!\S)|\S+')
_KEYS = re.compile(r"[0-9*#]+")
SECONDS = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")


def parse(text: str) -> list[Scripted]:
    """Read a script of acts separated by blanks; what is no character is read as `?`.

    Raises:
        ValueError: An act is unknown, or its seconds are no number up to 86,400 (a day); the message names
            the act and says what acts there are.
    """
    sendable = text.encode(errors="replace").decode()
    return [_act(word) for word in _WORD.findall(sendable)]


def _act(word: str) -> Scripted:
    fixed: dict[str, Scripted] = {"-": Silence(), "!": HangUp(), "code": Code()}
    if word in fixed:
        return fixed[word]
    if _KEYS.fullmatch(word):
        return Press(word)
    name, colon, value = word.partition(":")
    if colon and name == "say":
        words = value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
        if words.strip() and '"' not in words:
            return Speak(words.strip())
        raise ValueError(f'{word!r} needs words: say:agent, or say:"two words"')
    if colon and name in {"wait", "rec"}:
        if not SECONDS.fullmatch(value) or float(value) > LONGEST_S or (name == "rec" and not float(value)):
            raise ValueError(f"{word!r} needs seconds, up to {LONGEST_S}: {name}:3")
        return Wait(float(value)) if name == "wait" else Sound(float(value))
    raise ValueError(
        f'unknown act {word!r}; acts are keys (1, 138#), - (silence), say:words or say:"two words", '
        "rec:SECONDS, wait:SECONDS, code, and ! (hang up)"
    )
