"""A transcript: a text file that reads as the call, and that can be played again.

    # Two keys freeze a stolen wallet.
    target: wallet
    caller: +8613800000001
    at: 2026-03-04T10:00+08:00

    [main]
    < 您好，这里是云雀钱包。
    > 1

At the top is who rings what, and when. Below, the first character of a line says what it is: `>` the caller
does something, `<` is heard, `[…]` is where the hotline says it stands, `✉` an SMS, `*` a change in its
records, `!` a notice, `=` the end, `#` a remark. In all but the caller's lines `…` stands for any text, and
alone on a line for any lines but the caller's. docs/transcripts.md tells it to its readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from ivr.simulator import circumstances
from ivr.simulator.acts import LONGEST_S, SECONDS, Code, Scripted, Silence, Wait
from ivr.simulator.faults import Fault, fault
from ivr.simulator.moment import HangUp, Press, Sound, Speak
from ivr.simulator.settings import LIKELIER, Settings, Switches

SUFFIX = ".call"
BEGINNING = datetime.fromisoformat("2026-03-04T10:00+08:00")
"""When the first call begins if it does not say: a working Wednesday morning in Beijing."""
SIGNS = "><[✉*!=…"
ANYTHING = "…"
MASKED = "<secret>"
"""Stands for keys that the app called secret and that came in no SMS."""

_NAMES = {
    "热线": "target",
    "来电": "caller",
    "拨打": "dialed",
    "时间": "at",
    "对方": "far",
    "坐席": "agent",
    "参数": "param",
    "故障": "fault",
    "接着": "after",
    "同时": "meanwhile",
}
_READ: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "target": ("target", str),
    "after": ("after", str),
    "meanwhile": ("meanwhile", str),
    "at": ("start_at", circumstances.start_at),
    "caller": ("caller", str),
    "dialed": ("dialed", str),
    "method": ("method", str),
    "fallback": ("fallback_url", str),
    "agent": ("agent_s", circumstances.agent_s),
    "far": ("far_ends", circumstances.far_end),
    "param": ("params", circumstances.param),
    "pay": ("pay_result", circumstances.pay_result),
    "assume": ("switches", circumstances.assumption),
    "fault": ("faults", fault),
}
"""What a line at the top gives, of `Transcript` or of `Settings`, and how it is read."""

_DOES: tuple[tuple[str, Callable[[str], Scripted]], ...] = (
    (r"([0-9*#]+)", Press),
    (r"<code>|<验证码>", lambda _: Code()),
    (r"(?:say|说) +(.+)", Speak),
    (r"[(（](?:silence|沉默)[)）]", lambda _: Silence()),
    (r"[(（](?:hangs up|挂断)[)）]", lambda _: HangUp()),
    (r"[(（](?:waits|等) *([0-9.]+) *(?:s|秒)[)）]", lambda seconds: Wait(_seconds(seconds))),
    (r"[(（](?:speaks|说话) *([0-9.]+) *(?:s|秒)[)）]", lambda seconds: Sound(_seconds(seconds))),
)
"""What a caller may do, in both languages."""


class Unreadable(ValueError):
    """A transcript has a mistake: `line` (from 1) and a sentence that says what should stand there."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is written; `act` is what the caller does in it, if it is the caller's."""

    text: str
    act: Scripted | None = None

    @property
    def is_remark(self) -> bool:
        """Whether it is a remark or blank, for readers alone."""
        return not self.text.strip() or self.text.lstrip().startswith("#")

    def fits(self, happened: Line) -> bool:
        """Whether this line, as expected, tells of the line that happened; a remark tells of none."""
        if self.act is not None or happened.act is not None:
            return self.act == happened.act
        if ANYTHING not in self.text:
            return self.text == happened.text
        pattern = ".*".join(re.escape(part) for part in self.text.split(ANYTHING))
        return re.fullmatch(pattern, happened.text) is not None


@dataclass(frozen=True, slots=True)
class Transcript:
    """A call as it should go.

    Attributes:
        top: The lines at the top, as written.
        target: What is rung, as `ivr dial` takes it; None if it does not say.
        after: The file of a call that comes before this one, as seen from this one's folder.
        meanwhile: The file of a call that goes on at the same time.
        start_at: When the call begins; None if it does not say.
        faults: What fails on the way to the app.
        given: Fields of `Settings` that differ from the target's own.
        lines: What happens.
    """

    top: tuple[str, ...]
    target: str | None
    after: str | None
    meanwhile: str | None
    start_at: datetime | None
    faults: tuple[Fault, ...]
    given: Mapping[str, Any]
    lines: tuple[Line, ...]

    @property
    def acts(self) -> list[Scripted]:
        """What the caller does, in order."""
        return [line.act for line in self.lines if line.act is not None]

    def text(self, lines: Sequence[Line] | None = None) -> str:
        """Return the file, with `lines` in place of its own."""
        body = self.lines if lines is None else lines
        return "\n".join([*self.top, *(line.text for line in body)]).rstrip("\n") + "\n"


def read(text: str) -> Transcript:
    """Read a transcript.

    Raises:
        Unreadable: A line is none that a transcript has.
    """
    rows = [row.rstrip() for row in text.removeprefix("\ufeff").splitlines()]
    begins = next((count for count, row in enumerate(rows) if row[:1] in SIGNS and row), len(rows))
    given = _top(rows[:begins])
    return Transcript(
        top=tuple(rows[:begins]),
        target=given.pop("target", None),
        after=given.pop("after", None),
        meanwhile=given.pop("meanwhile", None),
        start_at=given.pop("start_at", None),
        faults=given.pop("faults", ()),
        given=given,
        lines=tuple(_line(number, row) for number, row in enumerate(rows[begins:], begins + 1)),
    )


def top(
    settings: Settings, *, target: str, start_at: datetime, own: Settings, faults: Sequence[Fault] = ()
) -> tuple[str, ...]:
    """Write the top of a transcript: what the target's `own` settings do not say already."""
    rows = [f"target: {target}", f"caller: {settings.caller}"]
    rows += [f"dialed: {settings.dialed}", f"at: {start_at.isoformat(timespec='minutes')}"]
    rows += [f"method: {settings.method}"] if settings.method != own.method else []
    rows += [f"param: {name}={value}" for name, value in settings.params.items()]
    rows += [f"far: {circumstances.far_end_written(*each)}" for each in settings.far_ends.items()]
    if settings.agent_s != own.agent_s:
        rows.append(f"agent: {'none' if settings.agent_s is None else f'{settings.agent_s:g}'}")
    if settings.fallback_url != own.fallback_url:
        rows.append(f"fallback: {settings.fallback_url}")
    rows += [f"pay: {settings.pay_result}"] if settings.pay_result != own.pay_result else []
    rows += [f"assume: {written}" for written in _assumed(settings.switches)]
    rows += [f"fault: {fault}" for fault in faults]
    return (*rows, "")


def _assumed(switches: Switches) -> list[str]:
    """Write what is assumed of Twilio that is not the likelier."""
    words = {True: "yes", False: "no"}
    values = [(field.name, getattr(switches, field.name)) for field in fields(Switches)]
    return [
        f"{name}={words[value] if isinstance(value, bool) else value}"
        for name, value in values
        if value != getattr(LIKELIER, name)
    ]


def written_s(seconds: float) -> str:
    """Write seconds to the microsecond: a word more or less is heard of what is cut so much later."""
    return f"{seconds:.6f}".rstrip("0").rstrip(".")


def caller_line(act: Scripted) -> Line:
    """Write what the caller does."""
    match act:
        case Press(keys):
            done = keys
        case Speak(words):
            done = f"say {words}"
        case Sound(seconds):
            done = f"(speaks {written_s(seconds)} s)"
        case Wait(seconds):
            done = f"(waits {written_s(seconds)} s)"
        case Silence():
            done = "(silence)"
        case Code():
            done = "<code>"
        case HangUp():
            done = "(hangs up)"
    return Line(f"> {done}", act)


def _top(rows: Sequence[str]) -> dict[str, Any]:
    """Read what stands at the top, by fields of `Transcript` and of `Settings`."""
    given: dict[str, Any] = {}
    for number, row in enumerate(rows, 1):
        if not row.strip() or row.startswith("#"):
            continue
        written, colon, value = (part.strip() for part in row.replace("：", ":", 1).partition(":"))
        name = _NAMES.get(written, written)
        if name not in _READ or not colon:
            known = ", ".join(_READ)
            raise Unreadable(number, f"{row!r} does not belong at the top; that is NAME: VALUE with {known}")
        place, read_value = _READ[name]
        try:
            _give(given, place, read_value(value))
        except ValueError as error:
            raise Unreadable(number, str(error)) from None
    return given


def _give(given: dict[str, Any], place: str, value: Any) -> None:
    """Take in a value; of those that may be repeated it is one more."""
    if place in {"far_ends", "params"}:
        given[place] = given.get(place, {}) | dict([value])
    elif place == "switches":
        given[place] = replace(given.get(place, LIKELIER), **dict([value]))
    else:
        given[place] = (*given.get(place, ()), value) if place == "faults" else value


def _line(number: int, row: str) -> Line:
    line = Line(row)
    if line.is_remark or (row[0] in SIGNS and row[0] != ">"):
        return line
    if row.lower().startswith("sms "):
        return Line("✉" + row[3:])
    if row[0] != ">":
        raise Unreadable(number, f"{row!r} begins with none of > (the caller) < (heard) [ ✉ * ! = … #")
    done = row[1:].strip()
    if done == MASKED:
        raise Unreadable(
            number, f"{MASKED} stands where secret keys were pressed; write the keys to press here"
        )
    for pattern, read_act in _DOES:
        found = re.fullmatch(pattern, done)
        if found:
            try:
                return Line(row, read_act(found[1] if found.re.groups else ""))
            except ValueError as error:
                raise Unreadable(number, str(error)) from None
    raise Unreadable(
        number,
        f"{row!r} is nothing that a caller does; that is keys (> 1), > <code>, > say words, > (silence), "
        "> (waits 10 s), > (speaks 3 s) and > (hangs up)",
    )


def _seconds(text: str) -> float:
    if not SECONDS.fullmatch(text) or float(text) > LONGEST_S:
        raise ValueError(f"{text!r} should be seconds up to {LONGEST_S}")
    return float(text)
