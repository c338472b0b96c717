"""Row 4: a dispute is opened where there can be one, mediated, decided, and paid through the one refund."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flows.wallet import records
from flows.wallet.pages.evidence import EVIDENCE
from flows.wallet.processes import disputes, refunds
from ivr.store import links
from ivr.store.database import Store
from ivr.store.hotline import Turn
from ivr.store.page import Done, Form, Refused, Result, Upload
from tests.conftest import Clock
from tests.wallet.office import office
from tests.wallet.phone import HERE, WALLET, Phone, account_of, changed, everything, rows

Ring = Callable[..., Phone]


def asked(call: Phone, keys: str = "") -> Phone:
    """Come with a dispute about an order of the caller's own account."""
    return call.press(f"2 4 1 code {keys}")


def dispute_of(store: Store, number: int) -> Any:
    """Give the dispute of a demo account."""
    (found,) = rows(store, records.dispute, account_id=account_of(store, number).id)
    return found


@pytest.mark.parametrize(
    ("number", "words", "covered"),
    [(30, "不在交易保障里", 0), (42, "全额先付", None), (43, "其余的", 1_500)],
)
def test_open(ring: Ring, store: Store, number: int, words: str, covered: int | None) -> None:
    """Ground and yes make a dispute, with a case, the cover, and an SMS about the evidence."""
    call = asked(ring(number), "1")
    amount = call.call.data["amount"]
    assert words in call.press("1").said
    before = everything(store)
    call.press("1")

    mine = dispute_of(store, number)
    assert (mine.status, mine.ground) == ("mediation", "missing")
    assert mine.covered_minor == (amount if covered is None else covered)
    assert "先跟商家调解" in call.said
    assert "请上传订单" in call.sms()[-1][1]
    assert changed(before, store) == {"wallet_dispute", "wallet_case", "wallet_case_entry"}
    assert account_of(store, number).balance_minor == 26_850


def test_statement(ring: Ring, store: Store) -> None:
    """A recorded statement is kept with the dispute's case; silence is asked about once more."""
    call = asked(ring(30), "1 4 1 2 1")
    assert call.state == "dispute/record"
    call.record(20)

    (kept,) = rows(store, records.recording)
    assert (kept.case_id, kept.interrupted, kept.duration_s) == (dispute_of(store, 30).case_id, False, 20)
    assert call.state == "more"


def test_hang_up_in_the_statement(ring: Ring, store: Store) -> None:
    """A hang-up in the middle of the statement keeps what was said, marked, and the dispute stands."""
    call = asked(ring(30), "1 4 1 2 1")
    call.hang_up()
    call.record(3, hung_up=True)

    assert rows(store, records.recording)[0].interrupted
    assert dispute_of(store, 30).status == "mediation"


def test_not_confirmed(ring: Ring, store: Store) -> None:
    """Without the confirmation there is no complaint."""
    call = asked(ring(30), "1 1")
    before = everything(store)

    assert call.press("2").state == "more"
    assert changed(before, store) == set()


@pytest.mark.parametrize(
    ("number", "order", "state", "words"),
    [
        (30, "880030000101", "more", "幺二三幺五"),
        (49, "880049000001", "more", "反欺诈"),
        (46, "880046000101", "dispute/unfinished", "可以取消"),
        (1, "880001000016", "more", "没有付成"),
        (33, "880033000001", "dispute/refunding", "正在退款"),
        (36, "880036000006", "more", "全部退给您"),
        (38, "880038000006", "dispute/open", "正在跟商家调解"),
        (39, "880039000006", "dispute/open", "按短信里的链接交证据"),
        (40, "880040000006", "dispute/won", "裁定退款给您"),
        (41, "880041000006", "dispute/appeal", "没有支持您"),
    ],
)
def test_not_disputable_or_known(
    ring: Ring, store: Store, number: int, order: str, state: str, words: str
) -> None:
    """What cannot be disputed is told with why and who can help; a dispute that is there, with its state."""
    call = asked(ring(number), "3")
    before = everything(store)
    call.press(order)

    assert call.state == state
    assert words in call.said
    assert changed(before, store) == set()


@pytest.mark.parametrize(("number", "payer"), [(30, "merchant"), (42, "plan")])
def test_upheld_is_paid_once(ring: Ring, store: Store, clock: Clock, number: int, payer: str) -> None:
    """Decided for the holder, the one refund of the order is paid: by the plan where it covers all of it."""
    asked(ring(number), "1 2 1")
    mine, before = dispute_of(store, number), account_of(store, number).balance_minor
    with office(store, clock) as books:
        assert not disputes.uphold(books, mine.id)
        assert disputes.ask_evidence(books, mine.id)
        assert disputes.uphold(books, mine.id)
        assert not disputes.reject(books, mine.id)
        refund = refunds.refund_of(books, mine.transaction_id)
        assert refund is not None
        assert refunds.pay(books, refund.id)
        assert not refunds.pay(books, refund.id)

    (moved,) = rows(store, records.movement, account_id=mine.account_id)
    assert (moved.source, moved.target) == (payer, "balance")
    assert account_of(store, number).balance_minor == before + moved.amount_minor


def test_settled_overrules_the_refusal(ring: Ring, store: Store, clock: Clock) -> None:
    """The merchant gives in: the refund that was refused is approved, and can be followed."""
    with office(store, clock) as books:
        assert disputes.settle(books, dispute_of(store, 38).id)

    call = asked(ring(38), "3 880038000006")
    assert "答应退款" in call.said
    assert call.press("1").state == "refund/approved"


def test_rejected_pays_nothing(ring: Ring, store: Store, clock: Clock) -> None:
    """Decided for the merchant, no money moves."""
    mine = dispute_of(store, 39)
    with office(store, clock) as books:
        assert disputes.reject(books, mine.id)

    assert rows(store, records.movement, account_id=mine.account_id) == []
    assert rows(store, records.case, id=mine.case_id)[0].status == "closed"
    assert "12315" in ring(7).sms()[-1][1]


def sent(store: Store, clock: Clock, call: Phone) -> Result:
    """Send a photo and a few words by the newest link."""
    photo = Upload("box.jpg", "image/jpeg", b"\xff\xd8\xff a broken box")
    with store.write() as connection:
        link = links.find(connection, store.vault, call.link().rpartition("/")[2])
        assert link is not None
        tx = Turn(connection, store.vault, clock.now(), call.call, WALLET, HERE)
        return EVIDENCE.submit(tx, link.subject, Form({"words": "裂了"}, {"photos": [photo]}))


def test_evidence(ring: Ring, store: Store, clock: Clock) -> None:
    """What is sent by the link is kept with the dispute, and noted in its case."""
    call = asked(ring(39), "3 880039000006 2")
    assert call.state == "more"
    assert isinstance(sent(store, clock, call), Done)

    kept = rows(store, records.evidence, dispute_id=dispute_of(store, 39).id)
    assert [(row.media_type, row.name) for row in kept] == [("image/jpeg", "box.jpg"), ("text/plain", "")]
    assert store.vault.open(kept[1].content) == "裂了"
    assert "裂了".encode() not in b"".join(each.content for each in kept)
    logged = rows(store, records.case_entry, case_id=dispute_of(store, 39).case_id)
    assert (logged[-1].event, logged[-1].detail) == ("evidence_received", {"pieces": 2})


def test_no_evidence_after_the_decision(ring: Ring, store: Store, clock: Clock) -> None:
    """A link that was sent before the decision takes nothing after it."""
    call = asked(ring(39), "3 880039000006 2")
    with office(store, clock) as books:
        disputes.uphold(books, dispute_of(store, 39).id)

    assert sent(store, clock, call) == Refused("over", "photos")
    assert rows(store, records.evidence) == []


def test_one_link_a_call(ring: Ring, store: Store) -> None:
    """However often it is asked for, a call sends one link about a dispute."""
    call = asked(ring(38), "3 880038000006 2 1 2 4 3 880038000006 2")

    assert call.state == "more"
    assert sum("/l/" in text for _, text in call.sms()) == 1


def test_opened_in_two_calls(ring: Ring, store: Store) -> None:
    """The second of two calls that complain about the same order hears how the first dispute stands."""
    first, second = (asked(ring(30), "1 1") for _ in range(2))
    first.press("1")

    assert second.press("1").state == "dispute/open"
    assert dispute_of(store, 30).status == "mediation"
