"""Whether an account can be used, and if it is locked, why; and the way out of a lock."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select, update

from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.processes.books import note
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.processes.recovery import lift_locks, open_lock
from flows.wallet.records import account, device
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn


def check_account(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell whether the account is `usable` or `frozen`, or locked: `passwords`, `suspicious` or `other`."""
    account_id = named_account(call)
    status = tx.connection.execute(select(account.c.status).where(account.c.id == account_id)).scalar_one()
    if status != "locked":
        return Outcome("frozen" if status == "frozen" else "usable")
    lock = open_lock(tx, account_id)
    if lock is None:
        return Outcome("other")
    at = lock.locked_at
    if lock.device_id is not None:
        signed_in = select(device.c.signed_in_at).where(device.c.id == lock.device_id)
        at = tx.connection.execute(signed_in).scalar_one()
    return Outcome(lock.reason, {"locked_at": at.isoformat()})


def unlock_account(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Unlock the account; after suspicious activity also turn two-factor and alerts on.

    `changed` if the account is no longer locked so; nothing is done then.
    """
    phone, account_id = named_phone(call), named_account(call)
    one_at_a_time(tx, phone)
    lock = open_lock(tx, account_id)
    status = select(account.c.status).where(account.c.id == account_id)
    if lock is None or tx.connection.execute(status).scalar_one() != "locked":
        return Outcome("changed")
    values: dict[str, object] = {"status": "active"}
    if lock.reason == "suspicious":
        values |= {"two_factor": True, "alerts": True, "password_reset_required": True}
    tx.connection.execute(update(account).where(account.c.id == account_id).values(values))
    lift_locks(tx, account_id)
    note(tx, account_id, "unlocked", lock.reason)
    return Outcome("unlocked")
