"""Calls that share an account, and what the API does to them: twiml-voice.md, sections 1.7 and 2.2 to 2.4."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest

from ivr.simulator.account import Member
from ivr.simulator.call import Call
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Log
from ivr.simulator.moment import Move, Steps
from ivr.simulator.next import End, Fetch
from ivr.simulator.ring import Ending, outbound, ring, through
from ivr.simulator.settings import Far, Settings
from tests.simulator.apps import Pages
from tests.simulator.calling import MORNING, TOKEN, URL, alone, call
from tests.simulator.statements import states


def new_call(pages: Pages, clock: VirtualClock, **settings: object) -> Call:
    """A call that a test drives itself."""
    given = {"url": URL, "caller": "+8613800000001", "dialed": "+14155550199", **settings}
    log = Log(clock.now, MORNING)
    return Call(Settings(**given), alone(pages), TOKEN, log, clock.now)  # type: ignore[arg-type]


def hear_out(steps: Steps[Ending], clock: VirtualClock) -> None:
    """Let a call pass whole, with a caller who does nothing."""
    moment = next(steps)
    with contextlib.suppress(StopIteration):
        while True:
            clock.pass_(moment.limit_s)
            moment = steps.send(Move(moment.limit_s))


@states("2.1.6", "2.3.1", "2.2.1")
def test_a_call_that_the_api_makes():
    """2.2 to 2.4: outbound-api; initiated, ringing, answered, completed are told; AnsweredBy if wanted."""
    app = Pages({"/voice": "<Say>Hello.</Say>", "/told": ""})
    clock = VirtualClock(MORNING)
    made = new_call(
        app,
        clock,
        direction="outbound-api",
        status_url="/told",
        status_events=("initiated", "ringing", "answered", "completed"),
        detects_machines=True,
    )
    steps = outbound(made, Far(rings_s=4, answered_by="human"))
    hear_out(steps, clock)
    told = [params["CallStatus"] for path, params, _ in app.asked if path == "/told"]
    assert told == ["initiated", "ringing", "in-progress", "completed"]
    params = app.params("/voice")
    assert (params["Direction"], params["AnsweredBy"]) == ("outbound-api", "human")


@states("2.3.2")
def test_a_call_is_canceled_by_the_api_while_it_rings():
    """2.3: canceled, and the document is never asked for."""
    app = Pages({"/voice": "<Say>Hello.</Say>"})
    made = new_call(app, VirtualClock(MORNING), direction="outbound-api")
    steps = outbound(made, Far(rings_s=4))
    next(steps)
    made.order(End.CALL)
    with pytest.raises(StopIteration):
        steps.send(Move(0))
    assert (made.status, app.asked) == ("canceled", [])


@states("1.7.12")
def test_a_call_is_taken_out_of_its_queue_by_the_api():
    """1.7: QueueResult is redirected, and the other document takes over."""
    app = Pages({"/voice": '<Enqueue waitUrl="" action="/left">q</Enqueue>', "/left": "", "/else": ""})
    made = new_call(app, VirtualClock(MORNING))
    steps = through(made)
    next(steps)
    made.order(Fetch("http://app.local/else"))
    with pytest.raises(StopIteration):
        steps.send(Move(0))
    assert app.params("/left")["QueueResult"] == "redirected"
    assert [path for path, _, _ in app.asked] == ["/voice", "/left", "/else"]


def test_ring_needs_no_account_of_its_own():
    """Several calls share an account, and each is found there by its sid."""
    clock = VirtualClock(MORNING)
    made = new_call(Pages({"/voice": ""}), clock)
    ring(made, lambda moment: Move(moment.limit_s))
    assert made.account.calls[made.sid] is made


@states("1.7.13", "1.7.3", "1.7.6", "1.7.1")
def test_a_queue_with_others_in_it():
    """1.7: position, size and average are the queue's; a full one is queue-full, 14207, with no QueueSid."""
    pages = {"/voice": '<Enqueue waitUrl="/wait" action="/left">q</Enqueue>', "/wait": "<Pause length='30'/>"}
    pages["/left"] = ""
    first = call(pages, agent_s=10)
    queue = first.account.queue("q")
    assert (queue.max_size, queue.members) == (1_000, [])
    now = MORNING - dt.timedelta(seconds=60)
    queue.members.append(Member(now, None, queue, "CA" + "1" * 32))
    second = call(pages, account=first.account, agent_s=10)
    waiting = second.app.params("/wait")
    assert (waiting["QueuePosition"], waiting["CurrentQueueSize"], waiting["AvgQueueTime"]) == (
        "2",
        "2",
        "30",
    )
    assert (waiting["MaxQueueSize"], waiting["QueueTime"]) == ("1000", "0")
    assert {"QueueSid", "QueueTime", "QueueResult"} <= second.app.params("/left").keys()
    queue.max_size = 1
    third = call(pages, account=first.account)
    assert third.codes == [14207]
    left = third.app.params("/left")
    assert (left["QueueResult"], "QueueSid" in left, "QueueTime" in left) == ("queue-full", False, False)
