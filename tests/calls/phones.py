"""Telephones of callers and agents on one clock: two lines, one database."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from flows.wallet import records
from flows.wallet.call_backs import CALL_BACKS
from ivr.simulator.acts import parse
from ivr.simulator.call import Call
from ivr.simulator.events import Log
from ivr.simulator.exchange import Exchange
from ivr.simulator.outgoing import Outgoing
from ivr.simulator.script import Script
from ivr.simulator.settings import Far, Settings
from ivr.simulator.transports import in_process
from tests.calls.ringing import ADDRESS, SETTINGS, Town
from webhooks.delivery import Callback, call_back

ENTRY = records.queue_entry
SIGN_IN = "1001# 246810#"
CALLER, AGENT = "+8613800000007", "+8613911110001"


class Phones:
    """Telephones of callers and agents; `said` has what is said or played, by who holds the phone."""

    def __init__(self, town: Town) -> None:
        self.town, self.exchange = town, Exchange(town.clock)
        self.said: dict[str, list[str]] = {}
        self.acts: dict[str, str] = {}
        self.far_ends: dict[str, Far] = {}
        self.send = in_process(town.app.wsgi_app)
        place = Outgoing(
            self.exchange,
            town.rest.account,
            self.send,
            SETTINGS.auth_token,
            self.far_ends,
            self.acts,
            agent_s=None,
            tell=lambda call, line: self._hear(call.settings.dialed, line),
        )
        town.rest.place = place

    def _hear(self, who: str, line: Any) -> None:
        if line.event in ("say", "play"):
            self.said.setdefault(who, []).append(line.fields.get("text") or line.fields["url"])

    def ring(self, flow: str, who: str, acts: str) -> Call:
        """Let somebody ring a line; time passes only when the clock runs."""
        now = self.town.clock.now
        log = Log(now, now(), partial(self._hear, who))
        settings = Settings(
            f"{ADDRESS}/voice/{flow}",
            who,
            "+8610955000",
            SETTINGS.account_sid,
            status_url=f"{ADDRESS}/voice/status",
            agent_s=None,
        )
        call = Call(settings, self.send, SETTINGS.auth_token, log, now, account=self.town.rest.account)
        self.exchange.begin(call, lambda clock: Script(iter(parse(acts)), clock, str))
        return call

    def ring_back(self) -> int:
        """Place the call backs that are due, as the worker does."""
        where = Callback(SETTINGS.sms_from, f"{ADDRESS}/voice/wallet", f"{ADDRESS}/voice/status")
        return call_back(self.town.store, CALL_BACKS, lambda: self.town.client, where, self.town.clock.now)

    def run(self, seconds: float | None = None) -> None:
        """Let time pass: so many seconds, or until no call is left."""
        until_at = None if seconds is None else self.town.clock.now() + timedelta(seconds=seconds)
        self.exchange.run(until_at)

    def entries(self) -> list[Any]:
        """The queue, as it is written down."""
        return self.town.rows(select(ENTRY).order_by(ENTRY.c.id))
