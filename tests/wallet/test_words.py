"""The wallet's words: what is said fits the keys and the ear, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ivr.engine.document import MenuNode
from ivr.engine.flow import Node
from ivr.speech.duration import speaking_time_s
from ivr.speech.spoken_keys import spoken_keys
from ivr.speech.utterance import overlaps
from tests.wallet.phone import WALLET, Phone

AT = "2026-11-22T01:30:00+00:00"
VALUES: dict[str, str | int] = {
    **dict.fromkeys(
        ("paid_at", "failed_at", "unlock_at", "retry_at", "updated_at", "locked_at", "opened_at", "due_at"),
        AT,
    ),
    **dict.fromkeys(("order_at", "last_day", "applied_at", "expected_at", "ended_at", "due_at"), AT),
    **{f"payee_{key}": "好邻居便利店" for key in range(1, 5)},
    **{f"amount_{key}": 12_800 for key in range(1, 5)},
    "case_number": "49130750",
    "keyed_phone": "13800000001",
    "case_kind": "fraud",
    "case_status": "manual_review",
    "payee": "好邻居便利店",
    "amount": 45_800,
    "currency": "CNY",
    "order_state": "processing",
    "balance": 26_850,
    "short": 18_950,
    "limit": 500_000,
    "spent": 620_000,
    "last4": "6211",
    "contested": 3,
    "contested_minor": 292_700,
    "tries_left": 2,
    "wait_s": 28,
    "new_phone": "13800000078",
    "held_phone": "+8613800000075",
    "holder": "苏晚晴",
    "email": "yes",
    "cards": 2,
    "two_factor": "off",
    "alerts": "on",
    "devices": 3,
    "password_age": "old",
    "position": 3,
    "call_back_to": "+8613800000001",
    "announcement": "Until noon, transfers may take an hour.",
    "wait_minutes": 4,
    **{f"kind_{number}": "水电和物业" for number in range(1, 3)},
    **{f"spent_{number}": 128_640 for number in range(1, 3)},
    **{f"state_{number}": "under" for number in range(1, 3)},
    **{f"rest_{number}": 42_360 for number in range(1, 3)},
    "kinds_shown": 2,
    "month_spent": 665_420,
    "budget_state": "under",
    "budget_rest": 154_580,
    "bills_due": 3,
    "points": 36_200,
    "expiring_points": 5_200,
    "points_until": "2026-12-31",
    "due_on": "2026-12-09",
    "bill_state": "overdue",
    "topic": "cancel",
    "paid_by": "balance",
    "agreed": "unasked",
    "refund_state": "merchant_review",
    "cover": "whole",
    "covered": 45_800,
    "dispute_state": "evidence",
    **dict.fromkeys(("entry_at", "entry_at_1", "entry_at_2", "span_from", "span_to"), AT),
    **dict.fromkeys(("entry_payee", "entry_payee_1", "entry_payee_2"), "好邻居便利店"),
    **dict.fromkeys(("entry_amount", "entry_amount_1", "entry_amount_2"), 12_800),
    **dict.fromkeys(("entry_state", "entry_state_1", "entry_state_2"), "没付成"),
    **dict.fromkeys(("entry_method", "entry_method_1", "entry_method_2"), "用余额"),
    "entry_category": "超市",
    "entry_cause": "，因为超过单笔限额",
    "order_number": "880050500001",
    "entries": 2,
    "count": 128,
    "total": 1_286_540,
    "fee_topic": "withdrawal",
    "fee_whose": "own",
    "fee_level": "silver",
    "fee_free": 5_000_000,
    "fee_left": 1_250_000,
    "fee_per_hundred": 10,
    "fee_least": 10,
    "fee_most": 2_500,
    "percent_off": 50,
    "offer_until": AT,
    "offer_operation": "withdrawal",
    "next_level": "gold",
    "points_missing": 21_900,
    "day": 1_000_000,
    "day_left": 380_000,
    "fee": 1_250,
    "fee_free_part": 100_000,
    "hotline_name": "微信支付",
    "hotline_number": "4006668800",
}
ENGLISH = {name: "Good Neighbour Store" for name in VALUES if name.startswith("payee")} | {
    "hotline_name": "WeChat Pay",
    **{f"entry_payee{end}": "Good Neighbour Store" for end in ("", "_1", "_2")},
    **{f"entry_state{end}": "failed" for end in ("", "_1", "_2")},
    **{f"entry_method{end}": "from the balance" for end in ("", "_1", "_2")},
    "entry_category": "Groceries",
    "entry_cause": " as it was over the limit for one payment",
    **{f"kind_{number}": "Leisure and travel" for number in range(1, 3)},
}
SPOKEN = {node.origin: node for node in WALLET.flow.nodes.values() if node.prompt is not None}
MENUS = {origin: node for origin, node in SPOKEN.items() if isinstance(node.spec, MenuNode)}
LANGUAGES = WALLET.flow.languages


def text(node: Node, language: str) -> str:
    """Give a node's prompt with likely values."""
    assert node.prompt is not None
    return WALLET.wording.text(
        language, node.prompt.message, VALUES | (ENGLISH if language == "en-US" else {})
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("origin", MENUS)
def test_menus(origin: str, language: str) -> None:
    """A menu names its keys in order, function first, and is through in twenty seconds."""
    said = text(MENUS[origin], language)

    keys = [key for key in spoken_keys(said) if key not in "089"]
    assert keys == sorted(MENUS[origin].spec.keys)  # type: ignore[union-attr]
    assert speaking_time_s(said, language) <= 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("origin", MENUS)
def test_each_choice_can_be_said(origin: str, language: str) -> None:
    """Each key has words of its own, which no universal key has; payments are chosen by their number."""
    node = MENUS[origin]
    assert node.prompt is not None
    choices = {
        key: WALLET.wording.words(language, f"{node.prompt.message}.speech-{key}")
        for key in node.spec.keys  # type: ignore[union-attr]
    }
    if origin != "verify_strong/ask":
        assert all(choices.values())
    universal = {
        word: WALLET.wording.words(language, f"universal.{word}")
        for word in ("human", "back", "repeat", "language")
    }
    assert overlaps(choices | universal) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("origin", SPOKEN)
def test_words_for_the_ear(origin: str, language: str) -> None:
    """Nothing is written for the eye, nothing takes longer than twenty-three seconds."""
    said = text(SPOKEN[origin], language)

    assert not set(said) & set("()（）/<>{}[]【】&%￥$·|_")
    assert speaking_time_s(said, language) <= 23


@pytest.mark.parametrize("language", LANGUAGES)
def test_opening(language: str) -> None:
    """The welcome takes less than eight seconds; the first menu has at most five services and the human."""
    assert speaking_time_s(text(SPOKEN["welcome"], language), language) < 8
    assert len(MENUS["main"].spec.keys) <= 5  # type: ignore[union-attr]
    assert "0" in spoken_keys(text(MENUS["main"], language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("origin", [name for name, node in SPOKEN.items() if node.reprompts])
def test_four_different_reprompts(origin: str, language: str) -> None:
    """No input and no match have two different re-prompts each."""
    reprompts: dict[str, Any] = dict(SPOKEN[origin].reprompts or {})
    texts = [WALLET.wording.text(language, prompt.message, VALUES) for prompt in reprompts.values()]

    assert len(texts) == 4
    assert len(set(texts)) == 4


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-CN", "我的号被盗了"),
        ("zh-CN", "账户被盗刷了怎么办"),
        ("en-US", "my account was hacked"),
        ("en-US", "somebody got in, it's stolen"),
    ],
)
def test_stolen_in_ones_own_words(ring: Callable[..., Phone], language: str, words: str) -> None:
    """What people say of a stolen account goes where 1 goes."""
    call = ring(1)
    if language == "en-US":
        call.press("8")

    assert call.say(words).state == "stolen/who/which"


@pytest.mark.parametrize(
    ("language", "words", "state"),
    [
        ("zh-CN", "退款", "refund"),
        ("zh-CN", "我要退款", "refund/who/which"),
        ("zh-CN", "退款怎么还没到", "refund/who/which"),
        ("zh-CN", "取消订单", "cancel/who/which"),
        ("zh-CN", "我跟商家有纠纷", "dispute/who/which"),
        ("zh-CN", "把银行卡解绑", "card/who/which"),
        ("en-US", "where is my refund", "refund/who/which"),
        ("en-US", "I want to cancel my payment", "cancel/who/which"),
        ("en-US", "a dispute with a merchant", "dispute/who/which"),
        ("en-US", "remove my bank card", "card/who/which"),
    ],
)
def test_money_in_ones_own_words(ring: Callable[..., Phone], language: str, words: str, state: str) -> None:
    """What people say of refunds, cancelling, disputes and cards at the first menu goes where the keys go."""
    call = ring(1)
    if language == "en-US":
        call.press("8")

    assert call.say(words).state == state
