"""The words of the pages themselves, in the language that the reader chose or the browser asks for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, g, request

from ivr.engine.events import Value
from ivr.speech.wording import NO_VALUES, Wording, read
from ivr.store.hotline import Hotline

LANGUAGES = {"zh-CN": "中文", "en-US": "English"}
"""What the pages speak, each with its own name; the first is for browsers that ask for neither."""
COOKIE = "ivr_language"
THEME_COOKIE = "ivr_theme"
A_YEAR_S = 31_536_000


def add_to(pages: Blueprint) -> None:
    """Choose the language of each request; give templates `t`, `named`, `language`, `languages`, `theme`."""

    @pages.before_request
    def choose() -> None:
        """Take `?lang=` of the switch, else what was chosen before, else what the browser prefers."""
        choices = (request.args.get("lang"), request.cookies.get(COOKIE))
        g.language = next((each for each in choices if each in LANGUAGES), None) or preferred()

    @pages.after_request
    def remember(response: Response) -> Response:
        if request.args.get("lang") in LANGUAGES:
            response.set_cookie(COOKIE, g.language, max_age=A_YEAR_S, samesite="Lax")
        response.headers.add("Vary", "Accept-Language, Cookie")
        return response

    @pages.context_processor
    def worded() -> dict[str, Any]:
        theme = request.cookies.get(THEME_COOKIE)
        return {
            "t": text,
            "named": named,
            "told": told,
            "language": g.language,
            "languages": LANGUAGES,
            "in_language": lambda code: "?" + urlencode({**request.args, "lang": code}),
            "theme": theme if theme in {"light", "dark"} else "",
        }


def text(message: str, **values: str | int) -> str:
    """Word a message of the pages in the request's language. Raises as `Wording.text`."""
    return words(g.language, message, **values)


def named(kind: str, name: str) -> str:
    """Word what a hotline calls `name`, if the pages have a word for it: a level, a topic, a kind of case."""
    message = f"{kind}-{name}"
    return text(message) if _wording().has(g.language, message) else name


def told(hotline: Hotline, message: str, values: Mapping[str, Value] = NO_VALUES) -> str:
    """Word what stands in a hotline's records, in the reader's language if it speaks that.

    A message that it has no words for stands as it is: an earlier version wrote it.
    """
    language = g.language if g.language in hotline.flow.languages else hotline.flow.languages[0]
    if not hotline.wording.has(language, message):
        return message.partition("-")[2]
    return hotline.wording.text(language, message, values)


def words(language: str, message: str, **values: str | int) -> str:
    """Word a message of the pages in a language of theirs. Raises as `Wording.text`."""
    return _wording().text(language, message, values)


def preferred() -> str:
    """Match the browser's languages by their first part: `zh-TW` and `zh` read Chinese too."""
    for asked in request.accept_languages.values():
        for known in LANGUAGES:
            if asked.partition("-")[0] == known.partition("-")[0]:
                return known
    return next(iter(LANGUAGES))


@cache
def _wording() -> Wording:
    folder = Path(__file__).parent
    return read({each: (folder / f"{each}.ftl").read_text(encoding="utf-8") for each in LANGUAGES})
