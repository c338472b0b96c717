"""Tokens that were stolen from a crypto wallet: a fraud case, and nothing is ever asked about a key."""

from __future__ import annotations

from collections.abc import Mapping

from flows.wallet.actions.fraud import report
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn


def report_theft(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Open a fraud case, or go on with it."""
    found = report(tx, call, "tokens_reported")
    return Outcome("reported", {"case_number": found.number, "case_kind": "fraud"})
