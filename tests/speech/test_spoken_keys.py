"""The keys that a prompt names are found, and nothing else is taken for one."""

import pytest

from ivr.speech.spoken_keys import Told, spoken_keys, told_keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("账户被盗，请按1。付款失败，请按2。人工服务，请按0。For English, press 8.", ["1", "2", "0", "8"]),
        ("挂失请按一，返回请按星号键，重听按九号键。", ["1", "*", "9"]),
        ("请按“1”键，或按 2 键，人工拨0。", ["1", "2", "0"]),
        ("请按１。请按＊。按#返回。", ["1", "*", "#"]),
        ("请按一下1键。", ["1"]),
        ("请输入手机号码，以井号键结束。", ["#"]),
        ("请输入手机号码，以#号键结束。", ["#"]),
        ("请按1、2或3。", ["1", "2", "3"]),
        ("非常满意到不满意，请按1到5。", ["1", "2", "3", "4", "5"]),
        ("请按一键查询。一键挂失请按二。", ["1", "2"]),
        ("转人工请按星号、零、井号；重听请按*9#；返回请按星号井号。", ["*0#", "*9#", "*#"]),
        ("For cards, press one; for payments, press two.", ["1", "2"]),
        ("Press 1 or 2, or press the star key.", ["1", "2", "*"]),
        ("Enter your number, followed by the pound key.", ["#"]),
        ("Press star to go back. Press the # key. Press number 3.", ["*", "#", "3"]),
        ("For a person press star, zero, pound; to hear it again, star 9 pound is not told.", ["*0#"]),
        ("Press the one key.", ["1"]),
        ("Rate us: press 1 to 5.", ["1", "2", "3", "4", "5"]),
        ("中文服务，请按8。To repeat, press 9.", ["8", "9"]),
    ],
)
def test_keys_are_found_in_order(text: str, keys: list[str]) -> None:
    """Figures and names of keys in both languages are found, in the order of the sentence."""
    assert keys == spoken_keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "请按一下。请按1次。按一般流程办理，一键挂失。",
        "请输入11位手机号码。请输入6位验证码。请输入六位密码。",
        "请拨110报警，或拨打95588。按二维码付款。",
        "您有1笔付款，2天内到账。请按星期查询。",
        "Press one of the keys. Enter 6 digits. Enter the 6-digit code. Dial 911.",
        "You have 1 message. Five-star service. Enter the one that you signed up with.",
        "",
    ],
)
def test_other_figures_are_no_keys(text: str) -> None:
    """Lengths, amounts, telephone numbers and idioms are passed over."""
    assert spoken_keys(text) == []


def test_what_else_the_sentence_says() -> None:
    """Each place that tells a key comes with what its own sentence says before and after it."""
    assert told_keys("余额，请按1。按2查明细，返回按星号。") == [
        Told(("1",), "按1", "余额,请", ""),
        Told(("2",), "按2", "", "查明细,返回按星号"),
        Told(("*",), "按星号", "按2查明细,返回", ""),
    ]
    assert told_keys("Hello. For cards, press 1 or 2 now!") == [
        Told(("1", "2"), "press 1 or 2", "for cards,", "now")
    ]
