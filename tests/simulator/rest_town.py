"""An app, the API, and the people who can be rung, on one virtual clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException

from ivr.simulator.acts import parse
from ivr.simulator.call import Call
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.exchange import Exchange
from ivr.simulator.outgoing import Outgoing
from ivr.simulator.rest.api import Rest
from ivr.simulator.rest.client import client_for
from ivr.simulator.script import Script
from ivr.simulator.settings import Far, Settings
from ivr.simulator.transports import in_process
from tests.simulator.apps import Pages
from tests.simulator.calling import MORNING

SID, TOKEN = "AC" + "1" * 32, "secret"
OURS, ANNE, BOB = "+14155550199", "+14155550101", "+14155550102"
APP = "http://app.example"
MENU = '<Gather numDigits="1" finishOnKey=""><Say>Press 1.</Say></Gather><Say>Silence.</Say>'


@dataclass
class Town:
    """An app, the API, and the people who can be rung, on one virtual clock."""

    pages: Pages
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(MORNING))
    lines: list[dict[str, Any]] = field(default_factory=list)
    far_ends: dict[str, Far] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.exchange = Exchange(self.clock)
        self.rest = Rest(self.clock.now, {SID: TOKEN})
        self.rest.place = Outgoing(
            self.exchange,
            self.rest.account,
            in_process(self.pages),
            TOKEN,
            self.far_ends,
            self.acts,
            tell=self._tell,
        )
        self.client = client_for(self.rest, SID, TOKEN)

    def _tell(self, _call: Call, line: Line) -> None:
        self.lines.append(line.as_dict())

    def ring(self, acts: str) -> Call:
        """Let somebody ring the app, without letting time pass."""
        log = Log(self.clock.now, self.clock.now(), lambda line: self.lines.append(line.as_dict()))
        settings = Settings(f"{APP}/voice", ANNE, OURS, SID, agent_s=None)
        call = Call(settings, in_process(self.pages), TOKEN, log, self.clock.now, account=self.rest.account)
        self.exchange.begin(call, lambda clock: Script(iter(parse(acts)), clock, str))
        return call

    def said(self) -> list[str]:
        """What was said on any line, in order."""
        return [line["text"] for line in self.lines if line["event"] == "say"]

    def asked(self, path: str) -> list[dict[str, str]]:
        """What the app was asked at a path."""
        return [params for asked, params, _environ in self.pages.asked if asked == path]


def refused(error: pytest.ExceptionInfo[TwilioRestException]) -> tuple[int, int]:
    """HTTP status and code of a refusal."""
    return error.value.status, error.value.code


def open_town() -> Town:
    """Open an app with a menu."""
    return Town(Pages({"/voice": MENU, "/chosen": "<Say>Chosen.</Say>", "/told": ""}))
