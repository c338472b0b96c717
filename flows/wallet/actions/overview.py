"""The holder's money at a glance: balance, this month's spending against the budget, bills, points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, or_, select

from flows.wallet.actions.failure import owner_of
from flows.wallet.records import bill, budget, membership, transaction
from flows.wallet.records.payments import SPENT
from flows.wallet.spans import month_began
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.speech.dates import SHANGHAI
from ivr.store.hotline import Turn

BILLS_MOST = 50
PAGE = 2
"""So many kinds of spending are told in one breath."""


def read_overview(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Give the balance, the month's spending, the bills due and the points.

    The budget is held against what was spent on the kinds that have one.
    """
    owner = owner_of(tx, call)
    kinds = _kinds(tx, owner)
    budgeted = [kind for kind in kinds if kind.budget_minor]
    allowed, used = sum(kind.budget_minor for kind in budgeted), sum(kind.spent_minor for kind in budgeted)
    bills = select(bill.c.id).where(bill.c.account_id == owner.id, bill.c.paid_at.is_(None)).limit(BILLS_MOST)
    due = tx.connection.execute(select(func.count()).select_from(bills.subquery())).scalar_one()
    values: dict[str, Value] = {"balance": owner.balance_minor, "currency": owner.currency}
    values |= {"month_spent": sum(kind.spent_minor for kind in kinds), "bills_due": due}
    values |= _against("budget_state", "budget_rest", used, allowed)
    return Outcome("told", values | _points(tx, owner.id))


def next_kinds(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Tell two kinds of spending, the dearest first (`from: first`), or the next two; `none` is left."""
    owner = owner_of(tx, call)
    told = 0 if args["from"] == "first" else int(call.data["kinds_told"])
    page = _kinds(tx, owner)[told : told + PAGE]
    if not page:
        return Outcome("none")
    values: dict[str, Value] = {"kinds_told": told + len(page), "kinds_shown": len(page)}
    values["currency"] = owner.currency
    for number, kind in enumerate([*page, *[_Kind()] * (PAGE - len(page))], 1):
        name = tx.hotline.wording.text(call.language, f"category-{kind.category}") if kind.category else ""
        values |= {f"kind_{number}": name, f"spent_{number}": kind.spent_minor}
        values |= _against(f"state_{number}", f"rest_{number}", kind.spent_minor, kind.budget_minor)
    return Outcome("kinds", values)


def next_bill(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Give the unpaid bill due first (`from: first`), or the one after that told last; `none` is left."""
    due = [bill.c.account_id == call.data["account"], bill.c.paid_at.is_(None)]
    if args["from"] != "first":
        day = date.fromisoformat(str(call.data["due_on"]))
        later = and_(bill.c.due_on == day, bill.c.id > call.data["bill"])
        due += [bill.c.due_on >= day, or_(bill.c.due_on > day, later)]
    found = tx.connection.execute(select(bill).where(*due).order_by(bill.c.due_on, bill.c.id).limit(1))
    row = found.one_or_none()
    if row is None:
        return Outcome("none")
    today = tx.now.astimezone(SHANGHAI).date()
    values: dict[str, Value] = {
        "bill": row.id,
        "payee": row.english_payee if call.language == "en-US" else row.payee,
        "amount": row.amount_minor,
        "currency": row.currency,
        "due_on": row.due_on.isoformat(),
        "bill_state": "overdue" if row.due_on < today else "due",
    }
    return Outcome("bill", values)


def spent_by_kind(tx: Turn, owner: Any, since: datetime) -> dict[str, int]:
    """Add up, by category and in minor units, what was spent since a moment; withdrawals are among it."""
    spent = (
        transaction.c.account_id == owner.id,
        transaction.c.at >= since,
        transaction.c.at <= tx.now,
        transaction.c.status.in_(SPENT),
        transaction.c.currency == owner.currency,
    )
    category, total = transaction.c.category, func.sum(transaction.c.amount_minor)
    sums = select(category, total).where(*spent).group_by(category)
    return {kind: int(minor) for kind, minor in tx.connection.execute(sums)}


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of spending: what was spent on it this month, and the budget for it, 0 if there is none."""

    category: str = ""
    spent_minor: int = 0
    budget_minor: int = 0


def _kinds(tx: Turn, owner: Any) -> Sequence[_Kind]:
    spent = spent_by_kind(tx, owner, month_began(tx.now))
    spent.pop("withdrawal", None)
    rows = tx.connection.execute(select(budget).where(budget.c.account_id == owner.id))
    allowed = {row.category: row.amount_minor for row in rows}
    kinds = [_Kind(each, spent.get(each, 0), allowed.get(each, 0)) for each in spent.keys() | allowed.keys()]
    return sorted(kinds, key=lambda kind: (-kind.spent_minor, kind.category))


def _against(state: str, rest: str, spent_minor: int, budget_minor: int) -> dict[str, Value]:
    """Say how spending stands against a budget: none, under or over it, and by how much."""
    if not budget_minor:
        return {state: "none", rest: 0}
    over = spent_minor > budget_minor
    return {state: "over" if over else "under", rest: abs(budget_minor - spent_minor)}


def _points(tx: Turn, account_id: int) -> dict[str, Value]:
    mine = select(membership).where(membership.c.account_id == account_id)
    row = tx.connection.execute(mine).one_or_none()
    if row is None:
        return {"points": 0, "expiring_points": 0, "points_until": ""}
    until = row.expire_on.isoformat() if row.expire_on else ""
    expiring = row.expiring_points if until else 0
    return {"points": row.points, "expiring_points": expiring, "points_until": until}
