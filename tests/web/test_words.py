"""The pages' own words are there in both languages, for all that a page may show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivr.engine.document import KINDS
from webhooks.pages import language
from webhooks.pages.phone import LIVE_WORDS, TABS
from webhooks.settings import PAGES

FOLDER = Path(language.__file__).parent


def messages(code: str) -> set[str]:
    """Name the messages of one language's file, attributes too."""
    text = (FOLDER / f"{code}.ftl").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][\w-]*) =", text, re.MULTILINE))


def test_the_languages_say_the_same() -> None:
    """A message in one language is in the other."""
    assert messages("zh-CN") == messages("en-US")


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_what_is_put_together_is_there(code: str) -> None:
    """Messages whose names are made of a kind of node, a page or a state exist for each of these."""
    made = {f"kind-{each}" for each in KINDS if each != "call"} | {f"nav-{each}" for each in PAGES}
    made |= {f"live-{each}" for each in LIVE_WORDS} | {f"phone-tab-{each}" for each in TABS}
    assert made <= messages(code)


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_no_word_is_left_over(code: str) -> None:
    """A message that no template and no code names is dropped."""
    room = FOLDER.parent
    used = "".join(path.read_text(encoding="utf-8") for path in [*room.rglob("*.py"), *room.rglob("*.html")])
    put_together = re.findall(r"""["']([a-z-]+-)["'] ~|f["']([a-z-]+-)\{""", used)
    made = tuple(prefix for pair in put_together for prefix in pair if prefix)
    made += tuple(f"{kind}-" for kind in re.findall(r"""named\(["']([a-z-]+)["']""", used))
    named = set(re.findall(r"""["']([a-z][\w-]*)["']""", used))
    assert {each for each in messages(code) - named if not each.startswith(made)} == set()
