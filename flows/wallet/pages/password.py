"""The page on which a new password is set."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from flows.wallet.passwords import LONGEST, is_password, is_strong, sealed
from flows.wallet.processes.books import note
from flows.wallet.processes.recovery import end_sessions
from flows.wallet.records import account, one_time_code, password
from ivr.store.calls import insert_or_nothing
from ivr.store.hotline import Turn
from ivr.store.page import Done, Field, Form, Page, Refused, Result


def seal_password(tx: Turn, subject: str, form: Form) -> Form | Refused:
    """Refuse what is mistyped, weak or the old password, and give the new one as it is stored."""
    account_id, new = int(subject), form.texts["new"]
    registered = select(account.c.phone).where(account.c.id == account_id)
    if new != form.texts["again"]:
        return Refused("different", "again")
    if not is_strong(new, tx.connection.execute(registered).scalar_one()):
        return Refused("weak", "new")
    kept = select(password.c.hash).where(password.c.account_id == account_id)
    old = tx.connection.execute(kept).scalar_one_or_none()
    if old is not None and is_password(new, old):
        return Refused("old", "new")
    return Form({"sealed": sealed(new)})


def set_password(tx: Turn, subject: str, form: Form) -> Result:
    """Store the new password, end all sessions and codes of before, and tell the registered phone."""
    account_id = int(subject)
    owner = tx.connection.execute(select(account).where(account.c.id == account_id)).one()
    if owner.status != "active":
        return Refused("stopped", "new")
    _store(tx, account_id, form.texts["sealed"])
    tx.connection.execute(
        update(account).where(account.c.id == account_id).values(password_reset_required=False)
    )
    signed_out = end_sessions(tx, account_id, trusted=True)
    codes = one_time_code.c
    left = (codes.phone == owner.phone, codes.purpose == "password", codes.used_at.is_(None))
    tx.connection.execute(update(one_time_code).where(*left).values(used_at=tx.now))
    tx.sms(owner.phone, "sms-password-set")
    note(tx, account_id, "password_set", str(signed_out))
    return Done()


def _store(tx: Turn, account_id: int, sealed_password: str) -> None:
    values = {"hash": sealed_password, "set_at": tx.now}
    tx.connection.execute(insert_or_nothing(tx.connection, password), {"account_id": account_id, **values})
    tx.connection.execute(update(password).where(password.c.account_id == account_id).values(values))


RESET = Page(
    set_password,
    (Field("new", "password", LONGEST), Field("again", "password", LONGEST)),
    check=seal_password,
    life=timedelta(minutes=30),
)
