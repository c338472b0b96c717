"""What keeps an account safe: told, and turned on by telephone, never off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import func, select, update

from flows.wallet.actions.identify import named_account
from flows.wallet.processes.books import note
from flows.wallet.processes.recovery import end_sessions
from flows.wallet.records import account, device, password
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

AGED = timedelta(days=365)
"""A password that is older had better be changed."""
SWITCHES = {"two_factor": account.c.two_factor, "alerts": account.c.alerts}


def check_safety(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Give what is on and off, how many devices are signed in, and the password's age: new, old or none."""
    account_id = named_account(call)
    owner = tx.connection.execute(
        select(account.c.two_factor, account.c.alerts).where(account.c.id == account_id)
    ).one()
    here = (device.c.account_id == account_id, device.c.signed_out_at.is_(None))
    devices = tx.connection.execute(select(func.count()).select_from(device).where(*here)).scalar_one()
    kept = select(password.c.set_at).where(password.c.account_id == account_id)
    set_at = tx.connection.execute(kept).scalar_one_or_none()
    age = "none" if set_at is None else "new" if set_at > tx.now - AGED else "old"
    values: dict[str, Value] = {name: "on" if getattr(owner, name) else "off" for name in SWITCHES}
    all_on = owner.two_factor and owner.alerts
    return Outcome("all_on" if all_on else "some_off", values | {"devices": devices, "password_age": age})


def choose_switch(_tx: Turn, _call: Call, args: Mapping[str, Value]) -> Outcome:
    """Remember `what` the caller wants to change, while more is asked about who it is."""
    return Outcome("noted", {"switch": args["what"]})


def sign_out(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Sign out all devices but the holder's own phone; `none` if there were none."""
    signed_out = end_sessions(tx, named_account(call), trusted=False)
    if not signed_out:
        return Outcome("none")
    note(tx, named_account(call), "signed_out", str(signed_out))
    return Outcome("signed_out")


def turn_on(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Turn on `what`: two_factor or alerts; `already` if it was on."""
    switch, account_id = SWITCHES[str(args["what"])], named_account(call)
    off = (account.c.id == account_id) & ~switch
    if not tx.connection.execute(update(account).where(off).values({switch: True})).rowcount:
        return Outcome("already")
    note(tx, account_id, "turned_on", switch.name)
    return Outcome("turned_on")
