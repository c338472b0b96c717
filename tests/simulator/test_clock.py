"""The two clocks of a call."""

from datetime import timedelta

import pytest

from ivr.simulator import clock
from ivr.simulator.clock import RealClock, VirtualClock
from tests.simulator.calling import MORNING


def test_the_virtual_clock_passes_at_once():
    """It stands still until it is told to pass, and then has passed."""
    virtual = VirtualClock(MORNING)
    virtual.pass_(3600.5)
    assert virtual.now() == MORNING + timedelta(hours=1, seconds=0.5)


def test_the_real_clock_waits_in_small_steps(monkeypatch: pytest.MonkeyPatch):
    """It really waits, from the time that it was given, and a screen can follow every 50 ms."""
    world = {"s": 100.0}
    monkeypatch.setattr(clock.time, "monotonic", lambda: world["s"])
    monkeypatch.setattr(clock.time, "sleep", lambda seconds: world.update(s=world["s"] + seconds))
    ticks: list[float] = []
    real = RealClock(MORNING, lambda: ticks.append(world["s"]))
    real.pass_(1)
    assert real.now() == MORNING + timedelta(seconds=1)
    assert len(ticks) == pytest.approx(20, abs=1)
