"""What the back office may do between calls, and what time alone does, as a table over all processes.

Which step can be taken where is in the machines; here stands who takes it. A refund's `overrule` is missing:
only a dispute that is won does that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Table, select
from transitions import Machine

from flows.wallet.processes import cases, disputes, payments, refunds
from flows.wallet.processes.books import Books
from flows.wallet.processes.lifecycle import after
from flows.wallet.records import case, dispute, refund, transaction

Step = Callable[[Books, int], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of process: its machine, its rows, the steps that the office takes, and when time takes one."""

    machine: Machine
    table: Table
    steps: Mapping[str, Step]
    due: Mapping[str, ColumnElement[object]] = field(default_factory=dict)

    def open_to(self, status: str) -> Sequence[str]:
        """Name the steps that can be taken where something stands."""
        return [step for step in self.steps if after(self.machine, status, step) is not None]


KINDS = {
    "payment": Kind(
        payments.PAYMENT,
        transaction,
        {
            "take_up": payments.take_up,
            "settle": payments.settle,
            "cancel": payments.cancel,
            "give_back": payments.give_back,
        },
    ),
    "refund": Kind(
        refunds.REFUND,
        refund,
        {"send": refunds.send, "approve": refunds.approve, "refuse": refunds.refuse, "pay": refunds.pay},
        due={"send": refund.c.applied_at},
    ),
    "dispute": Kind(
        disputes.DISPUTE,
        dispute,
        {
            "settle": disputes.settle,
            "ask_evidence": disputes.ask_evidence,
            "uphold": disputes.uphold,
            "reject": disputes.reject,
        },
        due={"ask_evidence": dispute.c.due_at},
    ),
    "case": Kind(cases.CASE, case, {"close": cases.close, "reopen": cases.reopen}),
    "fraud": Kind(
        cases.FRAUD, case, {"review": cases.review, "restore": cases.restore, "close": cases.close_fraud}
    ),
    "limit": Kind(cases.LIMIT, case, {"grant": cases.grant, "decline": cases.decline_limit}),
    "data": Kind(cases.DATA, case, {"answer": cases.answer, "decline": cases.decline_data}),
}
"""What moves on between calls. A refund goes to the merchant as soon as it is asked for; a mediation that
came to nothing by its day asks for evidence. All else somebody has to decide or to confirm."""


def take_step(books: Books, kind: str, id_: int, step: str) -> bool:
    """Take a step; False, and nothing is changed, if it cannot be taken from where the thing stands now.

    Raises:
        KeyError: there is no such kind of process, or no such step of it.
    """
    found = KINDS[kind]
    do = found.steps[step]
    there = select(found.table.c.id).where(found.table.c.id == id_)
    return books.connection.execute(there).one_or_none() is not None and do(books, id_)


def take_due_steps(books: Books, most: int) -> int:
    """Take the steps that time alone takes, `most` of each at once; gives how many were taken."""
    taken = 0
    for found in KINDS.values():
        for step, due_at in found.due.items():
            sources = [state for state in found.machine.states if step in found.open_to(state)]
            ripe = select(found.table.c.id).where(found.table.c.status.in_(sources), due_at <= books.now)
            ids = books.connection.execute(ripe.order_by(due_at).limit(most)).scalars().all()
            taken += sum(found.steps[step](books, id_) for id_ in ids)
    return taken
