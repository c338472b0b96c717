"""What can be done about a failed payment: pay in another way, ask for a higher limit, try again later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select, update

from flows.wallet.actions.cases import open_case, open_case_of
from flows.wallet.actions.failure import NETWORK_PAUSE, can_pay, failure, owner_of
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.hours import next_midnight, next_quiet
from flows.wallet.processes.books import log, note, written
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.records import account, card, limit_request, transaction
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.speech.dates import SHANGHAI
from ivr.store.hotline import Turn

CARDS_MOST = 20
BALANCE = 0
"""The balance among the cards' ids, when ways to pay are gone through."""


def next_method(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Offer the first way that could pay the failed order (`from: first`), or the one after the last offer.

    It is the `balance` or a `card`; `none` when all have been offered.
    """
    failed = failure(tx, call)
    owner = owner_of(tx, call)
    ways = [each.id for each in _usable(tx, failed.account_id) if each.id != failed.card_id]
    if failed.card_id is not None and owner.balance_minor >= failed.amount_minor:
        ways.insert(0, BALANCE)
    if args["from"] != "first" and (last := call.data["method"]) in ways:
        ways = ways[ways.index(int(last)) + 1 :]
    if not ways:
        return Outcome("none")
    way = ways[0]
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
    note(tx, account_id, "method_switched", str(way or ""))
    return Outcome("switched")


def request_raise(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Ask for a limit that the failed order would pass, or `already` if that was asked for."""
    failed, phone = failure(tx, call), named_phone(call)
    one_at_a_time(tx, phone)
    found = open_case_of(tx, "limit", phone)
    if found is not None:
        log(tx, found.id, "asked_again")
        return Outcome("already", {"case_number": found.number, "case_kind": "limit"})
    wanted = {"cause": failed.cause, "order": failed.order_number}
    wanted["amount"] = written(failed.amount_minor, failed.currency)
    found = open_case(tx, "limit", phone, failed.account_id, "limit_asked", wanted)
    asked = {"case_id": found.id, "account_id": failed.account_id, "cause": failed.cause}
    tx.connection.execute(insert(limit_request), asked | {"amount_minor": failed.amount_minor})
    note(tx, failed.account_id, "limit_raise_requested", found.number)
    return Outcome("requested", {"case_number": found.number, "case_kind": "limit"})


def retry_later(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Note when the order had better be paid again, and send that by SMS, once for each order."""
    failed = failure(tx, call)
    one_at_a_time(tx, named_phone(call))
    match failed.cause:
        case "limit_day":
            at = next_midnight(tx.now)
        case "network":
            at = max(tx.now, failed.at + NETWORK_PAUSE)
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
    """Read the balance; `empty` if there is none, and `frozen` or `locked` if it pays nothing anyway."""
    owner = owner_of(tx, call)
    if owner.status != "active":
        return Outcome(owner.status)
    values: dict[str, Value] = {"balance": owner.balance_minor, "currency": owner.currency}
    return Outcome("money" if owner.balance_minor > 0 else "empty", values)


def check_method(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell whether what pays by default can pay: the `balance`, a `usable` card, or an `unusable` one."""
    owner = owner_of(tx, call)
    if owner.default_card_id is None:
        return Outcome("balance")
    used = tx.connection.execute(select(card).where(card.c.id == owner.default_card_id)).one()
    return Outcome("usable" if can_pay(used, tx.now) else "unusable", {"last4": used.last4})


def _usable(tx: Turn, account_id: int | None) -> Sequence[Any]:
    """Give the account's cards that can pay today."""
    mine = select(card).where(card.c.account_id == account_id).order_by(card.c.id).limit(CARDS_MOST)
    return [each for each in tx.connection.execute(mine) if can_pay(each, tx.now)]
