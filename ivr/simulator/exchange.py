"""Many calls on one clock: each waits for its party's next move, and the earliest move is made first.

Virtual time leaps from move to move, so that hours of calls take milliseconds; real time sleeps until the
next move is due, or the API wants something.
"""

from __future__ import annotations

import heapq
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ivr.simulator.call import Call
from ivr.simulator.clock import Clock, RealClock, VirtualClock
from ivr.simulator.moment import Moment, Move, Steps
from ivr.simulator.ring import Ending, NobodyThere, through

Party = Callable[[Moment], Move]
"""Whoever holds the phone: says what happens in a moment; lets no time pass itself."""


@dataclass(slots=True)
class Ahead:
    """A clock for one party, which runs ahead of the others until its move is made."""

    clock: Clock
    ahead_s: float = 0.0

    def now(self) -> datetime:
        """Return the time as the party sees it, aware."""
        return self.clock.now() + timedelta(seconds=self.ahead_s)

    def pass_(self, seconds: float) -> None:
        """Let `seconds` pass for this party alone."""
        self.ahead_s += seconds


_NOW = Move(0)


@dataclass(slots=True, eq=False)
class Leg:
    """One call at the exchange.

    Attributes:
        move, due: What the party does next, at the time that the heap tells, and its number there.
        kept: What the party was about to do, and when, as the moment was cut.
    """

    call: Call
    party: Party
    steps: Steps[Ending]
    clock: Ahead
    moment_at: datetime | None = None
    move: Move = _NOW
    due: int = 0
    kept: tuple[datetime, Move] | None = None
    ending: Ending | None = None


@dataclass(slots=True)
class Exchange:
    """The calls in progress, safe between threads."""

    clock: VirtualClock | RealClock
    _due: list[tuple[datetime, int, Leg]] = field(default_factory=list)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def begin(
        self,
        call: Call,
        party: Callable[[Clock], Party],
        clock: Ahead | None = None,
        *,
        steps: Steps[Ending] | None = None,
    ) -> Leg:
        """Take a call in; its first step is taken when the clock runs.

        Args:
            call: The call.
            party: Makes whoever holds the phone, with a clock of its own.
            clock: That clock, where somebody else looks at it too.
            steps: What the call goes through; by default those of a call to the app.
        """
        clock = clock or Ahead(self.clock)
        leg = Leg(call, party(clock), steps or through(call), clock)
        call.wake = lambda: self._interrupt(leg)
        with self._changed:
            self._put(leg, self.clock.now())
        return leg

    def run(self, until_at: datetime | None = None) -> None:
        """Let time pass, virtual or real, until no call is left or it is `until_at`."""
        while (leg := self._next(until_at)) is not None:
            self._step(leg)

    def serve(self) -> None:
        """Let real time pass for ever; for a thread of its own."""
        while True:
            self.run()
            with self._changed:
                while not self._due:
                    self._changed.wait()

    def _put(self, leg: Leg, due_at: datetime) -> None:
        leg.due = next(self._numbers)
        heapq.heappush(self._due, (due_at, leg.due, leg))
        self._changed.notify_all()

    def _next(self, until_at: datetime | None) -> Leg | None:
        """Wait for the earliest move, and return whose it is; None if there is none in time."""
        with self._changed:
            while self._due:
                due_at, number, leg = self._due[0]
                if number != leg.due or leg.ending is not None:
                    heapq.heappop(self._due)
                elif until_at is not None and due_at > until_at:
                    break
                elif isinstance(self.clock, VirtualClock):
                    self.clock.time_at = max(due_at, self.clock.time_at)
                    return heapq.heappop(self._due)[2]
                elif (left_s := (due_at - self.clock.now()).total_seconds()) > 0:
                    self._changed.wait(left_s)
                else:
                    return heapq.heappop(self._due)[2]
            if until_at is not None and isinstance(self.clock, VirtualClock):
                self.clock.time_at = max(until_at, self.clock.time_at)
            return None

    def _step(self, leg: Leg) -> None:
        """Make a party's move, and ask for its next."""
        leg.clock.ahead_s = 0.0
        try:
            moment = leg.steps.send(leg.move) if leg.moment_at else next(leg.steps)
        except StopIteration as stop:
            leg.ending = stop.value
            return
        except NobodyThere:
            leg.ending = Ending("error", "failed", 0)
            return
        leg.moment_at = self.clock.now()
        leg.move = self._decided(leg, moment)
        with self._changed:
            self._put(leg, leg.moment_at + timedelta(seconds=leg.move.after_s))

    def _decided(self, leg: Leg, moment: Moment) -> Move:
        """Ask what the party does, unless it had decided before its moment was cut."""
        if leg.kept is None:
            return leg.party(moment)
        due_at, move = leg.kept
        left_s = max((due_at - self.clock.now()).total_seconds(), 0.0)
        if left_s > moment.limit_s:
            return Move(moment.limit_s)
        leg.kept = None
        return Move(left_s, move.act)

    def _interrupt(self, leg: Leg) -> None:
        """Cut the moment in which a call is; what its party was about to do comes in the next, if it can."""
        with self._changed:
            if leg.ending is None and leg.moment_at is not None:
                if leg.move.act is not None:
                    leg.kept = (leg.moment_at + timedelta(seconds=leg.move.after_s), leg.move)
                leg.move = Move((self.clock.now() - leg.moment_at).total_seconds())
                self._put(leg, self.clock.now())
