"""Which nodes a request takes a call through: the flow's machine tells, in the thread that asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakSet

from ivr.engine.flow import Flow
from ivr.engine.machine import watch

_watched: WeakSet[object] = WeakSet()
"""A machine is shared by all calls of its flow, and watched once."""
_here = threading.local()


@contextmanager
def way_through(flow: Flow) -> Iterator[list[str]]:
    """Give the nodes of `flow` that a call leaves in this thread meanwhile, in order."""
    if flow.machine not in _watched:
        _watched.add(flow.machine)
        watch(flow.machine, _leaves)
    nodes: list[str] = []
    _here.nodes = nodes
    try:
        yield nodes
    finally:
        _here.nodes = None


def _leaves(node: str, _event: str, _language: str) -> None:
    nodes = getattr(_here, "nodes", None)
    if nodes is not None:
        nodes.append(node)
