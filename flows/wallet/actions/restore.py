"""Give a stolen account back to its holder, who is strongly verified.

If the profile was changed before the theft, whoever passes verification may be the thief: then a person
decides, and nothing but the case changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from flows.wallet.actions.cases import case_by_number
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.actions.reset import send_temporary_code
from flows.wallet.processes.books import log, note
from flows.wallet.processes.cases import gather
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.processes.recovery import lift_freezes, secure
from flows.wallet.records import account, transaction
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

SUSPECT = timedelta(days=30)
"""A change of the profile so long before the theft, or later, may be the thief's."""


def restore_account(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Secure the account and lift the freeze, or hand the case to a person (`review`)."""
    phone, account_id = named_phone(call), named_account(call)
    one_at_a_time(tx, phone)
    fraud = case_by_number(tx, str(call.data["case_number"]))
    if fraud is None or account_id is None:
        raise LookupError("only an account with a fraud case can be restored")
    if fraud.status != "open":  # another call was quicker
        return Outcome("review" if fraud.status == "manual_review" else "restored")
    owner = tx.connection.execute(select(account).where(account.c.id == account_id)).one()
    changed_at = owner.profile_changed_at
    if changed_at is not None and changed_at >= _stolen_at(tx, fraud) - SUSPECT:
        log(tx, fraud.id, "suspect_profile", status="manual_review")
        note(tx, account_id, "manual_review", fraud.number)
        return Outcome("review")
    secure(tx, account_id)
    send_temporary_code(tx, phone, account_id)
    lift_freezes(tx, phone, account_id)
    log(tx, fraud.id, "secured", status="restored")
    gather(tx, fraud)
    return Outcome("restored")


def _stolen_at(tx: Turn, fraud: Any) -> datetime:
    """Give the time of the account's first contested payment, whatever the case, or else of the report."""
    contested = transaction.c.contested_case_id.is_not(None)
    first = select(func.min(transaction.c.at)).where(transaction.c.account_id == fraud.account_id, contested)
    stolen_at: datetime = tx.connection.execute(first).scalar_one_or_none() or fraud.opened_at
    return stolen_at
