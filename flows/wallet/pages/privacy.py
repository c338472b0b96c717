"""The pages about personal data: a new e-mail address, and a copy to take away."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from flows.wallet.actions.cases import case_by_number
from flows.wallet.actions.privacy import email_of, open_request
from flows.wallet.pages.standing import is_active
from flows.wallet.processes.books import log, note
from flows.wallet.records import account, card, device, transaction
from ivr.store.hotline import Turn
from ivr.store.page import Done, Download, Field, Form, Page, Refused, Result

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
PAYMENTS_MOST = 1000
"""So many of the latest payments are in a copy; who wants more of them asks for an export."""


def ask_for_email(tx: Turn, subject: str, form: Form) -> Result:
    """Take a new address down in a case; somebody writes to both addresses before it is changed."""
    account_id, new = int(subject), form.texts["email"]
    owner = tx.connection.execute(select(account).where(account.c.id == account_id)).one()
    if owner.status != "active":
        return Refused("stopped", "email")
    if not _EMAIL.fullmatch(new):
        return Refused("bad", "email")
    if new == email_of(tx, account_id):
        return Refused("same", "email")
    return Done(values={"case_number": open_request(tx, account_id, owner.phone, "email", new)})


def hand_over(tx: Turn, subject: str, _form: Form) -> Result:
    """Give a copy of what is held as JSON, which people and programs can read, and close the request."""
    asked = case_by_number(tx, subject)
    if asked is None:
        raise LookupError("only a request can be answered")
    if not is_active(tx, asked.account_id):
        return Refused("stopped", "")
    content = json.dumps(_held(tx, asked.account_id), ensure_ascii=False, indent=2)
    log(tx, asked.id, "copy_handed_over", status="closed")
    note(tx, asked.account_id, "copy_handed_over", asked.number)
    return Download(f"skylark-{subject}.json", "application/json", f"{content}\n".encode())


def _held(tx: Turn, account_id: int) -> dict[str, Any]:
    owner = tx.connection.execute(select(account).where(account.c.id == account_id)).one()
    cards = tx.connection.execute(select(card).where(card.c.account_id == account_id).order_by(card.c.id))
    mine = select(device).where(device.c.account_id == account_id).order_by(device.c.id)
    paid = select(transaction).where(transaction.c.account_id == account_id)
    latest = paid.order_by(transaction.c.at.desc(), transaction.c.id.desc()).limit(PAYMENTS_MOST)
    return {
        "name": owner.holder,
        "phone": owner.phone,
        "email": email_of(tx, account_id),
        "opened_at": owner.opened_at.isoformat(),
        "balance_minor": owner.balance_minor,
        "currency": owner.currency,
        "cards": [{"bank": row.bank, "last4": row.last4} for row in cards],
        "devices": [
            {"name": row.name, "signed_in_at": row.signed_in_at.isoformat()}
            for row in tx.connection.execute(mine)
        ],
        "payments": [
            {
                "order": row.order_number,
                "at": row.at.isoformat(),
                "payee": row.payee,
                "amount_minor": row.amount_minor,
                "currency": row.currency,
                "status": row.status,
            }
            for row in tx.connection.execute(latest)
        ],
    }


EMAIL = Page(ask_for_email, (Field("email", "email", 254),), life=timedelta(hours=1))
COPY = Page(hand_over, life=timedelta(days=1))
