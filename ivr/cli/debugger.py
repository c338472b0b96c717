"""What a person at the terminal can do to a call beside calling: go back, look, ask again, save, load.

A place in a call is what the caller did to get there. So going back is to ring anew and do it again, unseen;
saving a place writes it as a transcript, and loading one plays a transcript and goes on by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from ivr.cli.keyboard import Keyboard
from ivr.cli.person import Person, Tool
from ivr.cli.phone import Phone, nobody
from ivr.cli.screen import Screen, plain
from ivr.cli.wrong import Wrong
from ivr.simulator.acts import Scripted, Wait
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Line
from ivr.simulator.moment import Act, HangUp, Moment, Move
from ivr.simulator.ring import Ending, NobodyThere
from ivr.simulator.script import Script
from ivr.simulator.transcript import Unreadable, read
from webhooks.target import NoTarget

DID = {"key", "speech", "silence"}
"""Lines that tell what the caller did; what came after the last of them is shown when a place is reached."""


class Again(Exception):
    """The call is left where it stands, and rung anew."""


class Debugger:
    """Rings by keyboard, and rings anew as often as the person goes back."""

    def __init__(self, phone: Phone, screen: Screen, keyboard: Keyboard, breaks: Sequence[str]) -> None:
        self._phone = phone
        self._screen = screen
        self._keyboard = keyboard
        self._breaks = breaks
        self._clock = phone.clock
        self._start_at = phone.clock.now()
        self._virtual = isinstance(phone.clock, VirtualClock)
        self._back = phone.target.remember() if self._virtual else None
        self._script = Script(iter(()), phone.clock, phone.code)
        self._to_do: list[Sequence[Scripted]] = []
        self._unseen: list[Callable[[], None]] | None = None
        self._arrival = ""
        self._looked = (0, 0)
        self._sid = ""

    def ring(self, acts: Sequence[Scripted], remark: str) -> int:
        """Ring, do `acts` and go on by hand; return the exit status of the last call."""
        self._to_do = [acts]
        ending: Ending | None = None
        while self._to_do:
            acts = self._to_do.pop()
            call = self._phone.begin(self._tell, self._begun, self._sid)
            self._sid = call.sid if self._back else ""
            if remark:
                call.notice(None, "warning", remark)
            person = self._person()
            self._script = Script(
                iter(acts), self._clock, self._phone.code, then=partial(self._by_hand, person)
            )
            try:
                ending = self._phone.go(call, self._script)
            except Again:
                pass
            except NobodyThere as error:
                return nobody(error)
            if isinstance(self._clock, VirtualClock) and self._to_do:
                self._clock.time_at = self._start_at
        self._arrive()
        assert ending is not None
        return self._phone.end(call, ending)

    def _person(self) -> Person:
        return Person(
            self._keyboard,
            self._screen,
            self._clock,
            self._phone.at,
            self._phone.code,
            real_time=not self._virtual,
            tools=self._tools(),
        )

    def _by_hand(self, person: Person, moment: Moment) -> Move:
        self._arrive()
        return person(moment)

    # -- what is seen

    def _tell(self, line: Line) -> None:
        """Show a line, or keep it while it is done again what was done; stop where the user wants to look."""
        if self._unseen is not None and line.event in DID:
            self._unseen.clear()
        elif self._unseen is not None:
            self._unseen.append(partial(self._phone.show, line))
        else:
            self._phone.show(line)
        if line.event == "state" and line.fields["name"] in self._breaks and self._script.stop():
            self._screen.note(f"stopped at {line.fields['name']}; go on by hand")

    def _begun(self, line: Line) -> None:
        show = partial(self._screen.begun, line)
        self._unseen.append(show) if self._unseen is not None else show()

    def _arrive(self) -> None:
        """Show where the call is when what was done is done again."""
        if self._unseen is None:
            return
        unseen, self._unseen = self._unseen, None
        if self._arrival:
            self._screen.note(self._arrival)
        for show in unseen:
            show()

    # -- tools

    def _tools(self) -> dict[str, Tool]:
        tools = {
            "i": Tool("see what was sent and answered; again: the exchange before", self._look),
            "e": Tool("ask the app the last thing again, beside the call", self._ask_again),
            "s": Tool("save this place as a transcript", self._save),
        }
        if self._virtual:
            tools |= {
                "b": Tool("go back a turn", self._go_back),
                "u": Tool("do all this again, with the app and its files as they are now", self._up_to_date),
                "l": Tool("load a transcript, and go on from its end", self._load),
            }
        return tools

    def _look(self) -> None:
        """Show the last exchange, and with each further press the one before."""
        tape = self._phone.tape
        seen, back = self._looked
        back = back + 1 if seen == len(tape.exchanges) and back + 1 < seen else 0
        self._looked = (len(tape.exchanges), back)
        self._note(*tape.shown(back))

    def _ask_again(self) -> None:
        self._note(*self._phone.tape.again())

    def _save(self) -> None:
        file = self._asks_for_file("save as")
        if file is None:
            return
        try:
            self._phone.write_down(file)
        except Wrong as error:
            self._note(error.message)
        else:
            self._note(f"saved; `ivr dial --replay {file}` comes back here")

    def _load(self) -> Act | None:
        file = self._asks_for_file("load")
        if file is None:
            return None
        try:
            transcript = read(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, Unreadable) as error:
            self._note(f"{file} cannot be loaded: {error}")
            return None
        if transcript.target not in {None, self._phone.target.name}:
            self._note(f"it rings {transcript.target}; ring that with: ivr dial --replay {file}")
            return None
        return self._ring_anew(transcript.acts, "loaded")

    def _go_back(self) -> Act | None:
        done = self._phone.scribe.acts
        last = next(
            (place for place in reversed(range(len(done))) if not isinstance(done[place], Wait)), None
        )
        if last is None:
            self._note("this is where the call begins")
            return None
        return self._ring_anew(done[:last], "back")

    def _up_to_date(self) -> Act | None:
        return self._ring_anew(self._phone.scribe.acts, "done again")

    def _ring_anew(self, acts: Sequence[Scripted], done: str) -> Act | None:
        """Leave this call and ring again; an app that cannot be put back is told of the hang-up by the line.

        Raises:
            Again: The line is dropped: the call is over in the records that it began with, and goes on in a
                copy of them as they were before.
        """
        if self._back is None:
            self._arrival = f"{done}, in a new call: what the app did in the first, it has done twice now"
            self._to_do, self._unseen = [acts], []
            return HangUp()
        try:
            self._back(self._sid)
        except NoTarget as error:
            self._note(str(error))
            return None
        self._arrival = f"{done}, on a copy of the records as they were when the call began"
        self._to_do, self._unseen = [acts], []
        raise Again

    def _asks_for_file(self, what: str) -> Path | None:
        self._screen.ask(self._phone.at(), what)
        typed = self._keyboard.line()
        self._screen.line_typed(told=True)
        return Path(typed) if typed else None

    def _note(self, *rows: str) -> None:
        for row in rows:
            self._screen.note(plain(row))


def by_keyboard(
    phone: Phone, screen: Screen, acts: Sequence[Scripted], breaks: Sequence[str], remark: str
) -> int:
    """Ring by keyboard, as `Phone.ring_by_hand` tells; return the exit status."""
    with Keyboard(sys.stdin.fileno()) as keyboard:
        try:
            return Debugger(phone, screen, keyboard, breaks).ring(acts, remark)
        except KeyboardInterrupt:
            screen.note("you hung up while the app was still answering")
            return 0
