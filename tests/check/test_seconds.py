"""The seconds that are proved are those of a call that is rung."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.check.explore import explore
from ivr.check.lint import subject
from ivr.check.properties.asked import Asked
from ivr.check.properties.ends import opening_s, silent
from ivr.check.walks import longest
from ivr.simulator.acts import parse
from ivr.simulator.call import Call
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.ring import ring
from ivr.simulator.script import Script
from ivr.simulator.settings import Settings
from ivr.simulator.transports import in_process
from tests.calls.ringing import MORNING
from tests.webhooks.trial import TOKEN, settings
from webhooks.app import make_app
from webhooks.hotlines import Hotlines, open_hotline


def test_a_silent_call_takes_as_long_as_was_proved(tmp_path: Path) -> None:
    """A caller who never does anything is on the line as long as the proof says at most, to a second."""
    hotline = open_hotline("hello")
    asked = Asked(explore(hotline.flow), subject(hotline.flow, hotline.files))
    seconds = longest(asked.found, asked.steps("silence", "world"), asked.bounds, asked.seconds.heard)
    assert seconds is not None
    proved_s = opening_s(asked, 0) + seconds[0]

    clock = VirtualClock(MORNING)
    app = make_app(settings(f"sqlite:///{tmp_path / 'hello.db'}"), Hotlines({"hello": hotline}), clock.now)
    lines: list[Line] = []
    what = Settings("http://hello.local/voice", "+8613800000001", "+8610955000", "AC1")
    call = Call(
        what, in_process(app.wsgi_app), TOKEN, Log(clock.now, clock.now(), lines.append), clock.now, tuple
    )
    ring(call, Script(iter(parse("- " * 20)), clock, lambda: ""))
    app.extensions["ivr_store"].engine.dispose()

    assert lines[-1].as_dict()["seconds"] == pytest.approx(proved_s, abs=1.0)
    assert f"{proved_s:,.0f} s from the answer" in silent(asked).told or len(hotline.flow.languages) > 1
