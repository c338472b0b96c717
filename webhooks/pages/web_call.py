"""A call that a browser makes: it lets each moment pass, by ear or by clock, and says what its person did.

The call is the simulator's, stepped through moment by moment, so nothing here waits, no thread is held and
time is the browser's: how long a prompt lasts is for its voice to say.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from threading import RLock, Timer

from ivr.simulator.call import Call, new_sid
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Log
from ivr.simulator.moment import Act, HangUp, Moment, Move, Steps
from ivr.simulator.ring import Ending, NobodyThere, through
from ivr.simulator.sms import newest_code
from webhooks.local import Home
from webhooks.pages.order import Order
from webhooks.pages.telling import News, Telling, moment_told
from webhooks.target import Target, open_target

PATIENCE_S = 90.0
"""So long after a moment should be over, a browser that said nothing has gone away."""


class OutOfStep(Exception):
    """A move for a moment that is over: it came twice, or from a second window."""


@dataclass(slots=True, eq=False)
class WebCall:
    """One call, from any thread; made by `ring_up`."""

    target: Target
    clock: VirtualClock
    close: Callable[[], None]
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    ending: Ending | None = None
    call: Call = field(init=False)
    _telling: Telling = field(init=False)
    _steps: Steps[Ending] = field(init=False)
    _moment: Moment | None = None
    _number: int = 0
    _lock: RLock = field(default_factory=RLock)
    _watch: Timer | None = None
    _over: bool = False

    def __post_init__(self) -> None:
        target, now = self.target, self.clock.now
        self._telling = Telling(target.send)
        log = Log(now, now(), self._telling.told, self._telling.begun)
        sid = target.sid or new_sid("CA")
        self.call = Call(target.settings, self._telling.asked, target.token, log, now, target.mail, sid=sid)
        self._steps = through(self.call)

    @property
    def goes_on(self) -> bool:
        """Whether nobody has hung up yet."""
        return not self._over

    def ring(self) -> News:
        """Ring, and tell what happens until the first moment in which time passes."""
        with self._lock:
            return self._step(lambda: next(self._steps))

    def move(self, number: int, after_s: float, act: Act | None) -> News:
        """Take what the person did in moment `number`, `after_s` seconds into it; None: nothing, to its end.

        Raises:
            OutOfStep: The call is at another moment, or over.
        """
        with self._lock:
            moment = self._moment
            if moment is None or number != self._number:
                raise OutOfStep
            passed_s = moment.limit_s if act is None else min(max(after_s, 0.0), moment.limit_s)
            self.clock.pass_(passed_s)
            return self._step(lambda: self._steps.send(Move(passed_s, act)))

    def hang_up(self) -> None:
        """Hang up, if the call still goes on."""
        with self._lock:
            if self._moment is not None:
                self._step(lambda: self._steps.send(Move(0, HangUp())))

    def _step(self, go_on: Callable[[], Moment]) -> News:
        if self._watch is not None:
            self._watch.cancel()
        self._moment, nobody = None, ""
        try:
            self._moment = go_on()
        except StopIteration as stop:
            self.ending = stop.value
        except NobodyThere as error:
            nobody = str(error)
        finally:
            if self._moment is None:
                self._over = True
                self.close()
        self._number += 1
        if self._moment is not None:
            self._watch = Timer(self._moment.limit_s + PATIENCE_S, self.hang_up)
            self._watch.daemon = True
            self._watch.start()
        return {
            "call": self.id,
            "at": self.call.log.at(),
            "lines": self._telling.take(),
            "moment": self._moment and moment_told(self._number, self._moment),
            "code": newest_code(self.target.messages),
            "nobody": nobody,
        }


def ring_up(order: Order, token: str, home: Home) -> WebCall:
    """Open what is to be rung, and give the call, which has not rung yet.

    Raises:
        NoTarget: There is nothing of that name, or it does not open.
    """
    clock = VirtualClock(order.start_at)
    with ExitStack() as stack:
        found = stack.enter_context(
            open_target(order.target, clock.now, token, steady=order.fresh, home=home)
        )
        target = replace(found, settings=replace(found.settings, **order.chosen))
        return WebCall(target, clock, stack.pop_all().close)
