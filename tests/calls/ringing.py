"""Ring the wallet as a caller does: the simulator's phone, the signed webhooks, a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from sqlalchemy import Engine, Select

from ivr.simulator.acts import Scripted, parse
from ivr.simulator.call import Call
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.moment import Moment, Move
from ivr.simulator.rest.api import Rest
from ivr.simulator.rest.client import client_for
from ivr.simulator.ring import Ending, ring
from ivr.simulator.script import Script
from ivr.simulator.settings import Settings as Ringing
from ivr.simulator.sms import newest_code
from ivr.simulator.transports import in_process
from ivr.store.database import Store
from tests.calls.queries import watched
from tests.webhooks.trial import TOKEN
from webhooks.app import make_app
from webhooks.delivery import deliver
from webhooks.hotlines import Hotlines, open_hotline
from webhooks.settings import Settings

MORNING = datetime.fromisoformat("2026-03-04T10:00+08:00")
"""A working Wednesday on which agents are there."""
ADDRESS = "http://hotline.local"
SETTINGS = Settings(
    development=True,
    auth_token=TOKEN,
    account_sid="AC00000000000000000000000000000001",
    sms_from="+8610955000",
    human_number="+8610955001",
    secret_key=b"a-secret-key-for-tests",
    database_url="",
    demo=True,
)

Caller = Callable[[Moment], Move]


@dataclass(slots=True)
class Rung:
    """A call that is over: its lines as `--json` prints them, its end, and why a script was too short."""

    lines: list[dict[str, Any]]
    ending: Ending
    ran_out: str = ""

    @property
    def said(self) -> list[str]:
        """What was said to the caller."""
        return [line["text"] for line in self.lines if line["event"] == "say"]

    @property
    def states(self) -> list[str]:
        """Where the call stood after each turn."""
        return [line["name"] for line in self.lines if line["event"] == "state"]


@dataclass(slots=True)
class Town:
    """The wallet, its database, a pretend Twilio, and a clock that all share."""

    app: Flask
    clock: VirtualClock
    rest: Rest
    client: Any = field(init=False)

    def __post_init__(self) -> None:
        self.rest.accounts[SETTINGS.account_sid] = SETTINGS.auth_token
        self.client = client_for(self.rest, SETTINGS.account_sid, SETTINGS.auth_token)

    @property
    def store(self) -> Store:
        """The store that the app works with."""
        store: Store = self.app.extensions["ivr_store"]
        return store

    @property
    def engine(self) -> Engine:
        """The database."""
        return self.store.engine

    def rows(self, query: Select[Any]) -> list[Any]:
        """Read rows, in a transaction of their own."""
        with self.store.read() as connection:
            return list(connection.execute(query))

    def ring(self, acts: str | Iterator[Scripted], caller: str = "+8613800000001", **settings: Any) -> Rung:
        """Ring, and act as `ivr dial --keys` does."""
        script = Script(
            iter(parse(acts)) if isinstance(acts, str) else acts,
            self.clock,
            lambda: newest_code(self.rest.account.messages),
        )
        rung = self.ring_as(script, caller, **settings)
        return replace(rung, ran_out=script.ran_out)

    def ring_as(self, act: Caller, caller: str = "+8613800000001", **settings: Any) -> Rung:
        """Ring, and let `act` decide what the caller does in each moment."""
        lines: list[Line] = []
        what = Ringing(
            f"{ADDRESS}/voice",
            caller,
            "+8610955000",
            SETTINGS.account_sid,
            fallback_url=f"{ADDRESS}/voice/fallback",
            status_url=f"{ADDRESS}/voice/status",
        )
        log = Log(self.clock.now, self.clock.now(), lines.append)
        send = in_process(self.app.wsgi_app)
        call = Call(replace(what, **settings), send, SETTINGS.auth_token, log, self.clock.now, self._mail)
        ending = ring(call, act)
        return Rung([line.as_dict() for line in lines], ending)

    def _mail(self) -> list[Any]:
        seen = len(self.rest.account.messages)
        deliver(self.store, lambda: self.client, SETTINGS.sms_from, self.clock.now)
        return self.rest.account.messages[seen:]


@cache
def wallet() -> Hotlines:
    """Give the wallet, with its agents' line; read once."""
    return Hotlines({name: open_hotline(name) for name in ("wallet", "desk")})


def serve(url: str, clock: VirtualClock) -> Flask:
    """Serve the wallet on a database, with demo data if it is new."""
    return make_app(replace(SETTINGS, database_url=url), wallet(), clock.now)


@cache
def _demo_data(at: datetime) -> bytes:
    """Give a database file with the demo data of this moment: copying one is quicker than filling one."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "demo.db"
        engine = serve(f"sqlite:///{file}", VirtualClock(at)).extensions["ivr_store"].engine
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
        return file.read_bytes()


@contextmanager
def open_town(folder: Path, at: datetime = MORNING) -> Iterator[Town]:
    """Open the wallet on new demo data in `folder`; whatever is done there must read no table as a whole."""
    file = folder / "wallet.db"
    file.write_bytes(_demo_data(at))
    clock = VirtualClock(at)
    app = serve(f"sqlite:///{file}", clock)
    engine = app.extensions["ivr_store"].engine
    try:
        with watched(app, engine) as queries:
            yield Town(app, clock, Rest(clock.now))
        assert queries.faults(engine) == []
    finally:
        engine.dispose()
