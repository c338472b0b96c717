"""The model is the app: what the explorer walked is what the signed webhooks answer, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.check.explore import explore
from ivr.engine.load import load
from ivr.speech.wording import read
from ivr.store.hotline import Hotline
from tests.check.webhooking import open_webhooks, ring_all
from tests.check.words import one_a_step, words
from tests.engine.sample import FILES, with_changes
from webhooks.hotlines import open_hotline


def sample(files: dict[str, str] = FILES) -> Hotline:
    """Give the sample hotline, whose actions are told what to answer."""
    wording = read({language: files[f"{language}.ftl"] for language in ("zh-CN", "en-US")})
    return Hotline(load(files), files, wording)


@pytest.mark.parametrize("hotline", [open_hotline("hello"), sample()], ids=["hello", "sample"])
def test_every_word_of_a_small_hotline(hotline: Hotline, tmp_path: Path) -> None:
    """Every word that leads to a new state leads there through the webhooks, and says and asks the same."""
    found = explore(hotline.flow)
    with open_webhooks(hotline, found, tmp_path) as webhooks:
        ring_all(found, webhooks)

        assert webhooks.differences == []
        assert webhooks.rung == len(list(words(found))) + len(hotline.flow.languages)


def test_words_of_the_wallet(tmp_path: Path) -> None:
    """So do words of the wallet with each answer that the engine gave, once each; `make words` rings all."""
    hotline = open_hotline("wallet")
    found = explore(hotline.flow)
    chosen = one_a_step(found)
    with open_webhooks(hotline, found, tmp_path) as webhooks:
        ring_all(found, webhooks, chosen)

        assert webhooks.differences == []
        assert webhooks.rung > len(chosen)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{1: stolen, 2: number", "{1: number, 2: stolen"),
        ("menu: main\n", "menu: main\n    timeout_s: 9\n"),
        ("say: welcome", "say: agent-bye"),
    ],
)
def test_another_app_is_found_out(old: str, new: str, tmp_path: Path) -> None:
    """An app that leads elsewhere, waits longer or says something else differs from the model."""
    found = explore(sample().flow, most=20)
    with open_webhooks(sample(with_changes((old, new))), found, tmp_path) as webhooks:
        ring_all(found, webhooks, range(20))

        assert webhooks.differences
