"""A caller who follows a script of acts.

Acts are taken when the app listens or holds the caller; what is said elsewhere is heard first. At a Gather
the caller acts after the prompt, unless a `wait` gave the act a time of its own, which may cut the prompt.
A key or a word without such a time is kept for somebody who listens; a hang-up is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from ivr.simulator.acts import Code, Scripted, Silence, Wait
from ivr.simulator.clock import Clock
from ivr.simulator.moment import Act, HangUp, Moment, Move, Place, Press


class Script:
    """A caller for `call.ring`; after the call `ran_out` says why the script was too short, or is empty."""

    def __init__(
        self,
        acts: Iterator[Scripted],
        clock: Clock,
        newest_code: Callable[[], str],
        then: Callable[[Moment], Move] | None = None,
    ) -> None:
        """`newest_code` answers with the code of the newest SMS, or an empty string.

        `then`: who goes on when the acts are used up, in place of hanging up.
        """
        self._acts = acts
        self._clock = clock
        self._newest_code = newest_code
        self._then = then
        self._next: Scripted | None = None
        self._wait_until: datetime | None = None
        self._acted_at: datetime | None = None
        self._timed = False
        self.ran_out = ""

    def __call__(self, moment: Moment) -> Move:
        """Decide what the caller does in this moment, and let the time until then pass."""
        if self._then is not None and self._peek() is None:
            return self._then(moment)
        move = self._decide(moment)
        self._clock.pass_(move.after_s)
        if move.act is not None:
            self._acted_at = self._clock.now()
        return move

    def stop(self) -> bool:
        """Leave undone the acts that are left; return whether there were any."""
        undone = self._peek() is not None
        self._acts, self._next = iter(()), None
        return undone

    def _decide(self, moment: Moment) -> Move:
        """Take the waits that end in this moment, then perhaps the act after them."""
        nothing = Move(moment.limit_s)
        opened_at = moment.listening.opened_at if moment.listening else moment.held_at
        if opened_at is None:
            return nothing
        delay_s = 0.0
        while isinstance(act := self._peek(), Wait):
            if self._wait_until is None:
                begun_at = max(opened_at, self._acted_at or opened_at)
                self._wait_until = begun_at + timedelta(seconds=act.seconds)
            left_s = (self._wait_until - self._clock.now()).total_seconds()
            if left_s > moment.limit_s:
                return nothing
            if left_s >= 0:
                delay_s, self._timed = left_s, True
            self._next, self._acted_at, self._wait_until = None, self._wait_until, None
        return self._take(act, moment, delay_s) or nothing

    def _take(self, act: Act | Silence | Code | None, moment: Moment, delay_s: float) -> Move | None:
        """Take the act now, or leave it for later (None)."""
        heard_out = moment.speaking and not self._timed
        if act is None or (isinstance(act, Code) and not self._newest_code()):
            return self._give_up(act, moment, delay_s)
        if isinstance(act, HangUp):
            return None if heard_out and moment.listening else self._done(delay_s, act)
        in_dial = moment.place is Place.DIAL
        if isinstance(act, Silence):
            if (moment.listening or in_dial) and not moment.speaking:
                self._next, self._timed = None, False
            return None
        if isinstance(act, Code):
            act = Press(self._newest_code())
        to_far_end = in_dial and (self._timed or (moment.star and isinstance(act, Press) and "*" in act.keys))
        if to_far_end or (moment.listening and not heard_out):
            return self._done(delay_s, act)
        return None

    def _give_up(self, act: Scripted | None, moment: Moment, delay_s: float) -> Move | None:
        """Hang up where the script cannot go on: after the prompt, nothing pending, nobody to come."""
        pending = act is None and moment.listening is not None and moment.listening.pending
        if moment.speaking or pending or (moment.held_at and moment.ends):
            return None
        self.ran_out = (
            "the script ran out while the app still waited; add acts to it, or ! to hang up"
            if act is None
            else "no SMS with a code has come, so `code` has nothing to key"
        )
        return Move(delay_s, HangUp())

    def _done(self, delay_s: float, act: Act) -> Move:
        self._next, self._timed = None, False
        return Move(delay_s, act)

    def _peek(self) -> Scripted | None:
        if self._next is None:
            self._next = next(self._acts, None)
        return self._next
