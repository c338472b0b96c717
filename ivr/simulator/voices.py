"""Which voices speak which languages, as far as it is known, and how much one Say may hold (section 4)."""

from __future__ import annotations

import re
from urllib.parse import quote

from ivr.simulator.document import Element

POLLY = {
    "cmn-CN": "Zhiyu",
    "yue-CN": "Hiujin",
    "en-US": ("Danielle Gregory Ivy Joanna Joey Justin Kendra Kevin Kimberly Matthew Ruth Salli Stephen"),
    "en-GB": "Amy Arthur Brian Emma",
}
"""Polly's voices by language; others are taken as they come."""
BASIC = {"en", "es", "fr", "de"}
"""What `man` and `woman` speak, by the first part of the language; they never spoke Chinese."""
LEGACY = {"zh-CN": "cmn-CN", "zh-TW": "cmn-TW", "zh-HK": "yue-HK"}
"""Codes of the old voice `alice`, and what Polly and Google call the same."""
MOST_BYTES = {"basic": 4_096, "Polly": 3_000, "Google": 5_000}
MOST_ENCODED = 4_500
HARMLESS = 375
"""A text of so few characters is under every limit, whatever they are."""

_BY_NAME = {name: language for language, names in POLLY.items() for name in names.split()}
_GOOGLE = re.compile(r"Google\.([a-z]{2,3}-[A-Z]{2})-.+")


def language_of(voice: str) -> str | None:
    """Return the language of a voice, or None if it is not known or has several."""
    google = _GOOGLE.fullmatch(voice)
    if google:
        return google[1]
    return (
        _BY_NAME.get(voice.removeprefix("Polly.").partition("-")[0]) if voice.startswith("Polly.") else None
    )


def mismatch(voice: str, language: str) -> str:
    """Say why a voice does not speak a language; empty if it does, or if that is not known."""
    spoken = language_of(voice)
    if spoken is not None and spoken.lower() != language.lower():
        hint = f"; write {LEGACY[language]}" if language in LEGACY else ""
        return f"{voice} speaks {spoken}, not {language}{hint}"
    if voice in {"man", "woman"} and language.partition("-")[0].lower() not in BASIC:
        return f"the voice '{voice}' does not speak {language}; take one that does, as Polly.Zhiyu for cmn-CN"
    return ""


def too_long(voice: str, text: str, say: Element) -> str:
    """Say which limit on one Say a text goes over, if any; Google counts the SSML around it too."""
    if len(text) <= HARMLESS and all(isinstance(child, str) for child in say.children):
        return ""
    kind = voice.partition(".")[0]
    kind = kind if kind in MOST_BYTES else "basic"
    size = len(text.encode()) + (_markup(say) if kind == "Google" else 0)
    if size > MOST_BYTES[kind]:
        return f"{size} bytes in one <Say>; a {kind} voice takes {MOST_BYTES[kind]}"
    encoded = len(quote(text, safe=" "))
    if encoded > MOST_ENCODED:
        return f"{encoded} characters in one <Say> once URL-encoded; {MOST_ENCODED} is the most"
    return ""


def _markup(element: Element) -> int:
    """Count the characters of the tags inside an element."""
    size, todo = 0, element.elements()
    while todo:
        inner = todo.pop()
        size += 2 * len(inner.name) + 5
        size += sum(len(name) + len(value) + 4 for name, value in inner.attributes.items())
        todo += inner.elements()
    return size
