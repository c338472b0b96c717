"""Take a bank card off an account: what stands in the way, and what happens when it is gone.

A card stays while a payment on it is unfinished, and while automatic payments are taken from it that no other
card could make. Who does not want to wait says so once: the card goes when its last payment ends.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from flows.wallet.processes.books import Books, note, phone_of
from flows.wallet.records import account, automatic_payment, card, transaction
from flows.wallet.records.payments import unfinished
from ivr.speech.dates import SHANGHAI

CARDS_MOST = 20


def unfinished_on(books: Books, card_id: int) -> Any | None:
    """Give the newest unfinished payment on a card, None if there is none."""
    on_it = select(transaction).where(transaction.c.card_id == card_id, unfinished)
    newest = on_it.order_by(transaction.c.at.desc()).limit(1)
    return books.connection.execute(newest).one_or_none()


def automatic_on(books: Books, card_id: int) -> Any | None:
    """Give one of the automatic payments that a card makes, None if there is none."""
    mine = (automatic_payment.c.card_id == card_id) & automatic_payment.c.stopped_at.is_(None)
    found = select(automatic_payment).where(mine).order_by(automatic_payment.c.id).limit(1)
    return books.connection.execute(found).one_or_none()


def other_card(books: Books, mine: Any) -> Any | None:
    """Give another card of the same account that could pay today; the newest, None if there is none."""
    others = select(card).where(
        card.c.account_id == mine.account_id,
        card.c.id != mine.id,
        card.c.status == "active",
        card.c.expires_on >= books.now.astimezone(SHANGHAI).date(),
        card.c.unbind_asked_at.is_(None),
    )
    return books.connection.execute(others.order_by(card.c.id.desc()).limit(1)).one_or_none()


def blocker(books: Books, mine: Any) -> str:
    """Say what keeps a card, given as its row: `unfinished`, `automatic`, or nothing."""
    if unfinished_on(books, mine.id) is not None:
        return "unfinished"
    if automatic_on(books, mine.id) is not None and other_card(books, mine) is None:
        return "automatic"
    return ""


def unbind(books: Books, mine: Any) -> bool:
    """Unbind a card that nothing keeps; False if something does, or if it is gone already.

    Automatic payments go on with another card, and so do payments in general if this one made them.
    """
    if blocker(books, mine):
        return False
    gone = update(card).where(card.c.id == mine.id, card.c.status != "unbound")
    if books.connection.execute(gone.values(status="unbound", unbound_at=books.now)).rowcount != 1:
        return False
    heir = other_card(books, mine)
    hand_over(books, mine.id, heir.id if heir else None)
    books.connection.execute(
        update(account)
        .where(account.c.id == mine.account_id, account.c.default_card_id == mine.id)
        .values(default_card_id=heir.id if heir else None)
    )
    note(books, mine.account_id, "card_unbound", str(mine.id))
    books.sms(phone_of(books, mine.account_id), "sms-unbound", {"last4": mine.last4})
    return True


def hand_over(books: Books, card_id: int, heir_id: int | None) -> None:
    """Let another card, or the balance if there is none, make the automatic payments of a card."""
    books.connection.execute(
        update(automatic_payment)
        .where(automatic_payment.c.card_id == card_id, automatic_payment.c.stopped_at.is_(None))
        .values(card_id=heir_id)
    )


def stop_automatic(books: Books, card_id: int) -> None:
    """Stop the automatic payments of a card."""
    books.connection.execute(
        update(automatic_payment)
        .where(automatic_payment.c.card_id == card_id, automatic_payment.c.stopped_at.is_(None))
        .values(stopped_at=books.now)
    )


def unbind_later(books: Books, mine: Any) -> None:
    """Note that a card is to go as soon as its last payment is finished."""
    waiting = update(card).where(card.c.id == mine.id, card.c.unbind_asked_at.is_(None))
    if books.connection.execute(waiting.values(unbind_asked_at=books.now)).rowcount == 1:
        note(books, mine.account_id, "unbind_asked", str(mine.id))


def unbind_if_waiting(books: Books, card_id: int) -> None:
    """Unbind a card whose holder waits for that, if nothing keeps it any more."""
    found = select(card).where(card.c.id == card_id, card.c.status != "unbound")
    mine = books.connection.execute(found).one_or_none()
    if mine is not None and mine.unbind_asked_at is not None:
        unbind(books, mine)


def cards_ending_in(books: Books, account_id: int | None, last4: str) -> list[Any]:
    """Give the bound cards of an account that end in these four digits, oldest first."""
    mine = select(card).where(card.c.account_id == account_id).order_by(card.c.id).limit(CARDS_MOST)
    rows = books.connection.execute(mine).all()
    return [row for row in rows if row.last4 == last4 and row.status != "unbound"]
