"""What must hold of the wallet's records after any call, however it went and wherever it broke off."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from flows.wallet import records
from ivr.store.casework import OFFICE
from ivr.store.tables import call as calls
from ivr.store.tables import outbox
from tests.calls.ringing import Town


def faults(town: Town) -> list[str]:
    """Tell what does not add up; an empty list is what every test wants."""
    return [
        *_accounts(town),
        *_cases(town),
        *_codes(town),
        *_queue(town),
        *faults_of_money(town),
        *_audit(town),
        *_feedback(town),
    ]


def money_minor(town: Town) -> int:
    """Give all the money there is: in balances, in escrow, with merchants, and given back to cards.

    A payment's money is in one place at a time, so the sum never changes, whatever is cancelled or refunded.
    """
    account, order, movement = records.account, records.transaction, records.movement
    in_place = select(func.sum(order.c.amount_minor)).where(
        order.c.status.in_(("pending", "processing", "paid"))
    )
    left = select(func.sum(movement.c.amount_minor))
    sums = (
        (1, select(func.sum(account.c.balance_minor))),
        (1, in_place),
        (1, left.where(movement.c.target == "card")),
        (-1, left.where(movement.c.source.in_(("merchant", "plan")))),
    )
    return sum(sign * int(town.rows(query)[0][0] or 0) for sign, query in sums)


def balances(town: Town) -> dict[int, int]:
    """Give each account's balance in minor units, less what the journal says was moved there."""
    account, movement = records.account, records.movement
    left = {row.id: int(row.balance_minor) for row in town.rows(select(account))}
    for row in town.rows(select(movement).where(movement.c.target == "balance")):
        left[row.account_id] -= row.amount_minor
    return left


def _accounts(town: Town) -> Iterator[str]:
    account, freeze = records.account, records.freeze
    frozen = {row.id for row in town.rows(select(account.c.id).where(account.c.status == "frozen"))}
    open_freezes = [
        row.account_id
        for row in town.rows(select(freeze.c.account_id).where(freeze.c.lifted_at.is_(None)))
        if row.account_id is not None
    ]
    if sorted(frozen) != sorted(open_freezes):
        yield f"frozen accounts {sorted(frozen)}, but open freezes of {sorted(open_freezes)}"
    lock = records.account_lock
    still = select(account.c.id, account.c.status).join(lock).where(lock.c.lifted_at.is_(None))
    opened = [row.id for row in town.rows(still) if row.status == "active"]
    if opened:
        yield f"accounts that opened though a lock holds: {opened}"
    requests = town.rows(
        select(records.data_request, records.case.c.account_id.label("owner")).join(records.case)
    )
    foreign = [row.case_id for row in requests if row.owner != row.account_id]
    if foreign:
        yield f"data requests in somebody else's case: {foreign}"
    before = [row for row in town.rows(select(freeze)) if row.account_id and not row.status_before]
    if before:
        yield f"freezes that forgot what they froze: {before}"


def _cases(town: Town) -> Iterator[str]:
    case, entry, transaction = records.case, records.case_entry, records.transaction
    owners = {row.id: row.account_id for row in town.rows(select(case))}
    logged = {row.case_id for row in town.rows(select(entry.c.case_id))}
    if owners.keys() - logged:
        yield f"cases without a log: {owners.keys() - logged}"
    contested = town.rows(select(transaction).where(transaction.c.contested_case_id.is_not(None)))
    wrong = [row.id for row in contested if owners.get(row.contested_case_id) != row.account_id]
    if wrong:
        yield f"payments contested in somebody else's case: {wrong}"
    kept = {row.case_id for row in town.rows(select(records.recording.c.case_id))}
    if kept - owners.keys():
        yield f"recordings without a case: {kept - owners.keys()}"


def _codes(town: Town) -> Iterator[str]:
    for row in town.rows(select(records.one_time_code)):
        if row.tries > 3:
            yield f"code {row.id} was tried {row.tries} times"
    unsent = town.rows(select(outbox).where(outbox.c.sent_at.is_(None), outbox.c.failure.is_(None)))
    kept = town.rows(select(outbox.c.id).where(outbox.c.sent_at.is_not(None), outbox.c.body.is_not(None)))
    if unsent or kept:
        yield f"messages unsent {unsent}, or sent and not erased {kept}"


def _queue(town: Town) -> Iterator[str]:
    entry = records.queue_entry
    over = select(calls.c.sid).where(calls.c.ended_at.is_not(None))
    waiting = town.rows(select(entry.c.id).where(entry.c.status == "waiting", entry.c.call_sid.in_(over)))
    if waiting:
        yield f"callers who have hung up still wait: {waiting}"


def faults_of_money(town: Town) -> Iterator[str]:
    """A payment's money leaves escrow once, for where its end says; a refund's comes when it is paid."""
    left = {(row.transaction_id, row.source): row for row in town.rows(select(records.movement))}
    for order in town.rows(select(records.transaction)):
        gone = left.get((order.id, "escrow"))
        back = "balance" if order.card_id is None else "card"
        if order.status == "cancelled" and (gone is None or gone.target != back):
            yield f"order {order.order_number} is cancelled, but its money is not back"
        if (
            order.status != "cancelled"
            and gone is not None
            and (order.status, gone.target) != ("paid", "merchant")
        ):
            yield f"order {order.order_number} is {order.status}, but its money went to {gone.target}"
        if order.status != "paid" and {(order.id, "merchant"), (order.id, "plan")} & left.keys():
            yield f"order {order.order_number} is {order.status}, but refunded"
    refunds = {row.transaction_id: row for row in town.rows(select(records.refund))}
    paid = sorted((order, row.payer) for order, row in refunds.items() if row.status == "paid")
    came = sorted(place for place in left if place[1] in ("merchant", "plan"))
    if paid != came:
        yield f"refunds {paid} are paid, but money came from {came}"
    for dispute in town.rows(select(records.dispute)):
        won = dispute.status in ("settled", "upheld")
        if won and refunds[dispute.transaction_id].status not in ("approved", "paid"):
            yield f"dispute {dispute.id} is won, but nothing is refunded"


def _audit(town: Town) -> Iterator[str]:
    known = {row.sid for row in town.rows(select(calls.c.sid))} | {OFFICE, "demo"}
    nameless = [row.id for row in town.rows(select(records.audit)) if row.call_sid not in known]
    if nameless:
        yield f"changes that no call made: {nameless}"


def _feedback(town: Town) -> Iterator[str]:
    recordings = {row.id: row for row in town.rows(select(records.recording))}
    for row in town.rows(select(records.feedback)):
        counts = recordings[row.recording_id]
        if counts.case_id != row.case_id or counts.interrupted != (row.status == "interrupted"):
            yield f"feedback {row.id} does not fit its recording: {row}, {counts}"
        newest = max(each.id for each in recordings.values() if each.case_id == row.case_id)
        if newest != row.recording_id:
            yield f"feedback {row.id} counts recording {row.recording_id}, though {newest} is newer"
