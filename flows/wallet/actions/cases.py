"""Cases: a number that is easily spoken, a log, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import func, insert, select

from flows.wallet.actions.chance import draw
from flows.wallet.actions.identify import named_account, named_phone, own_number
from flows.wallet.processes.books import NOTHING_MORE, Detail, log
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.records import case, notice
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

OPEN = ("open", "manual_review")
"""A case that is not done yet."""
NOTICES_AN_HOUR = 6
"""So many SMS go to one number within an hour unverified, since a calling number can be forged."""


def open_case(
    tx: Turn, kind: str, phone: str, account_id: int | None, event: str, detail: Detail = NOTHING_MORE
) -> Any:
    """Open a case and give its row; its number has eight digits, none of them first a zero.

    Its log begins with `event` and its `detail`.
    """
    row = {
        "number": _number(tx),
        "kind": kind,
        "status": "open",
        "phone": phone,
        "account_id": account_id,
        "call_sid": tx.call_sid,
        "opened_at": tx.now,
        "updated_at": tx.now,
    }
    found = tx.connection.execute(insert(case).returning(case), row).one()
    log(tx, found.id, event, detail)
    return found


def open_case_of(tx: Turn, kind: str, phone: str) -> Any | None:
    """Give the newest case of this kind that is not done yet for a number, None if there is none."""
    still = (case.c.phone == phone) & (case.c.kind == kind) & case.c.status.in_(OPEN)
    newest = select(case).where(still).order_by(case.c.id.desc()).limit(1)
    return tx.connection.execute(newest).one_or_none()


def case_by_number(tx: Turn, number: str) -> Any | None:
    """Give the case of a number, None if there is none."""
    return tx.connection.execute(select(case).where(case.c.number == number)).one_or_none()


def send_case_number(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send the case number to whoever is calling, once a call; `nowhere` if no number is known at all.

    A withheld caller gets it on the registered phone, and is told so also where there is no account. `enough`
    if too many went to that phone lately.
    """
    number = str(call.data["case_number"])
    own, phone = own_number(call.caller), named_phone(call)
    if not (own or phone):
        return Outcome("nowhere")
    values: dict[str, Value] = {"case_number": number, "case_kind": call.data["case_kind"]}
    reaches = bool(own or named_account(call))
    if call.data.get("case_sent") != number and not notify(
        tx, own or phone, "sms-case", values, reaches=reaches
    ):
        return Outcome("enough")
    return Outcome("sent", {"case_sent": number})


def notify(tx: Turn, recipient: str, message: str, values: Mapping[str, Value], *, reaches: bool) -> bool:
    """Send an SMS that needs no verification, unless too many went there within the hour: then False.

    One that `reaches` nobody, since no account has that number, is counted but not sent.
    """
    one_at_a_time(tx, recipient)
    lately = (notice.c.recipient == recipient) & (notice.c.sent_at > tx.now - timedelta(hours=1))
    count = select(func.count()).select_from(notice).where(lately)
    if tx.connection.execute(count).scalar_one() >= NOTICES_AN_HOUR:
        return False
    tx.connection.execute(insert(notice), {"recipient": recipient, "sent_at": tx.now})
    if reaches:
        tx.sms(recipient, message, values)
    return True


def _number(tx: Turn) -> str:
    """Draw numbers until one is free; with ninety million of them the first one nearly always is."""
    for attempt in range(100):
        number = str(10_000_000 + draw(tx, f"case:{attempt}", 90_000_000))
        if case_by_number(tx, number) is None:
            return number
    raise RuntimeError("no case number is free")
