"""Disputes by telephone: whether there can be one, what a plan covers, the complaint, a statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select

from flows.wallet.actions.cases import open_case
from flows.wallet.actions.identify import named_account, named_phone, own_number
from flows.wallet.actions.orders import picked
from flows.wallet.processes import disputes, refunds
from flows.wallet.processes.books import log, note
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.processes.payments import UNFINISHED
from flows.wallet.records import case, recording
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn


def look_at_dispute(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell whether there can be a dispute about the order, or how it stands.

    `possible`; `too_late`, `contested` in a fraud case, `unfinished`, or `not_paid` at all; `refunding` while
    a refund runs, `refunded`; `open`, `won` or `lost` if there is one.
    """
    order = picked(tx, call)
    mine, refund = disputes.dispute_of(tx, order.id), refunds.refund_of(tx, order.id)
    if mine is not None:
        result = {"mediation": "open", "evidence": "open", "rejected": "lost"}.get(mine.status, "won")
        return Outcome(result, _told(tx, mine))
    if order.contested_case_id is not None:
        return Outcome("contested")
    if order.status in UNFINISHED:
        return Outcome("unfinished")
    if order.status != "paid":
        return Outcome("not_paid", {"order_state": order.status})
    if refund is not None and refund.status != "refused":
        return Outcome("refunded" if refund.status == "paid" else "refunding")
    if tx.now > order.at + disputes.WINDOW:
        return Outcome("too_late")
    covered = disputes.covered_minor(tx, order)
    cover = "none" if not covered else "whole" if covered == order.amount_minor else "part"
    return Outcome("possible", {"cover": cover, "covered": covered})


def file_dispute(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Record the complaint with a case, begin to mediate, and send a link for evidence by SMS.

    `moved`, and nothing is done, if the order stands elsewhere meanwhile.
    """
    phone = named_phone(call)
    one_at_a_time(tx, phone)
    if look_at_dispute(tx, call, {}).name != "possible":
        return Outcome("moved")
    order = picked(tx, call)
    opened = open_case(tx, "dispute", phone, order.account_id, "dispute_about", {"order": order.order_number})
    mine = disputes.open_dispute(tx, order, opened.id, str(call.data["ground"]))
    _send_link(tx, phone, order, mine)
    return Outcome("opened", _told(tx, mine) | {"link_sent": mine.id})


def send_evidence_link(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send by SMS a link to the page that takes evidence, once a call and dispute."""
    order = picked(tx, call)
    mine = disputes.dispute_of(tx, order.id)
    if mine is None:
        raise LookupError("evidence belongs to a dispute")
    if call.data.get("link_sent") != mine.id:
        _send_link(tx, named_phone(call), order, mine)
    return Outcome("sent", {"link_sent": mine.id})


def keep_statement(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Keep the recording with the dispute's case, marked if the caller hung up while speaking."""
    mine = disputes.dispute_of(tx, picked(tx, call).id)
    if mine is None:
        raise LookupError("a statement belongs to a dispute")
    interrupted = bool(call.data["recording_hung_up"])
    row = {
        "case_id": mine.case_id,
        "call_sid": tx.call_sid,
        "caller": own_number(call.caller),
        "url": call.data["recording_url"],
        "duration_s": call.data["recording_s"],
        "interrupted": interrupted,
        "language": call.language,
        "recorded_at": tx.now,
    }
    tx.connection.execute(insert(recording), row)
    log(tx, mine.case_id, "statement_recorded")
    note(tx, named_account(call), "statement_kept")
    return Outcome("interrupted" if interrupted else "kept")


def _send_link(tx: Turn, phone: str, order: Any, mine: Any) -> None:
    values = {"order_number": order.order_number, "url": tx.link("evidence", mine.id)}
    tx.sms(phone, "sms-evidence", values, secret=True)
    note(tx, mine.account_id, "evidence_link_sent", order.order_number)


def _told(tx: Turn, mine: Any) -> dict[str, Value]:
    number = tx.connection.execute(select(case.c.number).where(case.c.id == mine.case_id)).scalar_one()
    return {
        "dispute_state": mine.status,
        "due_at": mine.due_at.isoformat(),
        "case_number": number,
        "case_kind": "dispute",
    }
