"""Write a call down as a transcript while it goes on, whoever the caller is.

What is heard comes from the call's `Log`. What the caller did comes from the caller's moves, with a wait
before it where a script would have acted at another time, so that the transcript plays as the call went.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from ivr.simulator import events
from ivr.simulator.acts import Code, Scripted, Silence, Wait
from ivr.simulator.clock import Clock
from ivr.simulator.moment import Act, HangUp, Moment, Move, Press
from ivr.simulator.transcript import ANYTHING, MASKED, Line, caller_line

Caller = Callable[[Moment], Move]
_SID = re.compile(r"\b([A-Z]{2})[0-9a-f]{32}\b")
"""An id of Twilio's, which is another one in each call."""
LEAST_S = 1e-6
"""The shortest wait that a transcript tells."""
ENDED = {"caller": "the caller hung up", "app": "the app hung up", "error": "an error ended the call"}


class Scribe:
    """Writes the `lines` of a call; give it to the call as `watch(caller)`, `tell` and `changed`.

    Since the caller's last act: `_opened_at` is when somebody listened or held the caller first, from where a
    script's wait counts; `_chance_at` when a script could have acted first, `_leave_at` hung up; `_passed_at`
    when last somebody stopped listening or holding the caller without an act.
    """

    def __init__(self, clock: Clock, newest_code: Callable[[], str], *, masks: bool) -> None:
        """`masks`: secret keys are not written as they were pressed (a script has them already)."""
        self.lines: list[Line] = []
        self._clock = clock
        self._began_at = clock.now()
        self._newest_code = newest_code
        self._masks = masks
        self._pending: list[tuple[float, Line]] = []
        self._state: events.Value = None
        self._held = False
        self._acted_at = self._began_at
        self._opened_at: datetime | None = None
        self._chance_at: datetime | None = None
        self._leave_at: datetime | None = None
        self._passed_at: datetime | None = None

    @property
    def all_lines(self) -> list[Line]:
        """The lines, also of what the caller did last and the app has not taken yet."""
        return [*self.lines, *(line for _at, line in self._pending)]

    @property
    def acts(self) -> list[Scripted]:
        """What the caller did so far; secrets are not masked."""
        return [line.act for line in self.all_lines if line.act is not None]

    # -- what the caller does

    def watch(self, caller: Caller) -> Caller:
        """Return a caller who does the same, and is written down."""

        def watched(moment: Moment) -> Move:
            self._held = moment.held_at is not None
            opened_at = moment.listening.opened_at if moment.listening else moment.held_at
            self._opened_at = self._opened_at or opened_at
            before_at = self._clock.now()
            if moment.listening is not None and not moment.speaking:
                self._chance_at = self._chance_at or before_at
            if (moment.listening is None and self._held) or self._chance_at is not None:
                self._leave_at = self._leave_at or before_at
            move = caller(moment)
            if move.act is not None and self._opened_at is not None:
                chance_at = self._leave_at if isinstance(move.act, HangUp) else self._chance_at
                at_once = chance_at == before_at and not move.after_s
                self._acts(move.act, moment, waits=not at_once)
            elif moment.listening is not None or self._held:
                self._passed_at = self._clock.now()
            return move

        return watched

    def _acts(self, act: Act, moment: Moment, *, waits: bool) -> None:
        now = self._clock.now()
        assert self._opened_at is not None
        if waits:
            waited_s = (now - max(self._opened_at, self._acted_at)).total_seconds()
            # A script acts where a wait ends, so to act after that it waits a little longer.
            waited_s += LEAST_S if now == self._passed_at else 0
            self._pending.append((self._at(now), caller_line(Wait(waited_s))))
        secret = self._masks and moment.listening is not None and moment.listening.secret
        done: Scripted = act
        last = self._pending[-1][1].act if self._masks and self._pending and not waits else None
        if isinstance(last, Press) and isinstance(act, Press):
            self._pending.pop()  # keys that a person types one by one into the same entry are one run
            done = Press(last.keys + act.keys)
        if isinstance(done, Press) and done.keys == self._newest_code():
            done = Code()
        masked = secret and not isinstance(done, Code | HangUp)
        line = Line(f"> {MASKED}", done) if masked else caller_line(done)
        self._pending.append((self._at(now), line))
        self._rest(now)

    def _rest(self, acted_at: datetime) -> None:
        self._acted_at, self._opened_at = acted_at, None
        self._chance_at = self._leave_at = self._passed_at = None

    # -- what happens

    def tell(self, line: events.Line) -> None:
        """Write a line of the call's log."""
        leg = line.fields.get("leg")
        if leg and line.event not in {"request", "notice", "say"}:
            return  # what another party does is no act of the caller's
        if line.event == "silence":
            if self._held:
                return  # who waits in a queue is not silent
            self._write_acts(line.at)
            self.lines.append(caller_line(Silence()))
            self._rest(self._clock.now())
            return
        write = _WRITTEN.get(line.event)
        text = write(line.fields) if write else ""
        if leg and line.event == "say":
            text = text.replace("<", f"< ({leg} hears)", 1)
        if line.event == "state":
            text = "" if line.fields["name"] == self._state else text
            self._state = line.fields["name"]
        if text:
            self._write_acts(line.at)
            self.lines.append(Line(_SID.sub(rf"\1{ANYTHING}", _one_line(text))))

    def changed(self, changes: Iterable[str]) -> None:
        """Write what the last exchange changed in the app's records."""
        for change in changes:
            self._write_acts(self._at(self._clock.now()))
            self.lines.append(Line(f"* {change}"))

    def _write_acts(self, until: float) -> None:
        while self._pending and self._pending[0][0] <= until:
            self.lines.append(self._pending.pop(0)[1])

    def _at(self, time_at: datetime) -> float:
        return round((time_at - self._began_at).total_seconds(), 3)


Fields = Mapping[str, events.Value]


def _heard(fields: Fields) -> str:
    if not fields["heard"]:
        return ""
    by = "(Twilio) " if fields.get("by") == "carrier" else ""
    return f"< {by}{fields['heard']}{'' if fields['heard'] == fields['text'] else ' —'}"


def _request(fields: Fields) -> str:
    params = fields["params"]
    result = params.get("QueueResult") if isinstance(params, Mapping) else None
    return f"< (out of the queue: {result})" if result else ""


def _notice(fields: Fields) -> str:
    code = f" {fields['code']}" if fields["code"] else ""
    where = f" (line {fields['line']}, column {fields['column']})" if fields["line"] else ""
    return f"! {fields['level']}{code}: {fields['message']}{where}"


def _one_line(text: str) -> str:
    return " ⏎ ".join(text.splitlines())


_WRITTEN: Mapping[str, Callable[[Fields], str]] = {
    "say": _heard,
    "play": lambda fields: f"< ♪ {fields['url']}",
    "pause": lambda fields: f"< (pause of {fields['seconds']:g} s)",
    "record": lambda fields: f"< (recording of {fields['seconds']:g} s)",
    "dial": lambda fields: f"< (dials {fields['to']}: {fields['result']})",
    "enqueue": lambda fields: f"< (into the queue {fields['queue']})",
    "request": _request,
    "state": lambda fields: f"[{fields['name']}]",
    "sms": lambda fields: f"✉ {fields['to']}: {fields['body']}",
    "notice": _notice,
    "end": lambda fields: f"= {ENDED[str(fields['by'])]}, {fields['status']}",
}
"""How each event of a call is written; `key` and `speech` are the caller's own lines."""
