"""Time that passes in a call while the caller hears something, is held, or talks with somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from ivr.simulator.call import Call
from ivr.simulator.moment import Input, Moment, Place, Press, Speak, Steps


def pass_(call: Call, place: Place, seconds: float, *, speaking: bool = False) -> Steps[None]:
    """Let `seconds` pass in which nobody listens; what the caller does then is told and lost."""
    yield from hear_out(call, Moment(place, seconds, None, speaking), lambda _move: False)


def hear_out(call: Call, moment: Moment, cuts: Callable[[Input], bool]) -> Steps[Input | None]:
    """Let a moment pass until an act that `cuts` it, and return that act; None if it passed whole."""
    end_at = call.now() + timedelta(seconds=moment.limit_s)
    while True:
        act = yield from call.wait(moment)
        if act is None or cuts(act):
            return act
        unheard(call, act)
        moment = replace(moment, limit_s=max((end_at - call.now()).total_seconds(), 0.0))


def talk(call: Call, seconds: float, *, star: bool = False) -> Steps[bool]:
    """Let it ring, or two parties talk; what the caller does is for the far end; True: `*` ended it."""
    held_at = call.now()
    end_at = held_at + timedelta(seconds=seconds)
    while True:
        left_s = max((end_at - call.now()).total_seconds(), 0.0)
        act = yield from call.wait(Moment(Place.DIAL, left_s, held_at=held_at, star=star))
        if act is None:
            return False
        if isinstance(act, Press):
            call.press(act.keys, secret=False)
            if star and "*" in act.keys:
                return True
        elif isinstance(act, Speak):
            call.log.add("speech", text=act.text, confidence=None)


def unheard(call: Call, act: Input) -> None:
    """Tell of something that the caller did and that nobody took."""
    if isinstance(act, Press):
        call.press(act.keys, secret=False)
        call.notice(None, "warning", "nobody listened for that key: outside a Gather for keys it is lost")
    elif isinstance(act, Speak):
        call.log.add("speech", text=act.text, confidence=None)
        call.notice(None, "warning", "nobody listened for words: only a Gather for speech hears them")
    else:
        call.notice(None, "warning", "nobody recorded that sound: only a Record does")
