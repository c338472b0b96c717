"""Row 19, crypto wallets: a warning first, advice, a case for a theft, and no way to key a phrase."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.wallet import records
from flows.wallet.demo import phone
from ivr.engine.document import CollectNode, RecordNode
from ivr.store.database import Store
from tests.wallet.phone import WALLET, Phone, account_of, changed, everything, rows

Ring = Callable[..., Phone]


def test_the_warning_comes_first(ring: Ring) -> None:
    """Before anything else the line says that nobody may ask for a phrase or a key."""
    call = ring(70).press("3 4")
    assert call.state == "crypto/what"
    assert call.said.splitlines()[0].startswith("先提醒一句：助记词和私钥，谁都不能问")


def test_it_never_takes_a_phrase() -> None:
    """Nothing is keyed or recorded here but the number and the place in the queue that all services ask."""
    taking = [
        node.name for node in WALLET.flow.nodes.values() if isinstance(node.spec, CollectNode | RecordNode)
    ]
    assert [name for name in taking if name.startswith("crypto")] == ["crypto/who/number"]


@pytest.mark.parametrize(
    ("keys", "words", "node"),
    [
        ("1", "没有备份", "crypto/after"),
        ("2", "新的助记词", "crypto/gone"),
        ("2 2", "还有加密钱包", "crypto/after"),
        ("3", "只从官网", "crypto/link"),
        ("3 2", "还有加密钱包", "crypto/after"),
    ],
)
def test_advice(ring: Ring, store: Store, keys: str, words: str, node: str) -> None:
    """Lost, exposed, failing download: each has advice of its own, for everybody, and changes nothing."""
    before = everything(store)
    call = ring("anonymous").press(f"3 4 {keys}")
    assert (call.state, words in call.said, call.call.level) == (node, True, "none")
    assert changed(before, store) == set()


def test_the_official_link(ring: Ring) -> None:
    """The download link goes to the phone that is calling."""
    call = ring(70).press("3 4 3 1")
    assert [recipient for recipient, _ in call.sms()] == [phone(70)]


@pytest.mark.parametrize("keys", ["4", "2 1"])
def test_a_theft_opens_a_fraud_case(ring: Ring, store: Store, keys: str) -> None:
    """Identified is enough for a case with a number, a log, and the way to the fraud team."""
    call = ring(70).press(f"3 4 {keys} 1")
    (case,) = rows(store, records.case, phone=phone(70))
    assert (case.kind, case.status, case.account_id) == ("fraud", "open", account_of(store, 70).id)
    assert rows(store, records.case_entry, case_id=case.id)[0].event == "tokens_reported"
    assert call.call.data["case_number"] == case.number
    assert call.state == "crypto/number/tell"

    assert call.press("2 2").state == "agent/wait"
    (entry,) = rows(store, records.queue_entry)
    assert (entry.skill, entry.priority) == ("fraud", 10)
    assert case.number in entry.summary


def test_reported_twice(ring: Ring, store: Store) -> None:
    """Twice in a call is one case with another line in its log; another call has a report of its own."""
    ring(70).press("3 4 4 1 2 3 1 3 4 4 1").hang_up()
    (case,) = rows(store, records.case, phone=phone(70))
    assert len(rows(store, records.case_entry, case_id=case.id)) == 2
    ring(70).press("3 4 4 1").hang_up()
    assert len(rows(store, records.case, phone=phone(70))) == 2


def test_the_wallet_is_frozen_too(ring: Ring, store: Store) -> None:
    """On a key the account is frozen, in the same case."""
    call = ring(70).press("3 4 4 1 2 1")
    assert (call.state, account_of(store, 70).status) == ("stolen/number/tell", "frozen")
    assert len(rows(store, records.case, phone=phone(70))) == 1


def test_nobody_learns_of_an_account(ring: Ring) -> None:
    """A number that nobody registered hears the same, and gets a case."""
    known, unknown = ring(7).press("3 4 4 1"), ring("+8613900000009").press("3 4 4 1")
    assert known.state == unknown.state
    assert known.said.splitlines()[0] == unknown.said.splitlines()[0]
