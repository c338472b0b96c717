"""Many callers at once, each on a thread of its own, over real HTTP; and how quickly the app answered.

A request is real, and its time is what a clock on the wall says. What lies between two requests, people
listening and thinking, takes its time divided by `speed`, or none at all.
"""

from __future__ import annotations

import ipaddress
import math
import re
import socket
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from urllib.parse import urlsplit

from ivr.simulator.call import Call
from ivr.simulator.clock import Clock, VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.personas import Caller
from ivr.simulator.ring import NobodyThere, ring
from ivr.simulator.settings import Settings
from ivr.simulator.transports import MEDIA_BYTES, Answer, Request, Transport, Unreachable, reach

LONGEST_RAMP_S = 10
"""The callers begin one after another within this time, or a third of the whole, not all in one instant."""
FIVE_SECONDS = (("content-type", "audio/ulaw"), ("content-length", "40000"))
"""Headers of so much audio, as the phone reads its length."""
_ID = re.compile(r"[0-9]+|[A-Za-z]{0,4}[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is rung: `settings` with another caller's number for each, `mix` of kinds, so long, so quickly.

    Attributes:
        callers: How many at once.
        seconds: How long new calls begin; then everybody hangs up.
        speed: How much quicker than people they listen and think; None: they take no time at all.
        hosts: The only hosts that are asked.
        numbers: Who rings: the number of each caller.
    """

    settings: Settings
    token: str
    mix: Mapping[str, int]
    callers: int
    seconds: float
    speed: float | None
    hosts: frozenset[str]
    numbers: Callable[[int], str]
    seed: int = 1


@dataclass(slots=True)
class Tally:
    """What one caller saw, or all of them.

    Attributes:
        ms: Milliseconds of each answer, by webhook: method and path, ids in it as `*`.
        errors: How often each of Twilio's error codes came; 0: a limit of this phone.
        endings: How calls ended: by app, caller, error, or nobody (no answer at all), or cut (by our end).
        lag_ms: How much too late callers acted, since this machine was busy.
    """

    ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[int] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)
    lag_ms: list[float] = field(default_factory=list)

    @property
    def calls(self) -> int:
        """How many calls were rung."""
        return self.endings.total()

    @property
    def failed(self) -> int:
        """How many calls an error ended."""
        return self.endings["error"] + self.endings["nobody"]

    def add(self, other: Tally) -> None:
        """Take in what another saw."""
        for path, each in other.ms.items():
            self.ms[path] += each
        self.errors += other.errors
        self.endings += other.endings
        self.lag_ms += other.lag_ms


def percentile(values: list[float], share: float) -> float:
    """Return the smallest value that so large a share (0 to 1) of the values does not exceed; 0 of none."""
    return sorted(values)[max(math.ceil(share * len(values)) - 1, 0)] if values else 0.0


def is_loopback(host: str) -> bool:
    """Tell whether a host's name leads nowhere but to this machine."""
    try:
        found = {str(each[4][0]) for each in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return all(ipaddress.ip_address(address.partition("%")[0]).is_loopback for address in found)


class Paced:
    """A clock that runs `speed` times as fast as the one on the wall; sleeping ends when `over` is set."""

    def __init__(self, start_at: datetime, speed: float, over: threading.Event, lag_ms: list[float]) -> None:
        self._start_at = start_at
        self._zero_s = time.monotonic()
        self._speed = speed
        self._over = over
        self._lag_ms = lag_ms

    def now(self) -> datetime:
        """Return the time, aware."""
        return self._start_at + timedelta(seconds=(time.monotonic() - self._zero_s) * self._speed)

    def pass_(self, seconds: float) -> None:
        """Sleep, and note by how much it was too long."""
        until_s = time.monotonic() + seconds / self._speed
        if not self._over.wait(seconds / self._speed):
            self._lag_ms.append(max(time.monotonic() - until_s, 0) * 1000)


def run(plan: Plan, start_at: datetime, tick: Callable[[float, int], None]) -> Tally:
    """Let everybody ring, and return what they saw.

    Args:
        plan: Who rings what, and for how long.
        start_at: What the callers' clocks say when it begins.
        tick: Called ten times a second with the seconds since the beginning and the number of requests.
    """
    over = threading.Event()
    tallies = [Tally() for _ in range(plan.callers)]
    threads = [
        threading.Thread(target=_calls, args=(plan, number, start_at, over, tally), daemon=True)
        for number, tally in enumerate(tallies)
    ]
    begun_s = time.monotonic()
    for thread in threads:
        thread.start()
    try:
        while (passed_s := time.monotonic() - begun_s) < plan.seconds:
            tick(passed_s, sum(len(each) for tally in tallies for each in list(tally.ms.values())))
            time.sleep(min(0.1, plan.seconds - passed_s))
    finally:
        over.set()
    for thread in threads:
        thread.join()
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole


def _calls(plan: Plan, number: int, start_at: datetime, over: threading.Event, tally: Tally) -> None:
    """Ring again and again as one caller after another, on one line."""
    chance = Random(f"{plan.seed}:{number}")
    ramp_s = min(LONGEST_RAMP_S, plan.seconds / 3)
    over.wait(number * ramp_s / plan.callers)
    send = _measured(reach({}), plan.hosts, over, tally)
    settings = replace(plan.settings, caller=plan.numbers(number))
    while not over.is_set():
        kind = chance.choices(list(plan.mix), list(plan.mix.values()))[0]
        clock: Clock = (
            VirtualClock(start_at) if plan.speed is None else Paced(start_at, plan.speed, over, tally.lag_ms)
        )
        caller = Caller(kind, chance, clock, over)
        log = Log(clock.now, clock.now(), _errors(tally), caller.hear)
        try:
            by = ring(Call(settings, send, plan.token, log, clock.now), caller).by
        except NobodyThere:
            by = "nobody"
            over.wait(1)  # a server that is down is not hammered
        tally.endings["cut" if by == "caller" and over.is_set() else by] += 1


def _errors(tally: Tally) -> Callable[[Line], None]:
    def tell(line: Line) -> None:
        if line.event == "notice" and line.fields["level"] == "error":
            code = line.fields["code"]
            tally.errors[code if isinstance(code, int) else 0] += 1

    return tell


def _measured(way: Transport, hosts: frozenset[str], over: threading.Event, tally: Tally) -> Transport:
    """Return the way to these hosts alone, with a watch on it; audio of others lasts 5 s, unheard.

    What is asked when it is over is not counted: that all hang up in one instant is not the load.
    """

    def send(request: Request) -> Answer:
        parts = urlsplit(request.url)
        if parts.hostname not in hosts:
            if request.limit == MEDIA_BYTES:
                return Answer(200, FIVE_SECONDS, b"", request.url)
            raise Unreachable(11205, f"{parts.hostname} is not asked: a load is for one host")
        if over.is_set():
            return way(request)
        begun_s = time.perf_counter()
        try:
            return way(request)
        finally:
            path = "/".join("*" if _ID.fullmatch(part) else part for part in parts.path.split("/"))
            tally.ms[f"{request.method} {path or '/'}"].append((time.perf_counter() - begun_s) * 1000)

    return send
