"""Requests a second of the four apps, taken in turn: whatever else the machine does hurts all alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from uuid import UUID

from tests.bench import apps
from tests.bench.client import Address, drive, signed
from tests.bench.servers import serving

SUBJECTS = ("ours", "constant", "committed", "handwritten")
LANES = 4
"""So many calls go on at once: both workers are busy, and two requests wait."""
TURNS = 150
"""Of each call in a round; a call has 200 at most."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What the rounds gave for one app. Ratios are ours to it, round by round.

    Attributes:
        per_s: Requests a second, median.
        low, high: The quartiles.
        ratio, ratio_low, ratio_high: Ours through this one's, median and quartiles.
        client_us: Processor time of the client for one request, median.
    """

    per_s: float
    low: float
    high: float
    ratio: float
    ratio_low: float
    ratio_high: float
    client_us: float


def rates(folder: Path, rounds: int, tick: Callable[[], None]) -> Mapping[str, Rate]:
    """Measure each app once a round, each round beginning with another; the round before the first warms up.

    Raises:
        tests.bench.client.WrongReply: an app answered something else than it had to.
        RuntimeError: a server did not start.
    """
    per_s: dict[str, list[float]] = {name: [] for name in SUBJECTS}
    client_us: dict[str, list[float]] = {name: [] for name in SUBJECTS}
    with ExitStack() as stack:
        addresses = {name: stack.enter_context(serving(name, folder)) for name in SUBJECTS}
        for number in range(rounds + 1):
            first = number % len(SUBJECTS)
            for name in (*SUBJECTS[first:], *SUBJECTS[:first]):
                lanes = [_call(addresses[name], name, number, lane) for lane in range(LANES)]
                began_s = time.process_time()
                took_s = drive(addresses[name], lanes)
                if number:
                    per_s[name].append(LANES * TURNS / took_s)
                    client_us[name].append((time.process_time() - began_s) * 1e6 / (LANES * TURNS))
                tick()
    return {name: _rate(per_s["ours"], per_s[name], client_us[name]) for name in SUBJECTS}


def _call(address: Address, name: str, number: int, lane: int) -> list[tuple[bytes, bytes]]:
    """Begin a call, and give the requests of its turns; what ours replies names the turn that comes next."""
    sid = f"CA{UUID(int=number * LANES + lane).hex}"
    drive(address, [[(signed(address, "/voice", {"CallSid": sid}, apps.TOKEN), b"<Response>")]])
    pressed = apps.keys(apps.hotline().flow)
    return [
        (
            signed(
                address,
                f"/voice/turn?call={sid}&turn={turn}",
                {"CallSid": sid, "Digits": pressed[turn % len(pressed)], "msg": "Gather End"},
                apps.TOKEN,
            ),
            f"turn={turn + 1}</Redirect>".encode() if name == "ours" else b"<Response>",
        )
        for turn in range(1, TURNS + 1)
    ]


def _rate(ours: list[float], its: list[float], client_us: list[float]) -> Rate:
    low, middle, high = quantiles(its, n=4, method="inclusive")
    ratios = [mine / other for mine, other in zip(ours, its, strict=True)]
    ratio_low, ratio, ratio_high = quantiles(ratios, n=4, method="inclusive")
    return Rate(middle, low, high, ratio, ratio_low, ratio_high, median(client_us))
