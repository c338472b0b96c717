"""Tokens that were stolen from a crypto wallet: a fraud case, and nothing is ever asked about a key."""

from __future__ import annotations

from collections.abc import Mapping

from flows.wallet.actions.cases import open_case, open_case_of
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.actions.one_at_a_time import one_at_a_time
from flows.wallet.processes.books import log, note
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn


def report_theft(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Open a fraud case, or go on with the one that is open."""
    phone, account_id = named_phone(call), named_account(call)
    one_at_a_time(tx, phone)
    found = open_case_of(tx, "fraud", phone)
    if found is None:
        found = open_case(tx, "fraud", phone, account_id, "theft of tokens reported")
        note(tx, account_id, "case_opened", found.number)
    else:
        log(tx, found.id, "theft of tokens reported")
    return Outcome("reported", {"case_number": found.number, "case_kind": "fraud"})
