"""Row 14: what the wallet is, how to begin, what is new, and a link by SMS."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.wallet import records
from ivr.store.database import Store
from tests.wallet.phone import Phone, add, changed, everything

Ring = Callable[..., Phone]


@pytest.mark.parametrize(("key", "words"), [("1", "手机上的钱包"), ("2", "应用商店"), ("3", "新上线")])
def test_each_topic(ring: Ring, store: Store, key: str, words: str) -> None:
    """Each topic is told to anyone, known or not, and changes nothing; then a link is offered."""
    call = ring("+8613999999999")
    before = everything(store)
    call.press(f"5 3 {key}")

    assert words in call.said
    assert (call.state, call.call.level) == ("new/next", "none")
    assert changed(before, store) == set()


def test_link_once_a_call(ring: Ring, store: Store) -> None:
    """The link goes to whoever is calling, once a call, in the caller's language."""
    call = ring(1)
    before = everything(store)
    call.press("8 5 3 1 1 1 5 3 2 1")

    assert [(to, "skylark.example/start" in text) for to, text in call.sms()] == [(call.call.caller, True)]
    assert call.sms()[0][1].startswith("[Skylark Wallet]")
    assert changed(before, store) == {"wallet_notice"}


def test_withheld_and_too_many(ring: Ring, store: Store) -> None:
    """Who cannot be sent a link hears where to find the wallet instead."""
    assert "没有显示号码" in ring("anonymous").press("5 3 1 1").said
    call = ring(1)
    for _ in range(6):
        add(store, records.notice, recipient=call.call.caller, sent_at=call.now())

    assert "暂时不能再发" in call.press("5 3 1 1").said
    assert call.sms() == []


@pytest.mark.parametrize(("words", "state"), [("怎么下载", "new/next"), ("我是新用户", "new")])
def test_said_at_the_first_menu(ring: Ring, words: str, state: str) -> None:
    """Newcomers say what they want, and are there."""
    assert ring(1).say(words).state == state
