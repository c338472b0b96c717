"""A phone in the hand of a test: what a person does with one, each as a method. The fixture `phone`."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from ivr.cli.playing import code_of, new_call, token
from ivr.simulator.clock import TICK_S, VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.moment import Act, HangUp, Moment, Move, Press, Sound, Speak, Steps
from ivr.simulator.ring import Ending, through
from ivr.simulator.sms import Sms
from ivr.simulator.transcript import BEGINNING
from webhooks.target import Target, open_target, steady_sid


@dataclass(slots=True, eq=False)
class Handset:
    """Rings on a virtual clock; each method returns when the app waits for the caller, or the call is over.

    Attributes:
        lines: Everything that happened in the call, as `ivr dial --json` prints it.
        state: Where our own hotline says it stands; empty for other apps.
        ending: How the call ended; None while it goes on.
    """

    lines: list[dict[str, Any]] = field(default_factory=list)
    state: str = ""
    ending: Ending | None = None
    _heard: list[str] = field(default_factory=list)
    _clock: VirtualClock = field(default_factory=lambda: VirtualClock(BEGINNING))
    _opened: ExitStack = field(default_factory=ExitStack)
    _target: Target | None = None
    _asked_for: str | None = None
    _calls: int = 0
    _waited_s: float = 0
    _steps: Steps[Ending] | None = None
    _moment: Moment | None = None

    def dial(self, target: str | None = None, *, at: datetime | None = None, **settings: Any) -> None:
        """Ring a target, as `ivr dial` takes it.

        Hotlines of ours have new demo data when they are rung first; the same one rung again has the records
        of before, a minute later.

        Args:
            target: What is rung; None: the wallet.
            at: When; by default on a Wednesday at ten in Beijing.
            settings: Fields of `ivr.simulator.settings.Settings`: caller, far_ends, agent_s, ….

        Raises:
            webhooks.target.NoTarget: There is no such target.
            ivr.simulator.ring.NobodyThere: No app answered.
        """
        if self._target is None or target != self._asked_for:
            self.close()
            self._clock.time_at = at or BEGINNING
            self._target = self._opened.enter_context(
                open_target(target, self._clock.now, token(), steady=True)
            )
            self._asked_for, self._calls = target, 0
        else:
            self._clock.time_at = at or self._clock.time_at + timedelta(minutes=1)
        self._calls += 1
        self.lines, self._heard, self.state, self.ending, self._waited_s = [], [], "", None, 0
        found = self._target
        sid = steady_sid(self._calls) if found.sid else ""
        ringing = replace(found, settings=replace(found.settings, **settings), sid=sid)
        log = Log(self._clock.now, self._clock.now(), self._tell)
        self._steps = through(new_call(ringing, log, self._clock))
        self._go(None)

    def hears(self, words: str) -> None:
        """Assert that these words were heard since the caller's last act."""
        assert words in self.heard, f"{words!r} was not heard; heard was:\n{self.heard or '(nothing)'}"

    def press(self, keys: str) -> None:
        """Press keys, of `0-9*#`; `code` presses the code of the newest SMS."""
        code = code_of(self._ringing())() if keys == "code" else keys
        assert code, "no SMS with a code has come"
        self._do(Press(code))

    def say(self, words: str) -> None:
        """Say something."""
        self._do(Speak(words))

    def record(self, seconds: float) -> None:
        """Speak into a recording."""
        self._do(Sound(seconds))

    def wait(self, seconds: float) -> None:
        """Say and press nothing for so long; timers that end in it run out."""
        self._heard.clear()
        until_at = self._clock.now() + timedelta(seconds=self._waited_s + seconds)
        self._waited_s = 0
        while self.ending is None and self._moment is not None:
            left_s = (until_at - self._clock.now()).total_seconds()
            if left_s < max(self._moment.limit_s, TICK_S):
                self._waited_s = max(left_s, 0)
                break
            self._go(Move(self._moment.limit_s))

    def hang_up(self) -> None:
        """Hang up."""
        self._do(HangUp())

    @property
    def sms(self) -> list[Sms]:
        """The messages that came, oldest first."""
        return self._ringing().messages

    @property
    def heard(self) -> str:
        """What was heard since the caller's last act, a prompt a line."""
        return "\n".join(self._heard)

    def close(self) -> None:
        """Put the phone away: the call, and the target with its records."""
        if self._steps is not None:
            self._steps.close()
        self._opened.close()
        self._target = None

    def _ringing(self) -> Target:
        assert self._target is not None, "dial first"
        return self._target

    def _do(self, act: Act) -> None:
        self._ringing()
        assert self.ending is None, f"the call is over: {self.ending}"
        self._heard.clear()
        waited_s, self._waited_s = self._waited_s, 0
        self._go(Move(waited_s, act))

    def _go(self, move: Move | None) -> None:
        """Go on with a move to where the app waits for the caller, or to the end."""
        assert self._steps is not None
        try:
            moment = next(self._steps) if move is None else self._pass(move)
            while moment.speaking or (moment.listening is None and (moment.held_at is None or moment.ends)):
                moment = self._pass(Move(moment.limit_s))
            self._moment = moment
        except StopIteration as stop:
            self.ending = stop.value

    def _pass(self, move: Move) -> Moment:
        assert self._steps is not None
        self._clock.pass_(move.after_s)
        return self._steps.send(move)

    def _tell(self, line: Line) -> None:
        self.lines.append(line.as_dict())
        if line.event == "say":
            self._heard.append(str(line.fields["heard"]))
        elif line.event == "state":
            self.state = str(line.fields["name"])
