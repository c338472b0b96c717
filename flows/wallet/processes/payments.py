"""A payment between the yes of its holder and its end: settled, or cancelled and given back.

    pending ──take_up──▸ processing ──settle──▸ paid
       └─cancel─▸ cancelled ◂─give_back─┘

Until its end the money waits in escrow, and leaves it once: to the merchant, or back where it came from. A
payment that is being processed is in the hands of a bank; its cancelling can only be asked for.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from flows.wallet.processes.books import Books, move_money, note, phone_of
from flows.wallet.processes.cards import unbind_if_waiting
from flows.wallet.processes.lifecycle import lifecycle, take
from flows.wallet.records import transaction

UNFINISHED = ("pending", "processing")
PAYMENT = lifecycle(
    {
        "take_up": {"pending": "processing"},
        "settle": {"processing": "paid"},
        "cancel": {"pending": "cancelled"},
        "give_back": {"processing": "cancelled"},
    }
)


def take_up(books: Books, order_id: int) -> bool:
    """Hand a pending payment to the bank; False if it is not pending any more."""
    return take(books, PAYMENT, transaction, order_id, "take_up") is not None


def settle(books: Books, order_id: int) -> bool:
    """Pay the merchant what the bank has confirmed; False if the payment is not being processed.

    Who had asked to cancel it is told that it was too late.
    """
    return _end(books, order_id, "settle", "merchant")


def cancel(books: Books, order_id: int) -> bool:
    """Cancel a pending payment and release its money; False if it is not pending any more."""
    return _end(books, order_id, "cancel")


def ask_to_cancel(books: Books, order_id: int) -> bool:
    """Note that a payment which is being processed is to be cancelled, once; False if it cannot be asked."""
    asked = books.connection.execute(
        update(transaction)
        .where(
            transaction.c.id == order_id,
            transaction.c.status == "processing",
            transaction.c.cancel_requested_at.is_(None),
        )
        .values(cancel_requested_at=books.now)
        .returning(transaction.c.account_id, transaction.c.order_number)
    ).one_or_none()
    if asked is None:
        return False
    note(books, asked.account_id, "cancel_requested", asked.order_number)
    return True


def give_back(books: Books, order_id: int) -> bool:
    """Undo what the bank agreed to undo, release the money and tell; False if it is not being processed."""
    return _end(books, order_id, "give_back")


def _end(books: Books, order_id: int, step: str, target: str = "") -> bool:
    """End a payment; without a `target` its money goes back where it came from."""
    order = take(books, PAYMENT, transaction, order_id, step)
    if order is None:
        return False
    move_money(books, order, "escrow", target or ("balance" if order.card_id is None else "card"))
    note(books, order.account_id, order.status, order.order_number)
    if not target:
        _tell_cancelled(books, order)
    elif order.cancel_requested_at is not None:
        values = {"order_number": order.order_number}
        books.sms(phone_of(books, order.account_id), "sms-not-cancelled", values)
    if order.card_id is not None:
        unbind_if_waiting(books, order.card_id)
    return True


def _tell_cancelled(books: Books, order: Any) -> None:
    values = {"order_number": order.order_number, "card": "yes" if order.card_id else "no"}
    books.sms(phone_of(books, order.account_id), "sms-cancelled", values)
