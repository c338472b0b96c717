"""What a newcomer is sent."""

from __future__ import annotations

from collections.abc import Mapping

from flows.wallet.actions.cases import notify
from flows.wallet.actions.identify import own_number
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn


def send_start(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send the link to download and start, once a call; `nowhere` if the caller's number is withheld."""
    own = own_number(call.caller)
    if not own:
        return Outcome("nowhere")
    if not call.data.get("start_sent") and not notify(tx, own, "sms-start", {}, reaches=True):
        return Outcome("enough")
    return Outcome("sent", {"start_sent": 1})
