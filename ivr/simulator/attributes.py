"""Kinds of attributes: how the text of one is read, and what is used if it is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = str | int | bool | frozenset[str] | None

KEYS = frozenset("0123456789*#")
_WHOLE = re.compile(r"\s*\+?[0-9]{1,9}\s*")
SCHEMA = 12200
"""The code of what has none of its own: a schema warning."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: how its text is read (ValueError: wrong), what is wanted, default, Twilio's code."""

    read: Callable[[str], Value]
    wanted: str
    default: Value = None
    code: int = SCHEMA


def whole(default: int | None, code: int = SCHEMA, least: int = 1, most: int = 10**9) -> Attribute:
    """A whole number from `least` to `most`."""

    def read(text: str) -> int:
        number = int(text) if _WHOLE.fullmatch(text) else -1
        if not least <= number <= most:
            raise ValueError(text)
        return number

    wanted = f"a whole number from {least} to {most}" if most < 10**9 else f"a whole number, {least} or more"
    return Attribute(read, wanted, default, code)


def one_of(words: str, default: str | None = None, code: int = SCHEMA) -> Attribute:
    """One of some words, in any case."""
    allowed = {word.lower(): word for word in words.split()}

    def read(text: str) -> str:
        if text.strip().lower() not in allowed:
            raise ValueError(text)
        return allowed[text.strip().lower()]

    return Attribute(read, "one of " + ", ".join(words.split()), default, code)


def some_of(words: str, default: str = "", code: int = SCHEMA) -> Attribute:
    """One or more of some words, with blanks between."""
    allowed = frozenset(words.split())

    def read(text: str) -> frozenset[str]:
        found = frozenset(text.split())
        if not found or not found <= allowed:
            raise ValueError(text)
        return found

    return Attribute(read, "some of " + ", ".join(words.split()), frozenset(default.split()), code)


def flag(*, default: bool = False, code: int = SCHEMA) -> Attribute:
    """True or false."""

    def read(text: str) -> bool:
        return {"true": True, "false": False}[text.strip().lower()]

    return Attribute(read, "true or false", default, code)


def keys(default: str, code: int, most: int) -> Attribute:
    """Keys of a telephone, at most `most`."""

    def read(text: str) -> frozenset[str]:
        if not frozenset(text) <= KEYS or len(text) > most:
            raise ValueError(text)
        return frozenset(text)

    wanted = "a key (0-9, # or *) or empty" if most == 1 else "keys (0-9, # or *)"
    return Attribute(read, wanted, frozenset(default), code)


def matching(pattern: str, wanted: str, default: str | None = None, code: int = SCHEMA) -> Attribute:
    """Text of a form."""
    form = re.compile(pattern)

    def read(text: str) -> str:
        if not form.fullmatch(text):
            raise ValueError(text)
        return text

    return Attribute(read, wanted, default, code)


def tones(code: int) -> Attribute:
    """What can be sent as DTMF."""
    return matching(r"[0-9A-D*#wW]+", "keys, with w and W for pauses", None, code)


def url(code: int) -> Attribute:
    """A URL of http or https, or a relative one; that it leads somewhere shows when it is asked for."""

    def read(text: str) -> str:
        scheme, colon, _ = text.partition(":")
        if colon and scheme.isalpha() and scheme.lower() not in {"http", "https"}:
            raise ValueError(text)
        return text

    return Attribute(read, "a URL of http or https, or a relative one", None, code)


def method(code: int = SCHEMA, default: str | None = "POST") -> Attribute:
    """GET or POST."""
    return one_of("GET POST", default, code)


def texts(names: str) -> dict[str, Attribute]:
    """Attributes that are known and need no check here: URLs are checked when they are asked for."""
    return {name: Attribute(str, "text") for name in names.split()}


def flags(names: str) -> dict[str, Attribute]:
    """Attributes that are true or false, by default false."""
    return {name: flag() for name in names.split()}
