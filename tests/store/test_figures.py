"""What is counted of calls is what happened, in each of the databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import Connection, insert

from flows.wallet.queue_figures import waits
from flows.wallet.records import SCHEMA, queue_entry
from ivr.store import figures
from ivr.store.figures import Ended
from ivr.store.heat import Heat, heat
from ivr.store.hotline import Waited
from ivr.store.tables import call, flow_version, turn

NINE = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
WEEK = (NINE - timedelta(days=7), NINE + timedelta(days=1))


@pytest.fixture
def connection(open_app: Callable[..., Flask], database: str) -> Iterator[Connection]:
    """Give a transaction on an app's database."""
    with open_app(database).extensions["ivr_store"].write() as opened:
        yield opened


def _call(
    sid: str, began_at: datetime, outcome: str, nodes: list[str], language: str = "zh-CN"
) -> tuple[dict[str, object], list[dict[str, object]]]:
    empty = dict.fromkeys(("flow", "caller", "dialed", "level", "data", "path", "status", "reply"), "")
    numbers = dict.fromkeys(("no_inputs", "no_matches", "errors"), 0)
    row = {
        "sid": sid,
        "state": nodes[-1],
        "turn": len(nodes),
        "language": language,
        "outcome": outcome,
        "started_at": began_at,
    }
    turns = [
        {
            "call_sid": sid,
            "turn": number,
            "at": began_at + timedelta(seconds=10 * number),
            "event": "digits",
            "node": node,
            "led_to": led_to,
            "actions": "",
            "language": language,
            "ms": 1,
        }
        for number, (node, led_to) in enumerate(zip(["main", *nodes], nodes, strict=False))
    ]
    return {**empty, **numbers, **row}, turns


def write(connection: Connection, *told: tuple[dict[str, object], list[dict[str, object]]]) -> None:
    """Write calls with their turns."""
    connection.execute(insert(call), [row for row, _turns in told])
    connection.execute(insert(turn), [each for _row, turns in told for each in turns])


def test_calls_by_hour_language_and_outcome(connection: Connection) -> None:
    """Calls that are over are counted in the hour in which they began, to its last moment; others are not."""
    last = NINE + timedelta(minutes=59, seconds=59, milliseconds=900)
    write(
        connection,
        _call("1", NINE, "contained", ["main"]),
        _call("2", last, "contained", ["main"]),
        _call("3", last, "abandoned", ["main"], "en-US"),
        _call("4", NINE, "", ["main"]),
        _call("5", WEEK[0] - timedelta(seconds=1), "contained", ["main"]),
    )
    assert sorted(figures.ended(connection, *WEEK), key=lambda each: each.count) == [
        Ended(NINE, "en-US", "abandoned", 1),
        Ended(NINE, "zh-CN", "contained", 2),
    ]


def test_a_call_counts_once_in_each_service(connection: Connection) -> None:
    """A service is the first word of a node; a call that comes to it twice counts once."""
    write(
        connection,
        _call("1", NINE, "contained", ["main", "stolen/who", "stolen/code", "main"]),
        _call("2", NINE, "abandoned", ["main", "stolen/who"]),
    )
    assert figures.by_service(connection, *WEEK) == {
        ("main", "contained"): 1,
        ("main", "abandoned"): 1,
        ("stolen", "contained"): 1,
        ("stolen", "abandoned"): 1,
    }


def test_waits_for_an_agent(connection: Connection) -> None:
    """Who was answered in exactly 30 s was answered within them; who still waits is not counted."""
    rows = [
        {"call_sid": "1", "status": "bridged", "taken_at": NINE + timedelta(seconds=30)},
        {"call_sid": "2", "status": "bridged", "taken_at": NINE + timedelta(seconds=400)},
        {"call_sid": "3", "status": "abandoned", "taken_at": None},
        {"call_sid": "4", "status": "waiting", "taken_at": None},
    ]
    kept = {
        "caller": "",
        "skill": "fraud",
        "priority": 1,
        "language": "zh-CN",
        "summary": "{}",
        "entered_at": NINE,
    }
    SCHEMA.metadata.create_all(connection)
    connection.execute(insert(queue_entry), [{**kept, **row} for row in rows])

    found = {(each.outcome, each.within_s): each for each in waits(connection, *WEEK)}
    assert found == {
        ("answered", 30): Waited(NINE, "zh-CN", "fraud", "answered", 30, 1, 30.0),
        ("answered", None): Waited(NINE, "zh-CN", "fraud", "answered", None, 1, 400.0),
        ("abandoned", None): Waited(NINE, "zh-CN", "fraud", "abandoned", None, 1, 0.0),
    }


def test_what_happened_at_a_node(connection: Connection) -> None:
    """Visits, the time until the next turn, errors, who gave up, and who asked for a human."""
    row, turns = _call("1", NINE, "abandoned", ["main", "stolen/who", "stolen/who", "agent/ask"])
    other = _call("2", WEEK[0] - timedelta(days=1), "abandoned", ["main"])
    turns[0]["event"], row["flow"] = "answered", "v1"
    write(
        connection,
        (row | {"ended_at": NINE + timedelta(seconds=40)}, turns),
        ({**other[0], "flow": "v1", "ended_at": NINE}, other[1]),
    )
    connection.execute(
        insert(flow_version), {"version": "v1", "name": "wallet", "files": "", "first_used_at": NINE}
    )

    assert heat(connection, "wallet", "agent", *WEEK) == {
        "main": Heat(visits=1, stood_s=10, stays=1),
        "stolen/who": Heat(visits=1, stood_s=20, stays=2, errors=1, human=1),
        "agent/ask": Heat(visits=1, stood_s=10, stays=1, gave_up=1),
    }
    assert heat(connection, "desk", "agent", *WEEK) == {}
