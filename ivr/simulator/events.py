"""What happened in a call, line by line, in the order in which things began.

A thing that lasts (a prompt, a recording) is opened when it begins and finished when its end is known; lines
leave in the order of their beginnings, so a line waits for those before it. Secrets are masked here, once,
for every reader.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

from ivr.simulator.sms import CODE, LINK

Value: TypeAlias = str | int | float | Mapping[str, str] | None

MASK = "<code>"
SHORTEST_SECRET = 4


@dataclass(slots=True, eq=False)
class Line:
    """One thing that happened.

    Attributes:
        event, at, fields: What it was, when it began (seconds into the call), and its fields, masked.
        plain: The fields as they were, for the person who holds the phone and nobody else.
        lasts_s: How long it takes if nothing cuts it, for a screen; 0 for what has no length.
    """

    event: str
    at: float
    fields: dict[str, Value]
    plain: dict[str, Value]
    lasts_s: float = 0.0
    finished: bool = False

    def as_dict(self) -> dict[str, Value]:
        """Return the line as `--json` prints it."""
        return {"event": self.event, "at": self.at, **self.fields}


def ignore(_line: Line) -> None:
    """Hear of a line and do nothing."""


@dataclass(slots=True)
class Log:
    """The lines of one call.

    Attributes:
        now: The call's clock.
        began_at: When the call began; `at` counts from here.
        tell: Called with each finished line, in the order of `at`.
        begun: Called with each line that lasts when it begins (a screen shows words as they are spoken).
        leg: Who hears or is asked for, if it is not the caller; its lines say so in a field `leg`.
    """

    now: Callable[[], datetime]
    began_at: datetime
    tell: Callable[[Line], None] = ignore
    begun: Callable[[Line], None] = ignore
    leg: str = ""
    secrets: set[str] = field(default_factory=set)
    _open: deque[Line] = field(default_factory=deque)

    def at(self, time_at: datetime | None = None) -> float:
        """Return the seconds from the call's beginning to `time_at` (default: now)."""
        return round(((time_at or self.now()) - self.began_at).total_seconds(), 3)

    def of(self, leg: str) -> Log:
        """Return this log for another leg of the call: the same lines in the same order."""
        return replace(self, leg=leg)

    def add(self, event: str, since_at: datetime | None = None, /, **fields: Value) -> None:
        """Tell of something that is known at once; `since_at`: when it began, if earlier than now."""
        self.finish(self._line(event, fields, since_at))

    def begin(self, event: str, lasts_s: float = 0.0, /, **fields: Value) -> Line:
        """Open a line for something that lasts; `finish` must follow, whatever happens."""
        line = self._line(event, fields)
        line.lasts_s = lasts_s
        self.begun(line)
        return line

    def finish(self, line: Line, **fields: Value) -> None:
        """Complete a line; it leaves as soon as all lines before it are complete."""
        line.fields |= self._masked(fields)
        line.finished = True
        while self._open and self._open[0].finished:
            self.tell(self._open.popleft())

    def keep_secret(self, text: str) -> None:
        """Mask `text` in every later line if it is four or more digits; fewer are no secret by themselves."""
        digits = text.strip("*#")
        if len(digits) >= SHORTEST_SECRET:
            self.secrets.add(digits)

    def keep_codes_secret(self, body: str) -> None:
        """Mask, from now on, whatever in an SMS may be a code: runs of 4 to 8 digits, and links."""
        self.secrets.update(LINK.findall(body))
        self.secrets.update(CODE.findall(LINK.sub("", body)))

    def _line(self, event: str, fields: dict[str, Value], since_at: datetime | None = None) -> Line:
        if self.leg:
            fields["leg"] = self.leg
        line = Line(event, self.at(since_at), self._masked(fields), fields)
        self._open.append(line)
        return line

    def _masked(self, fields: dict[str, Value]) -> dict[str, Value]:
        return {name: self.masked(value) for name, value in fields.items()} if self.secrets else fields

    def masked(self, value: Value) -> Value:
        """Return a field's value with every secret in it masked."""
        if isinstance(value, str):
            for secret in self.secrets:
                value = re.sub(rf"(?<![0-9]){re.escape(secret)}(?![0-9])", MASK, value)
        elif isinstance(value, Mapping):
            return {name: str(self.masked(text)) for name, text in value.items()}
        return value
