"""Row 15: other wallets' hotlines, told with their source and sent by SMS."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.wallet import records
from flows.wallet.actions.directory import hotlines
from ivr.speech.digits import phone
from ivr.store.database import Store
from tests.wallet.phone import WALLET, Phone, add, changed, everything

Ring = Callable[..., Phone]
KEYS = range(1, len(hotlines()) + 1)
NUMBERS = {
    "Alipay": "95188",
    "WeChat Pay": "95017",
    "Apple Pay": "4006668800",
    "Google Pay": "4008205011",
    "JD Pay": "4006065500",
}
"""As the published lists print them."""


def test_the_numbers_are_those_that_were_published() -> None:
    """The file has each published number, none for TokenPocket and bank cards, and a source for each."""
    assert {each["english"]: each["number"] for each in hotlines() if "number" in each} == NUMBERS
    assert [each["english"] for each in hotlines() if "number" not in each] == ["TokenPocket", "bank cards"]
    assert all(each["source"] for each in hotlines())


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_the_menu_names_the_file_in_its_order(language: str) -> None:
    """What the menu says before each key is the entry that the key leads to."""
    said = WALLET.wording.text(language, "directory", {})
    names = [each["english" if language == "en-US" else "chinese"] for each in hotlines()]

    assert [said.index(name) for name in names] == sorted(said.index(name) for name in names)
    assert WALLET.flow.nodes["directory"].spec.keys.keys() == {str(key) for key in KEYS}  # type: ignore[union-attr]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_each_is_told_and_sent(ring: Ring, store: Store, key: int, language: str) -> None:
    """Each entry is spoken as people read it, with source and advice; the SMS holds it in digits."""
    entry, english = hotlines()[key - 1], language == "en-US"
    call = ring("+8613999999999").press("8 5 4" if english else "5 4")
    before = everything(store)
    call.press(str(key))

    if "number" in entry:
        assert phone(entry["number"], language) in call.said
        assert ("published article" if english else "公开资料") in call.said
        assert ("official" if english else "官方") in call.said
    assert changed(before, store) == set()
    call.press("1")
    recipient, text = call.sms()[-1]
    assert recipient == "+8613999999999"
    assert entry.get("number", entry.get("site", "")) in text
    assert ("number" in entry) == (entry["source"] in text)
    assert (call.state, changed(before, store)) == ("more", {"wallet_notice"})


def test_sent_once_a_call(ring: Ring) -> None:
    """Whoever asks for the same number again gets no second SMS; another wallet is another SMS."""
    call = ring(1).press("5 4 1 1 1 5 4 1 1")
    assert len(call.sms()) == 1

    call.press("1 5 4 2 1")
    assert len(call.sms()) == 2


def test_withheld_and_too_many(ring: Ring, store: Store) -> None:
    """Without a number nothing can be sent; a phone that had six SMS within the hour gets no more."""
    assert "没有显示号码" in ring("anonymous").press("5 4 1 1").said
    call = ring(1)
    for _ in range(6):
        add(store, records.notice, recipient=call.call.caller, sent_at=call.now())

    assert "暂时不能再发" in call.press("5 4 1 1").said
    assert call.sms() == []


@pytest.mark.parametrize(
    ("words", "name"),
    [("支付宝的客服电话是多少", "支付宝"), ("微信的客服电话", "微信支付"), ("google pay", "Google Pay")],
)
def test_said_at_the_first_menu(ring: Ring, words: str, name: str) -> None:
    """Whoever names a wallet at once hears its number, without the menus between."""
    call = ring(1).say(words)

    assert call.state == "directory/number"
    assert name in call.said


def test_back_and_another(ring: Ring) -> None:
    """Another wallet is one key away, and back leads to the menu that led here."""
    call = ring(1).press("5 4 6 2")
    assert call.state == "directory"
    assert call.press("*").state == "other"
