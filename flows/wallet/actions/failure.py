"""Find the payment that failed, and read off it why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.actions.orders import keyed, newest, not_there
from flows.wallet.hours import next_quiet
from flows.wallet.processes.books import note
from flows.wallet.records import account, card, transaction
from flows.wallet.records.payments import CAUSES
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.speech.dates import SHANGHAI
from ivr.store.hotline import Turn

RECENT = timedelta(days=30)
NETWORK_PAUSE = timedelta(minutes=15)
"""So long after the network failed the payment had better be made again."""
DAY_MOST = 500
"""So many of a day's payments are added up against the day's limit."""


def next_failure(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Give the latest failed payment (`from: latest`), or the one before that which was told last."""
    wanted = (transaction.c.status == "failed", transaction.c.at > tx.now - RECENT)
    last = () if args["from"] == "latest" else ("failed_at", "failure")
    found = newest(tx, call, *wanted, older_than=last)
    return Outcome("none") if found is None else Outcome("failure", _told(call, found))


def find_order(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Look up the keyed order among the account's own; `enough` at the call's third that is not there."""
    found = keyed(tx, call)
    if found is None:
        return not_there(call)
    return Outcome("failed" if found.status == "failed" else "not_failed", _told(call, found))


def read_cause(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Read the cause off the failed payment, with the figures that explain it.

    A `frozen` or `locked` account pays nothing, whatever the cause was. `balance_now`: the money that was
    missing then is there now. `works_now`: any other cause that is no more.
    """
    failed, owner = failure(tx, call), owner_of(tx, call)
    if owner.status != "active":
        return Outcome(owner.status)
    if failed.cause not in CAUSES:
        raise ValueError(f"order {failed.order_number} failed for no cause that has words: {failed.cause}")
    values: dict[str, Value] = {"currency": failed.currency}
    works = False
    match failed.cause:
        case "balance":
            values |= {"balance": owner.balance_minor, "short": failed.amount_minor - owner.balance_minor}
            if owner.balance_minor >= failed.amount_minor:
                return Outcome("balance_now", values)
        case "limit_single":
            values["limit"] = owner.single_limit_minor
            works = failed.amount_minor <= owner.single_limit_minor
        case "limit_day":
            values |= {"limit": owner.day_limit_minor, "spent": spent_today(tx, failed.account_id)}
            works = values["spent"] + failed.amount_minor <= owner.day_limit_minor
        case "method_disabled" | "card_expired":
            used = tx.connection.execute(select(card).where(card.c.id == failed.card_id)).one()
            values["last4"] = used.last4
            works = can_pay(used, tx.now)
        case "network":
            works = tx.now >= failed.at + NETWORK_PAUSE
        case "peak":
            works = tx.now >= next_quiet(failed.at)
    return Outcome("works_now") if works else Outcome(failed.cause, values)


def send_payee_advice(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send by SMS what to compare before the payment is made again; once a call and order."""
    failed = failure(tx, call)
    if call.data.get("advised") != failed.order_number:
        payee = failed.english_payee if call.language == "en-US" else failed.payee
        tx.sms(named_phone(call), "sms-payee", {"payee": payee, "order_number": failed.order_number})
        note(tx, failed.account_id, "payee_advice_sent", failed.order_number)
    return Outcome("sent", {"advised": failed.order_number})


def failure(tx: Turn, call: Call) -> Any:
    """Give the row of the failed payment that this call is about."""
    mine = select(transaction).where(
        transaction.c.id == call.data["failure"], transaction.c.account_id == named_account(call)
    )
    return tx.connection.execute(mine).one()


def owner_of(tx: Turn, call: Call) -> Any:
    """Give the row of the account that this call is about."""
    return tx.connection.execute(select(account).where(account.c.id == named_account(call))).one()


def can_pay(found: Any, now: datetime) -> bool:
    """Tell whether a card, given as its row, can pay today."""
    today = now.astimezone(SHANGHAI).date()
    return bool(found.status == "active" and found.expires_on >= today)


def _told(call: Call, found: Any) -> dict[str, Value]:
    return {
        "failure": found.id,
        "failed_at": found.at.isoformat(),
        "payee": found.english_payee if call.language == "en-US" else found.payee,
        "amount": found.amount_minor,
        "currency": found.currency,
        "order_state": found.status,
    }


def spent_today(tx: Turn, account_id: int) -> int:
    """Add up what was paid today, in Shanghai."""
    began = tx.now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    paid = (
        select(transaction.c.amount_minor)
        .where(
            transaction.c.account_id == account_id,
            transaction.c.at >= began,
            transaction.c.status.not_in(("failed", "cancelled")),
        )
        .limit(DAY_MOST)
        .subquery()
    )
    return int(tx.connection.execute(select(func.coalesce(func.sum(paid.c.amount_minor), 0))).scalar_one())
