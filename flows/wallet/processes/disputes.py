"""A dispute with a merchant: one for each order, talked over first, decided by the wallet if that fails.

    mediation ──ask_evidence──▸ evidence ──uphold──▸ upheld
        └──settle──▸ settled       └──reject──▸ rejected

Whoever wins is paid by the refund of the order, and so once. What a protection plan covers, the plan pays.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select

from flows.wallet.processes import refunds
from flows.wallet.processes.books import Books, log, note, phone_of
from flows.wallet.processes.lifecycle import lifecycle, take
from flows.wallet.records import dispute, protection, transaction

WINDOW = timedelta(days=90)
"""So long after the payment a dispute can be opened."""
MEDIATION_TAKES = timedelta(days=3)
EVIDENCE_TAKES = timedelta(days=7)
DISPUTE = lifecycle(
    {
        "settle": {"mediation": "settled"},
        "ask_evidence": {"mediation": "evidence"},
        "uphold": {"evidence": "upheld"},
        "reject": {"evidence": "rejected"},
    }
)


def dispute_of(books: Books, order_id: int) -> Any | None:
    """Give the dispute about an order, None if there is none."""
    found = select(dispute).where(dispute.c.transaction_id == order_id)
    return books.connection.execute(found).one_or_none()


def covered_minor(books: Books, order: Any) -> int:
    """Give how much of an order, given as its row, a plan bears; 0 if none ran when it was paid."""
    plans = select(protection.c.cover_minor).where(
        protection.c.account_id == order.account_id,
        protection.c.currency == order.currency,
        protection.c.starts_at <= order.at,
        protection.c.ends_at > order.at,
    )
    most = books.connection.execute(
        plans.order_by(protection.c.cover_minor.desc()).limit(1)
    ).scalar_one_or_none()
    return min(int(order.amount_minor), most or 0)


def open_dispute(books: Books, order: Any, case_id: int, ground: str) -> Any:
    """Record the complaint about an order that has no dispute yet, and begin to mediate; gives its row."""
    row = {"transaction_id": order.id, "account_id": order.account_id, "case_id": case_id}
    row |= {"status": "mediation", "ground": ground, "covered_minor": covered_minor(books, order)}
    row |= {"opened_at": books.now, "due_at": books.now + MEDIATION_TAKES}
    opened = books.connection.execute(insert(dispute).returning(*dispute.c), row).one()
    log(books, case_id, "complaint", {"payee": order.payee, "order": order.order_number, "ground": ground})
    note(books, order.account_id, "dispute_mediation", order.order_number)
    return opened


def settle(books: Books, dispute_id: int) -> bool:
    """Note that the merchant gives in; the refund is paid. False if nobody mediates."""
    return _end(books, dispute_id, "settle", payer="merchant")


def ask_evidence(books: Books, dispute_id: int) -> bool:
    """Give up talking, and ask the holder by SMS for evidence; False if nobody mediates."""
    asked = take(books, DISPUTE, dispute, dispute_id, "ask_evidence", due_at=books.now + EVIDENCE_TAKES)
    if asked is None:
        return False
    _write(books, asked)
    wanted = {"order_number": _order(books, asked).order_number}
    books.sms(phone_of(books, asked.account_id), "sms-evidence-wanted", wanted)
    return True


def uphold(books: Books, dispute_id: int) -> bool:
    """Decide for the holder; the refund is paid. False if there is nothing to decide."""
    return _end(books, dispute_id, "uphold", payer="merchant")


def reject(books: Books, dispute_id: int) -> bool:
    """Decide for the merchant; False if there is nothing to decide."""
    return _end(books, dispute_id, "reject")


def _end(books: Books, dispute_id: int, step: str, payer: str = "") -> bool:
    ended = take(books, DISPUTE, dispute, dispute_id, step, ended_at=books.now)
    if ended is None:
        return False
    order = _order(books, ended)
    if payer:
        whole = ended.covered_minor == order.amount_minor
        refunds.grant(books, order, ended.case_id, "plan" if whole and step == "uphold" else payer)
    _write(books, ended, "open" if payer else "closed")
    values = {"order_number": order.order_number, "won": "yes" if payer else "no"}
    books.sms(phone_of(books, ended.account_id), "sms-dispute", values)
    return True


def _write(books: Books, mine: Any, status: str = "open") -> None:
    log(books, mine.case_id, f"dispute_{mine.status}", status=status)
    note(books, mine.account_id, f"dispute_{mine.status}", _order(books, mine).order_number)


def _order(books: Books, mine: Any) -> Any:
    return books.connection.execute(select(transaction).where(transaction.c.id == mine.transaction_id)).one()
