"""Time as a call sees it: virtual by default, so that an hour's queue takes milliseconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

TICK_S = 0.05


class Clock(Protocol):
    """What tells the time of a call and lets it pass."""

    def now(self) -> datetime:
        """Return the time, aware."""

    def pass_(self, seconds: float) -> None:
        """Let `seconds` (0 or more) pass."""


@dataclass(slots=True)
class VirtualClock:
    """A clock that stands still until it is told to pass."""

    time_at: datetime

    def now(self) -> datetime:
        """Return the time, aware."""
        return self.time_at

    def pass_(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self.time_at += timedelta(seconds=seconds)


class RealClock:
    """A clock that really runs, from `start_at` on."""

    def __init__(self, start_at: datetime, tick: Callable[[], None] = lambda: None) -> None:
        self._start_at = start_at
        self._zero_s = time.monotonic()
        self.tick = tick

    def now(self) -> datetime:
        """Return the time, aware."""
        return self._start_at + timedelta(seconds=time.monotonic() - self._zero_s)

    def pass_(self, seconds: float) -> None:
        """Wait for `seconds`, with a call of `tick` every 50 ms so that a screen can follow."""
        end_s = time.monotonic() + seconds
        while (left_s := end_s - time.monotonic()) > 0:
            time.sleep(min(left_s, TICK_S))
            self.tick()
