"""What a scribe writes down of any call leads to the same call again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.simulator.acts import Scripted, Wait
from ivr.simulator.call import Call
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Log
from ivr.simulator.moment import Act, HangUp, Moment, Move, Place, Press, Sound, Speak
from ivr.simulator.ring import ring
from ivr.simulator.scribe import Scribe
from ivr.simulator.script import Script
from ivr.simulator.settings import Settings
from ivr.simulator.transcript import read
from tests.simulator.apps import Pages, menu
from tests.simulator.calling import MORNING, TOKEN, URL, alone

ACTS = st.one_of(
    st.sampled_from(["1", "2", "3", "4", "5", "*", "#", "12", "1#"]).map(Press),
    st.just(Speak("你好")),
    st.sampled_from([0.5, 3.0]).map(Sound),
    st.none(),
)
DELAYS_S = st.sampled_from([0.0, 0.0, 0.5, 1.0, 3.0, 20.0])


def write_down(app: Pages, caller: Callable[[VirtualClock], Callable[[Moment], Move]]) -> Scribe:
    """Ring, and write down what happens."""
    clock = VirtualClock(MORNING)
    scribe = Scribe(clock, lambda: "", masks=False)
    log = Log(clock.now, MORNING, scribe.tell)
    what = Settings(URL, "+8613800000001", "+14155550199", agent_s=30)
    ring(Call(what, alone(app), TOKEN, log, clock.now), scribe.watch(caller(clock)))
    return scribe


def replayed(app: Pages, acts: Iterator[Scripted]) -> list[str]:
    """Ring by a script, and give what was written down."""
    return [line.text for line in write_down(app, lambda clock: Script(acts, clock, lambda: "")).lines]


@settings(max_examples=150)
@given(script=st.lists(st.one_of(ACTS, DELAYS_S.map(Wait)), max_size=8))
def test_a_scripted_call_plays_again(script: list[Scripted | None]) -> None:
    """Whatever a script does, and wherever it runs out, its transcript leads to the same call."""
    acts = [act for act in script if act is not None]
    written = replayed(menu, iter(acts))
    assert replayed(menu, iter(read("\n".join(written)).acts)) == written


@settings(max_examples=150)
@given(doings=st.lists(st.tuples(ACTS, DELAYS_S), max_size=8), impatient=st.booleans())
def test_a_call_by_hand_plays_again(doings: list[tuple[Act | None, float]], impatient: bool) -> None:
    """Whatever somebody does that can be heard, and when, is written so that it plays.

    In a queue that listens to nothing no script can act, so a key that is lost there is not played. Nobody
    acts by hand in the very moment in which something ends by itself, but in the next at once.
    """
    left = iter(doings)

    def by_hand(clock: VirtualClock) -> Callable[[Moment], Move]:
        def decide(moment: Moment) -> Move:
            move = Move(moment.limit_s)
            if (moment.listening or moment.held_at) and (impatient or not moment.speaking):
                act, delay_s = next(left, (HangUp(), 0.0))
                heard = moment.listening or moment.place is Place.DIAL or isinstance(act, HangUp)
                if act is not None and heard and delay_s < moment.limit_s:
                    move = Move(delay_s, act)
            clock.pass_(move.after_s)
            return move

        return decide

    written = [line.text for line in write_down(menu, by_hand).lines]
    assert replayed(menu, iter(read("\n".join(written)).acts)) == written
