"""Walk back through the payments, one at a time, until the caller recognises one; contest the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select, update

from flows.wallet.actions.cases import case_by_number
from flows.wallet.actions.identify import named_account
from flows.wallet.processes.books import log, note
from flows.wallet.records import transaction
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

MOST = 20
"""So many payments are gone through by telephone; a person looks at the rest."""


def next_payment(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Give the newest payment that is not contested and that money left, or will leave, the account by.

    One that was told and neither contested nor recognised is told again; `none` is left, or it has been
    `enough`.
    """
    if int(call.data["contested"]) >= MOST:
        return Outcome("enough")
    mine = [
        transaction.c.account_id == named_account(call),
        transaction.c.status.not_in(("failed", "cancelled")),
    ]
    mine.append(transaction.c.contested_case_id.is_(None))
    newest = select(transaction).where(*mine).order_by(transaction.c.at.desc(), transaction.c.id.desc())
    found = tx.connection.execute(newest.limit(1)).one_or_none()
    if found is None:
        return Outcome("none")
    return Outcome(
        "payment",
        {
            "payment": found.id,
            "walked_at": min(found.at.isoformat(), str(call.data.get("walked_at") or "~")),
            "payee": found.english_payee if call.language == "en-US" else found.payee,
            "amount": found.amount_minor,
            "currency": found.currency,
            "paid_at": found.at.isoformat(),
        },
    )


def contest_payment(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Mark the payment just told as contested in the fraud case; a payment is contested once."""
    fraud = case_by_number(tx, str(call.data["case_number"]))
    if fraud is None:
        raise LookupError("a payment can be contested only in a case")
    marked = tx.connection.execute(
        update(transaction)
        .where(
            transaction.c.id == call.data["payment"],
            transaction.c.account_id == named_account(call),
            transaction.c.contested_case_id.is_(None),
        )
        .values(contested_case_id=fraud.id)
        .returning(transaction.c.order_number)
    ).scalar_one_or_none()
    if marked is not None:
        log(tx, fraud.id, "contested", {"order": marked})
        note(tx, named_account(call), "contested", marked)
    count, total_minor = contested(tx, fraud)
    return Outcome("contested", {"contested": count, "contested_minor": total_minor})


def contested(tx: Turn, fraud: Any) -> tuple[int, int]:
    """Count a case's contested payments, and add up their amounts in minor units."""
    if fraud.account_id is None:  # the case of a number that nobody registered
        return 0, 0
    amounts = select(func.count(), func.coalesce(func.sum(transaction.c.amount_minor), 0))
    marked = (transaction.c.account_id == fraud.account_id, transaction.c.contested_case_id == fraud.id)
    count, total_minor = tx.connection.execute(amounts.where(*marked)).one()
    return count, int(total_minor)
