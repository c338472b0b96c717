"""What can be done about a failed payment: pay in another way, ask for a higher limit, try again later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from flows.wallet.actions.audit import note
from flows.wallet.actions.cases import log, open_case, open_case_of
from flows.wallet.actions.failure import failure
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.hours import next_midnight, next_quiet
from flows.wallet.records import account, card, transaction
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.speech.dates import SHANGHAI
from ivr.store.hotline import Turn

NETWORK_PAUSE = timedelta(minutes=15)
CARDS_MOST = 20
BALANCE = 0
"""The balance among the cards' ids, when ways to pay are gone through."""


def next_method(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Offer the next way that could pay the failed order, round and round: the `balance`, or a `card`."""
    failed = failure(tx, call)
    owner = _owner(tx, call)
    ways = [each.id for each in _usable(tx, failed.account_id) if each.id != failed.card_id]
    if failed.card_id is not None and owner.balance_minor >= failed.amount_minor:
        ways.insert(0, BALANCE)
    if not ways:
        return Outcome("none")
    last = call.data.get("method")
    way = ways[(ways.index(last) + 1) % len(ways)] if last in ways else ways[0]
    if way == BALANCE:
        return Outcome("balance", {"method": way, "last4": ""})
    last4 = tx.connection.execute(select(card.c.last4).where(card.c.id == way)).scalar_one()
    return Outcome("card", {"method": way, "last4": last4})


def switch_method(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Make the way that was offered last the one that pays; `gone` if the card was disabled meanwhile."""
    account_id, way = named_account(call), int(call.data["method"])
    if way != BALANCE and way not in [each.id for each in _usable(tx, account_id)]:
        return Outcome("gone")
    chosen = None if way == BALANCE else way
    tx.connection.execute(update(account).where(account.c.id == account_id).values(default_card_id=chosen))
    note(tx, account_id, "method_switched", f"card {way}" if way else "balance")
    return Outcome("switched")


def request_raise(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Ask for a limit that the failed order would pass, or `already` if that was asked for."""
    failed, phone = failure(tx, call), named_phone(call)
    found = open_case_of(tx, "limit", phone)
    if found is not None:
        log(tx, found.id, "asked for again")
        return Outcome("already", {"case_number": found.number})
    amount = f"{failed.amount_minor} {failed.currency} minor"
    found = open_case(
        tx,
        "limit",
        phone,
        failed.account_id,
        f"{failed.cause} to be raised for {amount}, {failed.order_number}",
    )
    note(tx, failed.account_id, "limit_raise_requested", found.number)
    return Outcome("requested", {"case_number": found.number})


def retry_later(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Note when the order had better be paid again, and send that by SMS, once for each order."""
    failed = failure(tx, call)
    match failed.cause:
        case "limit_day":
            at = next_midnight(tx.now)
        case "network":
            at = tx.now + NETWORK_PAUSE
        case _:
            at = next_quiet(tx.now)
    if failed.retry_at is not None and failed.retry_at > tx.now:
        return Outcome("noted", {"retry_at": failed.retry_at.isoformat()})
    tx.connection.execute(update(transaction).where(transaction.c.id == failed.id).values(retry_at=at))
    note(tx, failed.account_id, "retry_noted", failed.order_number)
    payee = failed.english_payee if call.language == "en-US" else failed.payee
    when = at.astimezone(SHANGHAI).strftime("%m-%d %H:%M")
    tx.sms(named_phone(call), "sms-retry", {"payee": payee, "when": when})
    return Outcome("noted", {"retry_at": at.isoformat()})


def check_balance(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Read the balance; `empty` if there is none."""
    owner = _owner(tx, call)
    values: dict[str, Value] = {"balance": owner.balance_minor, "currency": owner.currency}
    return Outcome("money" if owner.balance_minor > 0 else "empty", values)


def check_method(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell whether what pays by default can pay: the `balance`, a `usable` card, or an `unusable` one."""
    owner = _owner(tx, call)
    if owner.default_card_id is None:
        return Outcome("balance")
    last4 = select(card.c.last4).where(card.c.id == owner.default_card_id)
    values = {"last4": tx.connection.execute(last4).scalar_one()}
    usable = owner.default_card_id in [each.id for each in _usable(tx, owner.id)]
    return Outcome("usable" if usable else "unusable", values)


def _owner(tx: Turn, call: Call) -> Any:
    return tx.connection.execute(select(account).where(account.c.id == named_account(call))).one()


def _usable(tx: Turn, account_id: int | None) -> Sequence[Any]:
    """Give the account's cards that can pay today."""
    today = tx.now.astimezone(SHANGHAI).date()
    working = (card.c.account_id == account_id) & (card.c.status == "active") & (card.c.expires_on >= today)
    return tx.connection.execute(select(card).where(working).order_by(card.c.id).limit(CARDS_MOST)).all()
