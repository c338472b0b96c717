"""A call that a browser makes: it lets each moment pass, by ear or by clock, and says what its person did.

The call is the simulator's, stepped through moment by moment, so nothing here waits, no thread is held and
time is the browser's: how long a prompt lasts is for its voice to say.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from threading import RLock, Timer

from ivr.check.draw import boxes_of
from ivr.engine.source import FlowError
from ivr.simulator import transcript
from ivr.simulator.call import Call, new_sid
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.moment import Act, HangUp, Moment, Move, Steps
from ivr.simulator.ring import Ending, NobodyThere, through
from ivr.simulator.scribe import Scribe
from ivr.simulator.settings import Settings
from ivr.simulator.sms import Sms, newest_code
from webhooks.hotlines import names
from webhooks.local import Home
from webhooks.pages.order import Order
from webhooks.pages.telling import News, Telling, moment_told, place_told
from webhooks.pages.way import way_through
from webhooks.target import NoTarget, Target, open_target

PATIENCE_S = 90.0
"""So long after a moment should be over, a browser that said nothing has gone away."""


class OutOfStep(Exception):
    """A move for a moment that is over: it came twice, or from a second window."""


@dataclass(slots=True, eq=False)
class WebCall:
    """One call, from any thread; made by `ring_up`.

    Attributes:
        own: The target's settings before the order's.
        restore: Makes the app's data as they were before the call; None: that cannot be had.
        moves, turns: What was done in it, and how many moves had been made when each turn began.
        way: The boxes of the flow's drawing at each node that the call has left, in order.
        is_woken: Whether another call ended the moment: an agent came, or whom it talked with left.
    """

    order: Order
    target: Target
    own: Settings
    clock: VirtualClock
    sid: str
    restore: Callable[[str], None] | None
    close: Callable[[], None]
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    goes_on: bool = True
    ending: Ending | None = None
    moves: list[Move] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    way: list[Sequence[str]] = field(default_factory=list)
    is_woken: bool = False
    _call: Call = field(init=False)
    _telling: Telling = field(init=False)
    _scribe: Scribe = field(init=False)
    _steps: Steps[Ending] = field(init=False)
    _messages: list[Sms] = field(init=False)
    _news: News = field(init=False)
    _moment: Moment | None = None
    _number: int = 0
    _lock: RLock = field(default_factory=RLock)
    _watch: Timer | None = None

    def __post_init__(self) -> None:
        target, now = self.target, self.clock.now
        self._messages, self._news = [], {"lines": []}
        self._telling = Telling(target.send, target.recorded_words)
        self._scribe = Scribe(self.clock, self._code, masks=True)
        log = Log(now, now(), self._told, self._telling.begun)
        send, token, account = self._telling.asked, target.token, target.account
        self._call = Call(target.settings, send, token, log, now, self._mail, account, sid=self.sid)
        self._call.wake = self._wake
        target.watch(self.sid)
        self._steps = through(self._call)

    @property
    def can_go_back(self) -> bool:
        """Whether the call can be had again as it was a turn ago."""
        return self.restore is not None and len(self.turns) > 1

    def ring(self) -> News:
        """Ring, and tell what happens until the first moment in which time passes."""
        with self._lock:
            return self._step(lambda: next(self._steps))

    def move(self, number: int, after_s: float, act: Act | None) -> News:
        """Take what the person did in moment `number`, `after_s` seconds into it.

        None is nothing to the moment's end, or until another call ended it.

        Raises:
            OutOfStep: The call is at another moment, or over.
        """
        with self._lock:
            moment = self._moment
            if moment is None or number != self._number:
                raise OutOfStep
            is_whole = act is None and not self.is_woken
            passed_s = moment.limit_s if is_whole else min(max(after_s, 0.0), moment.limit_s)
            hold = self._call.hold
            if self.is_woken and hold is not None and hold.until_at is not None:
                # The clocks of two browsers differ: who was taken is so at once.
                passed_s = max(passed_s, (hold.until_at - self.clock.now()).total_seconds())
            if self._has_new_files() and act is None:
                return self._step(self._stand)
            return self.do(Move(passed_s, act))

    def do(self, move: Move) -> News:
        """Make a move, and tell what happens until the next moment."""
        with self._lock:
            assert self._moment is not None
            self.moves.append(move)

            def caller(_moment: Moment) -> Move:
                self.clock.pass_(move.after_s)
                return move

            made = self._scribe.watch(caller)(self._moment)
            return self._step(lambda: self._steps.send(made))

    def so_far(self) -> News:
        """Tell all that has happened since the call began, and how it stands, to a page that is new."""
        with self._lock:
            self.expect()
            return self._news

    def hang_up(self) -> None:
        """Hang up, if the call still goes on."""
        with self._lock:
            if self._moment is not None:
                self.do(Move(0, HangUp()))

    def rewind(self) -> None:
        """Make the app's data as they were before the call, and drop it; raises as `back`, and it stays."""
        with self._lock:
            if self.restore is None or not self.can_go_back:
                raise OutOfStep
            self.restore(self.sid)
            self.leave()

    def leave(self) -> None:
        """Drop the call where it stands, and what it waits in: the app hears nothing of it from the line."""
        with self._lock:
            self._steps.close()
            if self._watch is not None:
                self._watch.cancel()
            self._moment, self.goes_on = None, False

    def transcript(self) -> str:
        """Write the call down as it has gone so far, for `ivr test` to play."""
        order = self.order
        top = transcript.top(self.target.settings, target=order.target, start_at=order.start_at, own=self.own)
        return "\n".join([*top, *(line.text for line in self._scribe.lines), ""])

    def expect(self) -> None:
        """Hang up if the browser says nothing from now on; one that is held asks for news all the time."""
        moment = self._moment
        if self._watch is not None:
            self._watch.cancel()
        if moment is not None:
            lasts_s = 0.0 if moment.held_at is not None else moment.limit_s
            self._watch = Timer(lasts_s + PATIENCE_S, self.hang_up)
            self._watch.daemon = True
            self._watch.start()

    def _wake(self) -> None:
        self.is_woken = True

    def _step(self, go_on: Callable[[], Moment]) -> News:
        self._moment, nobody = None, ""
        try:
            self._moment = self._noting_the_way(go_on)
        except StopIteration as stop:
            self.ending = stop.value
        except NobodyThere as error:
            nobody = str(error)
        finally:
            self.goes_on = self._moment is not None
        self._number += 1
        self.is_woken = False
        self.expect()
        lines = self._telling.take()
        news = {
            "call": self.id,
            "at": self._call.log.at(),
            "lines": lines,
            "moment": self._moment and moment_told(self._number, self._moment),
            "place": place_told(self.target.ours, self._call, self.way),
            "code": self._code(),
            "nobody": nobody,
            "can_go_back": self.can_go_back,
            "can_be_saved": self.order.fresh or self.target.ours is None,
            "pages": f"/phone/calls/{self.id}/app" if self.target.ours else "",
        }
        self._news = news | {"lines": self._news["lines"] + lines}
        return news

    def _noting_the_way(self, go_on: Callable[[], Moment]) -> Moment:
        if self.target.ours is None:
            return go_on()
        flow = self.target.ours.hotline.flow
        with way_through(flow) as nodes:
            try:
                return go_on()
            finally:
                self.way += map(boxes_of(flow), nodes)

    def _has_new_files(self) -> bool:
        """Take the call along to the flow's newest files, if they have changed; tell of mistakes in them."""
        if self.target.ours is None:
            return False
        try:
            is_new = self.target.ours.refresh(self._call.sid)
        except (FlowError, LookupError) as error:
            self._call.notice(None, "error", str(error))
            return False
        if is_new:
            self._call.notice(
                None, "warning", "the flow's files have changed; the call goes on in the new ones"
            )
        return is_new

    def _stand(self) -> Moment:
        """Have the place where the call stands said anew."""
        self._steps.close()
        again = self.target.settings.fallback_url or self.target.settings.url
        self._call.settings = replace(self._call.settings, url=again)
        self._steps = through(self._call)
        return next(self._steps)

    def _told(self, line: Line) -> None:
        if line.event == "state":
            self.turns.append(len(self.moves))
        self._scribe.tell(line)
        self._telling.told(line)

    def _mail(self) -> Iterable[Sms]:
        """Give the SMS that came, but for those that another phone that is being rung with waits for."""
        self._scribe.changed(self.target.changes())
        calls = self.target.account.calls.values()
        others = {call.settings.caller for call in calls if call.status == "in-progress"}
        others.discard(self._call.settings.caller)
        came = [sms for sms in self.target.mail() if sms.to not in others]
        self._messages += came
        return came

    def _code(self) -> str:
        return newest_code(self._messages)


def ring_up(order: Order, token: str, home: Home) -> WebCall:
    """Open what is to be rung, and give the call, which has not rung yet.

    Raises:
        NoTarget: There is nothing of that name, or it does not open.
    """
    if "://" not in order.target and order.target not in names():
        raise NoTarget(f"'{order.target}' is no hotline of this server and no URL")
    clock = VirtualClock(order.start_at)
    with ExitStack() as stack:
        found = stack.enter_context(
            open_target(order.target, clock.now, token, steady=order.fresh, home=home)
        )
        target = replace(found, settings=replace(found.settings, **order.chosen))
        sid, restore = target.sid or new_sid("CA"), target.remember()
        return WebCall(order, target, found.settings, clock, sid, restore, stack.pop_all().close)


def back(call: WebCall) -> tuple[WebCall, News]:
    """Ring anew and do the same up to the turn before; give that call, and all that has happened in it.

    Whatever the call did since it began is done again, on a copy of the data as they were then.

    Raises:
        OutOfStep: There is no turn before this one, or the data cannot be had as they were.
        NoTarget: The app does not open any more; the call stays where it is.
    """
    call.rewind()
    call.clock.time_at = call.order.start_at
    again = replace(call, goes_on=True, ending=None, moves=[], turns=[], way=[])
    again.ring()
    for move in call.moves[: call.turns[-2]]:
        again.do(move)
    return again, again.so_far()
