"""Ring an app in the tests: a script of acts in, the lines of the call out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ivr.simulator.account import Account
from ivr.simulator.acts import parse
from ivr.simulator.call import Call
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Log
from ivr.simulator.ring import Ending, ring
from ivr.simulator.script import Script
from ivr.simulator.settings import Settings
from ivr.simulator.sms import Sms, newest_code
from ivr.simulator.transports import Answer, Request, Transport, Unreachable, in_process
from tests.simulator.apps import Page, Pages

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TOKEN = "12345"
URL = "http://app.local/voice"


@dataclass
class Rung:
    """A call that is over."""

    lines: list[dict[str, Any]]
    ending: Ending
    ran_out: str
    app: Pages
    account: Account

    def all(self, event: str) -> list[dict[str, Any]]:
        """The lines of one event."""
        return [line for line in self.lines if line["event"] == event]

    def values(self, event: str, name: str) -> list[Any]:
        """One field of all the lines of an event."""
        return [line[name] for line in self.all(event)]

    @property
    def said(self) -> list[str]:
        """What the caller heard."""
        return self.values("say", "heard")

    @property
    def codes(self) -> list[int | None]:
        """The codes of the notices."""
        return self.values("notice", "code")


def alone(app: Pages) -> Transport:
    """The way to an app in a world with no other hosts."""
    local = in_process(app)

    def send(request: Request) -> Answer:
        if request.headers["Host"] != "app.local":
            raise Unreachable(11210, "no such host")
        return local(request)

    return send


def call(
    pages: Mapping[str, Page] | str | Pages,
    keys: str = "",
    *,
    send: Transport | None = None,
    mail: Callable[[], Iterable[Sms]] = tuple,
    messages: Iterable[Sms] = (),
    url: str = URL,
    account: Account | None = None,
    **settings: Any,
) -> Rung:
    """Ring an app (or one that answers every request for `/voice` with this TwiML) and play a script."""
    app = pages if isinstance(pages, Pages) else Pages({"/voice": pages} if isinstance(pages, str) else pages)
    clock = VirtualClock(MORNING)
    lines: list[dict[str, Any]] = []
    log = Log(clock.now, MORNING, tell=lambda line: lines.append(line.as_dict()))
    inbox = list(messages)
    script = Script(iter(parse(keys)), clock, lambda: newest_code(inbox))
    what = Settings(url, **{"caller": "+8613800000001", "dialed": "+14155550199", **settings})
    account = account or Account()
    ending = ring(Call(what, send or alone(app), TOKEN, log, clock.now, mail, account), script)
    return Rung(lines, ending, script.ran_out, app, account)
