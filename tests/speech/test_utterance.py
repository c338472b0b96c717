"""What a caller says is one of the choices, or none: never a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.speech.utterance import match, overlaps, without_gap

CHOICES = {
    "1": ["账户被盗", "被盗", "盗号", "stolen account"],
    "2": ["付款失败", "失败", "payment"],
    "3": ["不是被盗"],
    "0": ["人工", "agent"],
    "*": ["返回"],
}


@pytest.mark.parametrize(
    ("utterance", "key"),
    [
        ("我的账户被盗了。", "1"),
        ("账户 被 盗", "1"),
        ("我没有失败，是被盗号", None),
        ("不是被盗", "3"),
        ("Agent, please!", "0"),
        ("ＡＧＥＮＴ", "0"),
        ("my stolen  account", "1"),
        ("agents", None),
        ("我要转agent", "0"),
        ("一个人工", "0"),
        ("今天天气", None),
        ("", None),
        ("，。", None),
    ],
)
def test_words_choose(utterance: str, key: str | None) -> None:
    """A word counts anywhere in Chinese, whole in Latin script; the longest wins, a tie is no match."""
    assert key == match(utterance, CHOICES)


@pytest.mark.parametrize(
    ("utterance", "key"),
    [
        ("一", "1"),
        ("1", "1"),
        ("１。", "1"),
        ("幺", "1"),
        ("按一", "1"),
        ("请按 2 键", "2"),
        ("我选二", "2"),
        ("我要按一号键", "1"),
        ("零", "0"),
        ("one", "1"),
        ("Press two, please.", "2"),
        ("option number 3", "3"),
        ("星号键", "*"),
        ("star", "*"),
        ("九", None),
        ("井号", None),
        ("one moment", None),
        ("一万", None),
    ],
)
def test_a_key_can_be_said(utterance: str, key: str | None) -> None:
    """The name of a key, said alone, is the key, if it is offered."""
    assert key == match(utterance, CHOICES)


@given(st.text(max_size=30))
def test_any_utterance_is_a_choice_or_none(utterance: str) -> None:
    """Whatever the recogniser writes, the answer is an offered key or None."""
    assert match(utterance, CHOICES) in {None, *CHOICES}


@given(st.sampled_from([(key, word) for key, words in CHOICES.items() for word in words]))
def test_every_word_chooses_its_key(choice: tuple[str, str]) -> None:
    """A word said alone always leads where it is written, in any case."""
    key, word = choice

    assert key == match(word.upper(), CHOICES)


@pytest.mark.parametrize(
    ("utterance", "key"),
    [
        ("我登录老是不上", "1"),
        ("登不上", "1"),
        ("登录了，可是过了很久很久才知道上不去", None),
        ("they stole my money", "2"),
        ("stole all of my money", "2"),
        ("stole a car and then some of the money", None),
        ("stolen money", None),
    ],
)
def test_a_word_may_have_a_gap(utterance: str, key: str | None) -> None:
    """A little may be said in a gap: six characters in Chinese, three words in English."""
    assert key == match(utterance, {"1": ["登…不上"], "2": ["stole … money"]})


def test_a_gap_is_closed_for_the_recogniser() -> None:
    """Hints are words as they are said."""
    assert [without_gap(word) for word in ("登…不上", "stole … money")] == ["登不上", "stole money"]


def test_overlaps() -> None:
    """A word under two keys is told with both, however it is written; one under a single key is not."""
    choices = {"1": ["人工", "Agent", "agent"], "0": ["人 工"], "2": ["ＡＧＥＮＴ", "查询"]}

    assert overlaps(choices) == [("人 工", "1", "0"), ("ＡＧＥＮＴ", "1", "2")]
