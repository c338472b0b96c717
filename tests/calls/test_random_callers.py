"""Random callers: whatever is pressed, said or not, the call ends well and the records add up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivr.engine.call import MAX_TURNS
from ivr.engine.document import HangupNode
from ivr.simulator.clock import VirtualClock
from ivr.simulator.moment import Act, HangUp, Moment, Move, Press, Sound, Speak
from ivr.simulator.sms import newest_code
from tests.calls.ringing import Town, open_town
from tests.calls.whole import faults, money_minor
from webhooks.hotlines import open_hotline

CALLERS = [f"+86138{number:08}" for number in (*range(1, 50), *range(50, 53), *range(70, 77))] + [
    "+8613999999999",
    "anonymous",
    "+14155550100",
]
CODE = Press("code")
"""Stands for the code of the newest SMS."""
ACTS = st.one_of(
    st.sampled_from(["1", "1", "1", "2", "2", "3", "4", "5", "9", "*", "#", "7"]).map(Press),
    st.just(CODE),
    st.just(None),
    st.sampled_from(
        [
            "我的号被盗了",
            "付不了钱",
            "忘了密码",
            "账户被锁了",
            "个人信息",
            "my account was hacked",
            "人工",
            "呃",
            "我要退款",
            "cancel a payment",
        ]
    ).map(Speak),
    st.sampled_from(
        ["13800000003#", "12345678#", "*0#", "*9#", "*#", "880001000013#", "880001000002#", "6301#"]
    ).map(Press),
    st.floats(0, 20).map(Sound),
)
RARE = st.sampled_from([Press("0"), Press("8"), HangUp(), Press("1" * 10_000)])


@dataclass(slots=True)
class Wanderer:
    """A caller who does one act after another, cutting prompts now and then, and falls silent in the end."""

    acts: Iterator[Act | None]
    clock: VirtualClock
    code: Callable[[], str]
    impatient: bool

    def __call__(self, moment: Moment) -> Move:
        """Act where somebody listens."""
        move = Move(moment.limit_s)
        if moment.listening is not None and (self.impatient or not moment.speaking):
            act = next(self.acts, None)
            if act is CODE:
                act = Press(self.code() or "000000")
            if act is not None:
                move = Move(min(1.0, moment.limit_s), act)
        self.clock.pass_(move.after_s)
        return move


def wander(town: Town, caller: str, acts: list[Act | None], *, impatient: bool) -> None:
    """Ring, wander, and check what must hold in the end."""
    before = money_minor(town)
    wanderer = Wanderer(iter(acts), town.clock, lambda: newest_code(town.rest.account.messages), impatient)
    rung = town.ring_as(wanderer, caller, agent_s=None)

    assert len(rung.states) <= MAX_TURNS
    assert rung.ending.by in ("app", "caller")
    if rung.ending.by == "app":
        last = FLOW.nodes[rung.states[-1]]
        assert isinstance(last.spec, HangupNode) or FLOW.is_human(last.name)
    assert not [line for line in rung.lines if line["event"] == "notice" and line["level"] == "error"]
    assert money_minor(town) == before
    assert faults(town) == []


FLOW = open_hotline("wallet").flow


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
@given(
    caller=st.sampled_from(CALLERS),
    acts=st.lists(st.one_of(*[ACTS] * 9, RARE), max_size=60),
    impatient=st.booleans(),
)
def test_every_call_ends_and_the_records_add_up(
    language: str, caller: str, acts: list[Act | None], impatient: bool
) -> None:
    """The call ends within 200 turns at a goodbye, a human or a message, in both languages."""
    switch: list[Act | None] = [Press("8")] if language == "en-US" else []
    with TemporaryDirectory() as folder, open_town(Path(folder)) as town:
        wander(town, caller, switch + acts, impatient=impatient)


@pytest.mark.parametrize("key", ["9", "*", "8", "3"])
def test_a_caller_who_goes_round_for_ever_is_led_out(town: Town, key: str) -> None:
    """Two hundred turns of one key without a mistake still end at a human or a message."""
    wander(town, "+8613800000001", [Press(key)] * 400, impatient=False)
