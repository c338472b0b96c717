"""`ivr load` rings real HTTP, tells what it saw, keeps to one host and judges by the limits given."""

from __future__ import annotations

import json
from collections import Counter
from random import Random
from threading import Event
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ivr.cli import main
from ivr.cli.load import _broken
from ivr.simulator.call import Call
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.load import Tally, is_loopback, percentile
from ivr.simulator.personas import KINDS, Caller, mix
from ivr.simulator.ring import ring
from ivr.simulator.settings import Settings
from tests.simulator.apps import Answer, Pages, menu
from tests.simulator.calling import MORNING, URL, alone
from tests.simulator.test_wire import served

QUICKLY = ("--callers", "5", "--seconds", "1", "--speed", "max")


def load(*arguments: str) -> Result:
    """Run `ivr load` here."""
    return CliRunner().invoke(main, ["load", *arguments])


def told(result: Result, event: str) -> list[dict[str, Any]]:
    """Give the lines of one event."""
    return [line for line in map(json.loads, result.stdout.splitlines()) if line["event"] == event]


def test_webhooks_are_told_with_their_times() -> None:
    """Every request is counted with its webhook, and the slowest is no quicker than the middle one."""
    menu.asked.clear()
    with served(menu) as url:
        result = load(f"{url}/voice", *QUICKLY, "--json")
    assert result.exit_code == 0, result.output
    webhooks = told(result, "webhook")
    asked = Counter(f"POST {path}" for path, _, _ in menu.asked)
    counted = Counter({each["webhook"]: each["requests"] for each in webhooks})
    assert counted <= asked
    assert (asked - counted).total() <= 5  # what is under way when it is over may not be counted
    assert all(0 < each["p50_ms"] <= each["p95_ms"] <= each["p99_ms"] <= each["max_ms"] for each in webhooks)
    summary = told(result, "summary")[0]
    assert summary["requests"] == counted.total() > 5
    assert summary["calls"] == sum(summary["endings"].values()) > 0
    assert len({params["From"] for _, params, _ in menu.asked}) == 5


@pytest.mark.parametrize(("limit", "status"), [("0.000001", 1), ("60000", 0)])
def test_the_limit_for_answers(limit: str, status: int) -> None:
    """A webhook slower than --p95-ms makes it exit status 1, and is named."""
    with served(menu) as url:
        result = load(f"{url}/voice", *QUICKLY, "--p95-ms", limit)
    assert result.exit_code == status
    assert ("POST /voice: 95 of 100 answers within" in result.stdout) == bool(status)


def test_a_run_in_which_every_call_failed_has_failed() -> None:
    """An app that answers 500 to everybody is told by code, and it is exit status 1 without any limit."""
    with served(Pages({"/voice": Answer("x", "500 Oh")})) as url:
        result = load(f"{url}/voice", *QUICKLY, "--json")
    assert result.exit_code == 1
    assert [(line["code"], line["title"]) for line in told(result, "error")] == [
        (11200, "HTTP retrieval failure")
    ]
    assert told(result, "summary")[0]["broken"] == ["an error ended every call"]


@pytest.mark.parametrize(("limit", "status"), [(10, 1), (90, 0)])
def test_the_limit_for_errors(limit: float, status: int) -> None:
    """More calls than --errors percent that an error ended make it exit status 1; fewer do not."""
    tally = Tally(endings=Counter(error=1, app=1))
    assert bool(list(_broken(tally, None, limit))) == bool(status)


def test_nobody_is_there() -> None:
    """A port where nobody listens: exit status 4."""
    assert load("http://127.0.0.1:9/voice", *QUICKLY).exit_code == 4


@pytest.mark.parametrize(
    "arguments",
    [
        ("http://192.0.2.1/voice",),
        ("ftp://127.0.0.1/voice",),
        ("no.such.module:app",),
        ("walet",),
        ("../wallet",),
        ("--mix", "quick=x"),
        ("--mix", "nobody=1"),
        ("--mix", "quick=0"),
        ("--speed", "0"),
        ("--callers", "100000"),
        ("--seconds", "100000"),
    ],
)
def test_wrong_usage_rings_nobody(arguments: tuple[str, ...]) -> None:
    """Another machine without --i-own-this-host, and what is no plan at all: exit status 2, in words."""
    result = load(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr


def test_no_other_host_is_asked() -> None:
    """A document that leads elsewhere does not take the load there; a webhook there is an error."""
    other = Pages({"/voice": "<Say>Here.</Say>"})
    with served(other) as address:
        elsewhere = address.replace("127.0.0.1", "localhost")
        leads = f"<Play>{elsewhere}/a.wav</Play><Redirect>{elsewhere}/voice</Redirect>"
        with served(Pages({"/voice": leads})) as url:
            result = load(f"{url}/voice", *QUICKLY, "--json")
    assert other.asked == []
    assert [line["code"] for line in told(result, "error")] == [11205]


@pytest.mark.parametrize(
    ("target", "path"), [("tests.simulator.apps:menu", "/choose"), ("hello", "/voice/turn")]
)
def test_what_is_no_url_is_served_here(target: str, path: str) -> None:
    """A WSGI app, and a hotline of ours on new demo data, signed and without an error."""
    result = load(target, *QUICKLY, "--json", "--errors", "0")
    assert result.exit_code == 0, result.output
    assert f"POST {path}" in {each["webhook"] for each in told(result, "webhook")}


@pytest.mark.parametrize("kind", KINDS)
def test_what_each_kind_does(kind: str) -> None:
    """Each kind of caller does what its line in the help says."""
    lines: list[Line] = []
    for seed in range(10):
        clock = VirtualClock(MORNING)
        caller = Caller(kind, Random(seed), clock, Event())
        log = Log(clock.now, MORNING, lines.append, caller.hear)
        ring(Call(Settings(URL, "+1", "+2"), alone(menu), "t", log, clock.now), caller)
    keys = "".join(str(line.fields["keys"]) for line in lines if line.event == "key")
    cut = [line for line in lines if line.event == "say" and line.fields["heard"] != line.fields["text"]]
    ends = [line.fields["by"] for line in lines if line.event == "end"]
    seen = {
        "quick": bool(cut) and set(keys) <= set("123456789#"),
        "patient": not cut and set(keys[:1]) <= set("123"),
        "silent": not keys,
        "wrong": not set(keys[:1]) & set("123"),
        "leaver": ends.count("caller") > 5,
    }
    assert seen[kind]


def test_callers_are_drawn_by_their_shares() -> None:
    """--mix names kinds and shares."""
    assert mix("quick=3, silent=1") == {"quick": 3, "silent": 1}


def test_percentiles_are_values_that_were_there() -> None:
    """Of a hundred values the 95th, of one the one, of none 0."""
    assert percentile([float(value) for value in range(100, 0, -1)], 0.95) == 95
    assert percentile([7.0], 0.5) == percentile([7.0], 0.99) == 7
    assert percentile([], 0.95) == 0


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("192.0.2.1", False), ("", False)],
)
def test_which_hosts_are_this_machine(host: str, here: bool) -> None:
    """Only what leads nowhere but here."""
    assert is_loopback(host) is here
