"""Freeze an account at once, when it is only known which one: a freeze is safe, and can be undone.

Whoever calls, and whether or not there is such an account, the words are the same, and the case number is
this call's. So that nobody freezes other people's accounts for sport, freezes are limited.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import func, insert, select, update

from flows.wallet.actions.cases import notify
from flows.wallet.actions.fraud import KNOWN, report
from flows.wallet.actions.identify import named_account, named_phone, own_number
from flows.wallet.processes.books import log, note
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.records import account, freeze
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

BY_ACCOUNT = (3, timedelta(days=30))
BY_CALLER = (3, timedelta(days=7))
BY_WITHHELD = (30, timedelta(days=1))
"""So many freezes within so long; all callers who withhold their number count as one."""


def freeze_account(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Freeze the account, unless it is frozen, and open a fraud case, or go on with it.

    `limited`: the case is there, but nothing was frozen. A verified caller is never limited.
    """
    phone, account_id, caller = named_phone(call), named_account(call), own_number(call.caller)
    one_at_a_time(tx, phone, caller)
    found = report(tx, call, "stolen_reported")
    values: dict[str, Value] = {"case_number": found.number, "case_kind": found.kind}
    active = select(freeze.c.id).where(freeze.c.phone == phone, freeze.c.lifted_at.is_(None)).limit(1)
    if tx.connection.execute(active).one_or_none() is not None:
        return Outcome("frozen", values)
    # Who rings about the number that is ringing is not counted as a caller: a thief who forges it for other
    # freezes first would else leave the victim without one.
    by_caller = phone != caller and _reached(
        tx, freeze.c.caller == caller, BY_CALLER if caller else BY_WITHHELD
    )
    limited = by_caller or _reached(tx, freeze.c.phone == phone, BY_ACCOUNT)
    if limited and call.level not in KNOWN:
        log(tx, found.id, "freeze_refused")
        return Outcome("limited", values)
    _freeze(tx, phone, caller, account_id, found.id)
    log(tx, found.id, "frozen")
    notify(tx, phone, "sms-frozen", {"case_number": found.number}, reaches=account_id is not None)
    return Outcome("frozen", values)


def _freeze(tx: Turn, phone: str, caller: str, account_id: int | None, case_id: int) -> None:
    connection = tx.connection
    before = None
    if account_id:
        before = connection.execute(select(account.c.status).where(account.c.id == account_id)).scalar_one()
        connection.execute(update(account).where(account.c.id == account_id).values(status="frozen"))
        note(tx, account_id, "frozen")
    row = {"phone": phone, "caller": caller, "account_id": account_id, "case_id": case_id}
    connection.execute(insert(freeze), row | {"status_before": before, "frozen_at": tx.now})


def _reached(tx: Turn, whose: object, limit: tuple[int, timedelta]) -> bool:
    most, within = limit
    lately = select(freeze.c.id).where(whose, freeze.c.frozen_at > tx.now - within).limit(most)  # type: ignore[arg-type]
    return tx.connection.execute(select(func.count()).select_from(lately.subquery())).scalar_one() >= most
