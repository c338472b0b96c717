"""The switches that keep an account safe: turned on by telephone, never off."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import update

from flows.wallet.actions.audit import note
from flows.wallet.actions.identify import named_account
from flows.wallet.records import account
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

SWITCHES = {"two_factor": account.c.two_factor, "alerts": account.c.alerts}


def turn_on(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Turn on `what`: two_factor or alerts; `already` if it was on."""
    switch, account_id = SWITCHES[str(args["what"])], named_account(call)
    off = (account.c.id == account_id) & ~switch
    if not tx.connection.execute(update(account).where(off).values({switch: True})).rowcount:
        return Outcome("already")
    note(tx, account_id, "turned_on", switch.name)
    return Outcome("turned_on")
