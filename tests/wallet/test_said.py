"""What people say at the first menu leads where they mean, without a key and without a second question."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from ivr.engine.spoken import spoken_ways
from ivr.speech.utterance import match
from webhooks.hotlines import open_hotline

SAID = tomllib.loads((Path(__file__).parent / "said.toml").read_text("utf-8"))


@cache
def _choices(language: str) -> dict[str, list[str]]:
    hotline = open_hotline("wallet")
    ways = spoken_ways(hotline.flow, hotline.flow.home)
    return {keys: hotline.wording.words(language, message) for keys, message in ways.items()}


@pytest.mark.parametrize(
    ("language", "keys", "said"),
    [
        (language, keys, each)
        for language, places in SAID.items()
        for keys, all_said in places.items()
        for each in all_said
    ],
)
def test_said_at_the_first_menu(language: str, keys: str, said: str) -> None:
    """The words of a menu, and of those below it, find what a sentence is about."""
    assert match(said, _choices(language)) == keys
