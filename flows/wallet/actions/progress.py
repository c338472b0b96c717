"""What became of a case, for whoever keys its number."""

from __future__ import annotations

from collections.abc import Mapping

from flows.wallet.actions.cases import case_by_number
from flows.wallet.actions.fraud import KNOWN, last_case_of_holder
from flows.wallet.actions.identify import named_phone
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

TRIES = 3


def find_case(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Look up the keyed number among the cases of the caller's registered number.

    A case of somebody else is `unknown` as one that is not there; `enough` at the call's third such. A case
    of nobody, a message from a withheld number, is told to whoever knows its number. What is found is told
    without anything personal. What became of a `report` of theft only a verified caller hears, since whoever
    made it may not be the holder; it is the state of the holder's case.
    """
    found = case_by_number(tx, str(call.data["keyed_case"]))
    if found is None or found.phone not in ("", named_phone(call)):
        tries = int(call.data.get("case_tries", 0)) + 1
        return Outcome("enough" if tries >= TRIES else "unknown", {"case_tries": tries})
    if found.kind == "fraud" and found.confirmed_at is None:
        if call.level not in KNOWN:
            return Outcome("report", {"case_number": found.number, "case_kind": found.kind})
        found = last_case_of_holder(tx, found.phone) or found
    values: dict[str, Value] = {"case_number": found.number, "case_kind": found.kind}
    values |= {"case_status": found.status, "updated_at": found.updated_at.isoformat()}
    return Outcome("found", values)
