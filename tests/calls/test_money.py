"""No sequence of calls, hang-ups, repeats and deaths makes or loses a cent, or pays anything twice.

Several callers, some of them at the same account, and the back office act in any order. Any request may come
again, and a server may die before any statement, or before or after any commit; then it is asked again.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, select

from flows.wallet import records
from flows.wallet.processes import disputes, payments, refunds
from flows.wallet.processes.books import Office
from ivr.store.tables import outbox
from tests.calls.ringing import Town, open_town
from tests.calls.whole import balances, faults_of_money, money_minor
from tests.store.harm import at_each_step
from tests.wallet.phone import WALLET, changed, everything
from tests.webhooks.line import Answer, first, in_process

SERVICES = {
    "refund": "2 2 1 1 code 1",
    "refund by number": "2 2 1 1 code 3 880030000001",
    "follow": "2 2 2 1 code",
    "cancel": "2 3 1 code 1",
    "dispute": "2 4 1 code 1",
    "card": "4 4 1 {last4} code 1",
}
"""The keys to where each service begins to act."""
CALLERS = (30, 31, 32, 34, 37, 38, 39, 42, 44, 45, 46, 47, 48)
OFFICE: Mapping[Callable[..., bool], Table] = {
    **dict.fromkeys(
        (payments.take_up, payments.settle, payments.cancel, payments.give_back), records.transaction
    ),
    **dict.fromkeys((refunds.send, refunds.approve, refunds.refuse, refunds.pay), records.refund),
    **dict.fromkeys(
        (disputes.settle, disputes.ask_evidence, disputes.uphold, disputes.reject), records.dispute
    ),
}
"""What the office may do, and to the rows of which table."""


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

    def office(self, step: Callable[..., bool], which: int, harm: int | None) -> bool:
        """Take a step with a payment that was unfinished at first, a refund or a dispute; harm as above.

        Gives whether the step was taken.
        """
        table = OFFICE[step]
        ids = self.unfinished
        if table is not records.transaction:
            ids = [row.id for row in self.town.rows(select(table.c.id).order_by(table.c.id.desc()))]
        ids = ids[which : which + 1]
        done = False
        for id_ in ids * (2 if harm == -1 else 1):
            self.deaths.left = harm if harm is not None and harm >= 0 else None
            try:
                done = self._take(step, id_) or done
            except Death:
                done = self._take(step, id_) or done
            self.deaths.left = None
        return done

    def _take(self, step: Callable[..., bool], id_: int) -> bool:
        store = self.town.store
        with store.write() as connection:
            return step(Office(connection, store.vault, WALLET.wording, self.town.clock.now()), id_)


HARM = st.one_of(st.none(), st.none(), st.just(-1), st.integers(0, 40))
KEY = st.tuples(st.just("key"), st.integers(0, 3), st.sampled_from("111112223*"), HARM)
STEP = st.tuples(st.just("office"), st.integers(0, 7), st.sampled_from(list(OFFICE)), HARM)
HANG_UP = st.tuples(st.just("hang up"), st.integers(0, 3), st.none(), st.none())


CALLS = st.lists(st.tuples(st.sampled_from(CALLERS), st.sampled_from(list(SERVICES))), min_size=1, max_size=4)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
@given(
    callers=CALLS,
    acts=st.lists(st.one_of(*[KEY] * 6, *[STEP] * 6, HANG_UP), min_size=20, max_size=60),
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
                world.office(what, which, harm)
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
