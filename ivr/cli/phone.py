"""The phone in the user's hand: it rings a target by script or by keyboard, and tells what happens."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click

from ivr.cli.playing import new_call
from ivr.cli.screen import Screen
from ivr.cli.wrong import Wrong
from ivr.simulator.acts import Scripted, parse
from ivr.simulator.call import Call
from ivr.simulator.clock import Clock, RealClock
from ivr.simulator.events import Line, Log
from ivr.simulator.moment import HangUp
from ivr.simulator.ring import Ending, NobodyThere, ring
from ivr.simulator.scribe import Caller, Scribe
from ivr.simulator.script import Script
from ivr.simulator.sms import newest_code
from webhooks.target import Target

APP_FAILED, NOBODY_THERE, SCRIPT_RAN_OUT = 3, 4, 5
"""Exit statuses; 0: the call ended well, 2: wrong usage."""


class Phone:
    """One call of the user's."""

    def __init__(
        self, target: Target, clock: Clock, *, as_json: bool, by_hand: bool, records: bool = False
    ) -> None:
        """`as_json` prints lines for programs; `by_hand`: the user types the keys, at a terminal.

        `records`: the call is written down, for `write_down`.
        """
        self._target = target
        self._clock = clock
        self._as_json = as_json
        self._by_hand = by_hand
        self._screen = None if as_json and not by_hand else _screen(clock, as_json=as_json, by_hand=by_hand)
        self._errors: list[str] = []
        self._scribe = Scribe(clock, self._code, masks=True) if records else None
        self._log = Log(clock.now, clock.now(), self._tell)
        if self._screen is not None:
            self._log.begun = self._screen.begun
            if isinstance(clock, RealClock):
                screen = self._screen
                clock.tick = lambda: screen.tick(self._log.at())

    def ring(self, acts: Iterator[Scripted] | None, remark: str = "") -> int:
        """Ring, with the acts of a script or else those that come on stdin; return the exit status.

        `remark` is told as a notice before the first request.
        """
        target = self._target
        call = new_call(target, self._log, self._clock, self._scribe)
        if self._screen is not None:
            by_hand = "; ? tells what can be typed, Ctrl-C hangs up" if self._by_hand else ""
            self._screen.note(f"{target.settings.caller} rings {target.settings.dialed}{by_hand}")
        if remark:
            call.notice(None, "warning", remark)
        try:
            return self._by_keyboard(call) if self._by_hand else self._by_script(call, acts)
        except NobodyThere as error:
            click.echo(f"Nobody is there: {error}", err=True)
            return NOBODY_THERE

    def _by_keyboard(self, call: Call) -> int:
        from ivr.cli.keyboard import Keyboard  # noqa: PLC0415
        from ivr.cli.person import Person  # noqa: PLC0415

        assert self._screen is not None
        with Keyboard(sys.stdin.fileno()) as keyboard:
            real_time = isinstance(self._clock, RealClock)
            person = Person(
                keyboard, self._screen, self._clock, self._log.at, self._code, real_time=real_time
            )
            try:
                return self._end(call, ring(call, self._watched(person)))
            except KeyboardInterrupt:
                self._screen.note("you hung up while the app was still answering")
                return 0

    def _by_script(self, call: Call, acts: Iterator[Scripted] | None) -> int:
        wrong: list[str] = []
        script = Script(acts or _piped(sys.stdin or io.StringIO(), wrong), self._clock, self._code)
        status = self._end(call, ring(call, self._watched(script)))
        if wrong:
            raise Wrong(wrong[0])
        if script.ran_out:
            click.echo(f"{script.ran_out}.", err=True)
            return SCRIPT_RAN_OUT
        return status

    def write_down(self, file: Path, top: Sequence[str]) -> None:
        """Write the transcript of the call that was rung.

        Raises:
            Wrong: The file cannot be written.
        """
        assert self._scribe is not None
        text = "\n".join([*top, *(line.text for line in self._scribe.lines), ""])
        try:
            file.write_text(text, "utf-8")
        except OSError as error:
            raise Wrong(f"{file} cannot be written: {error.strerror}") from error

    def _watched(self, caller: Caller) -> Caller:
        return self._scribe.watch(caller) if self._scribe else caller

    def _end(self, call: Call, ending: Ending) -> int:
        if self._screen is not None:
            self._screen.close(ending, call.keys)
        if ending.by != "error":
            return 0
        click.echo(f"An application error ended the call: {self._errors[-1]}", err=True)
        return APP_FAILED

    def _tell(self, line: Line) -> None:
        if self._scribe is not None:
            self._scribe.tell(line)
        if self._as_json:
            sys.stdout.write(json.dumps(line.as_dict(), ensure_ascii=False) + "\n")
            sys.stdout.flush()
        if self._screen is not None:
            self._screen.tell(line)
        if line.event == "notice" and line.fields["level"] == "error":
            self._errors.append(f"{line.fields['code'] or ''} {line.fields['message']}".strip())

    def _code(self) -> str:
        return newest_code(self._target.messages)


def _screen(clock: Clock, *, as_json: bool, by_hand: bool) -> Screen:
    """Make the screen, on stdout, or on stderr if that is for JSON."""
    stream = sys.stderr if as_json else sys.stdout
    colour = stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size().columns, 100)
    return Screen(stream, colour=colour, width=width, paced=isinstance(clock, RealClock), by_hand=by_hand)


def _piped(stream: TextIO, wrong: list[str]) -> Iterator[Scripted]:
    """Read acts line by line, when they are needed; after one that is unknown (told in `wrong`) hang up."""
    try:
        for line in stream:
            yield from parse(line)
    except ValueError as error:
        wrong.append(str(error))
        yield HangUp()
