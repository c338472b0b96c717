"""The phone in the user's hand: it rings a target by script or by keyboard, and tells what happens.

By keyboard a call may be rung several times: who goes back rings anew, and what was done until then is done
again unseen. What was done is kept as acts of a script (`Scribe`), so a place in a call, a transcript and a
script are the same thing.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TextIO

import click

from ivr.cli.playing import new_call
from ivr.cli.screen import Screen
from ivr.cli.tape import Tape
from ivr.cli.wrong import Wrong
from ivr.simulator.acts import Scripted, parse
from ivr.simulator.call import Call, new_sid
from ivr.simulator.clock import Clock, RealClock
from ivr.simulator.events import Line, Log, ignore
from ivr.simulator.faults import Fault
from ivr.simulator.moment import HangUp, Moment, Move
from ivr.simulator.ring import Ending, NobodyThere, ring
from ivr.simulator.scribe import Scribe
from ivr.simulator.script import Script
from ivr.simulator.sms import newest_code
from webhooks.target import Target

APP_FAILED, NOBODY_THERE, SCRIPT_RAN_OUT = 3, 4, 5
"""Exit statuses; 0: the call ended well, 2: wrong usage."""


class Phone:
    """A call of the user's. `tape` and `scribe` are those of its last ringing."""

    def __init__(
        self,
        target: Target,
        clock: Clock,
        top: Sequence[str],
        faults: Sequence[Fault],
        *,
        as_json: bool,
        by_hand: bool,
    ) -> None:
        """`as_json` prints lines for programs; `by_hand`: the user types the keys, at a terminal.

        `top` stands above the transcript of the call, `faults` are on the way to the app.
        """
        self.target = target
        self.clock = clock
        self.tape = Tape(target.send)
        self.scribe = Scribe(clock, self.code, masks=True)
        self._top = top
        self._faults = faults
        self._as_json, self._by_hand = as_json, by_hand
        self._screen = None if as_json and not by_hand else self._new_screen()
        self._errors: list[str] = []
        self._log = Log(clock.now, clock.now())

    def ring(self, acts: Sequence[Scripted], *, piped: bool, remark: str = "") -> int:
        """Ring by a script, if `piped` with the acts on stdin after it; return the exit status.

        `remark` is told as a notice before the first request.
        """
        self._note_who()
        call = self.begin(self.show, self._screen.begun if self._screen else ignore)
        if remark:
            call.notice(None, "warning", remark)
        wrong: list[str] = []
        more = _piped(sys.stdin or io.StringIO(), wrong) if piped else ()
        script = Script(chain(acts, more), self.clock, self.code)
        try:
            status = self.end(call, self.go(call, script))
        except NobodyThere as error:
            return nobody(error)
        if wrong:
            raise Wrong(wrong[0])
        if script.ran_out:
            click.echo(f"{script.ran_out}.", err=True)
            return SCRIPT_RAN_OUT
        return status

    def ring_by_hand(self, acts: Sequence[Scripted], breaks: Sequence[str], remark: str = "") -> int:
        """Ring, do `acts` first, until one of the states in `breaks`, and let the user go on from there."""
        from ivr.cli.debugger import by_keyboard  # noqa: PLC0415

        assert self._screen is not None
        self._note_who("; ? tells what can be typed, Ctrl-C hangs up")
        return by_keyboard(self, self._screen, acts, breaks, remark)

    def begin(self, tell: Callable[[Line], None], begun: Callable[[Line], None], sid: str = "") -> Call:
        """Make a call to be rung, with a tape and a scribe of its own; `tell`, `begun` as in `Log`."""
        self.tape = tape = Tape(self.target.send)
        self.scribe = scribe = Scribe(self.clock, self.code, masks=True)

        def told(line: Line) -> None:
            scribe.tell(line)
            if line.event == "request":
                tape.asked.append(line)
            tell(line)

        self._log = log = Log(self.clock.now, self.clock.now(), told, begun)
        if self._screen is not None:
            screen = self._screen
            screen.begin()
            if isinstance(self.clock, RealClock):
                self.clock.tick = lambda: screen.tick(log.at())
        sid = sid or self.target.sid or new_sid("CA")
        return new_call(replace(self.target, send=tape.send, sid=sid), log, self.clock, scribe, self._faults)

    def go(self, call: Call, caller: Callable[[Moment], Move]) -> Ending:
        """Ring a call, with an eye on what the caller does."""
        return ring(call, self.scribe.watch(caller))

    def end(self, call: Call, ending: Ending) -> int:
        """Tell how the call ended; return the exit status."""
        if self._screen is not None:
            self._screen.close(ending, call.keys)
        if ending.by != "error":
            return 0
        if self._screen is None:  # which told it where it came
            click.echo(f"An application error ended the call: {self._errors[-1]}", err=True)
        return APP_FAILED

    def write_down(self, file: Path) -> None:
        """Write the transcript of the call so far.

        Raises:
            Wrong: The file is there already, or cannot be written.
        """
        text = "\n".join([*self._top, *(line.text for line in self.scribe.all_lines), ""])
        try:
            with file.open("x", encoding="utf-8") as stream:
                stream.write(text)
        except FileExistsError:
            raise Wrong(f"{file} is there already; take another name") from None
        except OSError as error:
            raise Wrong(f"{file} cannot be written: {error.strerror}") from error

    def at(self) -> float:
        """Tell how many seconds the call has lasted."""
        return self._log.at()

    def code(self) -> str:
        """Tell the code of the newest SMS, or nothing."""
        return newest_code(self.target.messages)

    def _note_who(self, more: str = "") -> None:
        if self._screen is not None:
            settings = self.target.settings
            self._screen.note(f"{settings.caller} rings {settings.dialed}{more}")

    def _new_screen(self) -> Screen:
        """Make the screen, on stdout, or on stderr if that is for JSON."""
        stream = sys.stderr if self._as_json else sys.stdout
        return Screen(
            stream,
            colour=stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
            width=min(shutil.get_terminal_size().columns, 100),
            paced=isinstance(self.clock, RealClock),
            by_hand=self._by_hand,
            recorded_words=self.target.recorded_words,
        )

    def show(self, line: Line) -> None:
        """Show a line to the user."""
        if self._as_json:
            sys.stdout.write(json.dumps(line.as_dict(), ensure_ascii=False) + "\n")
            sys.stdout.flush()
        if self._screen is not None:
            self._screen.tell(line)
        if line.event == "notice" and line.fields["level"] == "error":
            self._errors.append(f"{line.fields['code'] or ''} {line.fields['message']}".strip())


def nobody(error: NobodyThere) -> int:
    """Tell that nobody answered; return the exit status."""
    click.echo(f"Nobody is there: {error}", err=True)
    return NOBODY_THERE


def _piped(stream: TextIO, wrong: list[str]) -> Iterator[Scripted]:
    """Read acts line by line, when they are needed; after one that is unknown (told in `wrong`) hang up."""
    try:
        for line in stream:
            yield from parse(line)
    except ValueError as error:
        wrong.append(str(error))
        yield HangUp()
