"""Many calls on one clock: their moves are made in the order of time, whoever began first."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ivr.simulator.acts import parse
from ivr.simulator.call import Call
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.exchange import Exchange
from ivr.simulator.script import Script
from ivr.simulator.settings import Settings
from ivr.simulator.transports import in_process
from tests.simulator.apps import Pages
from tests.simulator.calling import MORNING, URL, call

MENU = {
    "/voice": '<Gather action="/next"><Say>Key your number.</Say></Gather><Say>Nothing came.</Say>',
    "/next": "<Say>Thank you.</Say><Pause length='3'/><Hangup/>",
}


def _told(line: Line) -> dict[str, object]:
    return {name: value for name, value in line.as_dict().items() if name not in ("ms", "params")}


@given(st.lists(st.sampled_from(["12#", "wait:2 7 wait:3 #", "-", "!", "wait:1 !"]), min_size=1, max_size=6))
def test_each_call_goes_as_if_it_were_alone(scripts: list[str]) -> None:
    """Calls that go on together say and do, at the same times, what each does by itself."""
    clock, app = VirtualClock(MORNING), Pages(MENU)
    exchange = Exchange(clock)
    together: list[list[dict[str, object]]] = [[] for _ in scripts]
    for told, script in zip(together, scripts, strict=True):
        log = Log(clock.now, MORNING, lambda line, told=told: told.append(_told(line)))
        settings = Settings(URL, "+8613800000001", "+14155550199")
        ringing = Call(settings, in_process(app), "token", log, clock.now)
        exchange.begin(ringing, lambda own, script=script: Script(iter(parse(script)), own, str))
    exchange.run()

    for told, script in zip(together, scripts, strict=True):
        alone = call(MENU, script)
        assert told == [
            {name: value for name, value in line.items() if name not in ("ms", "params")}
            for line in alone.lines
        ]


def test_the_clock_stops_where_it_is_told() -> None:
    """Run until a moment, no call has gone beyond it, and the clock shows it."""
    clock, app = VirtualClock(MORNING), Pages(MENU)
    exchange, lines = Exchange(clock), []
    log = Log(clock.now, MORNING, lambda line: lines.append(line.event))
    settings = Settings(URL, "+8613800000001", "+14155550199")
    begun = Call(settings, in_process(app), "token", log, clock.now)
    exchange.begin(begun, lambda own: Script(iter(parse("wait:4 1#")), own, str))

    exchange.run(MORNING + timedelta(seconds=3))
    assert ("key" in lines, clock.now()) == (False, MORNING + timedelta(seconds=3))
    exchange.run(MORNING + timedelta(seconds=5))
    assert "key" in lines
