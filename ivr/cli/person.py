"""The person at the terminal as the caller: one key press answers, and time stands still while they think."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ivr.cli.keyboard import CTRL_C, CTRL_D, Keyboard
from ivr.cli.screen import Screen
from ivr.simulator.clock import TICK_S, Clock
from ivr.simulator.moment import Act, HangUp, Moment, Move, Place, Press, Sound, Speak

WAIT_S = 5
SOUND_S = 3
KEYS = frozenset("0123456789*#")


@dataclass(frozen=True, slots=True)
class Tool:
    """What a key does beside calling: in words, and done; perhaps it is something that the caller does."""

    does: str
    use: Callable[[], Act | None]


class Person:
    """A caller for `ring`. With `real_time` prompts take their time, a key cuts them and timers run."""

    def __init__(
        self,
        keyboard: Keyboard,
        screen: Screen,
        clock: Clock,
        at: Callable[[], float],
        newest_code: Callable[[], str],
        *,
        real_time: bool,
        tools: Mapping[str, Tool],
    ) -> None:
        """`at` tells the seconds since the call began; `newest_code` the newest SMS's code, or nothing.

        `tools`: what further keys do.
        """
        self._keyboard = keyboard
        self._screen = screen
        self._clock = clock
        self._at = at
        self._newest_code = newest_code
        self._real_time = real_time
        self._tools = tools
        self._asked = False

    def __call__(self, moment: Moment) -> Move:
        """Let the moment pass as the person wishes."""
        return self._really(moment) if self._real_time else self._virtually(moment)

    def _virtually(self, moment: Moment) -> Move:
        """Let what is said pass at once; where the app listens, wait for a key however long it takes."""
        waits = moment.listening is not None or (moment.held_at is not None and not moment.ends)
        if not moment.limit_s and self._asked:  # a round of the queue is over, and there was a chance to act
            waits = self._asked = False
        if moment.speaking or not waits:
            self._clock.pass_(moment.limit_s)
            return Move(moment.limit_s)
        self._asked = True
        waited_s = 0.0
        while waited_s < moment.limit_s or not moment.limit_s:
            if not self._screen.asking:
                self._screen.ask(self._at() + waited_s, _hint(moment))
            key = self._keyboard.key()
            if key == "w":
                waited_s += WAIT_S
                self._screen.note(f"{WAIT_S} s pass")
                continue
            if key == "-":
                break
            act = self._act(key, moment)
            if act is not None:
                self._clock.pass_(waited_s)
                return Move(waited_s, act)
        self._clock.pass_(moment.limit_s)
        return Move(moment.limit_s)

    def _really(self, moment: Moment) -> Move:
        """Let the moment run, with an eye on the keyboard."""
        begun_s = self._at()
        if moment.listening is not None and not moment.speaking and not self._screen.asking:
            self._screen.ask(begun_s, _hint(moment))
        while (left_s := moment.limit_s - (self._at() - begun_s)) > 0:
            key = self._keyboard.key(min(left_s, TICK_S))
            self._screen.tick(self._at())
            act = self._act(key, moment) if key else None
            if act is not None:
                return Move(self._at() - begun_s, act)
        return Move(moment.limit_s)

    def _act(self, key: str, moment: Moment) -> Act | None:
        """Return what a key press means here; None: nothing, or it was answered on the screen."""
        if key in {"!", CTRL_C, CTRL_D}:
            return HangUp()
        if key in KEYS and (moment.listening is None or moment.listening.digits):
            self._echo("•" if moment.listening is not None and moment.listening.secret else key, moment)
            return Press(key)
        if key == "?":
            self._explain(moment)
        elif key == "c":
            return self._code(moment)
        elif key in {"'", '"'}:
            return self._speak(moment)
        elif key in self._tools:
            return self._tools[key].use()
        elif key == "r" and moment.place is Place.RECORD:
            self._screen.note(f"you speak for {SOUND_S} s")
            return Sound(SOUND_S)
        elif key:
            self._screen.note("? tells what can be typed here")
        return None

    def _echo(self, text: str, moment: Moment) -> None:
        if self._screen.asking and not moment.speaking:  # else the line of the key is written
            self._screen.echo(text)

    def _code(self, moment: Moment) -> Act | None:
        code = self._newest_code()
        if not code:
            self._screen.note("no SMS with a code has come yet")
            return None
        self._echo("•" * len(code), moment)
        return Press(code)

    def _speak(self, moment: Moment) -> Act | None:
        if not self._screen.asking or moment.speaking:
            self._screen.ask(self._at(), "say")
        self._screen.echo("“")
        words = self._keyboard.line()
        self._screen.line_typed(told=bool(words))
        return Speak(words) if words else None

    def _explain(self, moment: Moment) -> None:
        """Say what can be typed now."""
        listening = moment.listening
        lines = []
        if moment.place is Place.RECORD:
            lines = [f"r        speak for {SOUND_S} s", "0-9 * #  ends the recording"]
        elif listening is not None and listening.digits:
            ends = f"; {listening.finish_on_key} ends the entry" if listening.finish_on_key else ""
            left = f", {listening.digits_left} more" if listening.digits_left else ""
            lines = [f"0-9 * #  a key{left}{ends}"]
        if listening is not None and listening.speech:
            lines.append("'        say something: type it, then Enter")
        if listening is not None:
            lines.append("-        silence until the timer runs out")
        if moment.held_at is not None and listening is None:
            lines.append("-        wait on")
        if not self._real_time:
            lines.append(f"w        wait {WAIT_S} s")
        code = self._newest_code()
        lines += [f"c        key the newest code, {code}"] if code else []
        lines += [f"{key}        {tool.does}" for key, tool in self._tools.items()]
        lines.append("! Ctrl-C hang up")
        for line in lines:
            self._screen.note(line)


def _hint(moment: Moment) -> str:
    """Say in two or three words what the call waits for."""
    listening = moment.listening
    if moment.place is Place.RECORD:
        return "r speaks, # ends"
    if listening is None:
        return "waiting, - goes on"
    if not listening.digits:
        return "say, with '"
    keys = "a key" if listening.digits_left == 1 else "keys"
    ends = f", {listening.finish_on_key} ends" if listening.finish_on_key and keys == "keys" else ""
    return keys + ends + (", or say with '" if listening.speech else "")
