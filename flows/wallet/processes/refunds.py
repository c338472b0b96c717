"""A refund from the asking to the money: one for each order, and paid once.

    applied ──send──▸ merchant_review ──approve──▸ approved ──pay──▸ paid
                            └──refuse──▸ refused ──overrule──▸ approved

The merchant decides; a dispute can overrule. The money comes from the merchant, or from a protection plan
that stands in, and goes to the balance.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, or_, select, update

from flows.wallet.processes.books import Books, log, move_money, note, phone_of
from flows.wallet.processes.lifecycle import lifecycle, take
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.records import refund, transaction
from ivr.speech.dates import SHANGHAI

WINDOW = timedelta(days=15)
"""So long after the payment a refund can be asked for."""
MERCHANT_TAKES = timedelta(days=3)
MERCHANT_CONFIRMS = timedelta(days=1)
"""So long the merchant has to decide, or only to confirm, where the caller says that it was agreed."""
PAYOUT_TAKES = timedelta(days=3)
REFUND = lifecycle(
    {
        "send": {"applied": "merchant_review"},
        "approve": {"merchant_review": "approved"},
        "refuse": {"merchant_review": "refused"},
        "overrule": {"applied": "approved", "merchant_review": "approved", "refused": "approved"},
        "pay": {"approved": "paid"},
    }
)


def refund_of(books: Books, order_id: int) -> Any | None:
    """Give the refund of an order, None if there is none."""
    found = select(refund).where(refund.c.transaction_id == order_id)
    return books.connection.execute(found).one_or_none()


def apply(books: Books, order: Any, case_id: int, reason: str, agreed: str) -> Any:
    """Ask for the refund of an order, given as its row, that has none yet; gives its row."""
    decides = MERCHANT_CONFIRMS if agreed == "yes" else MERCHANT_TAKES
    asked = {"status": "applied", "reason": reason, "agreed": agreed, "payer": "merchant"}
    return _add(books, order, case_id, **asked, expected_at=books.now + decides + PAYOUT_TAKES)


def send(books: Books, refund_id: int) -> bool:
    """Hand a refund to the merchant; False if it is not new any more."""
    return _step(books, refund_id, "send") is not None


def approve(books: Books, refund_id: int) -> bool:
    """Note that the merchant agrees; False if the merchant is not asked."""
    return _step(books, refund_id, "approve", expected_at=books.now + PAYOUT_TAKES) is not None


def refuse(books: Books, refund_id: int) -> bool:
    """Note that the merchant does not agree, and tell the holder; False if the merchant is not asked."""
    refused = _step(books, refund_id, "refuse", ended_at=books.now)
    if refused is None:
        return False
    books.sms(
        phone_of(books, refused.account_id), "sms-refund-refused", {"order_number": _order(books, refused)}
    )
    return True


def grant(books: Books, order: Any, case_id: int, payer: str) -> None:
    """Let a dispute give the holder of an order right: its refund, asked for or not, will be paid by `payer`.

    One that is approved or paid already stays as it is.
    """
    one_at_a_time(books, phone_of(books, order.account_id))  # a call may be about to ask for it
    mine = refund_of(books, order.id)
    terms = {"payer": payer, "expected_at": books.now + PAYOUT_TAKES}
    if mine is None:
        _add(books, order, case_id, status="approved", reason="dispute", agreed="no", **terms)
    else:
        _step(books, mine.id, "overrule", ended_at=None, **terms)


def pay(books: Books, refund_id: int) -> bool:
    """Pay an approved refund to the balance, and tell the holder; False if it is not approved any more."""
    paid = _step(books, refund_id, "pay", ended_at=books.now)
    if paid is None:
        return False
    order = books.connection.execute(select(transaction).where(transaction.c.id == paid.transaction_id)).one()
    move_money(books, order, paid.payer, "balance")
    if paid.trace_case_id is not None:
        log(books, paid.trace_case_id, "money_arrived", status="closed")
    books.sms(phone_of(books, paid.account_id), "sms-refund-paid", {"order_number": order.order_number})
    return True


def hurry(books: Books, refund_id: int) -> bool:
    """Remind whoever has to act, at most once a day in Shanghai; False if that was done, or nobody has to."""
    today = books.now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    hurried = books.connection.execute(
        update(refund)
        .where(
            refund.c.id == refund_id,
            refund.c.status.in_(("applied", "merchant_review", "approved")),
            or_(refund.c.hurried_at.is_(None), refund.c.hurried_at < today),
        )
        .values(hurried_at=books.now)
        .returning(*refund.c)
    ).one_or_none()
    if hurried is None:
        return False
    log(books, hurried.case_id, "hurried")
    note(books, hurried.account_id, "refund_hurried", _order(books, hurried))
    return True


def trace(books: Books, refund_id: int, case_id: int) -> None:
    """Let somebody look for the money of an approved refund that is late."""
    late = (refund.c.id == refund_id) & (refund.c.status == "approved") & refund.c.trace_case_id.is_(None)
    mine = books.connection.execute(
        update(refund).where(late).values(trace_case_id=case_id).returning(*refund.c)
    ).one()
    log(books, mine.case_id, "traced")
    note(books, mine.account_id, "refund_traced", _order(books, mine))


def _add(books: Books, order: Any, case_id: int, **values: Any) -> Any:
    row = {"transaction_id": order.id, "account_id": order.account_id, "case_id": case_id}
    row |= {"applied_at": books.now} | values
    added = books.connection.execute(insert(refund).returning(*refund.c), row).one()
    log(books, case_id, f"refund_{added.status}", {"reason": added.reason, "agreed": added.agreed})
    note(books, order.account_id, f"refund_{added.status}", order.order_number)
    return added


def _step(books: Books, refund_id: int, step: str, **values: Any) -> Any | None:
    """Take a step, and write it down; the case is done when the refund is."""
    now = take(books, REFUND, refund, refund_id, step, **values)
    if now is not None:
        log(books, now.case_id, f"refund_{now.status}", status="closed" if now.ended_at else "open")
        note(books, now.account_id, f"refund_{now.status}", _order(books, now))
    return now


def _order(books: Books, mine: Any) -> str:
    number = select(transaction.c.order_number).where(transaction.c.id == mine.transaction_id)
    return str(books.connection.execute(number).scalar_one())
