"""Which order is a call about? Its payments are gone through one by one, or its number is keyed.

What is offered follows from the topic: to cancel, what is unfinished; for a refund or a dispute, what was
paid. Whatever is told here counts as spoken of: strong verification asks about older payments alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from flows.wallet.actions.identify import named_account
from flows.wallet.records import transaction
from flows.wallet.records.payments import unfinished
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

RECENT = timedelta(days=90)
TRIES = 3


def next_order(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Give the newest order of the topic's kind (`from: latest`), or the one before that last told."""
    wanted = unfinished if call.data.get("topic") == "cancel" else transaction.c.status == "paid"
    last = () if args["from"] == "latest" else ("order_at", "order")
    found = newest(tx, call, wanted, transaction.c.at > tx.now - RECENT, older_than=last)
    return Outcome("none") if found is None else Outcome("order", told(call, found))


def pick_order(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Look up the keyed order among the account's own; `enough` at the call's third that is not there."""
    found = keyed(tx, call)
    return not_there(call) if found is None else Outcome("found", told(call, found))


def note_answer(_tx: Turn, _call: Call, args: Mapping[str, Value]) -> Outcome:
    """Remember what the caller chose at a menu."""
    return Outcome("noted", args)


def picked(tx: Turn, call: Call) -> Any:
    """Give the row of the order that the call is about."""
    mine = select(transaction).where(
        transaction.c.id == call.data["order"], transaction.c.account_id == named_account(call)
    )
    return tx.connection.execute(mine).one()


def newest(tx: Turn, call: Call, *wanted: ColumnElement[bool], older_than: Sequence[str] = ()) -> Any | None:
    """Give the row of the account's newest payment that is `wanted`, None if there is none.

    `older_than`: the variables with the moment and the id of a payment; only what is older is given then.
    """
    mine = [transaction.c.account_id == named_account(call), *wanted]
    if older_than:
        moment, id_ = (call.data[name] for name in older_than)
        at = datetime.fromisoformat(str(moment))
        mine.append(or_(transaction.c.at < at, and_(transaction.c.at == at, transaction.c.id < id_)))
    found = select(transaction).where(*mine).order_by(transaction.c.at.desc(), transaction.c.id.desc())
    return tx.connection.execute(found.limit(1)).one_or_none()


def keyed(tx: Turn, call: Call) -> Any | None:
    """Give the row of the order whose number was keyed, None if the account has no such order."""
    mine = select(transaction).where(
        transaction.c.order_number == call.data["keyed_order"],
        transaction.c.account_id == named_account(call),
    )
    return tx.connection.execute(mine).one_or_none()


def not_there(call: Call) -> Outcome:
    """Count a keyed order that is not there; `unknown`, or `enough` at the call's third."""
    tries = int(call.data.get("order_tries", 0)) + 1
    return Outcome("enough" if tries >= TRIES else "unknown", {"order_tries": tries})


def told(call: Call, order: Any) -> dict[str, Value]:
    """Give what is said of an order, and remember that it was."""
    at = order.at.isoformat()
    return {
        "order": order.id,
        "order_at": at,
        "payee": order.english_payee if call.language == "en-US" else order.payee,
        "amount": order.amount_minor,
        "currency": order.currency,
        "walked_at": min(at, str(call.data.get("walked_at") or "~")),
    }
