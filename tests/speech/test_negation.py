"""A spoken no is never taken for a yes: the wallet's own menus, and what people say at them."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ivr.engine.load import read_folder
from ivr.engine.prompts import words_of
from ivr.speech.utterance import match
from ivr.speech.wording import read

_FOLDER = Path(__file__).parents[2] / "flows" / "wallet"
_FILES = read_folder(_FOLDER)
_WORDING = read({language: words_of(_FILES, language) for language in ("zh-CN", "en-US")})
_UNIVERSAL = {"0": "human", "*": "back", "9": "repeat", "8": "language"}
# What makes a word one that refuses, by itself; none of these is asked to be refused again.
_REFUSES = ("不", "没", "错", "no", "n't", "never", "wrong")


def _menus() -> set[str]:
    """Find the messages of the flow's menus."""
    nodes = [
        node
        for path in _FOLDER.glob("*.yaml")
        for part in [yaml.safe_load(path.read_text("utf-8"))]
        for group in [part, *part.get("dialogues", {}).values()]
        for node in group.get("nodes", {}).values()
    ]
    return {node["menu"] for node in nodes if "menu" in node}


def _choices(language: str, menu: str) -> dict[str, list[str]]:
    keys = {key: _WORDING.words(language, f"{menu}.speech-{key}") for key in "1234"}
    named = {key: _WORDING.words(language, f"universal.{name}") for key, name in _UNIVERSAL.items()}
    return {key: words for key, words in keys.items() if words} | named


MENUS = [(language, menu) for language in ("zh-CN", "en-US") for menu in sorted(_menus())]
BEFORE = {
    "zh-CN": ("不", "不是", "没有", "没", "别", "不要", "并非", "我不想要", "是不是"),
    "en-US": ("not ", "isn't ", "never ", "I don't want ", "that's not ", "it wasn’t ", "dont "),
}


@pytest.mark.parametrize(("language", "menu"), MENUS)
def test_a_word_that_is_refused_is_not_chosen(language: str, menu: str) -> None:
    """`Not` and a word never choose the word's key; the word alone does."""
    choices = _choices(language, menu)
    for key, words in choices.items():
        for word in words:
            assert match(word, choices) == key, word
            if any(refusal in word for refusal in _REFUSES):
                continue
            assert [no for no in BEFORE[language] if match(no + word, choices) == key] == [], word


IS_IT_THIS = {
    "1": ["是的", "就是这个", "这个号码", "对的", "yes", "this number", "this one"],
    "2": ["不是", "别的号码", "另一个", "no", "another number"],
    "0": ["人工", "agent"],
}


@pytest.mark.parametrize(
    ("utterance", "key"),
    [
        ("不是这个号码", "2"),
        ("这个号码，不是", "2"),
        ("这个号码不对", None),
        ("不是的", "2"),
        ("不对的", "2"),
        ("不可以", "2"),
        ("不继续", None),
        ("错了", None),
        ("是不是这个号码", None),
        ("不是不是", "2"),
        ("不是，是别的号码", "2"),
        ("不是别的号码", None),
        ("不，就是这个号码", None),
        ("没错，就是这个号码", "1"),
        ("不好意思，就是这个", "1"),
        ("我特别忙，就是这个号码", "1"),
        ("能不能转人工", "0"),
        ("别人工", None),
        ("not this one", None),
        ("no, not this one", "2"),
        ("this one isn’t", None),
        ("this number is wrong", None),
        ("No, this number.", None),
        ("no, another number", "2"),
        ("no problem, this one", "1"),
        ("I don't know", None),
    ],
)
def test_a_no_in_a_sentence(utterance: str, key: str | None) -> None:
    """Where something is refused only a word that refuses is meant; where two are at odds, none."""
    assert key == match(utterance, IS_IT_THIS)


@pytest.mark.parametrize(
    ("utterance", "key"),
    [
        ("不是我付的", "2"),
        ("没付过", "2"),
        ("不认识", "2"),
        ("不是，不认识", "2"),
        ("不是不认识", None),
        ("是不是我付的", None),
        ("不，是我付的", None),
        ("没有，是我付的", None),
        ("不是不是我付的", "2"),
        ("我没有认得", None),
        ("没错，是我", "1"),
        ("That wasn't mine", None),
        ("never mine", None),
        ("that was not me", "2"),
        ("no, it was me", None),
        ("I don't think it was me", None),
    ],
)
def test_a_payment_is_one_s_own_or_not(utterance: str, key: str | None) -> None:
    """不 and 是 on two sides of a comma are not 不是, and what is denied twice is asked again."""
    choices = {
        "1": ["是我", "我付的", "认得", "mine", "it was me"],
        "2": ["不是我", "不是我付的", "不认得", "不认识", "没付过", "not me", "no"],
    }
    assert key == match(utterance, choices)


@pytest.mark.parametrize(
    ("utterance", "key"),
    [
        ("我付不了款", "2"),
        ("不是付不了", None),
        ("钱不见了", "1"),
        ("没有被盗", None),
        ("别冻结", None),
        ("被盗了，不知道怎么办", "1"),
        ("我的号被盗了登不上去了", "1"),
        ("被别人盗刷了", "1"),
        ("my account was hacked and I don't know what to do", "1"),
        ("it's stolen, I can't log in", "1"),
        ("I wasn't hacked", None),
        ("it didnt go through", None),
        ("it didn’t go through", "2"),
    ],
)
def test_a_complaint_is_no_refusal(utterance: str, key: str | None) -> None:
    """付不了 is a choice itself, and another trouble beside it takes nothing back."""
    choices = {
        "1": ["被盗", "盗刷", "钱不见了", "冻结", "hacked", "stolen"],
        "2": ["付不了", "didn't go through"],
    }
    assert key == match(utterance, choices)


YES = [
    "是",
    "对",
    "好",
    "嗯",
    "可以",
    "对对对",
    "是啊",
    "嗯，好的",
    "没错",
    "Yes.",
    "yeah",
    "OK",
    "yes please",
]
NO = ["不是", "不", "没有", "不用了", "不，不", "没有没有", "No.", "nope", "no no", "no, thank you"]


@pytest.mark.parametrize("choices", [{"1": ["好的"], "2": ["不要"]}, {"1": ["yes"], "2": ["no"]}])
def test_a_mere_answer(choices: dict[str, list[str]]) -> None:
    """A mere yes or no is the choice that has one among its words, in whatever form."""
    assert {"1"} == {match(said, choices) for said in YES}
    assert {"2"} == {match(said, choices) for said in NO}


@pytest.mark.parametrize("said", [*YES, *NO])
def test_a_mere_answer_to_no_such_question(said: str) -> None:
    """A mere yes or no is no match where no choice has one, or where two have."""
    assert match(said, {"1": ["被盗"], "2": ["付不了"]}) is None
    assert match(said, {"1": ["可以的", "okay sure", "不行的"], "2": ["对的呀", "yeah yeah", "不要"]}) is None


@given(st.lists(st.sampled_from([*YES, *NO, "，", " ", "的", "这个号码", "not", "别的号码"])).map("".join))
def test_no_answer_is_too_long(utterance: str) -> None:
    """However answers are heaped, the outcome is a choice or none."""
    assert match(utterance, IS_IT_THIS) in {None, *IS_IT_THIS}


@pytest.mark.parametrize("part", ["no ", "不，", "不是的", " ", "yes please ", "不", "!"])
def test_a_long_utterance_is_read_at_once(part: str) -> None:
    """Ten thousand words are neither too deep nor too slow."""
    assert match(part * 10_000 + "x", {"1": ["被盗"]}) is None


@pytest.mark.parametrize(
    ("utterance", "key"),
    [
        ("密码老是不对", "1"),
        ("退款三天了还没有到", "2"),
        ("my password isn't working", "1"),
        ("the refund has not come yet", "2"),
        ("不是密码", None),
        ("退款我不要了", None),
        ("退款就不用了", None),
        ("it's not my password", None),
        ("the refund, I don't want it", None),
        ("refund, no thanks", None),
    ],
)
def test_a_trouble_is_told_with_a_no(utterance: str, key: str | None) -> None:
    """Where nothing is a yes or a no, a no after a word says what is wrong with it."""
    assert key == match(utterance, {"1": ["密码", "password"], "2": ["退款", "refund"]})
