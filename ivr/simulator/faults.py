"""Faults on demand: what callers hear when the way to the app, or the app, fails.

A fault takes the place of the way to the app at one request of a call, or at all. The carrier's side of it
(the 15 s limit, the fallback URL, the apology) is the simulator's own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ivr.simulator.clock import Clock
from ivr.simulator.transports import TOTAL_S, Answer, Request, Transport, Unreachable

_WRITTEN = re.compile(
    r"(?:slow=([0-9]{1,4}(?:\.[0-9]{1,3})?)|(500|truncated|duplicate|drop))(?:@([0-9]{1,4}))?"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What fails: `kind`, for slow with its `seconds`, at request number `at` (from 0; None: each)."""

    kind: str
    seconds: float = 0
    at: int | None = None

    def __str__(self) -> str:
        kind = f"slow={self.seconds:g}" if self.kind == "slow" else self.kind
        return kind if self.at is None else f"{kind}@{self.at}"


@dataclass(frozen=True, slots=True)
class Line:
    """The way to the app that a fault is on: `tell` says what the fault did."""

    way: Transport
    clock: Clock
    tell: Callable[[str], None]


def fault(text: str) -> Fault:
    """Read a fault, `slow=16`, `500`, `truncated`, `duplicate` or `drop`, each perhaps with `@2`.

    Raises:
        ValueError: It is none of these.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} should be slow=16, 500, truncated, duplicate or drop, perhaps with @2")
    at = None if found[3] is None else int(found[3])
    return Fault("slow", float(found[1]), at) if found[1] else Fault(found[2], at=at)


def faulty(line: Line, faults: Sequence[Fault]) -> Transport:
    """Return the way to the app with faults on it; at each request the first that is for it happens."""
    numbers = itertools.count()

    def send(request: Request) -> Answer:
        number = next(numbers)
        for each in faults:
            if each.at in {None, number}:
                return _DO[each.kind](line, request, each)
        return line.way(request)

    return send


def _slow(line: Line, request: Request, fault: Fault) -> Answer:
    """The app does its work, and its answer takes so long; the caller hears nothing meanwhile."""
    answer = line.way(request)
    late = fault.seconds > TOTAL_S
    silent_s = min(fault.seconds, TOTAL_S)
    line.tell(f"the answer takes {fault.seconds:g} s; the caller hears nothing for {silent_s:g} s")
    line.clock.pass_(silent_s)
    if late:
        raise Unreachable(11205, f"no answer within {TOTAL_S} s")
    return answer


def _error(line: Line, request: Request, _fault: Fault) -> Answer:
    """The app is not asked: something before it answers 500."""
    line.tell("500 in place of the app's answer; the app was not asked")
    return Answer(500, (), b"", request.url)


def _truncated(line: Line, request: Request, _fault: Fault) -> Answer:
    """The second half of the answer is lost."""
    answer = line.way(request)
    line.tell(f"the answer's first {len(answer.body) // 2} of {len(answer.body)} bytes arrive")
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def _duplicate(line: Line, request: Request, _fault: Fault) -> Answer:
    """The same request is sent twice, and the second answer is taken."""
    first = line.way(request)
    second = line.way(request)
    same = (first.status, first.body) == (second.status, second.body)
    line.tell(f"the request is sent twice; the second answer is {'the same' if same else 'another'}")
    return second


def _drop(line: Line, request: Request, _fault: Fault) -> Answer:
    """The app does its work, and the connection breaks before its answer comes."""
    line.way(request)
    line.tell("the app was asked, and its answer is lost")
    raise Unreachable(11206, "the connection broke before an answer came")


_DO: Mapping[str, Callable[[Line, Request, Fault], Answer]] = {
    "slow": _slow,
    "500": _error,
    "truncated": _truncated,
    "duplicate": _duplicate,
    "drop": _drop,
}
