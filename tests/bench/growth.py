"""How exploring a flow grows with the flow: time and memory a state, beside a search over a ready table."""

from __future__ import annotations

import gc
import mmap
import time
import tracemalloc
from collections import deque
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from ivr.check.explore import explore
from ivr.check.explored import Explored
from ivr.engine.flow import Flow
from ivr.engine.load import load
from tests.engine.sample import ENGLISH

ROUNDS = 3
MANY = 1000
"""From so many nodes on, one round is enough, and memory is counted in pages."""


@dataclass(frozen=True, slots=True)
class Grown:
    """One size of flow.

    Attributes:
        transitions_per_s: How many the explorer found a second, on one core.
        plain_per_s: How many a plain breadth-first search passes over, whose table is ready.
        bytes_a_state: What exploring holds at most, through the states.
    """

    nodes: int
    states: int
    transitions: int
    state_us: float
    transitions_per_s: float
    plain_per_s: float
    bytes_a_state: float


def growth(sizes: tuple[int, ...], tick: Callable[[], None]) -> list[Grown]:
    """Explore synthetic flows of these numbers of nodes, each size in a process of its own."""
    grown = []
    for nodes in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            grown.append(pool.submit(_grown, nodes).result())
        tick()
    return grown


def synthetic(nodes: int) -> Flow:
    """Build a tree of menus, each with an action that may ask for digits, of about so many nodes."""
    groups = max(1, (nodes - 3) // 4)
    made: dict[str, Any] = {
        "agent": {"record": "agent-message", "then": {"recorded": "bye", "empty": "bye"}},
        "bye": {"hangup": "agent-bye"},
    }
    for number in range(groups):
        below = {key: f"m{2 * number + key - 1}" for key in (2, 3) if 2 * number + key - 1 < groups}
        keys = {1: f"a{number}", **below}
        made[f"m{number}"] = {"menu": "main", "keys": {str(key): name for key, name in keys.items()}}
        made[f"a{number}"] = {"do": "look", "then": {"good": f"s{number}", "bad": f"c{number}"}}
        made[f"s{number}"] = {"say": "welcome", "then": f"m{number}"}
        made[f"c{number}"] = {"collect": "number", "digits": 4, "into": "keyed", "then": f"a{number}"}
    head = {"flow": "grown", "languages": ["en-US"], "start": "m0", "home": "m0", "human": "agent"}
    words = ENGLISH.replace("    .speech-1 = stolen, hacked\n", "")
    text = yaml.dump({**head, "actions": {"look": {"outcomes": ["good", "bad"]}}, "nodes": made})
    return load({"flow.yaml": text, "en-US.ftl": words})


def _grown(nodes: int) -> Grown:
    flow = synthetic(nodes)
    most_bytes = _most_bytes(flow, by_pages=nodes >= MANY)
    times_s = []
    for _ in range(ROUNDS if nodes < MANY else 1):
        began_s = time.process_time()
        found = explore(flow)
        times_s.append(time.process_time() - began_s)
    took_s, states, transitions = median(times_s), len(found.codes), len(found.target)
    return Grown(
        nodes=len(flow.nodes),
        states=states,
        transitions=transitions,
        state_us=took_s / states * 1e6,
        transitions_per_s=transitions / took_s,
        plain_per_s=transitions / _plain_s(found),
        bytes_a_state=most_bytes / states,
    )


def _most_bytes(flow: Flow, *, by_pages: bool) -> int:
    """Give the most that exploring holds, which is at its end, before what only the search needs is let go.

    The process's pages come by the mebibyte, more than a small flow needs, and some were free before; but
    tracing what is allocated takes five times as long.
    """
    held = _pages_bytes if by_pages else lambda: tracemalloc.get_traced_memory()[0]
    most_bytes = 0

    def look(_asked: int, _known: int) -> None:
        nonlocal most_bytes
        most_bytes = max(most_bytes, held())

    gc.collect()
    if not by_pages:
        tracemalloc.start()
    before_bytes = held()
    explore(flow, progress=look)
    tracemalloc.stop()
    return most_bytes - before_bytes


def _pages_bytes() -> int:
    """Give the memory that this process holds (proc(5), statm)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * mmap.PAGESIZE


def _plain_s(found: Explored) -> float:
    """Search breadth first over a table that is ready: the least that finding every state could take."""
    table = [list(found.target[found.first[i] : found.first[i + 1]]) for i in range(found.expanded)]
    began_s = time.process_time()
    seen = {0}
    ahead = deque(seen)
    while ahead:
        for target in table[ahead.popleft()]:
            if target not in seen:
                seen.add(target)
                ahead.append(target)
    took_s = time.process_time() - began_s
    assert len(seen) == len(found.codes)
    return took_s
