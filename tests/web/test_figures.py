"""The console's figures against a day that was counted by hand, on two servers of one database."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, insert

from flows.wallet.records import queue_entry
from ivr.store import users
from ivr.store.tables import call, turn
from ivr.store.users import User
from tests.webhooks.line import first, in_process
from webhooks.app import create_app
from webhooks.pages.signing import COOKIE
from webhooks.settings import DEVELOPMENT, read_settings

PASSWORD = "a long password"
NOON = datetime(2026, 3, 4, 4, 0, tzinfo=UTC)
"""In Shanghai."""
ENDED = (
    *[("contained", "zh-CN", "stolen/who")] * 5,
    ("contained", "en-US", "payment/ask"),
    *[("transferred", "zh-CN", "stolen/who")] * 2,
    ("abandoned", "en-US", "stolen/who"),
    ("voicemail", "zh-CN", "payment/ask"),
)
"""Ten calls: how each ended, in which language, and the service that it went through."""
WAITED = (
    ("fraud", "zh-CN", "bridged", 10),
    ("fraud", "zh-CN", "bridged", 30),
    ("general", "en-US", "bridged", 31),
    ("general", "zh-CN", "abandoned", None),
    ("general", "zh-CN", "left", None),
)
"""Five who waited for an agent, what became of them, and after how many seconds they were answered."""


@pytest.fixture
def servers(database: str) -> Iterator[tuple[Flask, Flask]]:
    """Two servers on one database, half a day after noon."""
    settings = read_settings(development=True, environment={"IVR_DATABASE_URL": database})
    apps = create_app(settings, now=_later), create_app(settings, now=_later)
    with apps[0].extensions["ivr_store"].write() as connection:
        users.add(connection, User("mary", "console"), PASSWORD, _later())
        connection.execute(delete(queue_entry))
        for number, (outcome, language, node) in enumerate(ENDED):
            connection.execute(insert(call), _call(number, language, outcome))
            connection.execute(insert(turn), _turn(number, language, node))
        for number, (skill, language, status, after_s) in enumerate(WAITED):
            connection.execute(insert(queue_entry), _entry(number, skill, language, status, after_s))
    yield apps
    for app in apps:
        app.extensions["ivr_store"].engine.dispose()


@pytest.fixture
def mary(servers: tuple[Flask, Flask]) -> tuple[FlaskClient, FlaskClient]:
    """Mary's browser at each of the servers; she has signed in at the first."""
    here, there = (app.test_client() for app in servers)
    assert here.post("/sign-in", data={"name": "mary", "password": PASSWORD}).status_code == 303
    cookie = here.get_cookie(COOKIE)
    assert cookie is not None
    there.set_cookie(COOKIE, cookie.value)
    return here, there


def _later() -> datetime:
    return NOON + timedelta(hours=6)


def _call(number: int, language: str, outcome: str) -> dict[str, Any]:
    empty = dict.fromkeys(("flow", "caller", "dialed", "level", "data", "path", "status", "reply"), "")
    numbers = dict.fromkeys(("turn", "no_inputs", "no_matches", "errors"), 0)
    told = {"sid": f"C{number}", "state": "bye", "language": language, "outcome": outcome}
    return {**empty, **numbers, **told, "started_at": NOON, "ended_at": NOON + timedelta(minutes=1)}


def _turn(number: int, language: str, node: str) -> dict[str, Any]:
    told = {"call_sid": f"C{number}", "turn": 0, "at": NOON, "event": "answered", "node": node}
    return told | {"led_to": node, "actions": "", "language": language, "ms": 1}


def _entry(number: int, skill: str, language: str, status: str, after_s: int | None) -> dict[str, Any]:
    told = {"call_sid": f"C{number}", "caller": "", "skill": skill, "priority": 1, "language": language}
    taken_at = None if after_s is None else NOON + timedelta(seconds=after_s)
    return told | {"summary": "{}", "status": status, "entered_at": NOON, "taken_at": taken_at}


def test_the_day_as_it_was_counted_by_hand(mary: tuple[FlaskClient, FlaskClient]) -> None:
    """Containment, abandonment, time to a human, and who was answered in time, the same on each server.

    Answered in time is of those who were answered or gave up: who left a message did not wait to the end.
    """
    for client in mary:
        page = client.get("/console/figures?days=1&lang=en-US").text
        cards = re.findall(r"<dt>([^<]*)</dt><dd[^>]*>\s*([^<]*?)\s*<small>([^<]*)", page)
        assert cards == [
            ("Calls", "10", ""),
            ("Self-served", "60%", "6 calls"),
            ("With an agent", "20%", "2 calls"),
            ("Call back or message", "10%", "1 call"),
            ("Hung up on the way", "10%", "1 call"),
            ("Wait for an agent, on average", "0:24", "3 answered"),
            ("Answered within 30 s", "50%", "2 of 4 calls"),
            ("Gave up waiting", "25%", "1 of 4 calls"),
        ]
        rows = _rows(page)
        assert rows["12"] == [["10", "6", "2", "0", "1", "1"], ["5", "2", "1", "1", "1"]]
        assert rows["03-04"] == rows["12"]
        assert rows["11"] == [["0"] * 6, ["0"] * 5]
        assert rows["Stolen account"] == [["8", "5", "2", "0", "0", "1", "62%"]]
        assert rows["Failed payment"] == [["2", "1", "0", "0", "1", "0", "50%"]]
        assert rows["English"] == [
            ["2", "1", "0", "0", "0", "1", "50%"],
            ["1", "0", "1", "0", "0", "0:31", "0%"],
        ]
        assert rows["Fraud"] == [["2", "2", "0", "0", "0", "0:20", "100%"]]


def _rows(page: str) -> dict[str, list[list[str]]]:
    """Give the numbers of each table's rows, by the row's name."""
    found: dict[str, list[list[str]]] = {}
    for name, cells in re.findall(r'<th scope="row"[^>]*>([^<]*)</th>(.*?)</tr>', page, re.DOTALL):
        numbers = re.findall(r'<td class="number end">([^<]*)', cells)
        found.setdefault(html.unescape(name), []).append(numbers)
    return found


def test_the_same_in_a_spreadsheet(mary: tuple[FlaskClient, FlaskClient]) -> None:
    """The exports add up to what the page shows."""
    calls = _csv(mary[1], "calls-by-hour")
    assert [sum(int(row[name]) for row in calls) for name in ("contained", "abandoned")] == [6, 1]
    waits = _csv(mary[1], "waits-by-hour")
    assert {row["hour_at"] for row in waits} == {NOON.isoformat()}
    totals = {name: sum(int(row[name]) for row in waits) for name in ("in_time", "later", "answered_sum_s")}
    assert totals == {"in_time": 2, "later": 1, "answered_sum_s": 71}


def _csv(client: FlaskClient, name: str) -> list[dict[str, str]]:
    text = client.get(f"/console/figures/{name}.csv?days=1").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_each_server_shows_what_goes_on_at_the_other(
    servers: tuple[Flask, Flask], mary: tuple[FlaskClient, FlaskClient]
) -> None:
    """A call that one answers is seen on the other, on the map too; signing out at one is signing out."""
    sid = "CA" + "7" * 32
    answer = first(in_process(servers[0], DEVELOPMENT["TWILIO_AUTH_TOKEN"]), sid, "+8613800000007")
    shown = mary[1].get("/console/live")
    assert "+8613800000007" in shown.text
    assert answer.state in shown.text
    assert "heat-5" in mary[1].get("/console/map/wallet/wallet/now").text
    assert mary[1].get(f"/console/calls/{sid}").status_code == 200
    assert mary[1].post("/sign-out").status_code == 303
    assert mary[0].get("/console").status_code == 302
