"""What actions promise is what the prover builds on: a caller who does all to break a promise cannot."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from flows.wallet.demo import phone as demo_phone
from ivr.check.letters import letters
from ivr.engine.call import Call
from ivr.engine.document import CollectNode, DoNode, HangupNode
from ivr.engine.events import Digits, Event, Outcome, Value
from ivr.engine.flow import Flow, Node
from ivr.store import calls
from ivr.store.database import Store, open_store
from ivr.store.hotline import ActionCode, Hotline, Turn
from ivr.store.tables import outbox
from ivr.store.turn import Switchboard, answer, take_turn
from ivr.store.vault import Vault
from tests.conftest import Clock
from tests.wallet.conftest import KEY, filled
from tests.wallet.phone import HERE, WALLET, account_of, worded
from webhooks.hotlines import open_hotline

HOTLINES = {"wallet": WALLET, "desk": open_hotline("desk")}
BOUNDED = [
    (name, action)
    for name, hotline in HOTLINES.items()
    for action, promise in hotline.flow.actions.items()
    if promise.at_most
]
CALLED = [
    *((name, action, demo_phone(1)) for name, action in BOUNDED),
    *(("wallet", "ask_call_back", caller) for caller in ("anonymous", "+14155550100")),
]
STEPS = 40
PAUSES_S = (0, 0, 0, 2, 31, 61, 700, 3700)
KEYED = (
    *("13800000003", "13800000099", "12345678901", "12345678901", "880001000013", "000000000000"),
    *("6301", "1001", "20260101", "20200101", "20269999", "12345678", "000000", "739185"),
)
"""What callers key where it fits: numbers that are there, and numbers that are nobody's."""


@cache
def demo_data() -> bytes:
    """Give a database with the demo data: copying it is quicker than filling it."""
    with TemporaryDirectory() as folder:
        store = filled(f"sqlite:///{folder}/demo.db", Clock())
        store.engine.dispose()
        return Path(folder, "demo.db").read_bytes()


def distances(flow: Flow, action: str) -> dict[str, int]:
    """Give for each node how many ways it is, at least, to a place that asks for an action."""
    before: dict[str, set[str]] = {}
    for node in flow.nodes.values():
        for target in node.ways.values():
            before.setdefault(target, set()).add(node.name)
    asking = [n.name for n in flow.nodes.values() if isinstance(n.spec, DoNode) and n.spec.do == action]
    away = dict.fromkeys(asking, 0)
    ahead = deque(asking)
    while ahead:
        name = ahead.popleft()
        for source in before.get(name, set()) - away.keys():
            away[source] = away[name] + 1
            ahead.append(source)
    return away


@dataclass(slots=True)
class Adversary:
    """A proven caller who comes back to one action as often as the hotline lets them.

    Whenever it has answered they take the same of the ways that lead back to it, the one numbered `way`.
    """

    store: Store
    hotline: Hotline
    clock: Clock
    action: str
    caller: str
    way: int
    answers: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    asked_by: str = ""
    answered: bool = False

    def go(self, picks: list[int]) -> None:
        """Ring, and choose what happens by `picks`, one a turn."""
        flow = self.hotline.flow
        away = distances(flow, self.action)
        noting = replace(self.hotline, actions={n: self._noting(n) for n in flow.actions})
        board = Switchboard(self.store, lambda _c, _v: noting, worded, self.clock.now, lambda: HERE)
        reply = answer(board, noting, sid="CA1", caller=self.caller, dialed="+8610955000")
        self._prove()
        for pick in picks:
            node = flow.nodes[reply.state]
            if isinstance(node.spec, HangupNode):
                break
            self.clock.pass_s(PAUSES_S[pick % len(PAUSES_S)])
            event = self._choose(node, pick // len(PAUSES_S), away)
            self.asked_by = f"{node.kind} {type(event).__name__}"
            reply = take_turn(board, "CA1", reply.turn, lambda _hotline, _call, e=event: e)

    def _noting(self, name: str) -> ActionCode:
        promise = self.hotline.flow.actions[name]

        def noted(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
            outcome = self.hotline.actions[name](tx, call, args)
            self.answers.append((name, outcome.name))
            self.answered = self.answered or name == self.action
            if promise.irreversible and self.asked_by not in ("menu Digits", "menu Speech", "collect Digits"):
                self.faults.append(f"{name} after {self.asked_by}")
            return outcome

        return noted

    def _prove(self) -> None:
        """Believe the caller who they are: what comes before, these tests do not look at."""
        with self.store.write() as connection:
            found = calls.read(connection, "CA1")
            assert found is not None
            call, reply = found
            call.level = self.hotline.flow.levels[-1]
            if self.hotline is WALLET and self.action not in ("send_code", "check_code", "check_number"):
                call.data |= {
                    "phone": demo_phone(1),
                    "account": account_of(self.store, 1).id,
                    "named_by": "call",
                }
            else:
                call.level = self.hotline.flow.levels[0]
            calls.save(connection, call, reply)

    def _choose(self, node: Node, pick: int, away: Mapping[str, int]) -> Event:
        """Take mostly what leads back to the action, and now and then anything."""
        far = len(self.hotline.flow.nodes)
        all_of_it = [
            each
            for each in letters(self.hotline.flow, node, {})
            if each.kind not in ("hang-up", "silence", "wrong")
        ]
        ranked = [away.get(node.ways[each.way] if each.way else node.name, far) for each in all_of_it]
        best = [each for each, rank in zip(all_of_it, ranked, strict=True) if rank == min(ranked)]
        back = [each for each, rank in zip(all_of_it, ranked, strict=True) if rank < far]
        chosen = best if pick % 3 else back or all_of_it
        letter = back[self.way % len(back)] if self.answered and back else chosen[pick // 3 % len(chosen)]
        self.answered = False
        if isinstance(node.spec, CollectNode) and letter.kind == "digits":
            return Digits(self._keyed(node.spec, pick // 3))
        return letter.event

    def _keyed(self, spec: CollectNode, pick: int) -> str:
        fits = [keys for keys in KEYED if spec.length.min <= len(keys) <= spec.length.max]
        code = self._code() if spec.secret else ""
        fits += [code] if len(code) == spec.length.max else []
        return (fits or ["9"])[pick % max(1, len(fits))].rjust(spec.length.min, "9")

    def _code(self) -> str:
        with self.store.read() as connection:
            newest = connection.execute(select(outbox.c.body).order_by(outbox.c.id.desc()).limit(1))
            body = newest.scalar_one_or_none()
        found = re.search(r"(?<!\d)\d{6}(?!\d)", self.store.vault.open(body)) if body else None
        return found[0] if found else ""


@pytest.mark.parametrize(("name", "action", "caller"), CALLED, ids=[" ".join(each) for each in CALLED])
def test_no_call_gets_more_than_was_promised(name: str, action: str, caller: str) -> None:
    """Whatever a caller does to have an outcome once more, `at_most` holds, and so do all other promises."""
    hotline, seen = HOTLINES[name], Counter[str]()

    @settings(
        max_examples=6,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],  # a call of sixty turns is told whole: to shrink it takes minutes
        suppress_health_check=list(HealthCheck),
    )
    @given(way=st.integers(0, 11), picks=st.lists(st.integers(0, 1 << 16), min_size=STEPS, max_size=STEPS))
    def tried(way: int, picks: list[int]) -> None:
        with TemporaryDirectory() as folder:
            file = Path(folder, "wallet.db")
            file.write_bytes(demo_data())
            store = open_store(f"sqlite:///{file}", Vault(KEY))
            adversary = Adversary(store, hotline, Clock(), action, caller, way)
            try:
                adversary.go(picks)
            finally:
                store.engine.dispose()
        had = Counter(adversary.answers)
        for (each, outcome), count in had.items():
            assert count <= hotline.flow.actions[each].at_most.get(outcome, count), (each, outcome, count)
            if each == action:
                seen[outcome] = max(seen[outcome], count)
        assert adversary.faults == []

    tried()
    assert seen, "nobody came to it"
