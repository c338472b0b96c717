"""Whether things may be handed out by a link: a frozen or locked account hands out nothing."""

from __future__ import annotations

from sqlalchemy import select

from flows.wallet.records import account
from ivr.store.hotline import Turn


def is_active(tx: Turn, account_id: int | None) -> bool:
    """Tell whether an account is neither frozen nor locked."""
    status = select(account.c.status).where(account.c.id == account_id)
    return tx.connection.execute(status).scalar_one_or_none() == "active"
