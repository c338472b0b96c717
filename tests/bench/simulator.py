"""What the pretend Twilio costs by itself: a turn in process, and a thousand calls at once."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from flask import Flask, Response

from ivr.simulator.account import Account
from ivr.simulator.call import Call
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Log
from ivr.simulator.moment import Move, Press, Steps
from ivr.simulator.ring import Ending, through
from ivr.simulator.settings import Settings
from ivr.simulator.transports import Transport, in_process
from tests.bench import apps

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

TWIML = (
    '<?xml version="1.0" encoding="UTF-8"?><Response><Gather action="/voice" numDigits="1" timeout="5">'
    '<Say language="cmn-CN" voice="Polly.Zhiyu">营业时间请按1。留言请按2。人工服务请按3。</Say></Gather>'
    "<Redirect>/voice</Redirect></Response>"
)
HEADERS = [("Content-Type", "text/xml")]
WARM = 20


@dataclass(frozen=True, slots=True)
class Own:
    """Medians: a turn of the simulator and a POST of Flask's test client, in µs; bytes of a call."""

    turn_us: float
    flask_us: float
    call_bytes: int
    calls: int


def measure(rounds: int, calls: int) -> Own:
    """Measure turns and POSTs, a hundred of each at a time, then the memory of calls that go on at once."""
    call, steps = _call(in_process(_constant), Account())
    app = Flask(__name__, static_folder=None)
    app.post("/voice")(lambda: Response(TWIML, content_type="text/xml"))
    client = app.test_client()
    form = {**call.params(), "Digits": "1", "FinishedOnKey": "", "msg": "Gather End"}
    pressed = Move(0.0, Press("1"))
    turn_us: list[float] = []
    flask_us: list[float] = []
    for _ in range(rounds):
        turn_us += _timed(lambda: steps.send(pressed))
        flask_us += _timed(lambda: client.post("/voice", data=form))
    steps.close()
    return Own(median(turn_us), median(flask_us), _call_bytes(calls), calls)


def _timed(step: Callable[[], object]) -> list[float]:
    """Give the µs of a hundred steps, after some that warm up."""
    took_us = []
    for _ in range(WARM + 100):
        began_s = time.perf_counter()
        step()
        took_us.append((time.perf_counter() - began_s) * 1e6)
    return took_us[WARM:]


def _call_bytes(count: int) -> int:
    """Give the memory of a call among many that go on at once, each in the prompt of its first Gather."""
    send, account = in_process(_constant), Account()
    _call(send, account)  # what is made once
    tracemalloc.start()
    going = [_call(send, account) for _ in range(count)]
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken // len(going)


def _call(send: Transport, account: Account) -> tuple[Call, Steps[Ending]]:
    clock = VirtualClock(apps.NOW)
    settings = Settings("http://app.local/voice", "+8613800000001", "+14155550199")
    call = Call(settings, send, apps.TOKEN, Log(clock.now, clock.now()), clock.now, account=account)
    steps = through(call)
    next(steps)
    return call, steps


def _constant(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", HEADERS)
    return [TWIML.encode()]
