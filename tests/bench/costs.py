"""What a turn costs beside the requests a second: the engine alone, commits, bytes, and a crowded store."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from sqlite3 import Connection as Driver
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, cast, event, func, insert, select
from sqlalchemy.types import LargeBinary

from ivr.engine import advance as engine
from ivr.engine.call import Call
from ivr.engine.document import CollectNode, HangupNode, QueueNode, RecordNode, TransferNode
from ivr.engine.events import Dialed, Digits, Event, NoInput, Queued, Recorded
from ivr.engine.flow import Node
from ivr.store.database import open_store
from ivr.store.hotline import Hotline
from ivr.store.tables import call as calls
from ivr.store.turn import Switchboard, answer, take_turn
from ivr.store.vault import Vault
from tests.bench import apps
from webhooks.app import prepare_store
from webhooks.hotlines import Hotlines
from webhooks.twiml import render

TURNS_A_WALK = 20
"""At most; a caller who presses at random is mostly gone before."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """The median time of a turn, in µs, with few and with many live calls in the store."""

    few: int
    many: int
    few_us: float
    many_us: float


def open_board(file: Path) -> Switchboard:
    """Open a store of its own for the hotline, as the app does, and its demo data if it has any."""
    store = open_store(f"sqlite:///{file}", Vault(apps.SECRET.encode()))
    hotlines = Hotlines({apps.hotline().flow.name: apps.hotline()})
    prepare_store(store, hotlines, demo=True, now=apps.NOW)
    return Switchboard(store=store, find=hotlines.find, render=render, now=lambda: apps.NOW, public_url=str)


def walk(board: Switchboard, sid: str, random: Random) -> Iterator[tuple[Call, Event]]:
    """Ring, and press random keys that fit the place, or nothing; gives each call with what happens to it."""
    answer(board, apps.hotline(), sid=sid, caller="+8613800000001", dialed="+8610955000")
    seen: list[tuple[Call, Event]] = []

    def press(hotline: Hotline, call: Call) -> Event:
        happened = _what_fits(hotline.flow.nodes[call.state], random)
        seen.append((replace(call, data=dict(call.data)), happened))
        return happened

    for turn in range(1, TURNS_A_WALK + 1):
        reply = take_turn(board, sid, turn, press)
        if isinstance(apps.hotline().flow.nodes[reply.state].spec, HangupNode):
            break
    yield from seen


def _what_fits(node: Node, random: Random) -> Event:
    way = random.choice([*node.ways])
    match node.spec:
        case QueueNode():
            return Queued(way)
        case TransferNode():
            return Dialed(way)
        case RecordNode():
            return Recorded("https://api.twilio.com/recording", 5)
        case _ if random.random() < 0.1:
            return NoInput()
        case CollectNode(length=length):
            return Digits("123456789012"[: length.min])
    return Digits(way if way.isdigit() else "9")


def engine_us(board: Switchboard, walks: int) -> float:
    """Give the median time of `advance` alone over the turns of calls, in µs."""
    flow, random = apps.hotline().flow, Random(1)
    turns = [turn for number in range(walks) for turn in walk(board, f"CAengine{number}", random)]
    took_ns = []
    for _ in range(5):
        for call, happened in turns:
            began_ns = time.perf_counter_ns()
            engine.advance(flow, call, happened)
            took_ns.append(time.perf_counter_ns() - began_ns)
    return median(took_ns) / 1000


def call_bytes(board: Switchboard) -> tuple[int, int]:
    """Give the bytes of the stored calls' columns without the reply, median and most.

    Whole numbers count as they are written out, which is more than SQLite needs for them.
    """
    columns = [column for column in calls.c if column.name != "reply"]
    size: Any = sum(func.coalesce(func.length(cast(column, LargeBinary)), 0) for column in columns)
    with board.store.read() as connection:
        sizes = list(connection.execute(select(size)).scalars())
    return int(median(sizes)), max(sizes)


def commits_a_turn(board: Switchboard, turns: int) -> float:
    """Count, in what the database is told to do, the COMMITs of some turns."""
    told: list[str] = []

    def listen(driver: Driver, *_others: object) -> None:
        driver.set_trace_callback(told.append)

    answer(board, apps.hotline(), sid="CAcommits", caller="+8613800000001", dialed="+8610955000")
    event.listen(board.store.engine, "checkout", listen)
    try:
        for turn in range(1, turns + 1):
            take_turn(board, "CAcommits", turn, _press_nine)
    finally:
        event.remove(board.store.engine, "checkout", listen)
        board.store.engine.dispose()
    return sum(each.upper().startswith(("COMMIT", "END")) for each in told) / turns


def crowd(folder: Path, few: int, many: int, turns: int, tick: Callable[[], None]) -> Crowd:
    """Take turns of calls chosen at random in a store with `few` live calls and one with `many`, by turns."""
    boards = [open_board(folder / f"crowd{count}.db") for count in (few, many)]
    sids = []
    for board, count in zip(boards, (few, many), strict=True):
        answer(board, apps.hotline(), sid="CA0", caller="+8613800000001", dialed="+8610955000")
        sids.append(_fill(board.store.engine, count, tick))
    random = Random(2)
    took_us: tuple[list[float], list[float]] = ([], [])
    at: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for number in range(2 * turns):
        which = (number + 1) // 2 % 2
        sid = random.choice(sids[which])
        turn = at[which].get(sid, 1)
        at[which][sid] = turn + 1
        began_s = time.perf_counter()
        take_turn(boards[which], sid, turn, _press_nine)
        took_us[which].append((time.perf_counter() - began_s) * 1e6)
    for board in boards:
        board.store.engine.dispose()
    return Crowd(few, many, median(took_us[0]), median(took_us[1]))


def _fill(engine_: Engine, count: int, tick: Callable[[], None]) -> list[str]:
    """Copy the call that is there, under ids as Twilio's, in the order of nothing."""
    random = Random(3)
    sids = [f"CA{UUID(int=random.getrandbits(128)).hex}" for _ in range(count)]
    with engine_.begin() as connection:
        row = dict(connection.execute(select(calls)).mappings().one())
        for begin in range(0, count, 5000):
            rows = [row | {"sid": sid} for sid in sids[begin : begin + 5000]]
            connection.execute(insert(calls), rows)
            tick()
    return sids


def _press_nine(_hotline: Hotline, _call: Call) -> Event:
    return Digits("9")
