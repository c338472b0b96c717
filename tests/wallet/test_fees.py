"""Row 10: fees, limits, offers and levels; the caller's own once verified, the public ones for everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from flows.wallet import records
from flows.wallet.actions.fees import fee_minor
from ivr.speech.money import money
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.phone import Phone, account_of, changed, everything, set_account

Ring = Callable[..., Phone]
TERMS = st.builds(
    SimpleNamespace,
    basis_points=st.integers(0, 500),
    least_minor=st.integers(0, 100),
    most_minor=st.none() | st.integers(100, 100_000),
)


def yuan(minor: int) -> str:
    """Give an amount as it is spoken."""
    return money(minor, "zh-CN", "CNY")


@settings(max_examples=200)
@given(terms=TERMS, amount=st.integers(0, 10**9), more=st.integers(0, 10**6), off=st.integers(0, 100))
def test_a_fee_is_fair(terms: SimpleNamespace, amount: int, more: int, off: int) -> None:
    """What is within the allowance is free; more costs no less; no fee is over the most or below nothing."""
    assert fee_minor(terms, amount, amount, off) == 0
    fee = fee_minor(terms, amount, 0, off)
    assert 0 <= fee <= fee_minor(terms, amount + more, 0, off)
    assert fee <= fee_minor(terms, amount, 0, 0)
    if terms.most_minor is not None:
        assert fee <= terms.most_minor


@pytest.mark.parametrize(
    ("amount", "free", "off", "fee"),
    [
        (100_000, 100_000, 0, 0),
        (100_001, 100_000, 0, 10),  # one fen beyond costs the least
        (300_000, 100_000, 0, 200),
        (300_000, 100_000, 50, 100),
        (99_000_000, 0, 0, 2_500),  # the most
        (105_000, 0, 0, 105),
        (105_500, 0, 0, 106),  # half a fen is rounded up
    ],
)
def test_worked_examples(amount: int, free: int, off: int, fee: int) -> None:
    """A tenth of a percent beyond the allowance, at least ten fen and at most twenty-five yuan."""
    terms = SimpleNamespace(basis_points=10, least_minor=10, most_minor=2_500)

    assert fee_minor(terms, amount, free, off) == fee


def test_anybody_hears_the_public_tariff(ring: Ring, store: Store) -> None:
    """Without saying who calls, the public tariff is told, and an amount is worked out on it."""
    call = ring("anonymous")
    before = everything(store)
    call.press("4 3 1 1")
    assert "普通会员每月两万元以内免费" in call.said
    call.press("1 3000")

    assert f"转账{yuan(300_000)}，手续费零元，其中三千元在免费额度里" in call.said
    assert (call.call.level, changed(before, store)) == ("none", set())


def test_ones_own_tariff(ring: Ring, store: Store) -> None:
    """Who is verified hears the own level, what is left of the month's allowance, and the offer."""
    call = ring(52).press("4 3 2 2 1 code")

    assert "银卡会员每月五千元以内免费，您还剩两千四百元" in call.said
    assert "手续费减百分之五十" in call.said
    call.press("1 4400")
    assert f"手续费{yuan(100)}，其中两千四百元在免费额度里" in call.said


def test_asked_once_a_call(ring: Ring) -> None:
    """Neither choice is asked for again at the next question; one's own can be had afterwards."""
    call = ring(50).press("4 3 1 1")
    assert call.press("2 2").state == "fees/next-public"
    call.press("4 1 code")
    assert "金卡会员" in call.said
    assert call.press("2 5").state == "fees/else-own"


def test_not_verified_hears_the_public_tariff(ring: Ring, store: Store) -> None:
    """Whoever keys wrong codes hears what everybody hears, and nothing of the account."""
    call = ring(50).press("4 3 1 2 1 000000 000000 000000")

    assert call.said.splitlines()[-3] == "没有确认是您本人，我先报公开的标准。"
    assert "普通会员" in call.said
    assert call.state == "fees/next-public"


def test_payments_are_free(ring: Ring) -> None:
    """Where nothing is charged no amount is asked for."""
    call = ring("anonymous").press("4 3 3 1")

    assert "付款不收手续费" in call.said
    assert call.state == "fees/else-public"


@pytest.mark.parametrize(
    ("caller", "words"),
    [
        (1, "普通会员，有两千四百八十积分。再攒两千五百二十分就升银卡"),
        (52, "银卡会员，有八千一百积分。再攒两万一千九百分就升金卡"),
        (50, "金卡会员，有三万六千两百积分。这是最高的一级"),
    ],
)
def test_levels(ring: Ring, caller: int, words: str) -> None:
    """Each level hears its points and what is missing to the next."""
    call = ring(caller).press("4 3 4 2 1 code")

    assert words in call.said.replace("\n", "")
    assert "现在有优惠：提现手续费减百分之五十" in call.said


def test_offers_have_their_time(ring: Ring, store: Store, clock: Clock) -> None:
    """An offer that is over, or has not begun, is not told."""
    offer = records.promotion
    with store.write() as connection:
        connection.execute(update(offer).values(ends_at=clock.now() - timedelta(seconds=1)))
    assert "优惠" not in ring("anonymous").press("4 3 4 1").said
    assert "减百分之" not in ring("anonymous").press("4 3 2 1").said

    with store.write() as connection:
        connection.execute(delete(offer))
    assert ring("anonymous").press("4 3 4 1").state == "fees/else-public"


def test_limits(ring: Ring, store: Store) -> None:
    """Limits are the account's own, with what is left of the day; without one, those of a new account."""
    assert "新账户的限额：单笔五千元，每天一万元" in ring("anonymous").press("4 3 5 1").said
    set_account(store, 12, single_limit_minor=700_000)
    call = ring(12).press("4 3 5 2 1 code")

    assert "您的限额：单笔七千元，每天一万元，今天还能付三千八百元" in call.said


@pytest.mark.parametrize(
    ("amount", "words"),
    [("0", "金额是零"), ("7000", "超过了单笔限额五千元"), ("4500", "今天只能再付三千八百元")],
)
def test_amounts_that_cannot_be(ring: Ring, amount: str, words: str) -> None:
    """Nothing, too much at once, too much for today: each is told, and another amount can be keyed."""
    call = ring(12).press(f"4 3 1 2 1 code 1 {amount}")

    assert words in call.said
    assert call.press("1").state == "fees/amount"


def test_currency_and_account_stay_private(ring: Ring, store: Store) -> None:
    """An identified caller hears the public tariff, whoever's number it is."""
    call = ring(50).press("5 2 1 1")  # identified by a complaint that is not recorded
    call.press("- 2 1 4 3 1 1")

    assert account_of(store, 50).id == call.call.data["account"]
    assert "普通会员" in call.said
