"""The one `transitions` machine of a flow: its table, and the check of every name in it.

The machine is flat and shared; calls are never registered with it, and it is fired through
`machine.events[name].trigger(call)` on a copy. Why: the library's measured traps (registered models leak and
slow down, nested machines and queues are unsafe between threads, nothing is checked or rolled back).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from transitions import EventData, Machine

from ivr.engine.call import Call
from ivr.engine.document import CollectNode, MenuNode
from ivr.engine.flow import Node

# At debug level the library composes ten log lines an event, eight times the cost of the event itself.
logging.getLogger("transitions").setLevel(logging.WARNING)

Row = dict[str, Any]
RUNGS = {"no_input": "no_inputs", "no_match": "no_matches"}
"""Events that a caller may err by, and the counter of each."""


def build(nodes: Mapping[str, Node], start: str) -> Machine:
    """Build the machine of `nodes`.

    Raises:
        ValueError: a name in the table does not exist, which is a mistake of this program: the flow's own
            names were checked when it was loaded.
    """
    rows = [row for node in nodes.values() for row in _rows(node)]
    faults = list(check(rows, nodes))
    if faults:
        raise ValueError("; ".join(faults))
    return Machine(
        model=None,
        states=list(nodes),
        transitions=rows,
        initial=start,
        auto_transitions=False,
        send_event=True,
    )


def watch(machine: Machine, told: Callable[[str, str, str], None]) -> None:
    """Tell of each event that `machine` fires from now on: the node, what happened, the language until then.

    What happened is a way of the node, or, where the call stays, a rung (`no-input-1`), `repeat`, `language`.
    """
    began: dict[int, str] = {}

    def begins(event: EventData) -> None:
        if isinstance(event.model, Call):
            began[id(event)] = event.model.language

    def fired(event: EventData) -> None:
        row, call, language = event.transition, event.model, began.pop(id(event), "")
        if event.result and row is not None and isinstance(call, Call):
            name = event.event.name
            if row.dest is None and name in RUNGS:
                name = f"{name.replace('_', '-')}-{getattr(call, RUNGS[name])}"
            told(row.source, name, language)

    machine.prepare_event.append(begins)
    machine.finalize_event.append(fired)


def _rows(node: Node) -> Iterable[Row]:
    listens = isinstance(node.spec, MenuNode | CollectNode)
    for event, target in node.ways.items():
        row: Row = {"trigger": event, "source": node.name, "dest": target, "after": "enter"}
        if listens and event in ("no_input", "no_match"):
            row["conditions"] = f"{event}_exhausted"
        yield row
    if listens:
        for event, after in (
            ("no_input", "count_no_input"),
            ("no_match", "count_no_match"),
            ("language", "switch_language"),
            ("repeat", None),
        ):
            yield {"trigger": event, "source": node.name, "dest": None, **({"after": after} if after else {})}


def check(rows: Iterable[Row], nodes: Mapping[str, Node]) -> Iterable[str]:
    """Tell every name in the table that means nothing: the library itself would not."""
    for row in rows:
        for role in ("source", "dest"):
            if row[role] is not None and row[role] not in nodes:
                yield f"{row['trigger']}: {role} {row[role]!r} is no node"
        for role in ("conditions", "after"):
            if role in row and not callable(getattr(Call, row[role], None)):
                yield f"{row['trigger']}: {role} {row[role]!r} is no method of Call"
