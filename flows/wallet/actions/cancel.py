"""Cancel a payment that is not finished: at once while it is pending, on request while the bank has it."""

from __future__ import annotations

from collections.abc import Mapping

from flows.wallet.actions.identify import named_phone
from flows.wallet.actions.orders import picked
from flows.wallet.processes import payments
from flows.wallet.processes.one_at_a_time import one_at_a_time
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn


def look_at_payment(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell how the order stands; one that the bank has, and was asked to stop, is `requested`."""
    order = picked(tx, call)
    paid_by: dict[str, Value] = {"paid_by": "balance" if order.card_id is None else "card"}
    if order.status == "processing" and order.cancel_requested_at is not None:
        return Outcome("requested", paid_by)
    return Outcome(order.status, paid_by)


def cancel_payment(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Cancel the order and release its money, or ask the bank to (`requested`).

    `moved`, and nothing is done, if it stands elsewhere meanwhile.
    """
    one_at_a_time(tx, named_phone(call))
    order = picked(tx, call)
    if payments.cancel(tx, order.id):
        return Outcome("cancelled")
    return Outcome("requested" if payments.ask_to_cancel(tx, order.id) else "moved")
