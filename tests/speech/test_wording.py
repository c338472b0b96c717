"""A message is said whole and as speech, or not at all."""

import pytest

from ivr.speech.messages import MissingWords
from ivr.speech.wording import Wording, read

CHINESE = """\
# 主菜单
-brand = 云雀钱包
main =
    欢迎致电{ -brand }。
    账户被盗，请按1。

    For English,
    press 8.
    .speech-1 = 账户被盗，被盗, 盗号、 丢了
    .no-input-1 = 没有听到您的选择。
    .no-match-1 = { main.no-input-1 }请再试一次。
balance =
    余额{ MONEY($minor, $currency) }，
    { $name }先生。
bare = { MONEY($minor) }
all =
    { DIGITS($code) }；{ PHONE($caller) }；{ DATE($at) }{ TIME($at) }；
    { MINUTES($wait) }；前面{ COUNT($n) }位；{ ORDINAL($n) }
twice = { balance }再说一遍：{ balance }
lost = { nowhere }
round = { round }
odd = { NOTHING($n) }
-term = { $x }
uses-term = { -term }
only-attributes =
    .human = 人工
"""

ENGLISH = """\
main =
    Welcome to Skylark.
    For accounts,
    press 1.
queue = { $n ->
    [one] One caller is
   *[other] { COUNT($n) } callers are
} before you, about { MINUTES($n) }.
all =
    { DIGITS($code) }; { PHONE($caller) }; { DATE($at) } at { TIME($at) };
    { MINUTES($wait) }; { COUNT($n) }; { ORDINAL($n) }
"""

VALUES: dict[str, str | int] = {
    "code": "1380",
    "caller": "+8613800000001",
    "at": "2026-11-22T07:20:00+00:00",
    "wait": 2,
    "n": 2,
}


@pytest.fixture
def wording() -> Wording:
    """Give a fresh reading of both files, so that no test sees what another has parsed."""
    return read({"zh-CN": CHINESE, "en-US": ENGLISH})


def test_lines_are_joined_as_speech(wording: Wording) -> None:
    """A line's end is nothing beside Chinese and one blank in English; no line break is ever said."""
    assert wording.text("zh-CN", "main") == "欢迎致电云雀钱包。账户被盗，请按1。For English, press 8."
    assert wording.text("en-US", "main") == "Welcome to Skylark. For accounts, press 1."


def test_values_are_spoken(wording: Wording) -> None:
    """Every function speaks in the language of its file, and no invisible sign is left in the text."""
    chinese = "幺三八零；幺三八，零零零零，零零零幺；十一月二十二日下午三点二十分；两分钟；前面两位；第二"
    english = "1 3 8 0; 1 3 8, 0 0 0 0, 0 0 0 1; November 22nd at 3:20 p.m.; 2 minutes; 2; 2nd"

    assert chinese == wording.text("zh-CN", "all", VALUES)
    assert english == wording.text("en-US", "all", VALUES)


def test_money_is_yuan_unless_told(wording: Wording) -> None:
    """MONEY takes minor units and a currency, which is the yuan by default."""
    values: dict[str, str | int] = {"minor": 12_850, "currency": "USD", "name": "李"}

    assert wording.text("zh-CN", "balance", values) == "余额一百二十八美元五十美分，李先生。"
    assert wording.text("zh-CN", "bare", {"minor": "12850"}) == "一百二十八元五角"


def test_the_plural_is_the_translator_s(wording: Wording) -> None:
    """A number given as a number chooses Fluent's plural variants."""
    assert wording.text("en-US", "queue", {"n": 1}) == "One caller is before you, about 1 minute."
    assert wording.text("en-US", "queue", {"n": 2}) == "2 callers are before you, about 2 minutes."


def test_each_call_gets_its_own_values(wording: Wording) -> None:
    """A message with values is formatted anew each time; the same without is not."""
    first = wording.text("zh-CN", "bare", {"minor": 100})

    assert (first, wording.text("zh-CN", "bare", {"minor": 200})) == ("一元", "两元")
    assert wording.text("zh-CN", "main") is wording.text("zh-CN", "main")


def test_attributes_are_messages_too(wording: Wording) -> None:
    """`main.no-input-1` is the attribute, and one may refer to another."""
    assert wording.text("zh-CN", "main.no-input-1") == "没有听到您的选择。"
    assert wording.text("zh-CN", "main.no-match-1") == "没有听到您的选择。请再试一次。"


@pytest.mark.parametrize(
    ("language", "message_id", "there"),
    [
        ("zh-CN", "main", True),
        ("zh-CN", "main.no-input-1", True),
        ("zh-CN", "main.no-input-2", False),
        ("zh-CN", "only-attributes", False),
        ("zh-CN", "only-attributes.human", True),
        ("zh-CN", "nowhere", False),
        ("en-US", "main.no-input-1", False),
        ("fr-FR", "main", False),
    ],
)
def test_has(wording: Wording, language: str, message_id: str, there: bool) -> None:
    """A message or attribute is there if it has a text of its own, in that language."""
    assert there is wording.has(language, message_id)


def test_words(wording: Wording) -> None:
    """A list is split at each kind of comma and stripped; a list that is not there is empty."""
    assert wording.words("zh-CN", "main.speech-1") == ["账户被盗", "被盗", "盗号", "丢了"]
    assert wording.words("zh-CN", "main.speech-2") == []


@pytest.mark.parametrize(
    ("language", "message_id", "values", "missing"),
    [
        ("zh-CN", "nowhere", {}, ("nowhere", None)),
        ("zh-CN", "main.nowhere", {}, ("main.nowhere", None)),
        ("zh-CN", "only-attributes", {}, ("only-attributes", None)),
        ("fr-FR", "main", {}, ("main", None)),
        ("zh-CN", "lost", {}, ("nowhere", None)),
        ("zh-CN", "bare", {}, ("bare", "minor")),
        ("zh-CN", "balance", {"minor": 1, "name": "李"}, ("balance", "currency")),
        ("zh-CN", "twice", {"minor": 1, "currency": "CNY"}, ("twice", "name")),
    ],
)
def test_missing_words_are_told(
    wording: Wording,
    language: str,
    message_id: str,
    values: dict[str, str | int],
    missing: tuple[str, str | None],
) -> None:
    """A missing message or value is an error that names it, also through a reference."""
    with pytest.raises(MissingWords) as told:
        wording.text(language, message_id, values)

    assert (language, *missing) == (told.value.language, told.value.message_id, told.value.variable)
    assert missing[0] in str(told.value)


@pytest.mark.parametrize(
    ("message_id", "values", "told"),
    [
        ("balance", {"minor": 1, "currency": "XYZ", "name": "李"}, "XYZ"),
        ("balance", {"minor": "much", "currency": "CNY", "name": "李"}, "much"),
        ("odd", {"n": 1}, "NOTHING"),
        ("round", {}, "refers to itself"),
        ("uses-term", {"x": 1}, "'-term' .* takes no variables"),
    ],
)
def test_a_half_said_sentence_is_an_error(
    wording: Wording, message_id: str, values: dict[str, str | int], told: str
) -> None:
    """A value that cannot be spoken, or a circle of messages, is refused each time it is asked for."""
    for _ in range(2):
        with pytest.raises(ValueError, match=told):
            wording.text("zh-CN", message_id, values)


def test_the_message_is_named_when_its_value_cannot_be_spoken(wording: Wording) -> None:
    """Who reads the log learns which sentence of which language it was."""
    with pytest.raises(ValueError, match="much") as told:
        wording.text("zh-CN", "bare", {"minor": "much"})

    assert told.value.__notes__ == ["in the message 'bare' (zh-CN)"]


def test_what_is_not_fluent_is_refused_when_it_is_read() -> None:
    """Nobody finds out in the middle of a call that a message was never one."""
    with pytest.raises(ValueError, match=r"not Fluent \(zh-CN\)"):
        read({"zh-CN": "before = 之前\nbroken = { $x\nafter = 之后\n"})
