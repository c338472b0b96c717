"""Calls that an app makes through the API: who is rung, how they behave, and the exchange that takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from ivr.simulator.account import Account
from ivr.simulator.acts import parse
from ivr.simulator.call import Call
from ivr.simulator.clock import Clock
from ivr.simulator.events import Line, Log
from ivr.simulator.exchange import Exchange, Party
from ivr.simulator.moment import Moment, Move
from ivr.simulator.ring import outbound
from ivr.simulator.script import Script
from ivr.simulator.settings import Far, Settings
from ivr.simulator.sms import newest_code
from ivr.simulator.transports import Transport


def listener(moment: Moment) -> Move:
    """Pick up and listen, and do nothing until the app hangs up."""
    return Move(moment.limit_s)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Rings whom the API names; call it with what to ring with.

    Attributes:
        far_ends: How numbers behave; one that is not named picks up after 2 s.
        agent_s: When an agent takes a queued party; None: never, unless a call of an agent does.
        acts: What the called do, as `ivr dial --keys` writes it; who is not named listens.
        tell: Hears of each line of each call.
    """

    exchange: Exchange
    account: Account
    send: Transport
    token: str
    far_ends: Mapping[str, Far] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)
    agent_s: float | None = 20
    tell: Callable[[Call, Line], None] = lambda _call, _line: None

    def __call__(self, settings: Settings) -> Call:
        """Ring, and return the call that has begun."""
        now = self.exchange.clock.now
        log = Log(now, now())
        settings = replace(settings, agent_s=self.agent_s)
        call = Call(settings, self.send, self.token, log, now, account=self.account, status="queued")
        log.tell = partial(self.tell, call)
        far = self.far_ends.get(settings.dialed, Far())
        self.exchange.begin(call, partial(self._party, settings.dialed), steps=outbound(call, far))
        return call

    def _party(self, number: str, clock: Clock) -> Party:
        acts = self.acts.get(number)
        if acts is None:
            return listener
        inbox = self.account.messages
        return Script(
            iter(parse(acts)), clock, lambda: newest_code([sms for sms in inbox if sms.to == number])
        )
