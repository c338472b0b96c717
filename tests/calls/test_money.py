"""No sequence of calls, hang-ups, repeats and deaths makes or loses a cent, or pays anything twice.

Several callers, some at the same account, the back office, the worker and the pages behind links act in any
order, while days pass. Whatever is done may be done again, and its process may die before any statement, or
before or after any commit; then it is tried again. `IVR_TEST_EXAMPLES=500` looks for longer.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from flows.wallet import records
from flows.wallet.processes import payments
from flows.wallet.processes.office import KINDS, take_step
from ivr.simulator.sms import LINK
from ivr.store.tables import outbox
from tests.calls.ringing import Town, open_town, wallet
from tests.calls.whole import balances, faults_of_money, money_minor
from tests.store.harm import at_each_step
from tests.wallet.office import at_work
from tests.wallet.phone import changed, everything
from tests.webhooks.line import Answer, first, in_process
from webhooks.passing import pass_time

SERVICES = {
    "refund": "2 2 1 1 code 1",
    "refund by number": "2 2 1 1 code 3 880030000001",
    "follow": "2 2 2 1 code",
    "cancel": "2 3 1 code 1",
    "dispute": "2 4 1 code 1",
    "card": "4 4 1 {last4} code 1",
    "stolen": "1 1 2 1 code",
}
"""The keys to where each service begins to act."""
CALLERS = (30, 31, 32, 34, 37, 38, 39, 42, 44, 45, 46, 47, 48)
MONEY = ("payment", "refund", "dispute")
"""What the office moves on that moves money; cases beside them are fewer than there are."""


class Death(BaseException):
    """The server is gone: nothing of ours may catch this."""


@dataclass(slots=True)
class Deaths:
    """When the server dies next: before so many more steps; never if `left` is None."""

    left: int | None = None

    def step(self, *_anything: Any) -> None:
        """Die if it is time."""
        if self.left == 0:
            self.left = None
            raise Death
        if self.left is not None:
            self.left -= 1


@dataclass(slots=True)
class Caller:
    """A call by plain requests, each of which may come again or meet a dying server."""

    town: Town
    deaths: Deaths
    sid: str
    answer: Answer
    over: bool = False

    def press(self, keys: str, harm: int | None = None) -> bool:
        """Key something where the hotline listens; where it does not, hang up. Tell whether the server died.

        `harm` -1: the request comes twice; 0 and more: the server dies before that step, and is asked again.
        """
        listening = {"Gather", "Record"} & set(self.answer.verbs)
        if self.over or not listening or self.answer.action is None:
            self.hang_up()
            return False
        form = {"CallSid": self.sid, "Digits": self.code() if keys == "code" else keys}
        if "Record" in listening:
            form |= {"RecordingUrl": "https://recordings.example/RE1", "RecordingDuration": "3"}
        self.answer, died = self._send(self.answer.action, form, harm)
        return died

    def hang_up(self) -> None:
        """End the call."""
        self.over = True
        in_process(self.town.app)("/voice/status", {"CallSid": self.sid, "CallStatus": "completed"})

    def code(self) -> str:
        """Read the newest code of this call on the phone."""
        mine = select(outbox).where(outbox.c.call_sid == self.sid).order_by(outbox.c.id.desc())
        bodies = [self.town.store.vault.open(row.body) for row in self.town.rows(mine)]
        digits = ("".join(filter(str.isdigit, body))[:6] for body in bodies)
        return next(digits, "000000")

    def _send(self, path: str, form: Mapping[str, str], harm: int | None) -> tuple[Answer, bool]:
        send = in_process(self.town.app)
        self.deaths.left = harm if harm is not None and harm >= 0 else None
        died = False
        try:
            answer = send(path, form)
        except Death:
            died = True
        self.deaths.left = None
        return send(path, form) if died or harm == -1 else answer, died


@dataclass(slots=True)
class World:
    """The wallet with its callers and its office."""

    town: Town
    deaths: Deaths = field(default_factory=Deaths)
    sids: Any = field(default_factory=lambda: itertools.count(1))
    unfinished: list[int] = field(init=False)

    def __post_init__(self) -> None:
        at_each_step(self.town.engine, self.deaths.step)
        order = records.transaction
        now = select(order.c.id).where(order.c.status.in_(payments.UNFINISHED)).order_by(order.c.id.desc())
        self.unfinished = [row.id for row in self.town.rows(now)]

    def ring(self, number: int, service: str) -> Caller:
        """Ring as a demo account, as far as to where the service begins to act."""
        sid = f"CA{next(self.sids):032x}"
        caller = Caller(
            self.town, self.deaths, sid, first(in_process(self.town.app), sid, f"+86138{number:08}")
        )
        for keys in SERVICES[service].format(last4=6201 + 10 * number).split():
            caller.press(keys)
        return caller

    def office(self, which: int, harm: int | None) -> None:
        """Press one of the buttons that the console has now."""
        buttons = [
            (name, row.id, step)
            for name in (*MONEY, "fraud")
            for row in self.town.rows(select(KINDS[name].table).order_by(KINDS[name].table.c.id.desc()))
            if row.status in KINDS[name].machine.states
            and (name != "payment" or row.id in self.unfinished)
            and (name != "fraud" or row.kind == "fraud")
            for step in KINDS[name].open_to(row.status)
        ]
        name, id_, step = buttons[which % len(buttons)]
        self.harmed(lambda: self._take(name, id_, step), harm)

    def worker(self, harm: int | None) -> None:
        """Do what is due."""
        hotlines = wallet().by_name.values()
        self.harmed(lambda: pass_time(self.town.store, hotlines, self.town.clock.now()), harm)

    def link(self, which: int, harm: int | None) -> None:
        """Send what a page behind a link asks for, though it may have been sent before."""
        waiting = self.town.rows(select(outbox.c.body).order_by(outbox.c.id))
        bodies = [self.town.store.vault.open(row.body) for row in waiting]
        paths = [urlsplit(link).path for body in bodies for link in LINK.findall(body)]
        for path in paths[which : which + 1]:
            self.harmed(lambda path=path: self._fill_in(path), harm)

    def harmed(self, act: Callable[[], object], harm: int | None) -> None:
        """Do something: twice if `harm` is -1; and again if its process died before step `harm`."""
        self.deaths.left = harm if harm is not None and harm >= 0 else None
        try:
            act()
        except Death:
            act()
        self.deaths.left = None
        if harm == -1:
            act()

    def _take(self, kind: str, id_: int, step: str) -> None:
        store = self.town.store
        with store.write() as connection:
            take_step(at_work(connection, store, self.town.clock.now()), kind, id_, step)

    def _fill_in(self, path: str) -> None:
        photo = (BytesIO(b"\x89PNG\r\n\x1a\n"), "a.png")
        self.town.app.test_client().post(path, base_url="http://localhost", data={"photos": photo})


EXAMPLES = int(os.environ.get("IVR_TEST_EXAMPLES", "12"))
HARM = st.one_of(st.none(), st.none(), st.just(-1), st.integers(0, 40))
KEY = st.tuples(st.just("key"), st.integers(0, 3), st.sampled_from("111111122223*"), HARM)
STEP = st.tuples(st.just("office"), st.integers(0, 99), st.none(), HARM)
WORKER = st.tuples(st.just("worker"), st.just(0), st.none(), HARM)
PAGE = st.tuples(st.just("link"), st.integers(0, 3), st.none(), HARM)
TIME = st.tuples(st.just("time"), st.integers(1, 100), st.none(), st.none())
HANG_UP = st.tuples(st.just("hang up"), st.integers(0, 3), st.none(), st.none())


CALLS = st.lists(st.tuples(st.sampled_from(CALLERS), st.sampled_from(list(SERVICES))), min_size=1, max_size=4)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
@given(
    callers=CALLS,
    acts=st.lists(st.one_of(*[KEY] * 6, *[STEP] * 6, WORKER, PAGE, TIME, HANG_UP), min_size=20, max_size=60),
)
def test_no_cent_is_made_or_lost(
    callers: list[tuple[int, str]], acts: list[tuple[str, int, Any, int | None]]
) -> None:
    """After every act all money is somewhere, and each balance is what came to it; nothing was paid twice."""
    with TemporaryDirectory() as folder, open_town(Path(folder)) as town:
        world = World(town)
        all_money, opening = money_minor(town), balances(town)
        calls = [world.ring(*caller) for caller in callers]
        for kind, which, what, harm in acts:
            if kind == "office":
                world.office(which, harm)
            elif kind == "worker":
                world.worker(harm)
            elif kind == "link":
                world.link(which, harm)
            elif kind == "time":
                town.clock.pass_(3600 * which)
            elif kind == "key":
                calls[which % len(calls)].press(what, harm)
            else:
                calls[which % len(calls)].hang_up()
            assert money_minor(town) == all_money
        moved = town.rows(select(records.movement).where(records.movement.c.call_sid != "demo"))
        for way in {f"{row.source} to {row.target}" for row in moved} or {"nowhere"}:
            event(f"money moved {way}")
        assert balances(town) == opening
        assert list(faults_of_money(town)) == []


@pytest.mark.parametrize(
    ("number", "service", "keys", "tables"),
    [(44, "card", "1 1", {"wallet_card", "wallet_movement"}), (30, "refund", "1 2 1", {"wallet_refund"})],
)
def test_death_at_every_step(tmp_path: Path, number: int, service: str, keys: str, tables: set[str]) -> None:
    """Wherever in its turn the server dies, asked again it comes to the records of a turn without harm."""
    ends = []
    for step in itertools.chain([None], itertools.count()):
        (tmp_path / str(step)).mkdir()
        with open_town(tmp_path / str(step)) as town:
            world = World(town)
            caller = world.ring(number, service)
            *before, last = keys.split()
            for key in before:
                caller.press(key)
            untouched = everything(town.store)
            died = caller.press(last, harm=step)
            assert tables <= changed(untouched, town.store)
            ends.append(everything(town.store))
        assert ends[-1] == ends[0], f"died before step {step}"
        if step is not None and not died:
            break
    assert len(ends) > 10
