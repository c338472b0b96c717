"""A phone in the hand of a test: what a person does with one, each as a method. The fixture `phone`."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from typing import Any

from ivr.cli.playing import code_of, new_call, token
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.moment import Act, HangUp, Moment, Move, Press, Sound, Speak, Steps
from ivr.simulator.ring import Ending, through
from ivr.simulator.sms import Sms
from ivr.simulator.transcript import BEGINNING
from webhooks.target import Target, open_target


class Handset:
    """Rings one target at a time on a virtual clock; each method returns when the app waits for the caller.

    Attributes:
        lines: Everything that happened in the call, as `ivr dial --json` prints it.
        state: Where our own hotline says it stands; empty for other apps.
        ending: How the call ended; None while it goes on.
    """

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []
        self.state = ""
        self.ending: Ending | None = None
        self._heard: list[str] = []
        self._opened = ExitStack()
        self._target: Target | None = None
        self._clock = VirtualClock(BEGINNING)
        self._steps: Steps[Ending] | None = None
        self._moment: Moment | None = None

    def dial(self, target: str | None = None, *, at: datetime = BEGINNING, **settings: Any) -> None:
        """Ring a target (as `ivr dial` takes it); `settings` are fields of `ivr.simulator.settings.Settings`.

        Our own hotlines are rung on new demo data.

        Raises:
            webhooks.target.NoTarget: There is no such target.
            ivr.simulator.ring.NobodyThere: No app answered.
        """
        self.close()
        self.__init__()  # type: ignore[misc]  # a new call begins with nothing of the last
        self._clock = VirtualClock(at)
        found = self._opened.enter_context(open_target(target, self._clock.now, token(), steady=True))
        self._target = replace(found, settings=replace(found.settings, **settings))
        log = Log(self._clock.now, self._clock.now(), self._tell)
        self._steps = through(new_call(self._target, log, self._clock))
        self._go(None)

    def hears(self, words: str) -> None:
        """Assert that these words were heard since the caller's last act."""
        heard = "\n".join(self._heard)
        assert words in heard, f"{words!r} was not heard; heard was:\n{heard or '(nothing)'}"

    def press(self, keys: str) -> None:
        """Press keys, of `0-9*#`; `code` presses the code of the newest SMS."""
        self._do(Press(code_of(self._ringing())() if keys == "code" else keys))

    def say(self, words: str) -> None:
        """Say something."""
        self._do(Speak(words))

    def record(self, seconds: float) -> None:
        """Speak into a recording."""
        self._do(Sound(seconds))

    def wait(self, seconds: float) -> None:
        """Let time pass, and timers run out in it."""
        self._heard.clear()
        until_s = (self._clock.now() - BEGINNING).total_seconds() + seconds
        while self.ending is None and self._moment is not None:
            left_s = until_s - (self._clock.now() - BEGINNING).total_seconds()
            if left_s < self._moment.limit_s or left_s <= 0:
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
        """Let go of the line and of the target."""
        if self._steps is not None:
            self._steps.close()
        self._opened.close()

    def _ringing(self) -> Target:
        assert self._target is not None, "dial first"
        return self._target

    def _do(self, act: Act) -> None:
        self._ringing()
        assert self.ending is None, f"the call is over: {self.ending}"
        self._heard.clear()
        self._go(Move(0, act))

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
