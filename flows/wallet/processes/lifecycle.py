"""Steps from state to state: the machine says which lead where, the database lets each be taken once."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select, update
from transitions import Machine

from flows.wallet.processes.books import Books

# As in `ivr/engine/machine.py`: at debug level the library's own log costs more than the step.
logging.getLogger("transitions").setLevel(logging.WARNING)


@dataclass(slots=True, eq=False)
class Standing:
    """Where one process stands: what the machine is fired on, and never registers."""

    state: str


def lifecycle(steps: Mapping[str, Mapping[str, str]]) -> Machine:
    """Build a flat machine, once: `{step: {state: next state}}`."""
    rows = [
        {"trigger": step, "source": source, "dest": target}
        for step, ways in steps.items()
        for source, target in ways.items()
    ]
    states = dict.fromkeys(state for row in rows for state in (row["source"], row["dest"]))
    return Machine(
        model=None, states=list(states), transitions=rows, initial=rows[0]["source"], auto_transitions=False
    )


def after(machine: Machine, state: str, step: str) -> str | None:
    """Give the state that a step leads to, None if it cannot be taken from `state`.

    Raises:
        KeyError: the machine has no such step, which is our bug.
    """
    event = machine.events[step]
    if state not in event.transitions:
        return None
    standing = Standing(state)
    event.trigger(standing)
    return standing.state


def take(books: Books, machine: Machine, table: Table, id_: int, step: str, **values: Any) -> Any | None:
    """Take a step with one row, and write `values` with it: compare and swap on `status`.

    Gives the row as it is now; None, and nothing is changed, if the step cannot be taken from there. The row
    is held from the look to the swap: who was quicker is waited for, and the step taken from where that led.
    """
    mine = table.c.id == id_
    status = books.connection.execute(select(table.c.status).where(mine).with_for_update()).scalar_one()
    target = after(machine, status, step)
    if target is None:
        return None
    swap = update(table).where(mine, table.c.status == status).values(status=target, **values)
    return books.connection.execute(swap.returning(*table.c)).one_or_none()
