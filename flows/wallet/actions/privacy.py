"""Personal data: what is held, and requests about it, each a case with a day by which it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select

from flows.wallet.actions.cases import open_case
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.processes.books import note
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.records import account, card, case, contact, data_request, device, transaction
from flows.wallet.records.payments import unfinished
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

DUE = timedelta(days=15)
"""Sooner than the fifteen working days of article 6 of App违法违规收集使用个人信息行为认定方法."""
LINKS_A_CALL = 2


def read_profile(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell what is held of the account's holder, without card numbers and addresses themselves."""
    account_id = named_account(call)
    owner = tx.connection.execute(select(account).where(account.c.id == account_id)).one()
    values: dict[str, Value] = {"holder": owner.holder, "held_phone": owner.phone}
    values |= {"email": "yes" if email_of(tx, account_id) else "no", "opened_at": owner.opened_at.isoformat()}
    values["cards"] = _count(tx, card, card.c.account_id == account_id)
    signed_in = (device.c.account_id == account_id) & device.c.signed_out_at.is_(None)
    return Outcome("told", values | {"devices": _count(tx, device, signed_in)})


def request_data(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Open a case for a `kind` of request: copy, delete or leak.

    `already`: one of that kind is open, and goes on. `money`: nothing is deleted while money is in the
    account or on its way.
    """
    phone, account_id, kind = named_phone(call), named_account(call), str(args["kind"])
    if account_id is None:
        raise LookupError("only a holder can ask about an account")
    one_at_a_time(tx, phone)
    found = _open_request(tx, account_id, kind)
    if found is not None:
        return Outcome("already", _told(found.number, found.due_at))
    if kind == "delete" and _holds_money(tx, account_id):
        return Outcome("money")
    number = open_request(tx, account_id, phone, kind)
    if kind == "copy":
        tx.sms(phone, "sms-copy", {"url": tx.link("copy", number)}, secret=True)
    return Outcome("requested", _told(number, tx.now + DUE))


def send_email_link(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send a link to the page on which a new e-mail address is entered; `enough` after two in a call."""
    links = int(call.data.get("email_links", 0))
    account_id = named_account(call)
    if links >= LINKS_A_CALL or account_id is None:
        return Outcome("enough")
    tx.sms(named_phone(call), "sms-email", {"url": tx.link("email", account_id)}, secret=True)
    note(tx, account_id, "email_link_sent")
    return Outcome("sent", {"email_links": links + 1})


def open_request(tx: Turn, account_id: int, phone: str, kind: str, detail: str = "") -> str:
    """Open the case of a request, and give its number."""
    found = open_case(tx, "data", phone, account_id, "data_requested", {"kind": kind})
    row = {"case_id": found.id, "account_id": account_id, "kind": kind, "due_at": tx.now + DUE}
    tx.connection.execute(insert(data_request), row | {"detail": detail})
    note(tx, account_id, "data_requested", str(found.number))
    return str(found.number)


def email_of(tx: Turn, account_id: int | None) -> str:
    """Give the registered e-mail address, empty if there is none."""
    kept = select(contact.c.email).where(contact.c.account_id == account_id)
    return tx.connection.execute(kept).scalar_one_or_none() or ""


def _open_request(tx: Turn, account_id: int, kind: str) -> Any | None:
    mine = (data_request.c.account_id == account_id, data_request.c.kind == kind, case.c.status == "open")
    newest = select(case.c.number, data_request.c.due_at).join_from(data_request, case).where(*mine)
    return tx.connection.execute(newest.order_by(case.c.id.desc()).limit(1)).one_or_none()


def _told(number: str, due_at: datetime) -> dict[str, Value]:
    return {"case_number": number, "case_kind": "data", "due_at": due_at.isoformat()}


def _holds_money(tx: Turn, account_id: int) -> bool:
    held = select(account.c.balance_minor).where(account.c.id == account_id)
    if tx.connection.execute(held).scalar_one() != 0:
        return True
    mine = (transaction.c.account_id == account_id, unfinished)
    return tx.connection.execute(select(transaction.c.id).where(*mine).limit(1)).first() is not None


def _count(tx: Turn, table: Any, which: Any) -> int:
    return int(tx.connection.execute(select(func.count()).select_from(table).where(which)).scalar_one())
