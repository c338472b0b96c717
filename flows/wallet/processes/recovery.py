"""Give an account back to its holder: secure it, lift freezes and locks, end sessions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from flows.wallet.processes.books import Books, note
from flows.wallet.records import account, account_lock, device, freeze


def secure(books: Books, account_id: int) -> None:
    """Want a new password and new security questions, turn two-factor and alerts on, sign strangers out."""
    books.connection.execute(
        update(account)
        .where(account.c.id == account_id)
        .values(password_reset_required=True, two_factor=True, security_questions_due=True, alerts=True)
    )
    signed_out = end_sessions(books, account_id, trusted=False)
    note(books, account_id, "secured", str(signed_out))


def lift_freezes(books: Books, phone: str, account_id: int) -> None:
    """Lift every freeze of a number; its account is again what it was before."""
    lifted = books.connection.execute(
        update(freeze)
        .where(freeze.c.phone == phone, freeze.c.lifted_at.is_(None))
        .values(lifted_at=books.now)
        .returning(freeze.c.status_before)
    ).scalars()
    before = next(iter(lifted), None)
    if before is not None:
        if open_lock(books, account_id):  # wrong passwords, a strange sign-in: cleared up with the theft
            lift_locks(books, account_id)
            before = "active"
        books.connection.execute(update(account).where(account.c.id == account_id).values(status=before))
        note(books, account_id, "unfrozen")


def open_lock(books: Books, account_id: int | None) -> Any | None:
    """Give the newest lock of an account that was not lifted, None if there is none."""
    still = (account_lock.c.account_id == account_id) & account_lock.c.lifted_at.is_(None)
    newest = select(account_lock).where(still).order_by(account_lock.c.id.desc()).limit(1)
    return books.connection.execute(newest).one_or_none()


def lift_locks(books: Books, account_id: int | None) -> None:
    """Lift every lock of an account; its status is the caller's to set."""
    still = (account_lock.c.account_id == account_id) & account_lock.c.lifted_at.is_(None)
    books.connection.execute(update(account_lock).where(still).values(lifted_at=books.now))


def end_sessions(books: Books, account_id: int | None, *, trusted: bool) -> int:
    """Sign all devices out, the holder's own phone too if `trusted`, and give how many they were."""
    mine = [device.c.account_id == account_id, device.c.signed_out_at.is_(None)]
    if not trusted:
        mine.append(~device.c.trusted)
    return books.connection.execute(update(device).where(*mine).values(signed_out_at=books.now)).rowcount
