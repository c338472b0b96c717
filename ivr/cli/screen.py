"""How a call looks to people: on a terminal in colour, elsewhere as a plain transcript."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TextIO
from unicodedata import category, east_asian_width

import click

from ivr.simulator.events import Line, Value
from ivr.simulator.ring import Ending
from ivr.speech.duration import heard_until

GUTTER = 9
"""Columns for the time; what happened is written to the right of them."""

_TOKEN = re.compile(r"[!-~]+[，。！？；：、）】」』”]*|\s|[（【「『“]?.[，。！？；：、）】」』”]*")


CONTROLS = {"Cc", "Cf", "Zl", "Zp"}
"""Unicode's classes of characters that steer rather than show."""
LEFT_QUEUE = {
    "bridged": "☎ an agent took the call, talked and hung up",
    "leave": "left the queue",
    "queue-full": "the queue is full",
    "hangup": "hung up while waiting",
}
"""How a wait ended, by Twilio's QueueResult."""
OTHER_LEG = {
    "say": "hears: {heard}",
    "play": "hears ♪ {url}",
    "pause": "hears nothing for {seconds} s",
    "key": "keys {keys}",
    "silence": "keys nothing for {seconds} s",
}
"""What another party of the call hears and does, which the caller does not hear."""


class Screen:
    """Writes each line of a call as it comes."""

    def __init__(
        self,
        stream: TextIO,
        *,
        colour: bool,
        width: int,
        paced: bool,
        by_hand: bool,
        recorded_words: Callable[[str], tuple[str, str]],
    ) -> None:
        """With `paced`, words appear as they are spoken.

        `recorded_words` gives language and words of a recording by its URL, empty if they are not known.
        """
        self._stream = stream
        self._colour = colour
        self._width = max(width - GUTTER - 8, 20)
        self._paced = paced
        self._by_hand = by_hand
        self._recorded_words = recorded_words
        self._speaking: Line | None = None
        self._pieces: list[str] = []
        self._shown = 0
        self._in_line = False
        self._at = 0.0
        self._echoes = 0
        self.place = ""
        self._state_name: Value = ""
        self.requests = 0

    def begin(self) -> None:
        """Get ready for a call from its beginning."""
        self._end_line()
        self._speaking, self._echoes, self.requests = None, 0, 0
        self.place, self._state_name = "", ""

    # -- what happens, by `Log`

    def begun(self, line: Line) -> None:
        """Write that something begins, and words as they are spoken."""
        if line.event == "record":
            self._row(line.at, "● recording")
        elif line.event == "dial":
            self._row(line.at, f"☎ dials {line.fields['to']}")
        elif self._paced and line.event == "say" and "leg" not in line.fields:
            self._gutter(line.at)
            self._speaking, self._shown = line, 0
            self._pieces = laid_out(str(line.fields["text"]), self._width)

    def tick(self, at: float) -> None:
        """Write on, up to what has been spoken by now (`at`, seconds into the call)."""
        line = self._speaking
        if line is not None:
            text = str(line.fields["text"])
            heard = heard_until(text, str(line.fields["language"]), at - line.at)
            self._write_on(len(heard))

    def tell(self, line: Line) -> None:
        """Write a line that is complete."""
        self._at = line.at
        fields = {
            name: plain(value) if isinstance(value, str) else value for name, value in line.fields.items()
        }
        if line is self._speaking:
            self._write_on(len(str(line.fields["heard"])))
            self._close_say(line)
            self._speaking = None
            return
        if "leg" in fields and line.event in OTHER_LEG:
            self._row(line.at, self._dim(f"{fields['leg']} {OTHER_LEG[line.event].format(**fields)}"))
            return
        write = getattr(self, f"_{line.event}", None)
        if write is not None:
            write(line, fields)

    def _say(self, line: Line, fields: dict[str, Value]) -> None:
        if not fields["heard"]:
            return  # cut before a word was out
        self._gutter(line.at)
        self._write("".join(laid_out(str(fields["heard"]), self._width)))
        self._close_say(line)

    def _close_say(self, line: Line) -> None:
        whole = line.fields["heard"] == line.fields["text"]
        by = " · Twilio itself" if line.fields.get("by") == "carrier" else ""
        self._write(self._dim(f"  {line.lasts_s:.1f} s{by}") if whole else self._dim(" — cut"))
        self._end_line()

    def _request(self, _line: Line, fields: dict[str, Value]) -> None:
        self.requests += 1
        params = fields["params"]
        if isinstance(params, Mapping) and "QueueResult" in params:
            self.note(LEFT_QUEUE.get(params["QueueResult"], params["QueueResult"]))

    def _state(self, line: Line, fields: dict[str, Value]) -> None:
        if not self._by_hand and fields["name"] != self._state_name:
            self._row(line.at, self._dim(f"[{fields['name']}]"))
        self._state_name = fields["name"]
        self.place = f"{fields['name']} · turn {fields['turn']}"

    def _key(self, line: Line, fields: dict[str, Value]) -> None:
        self._typed(line.at, str(fields["keys"]))

    def _speech(self, line: Line, fields: dict[str, Value]) -> None:
        self._typed(line.at, f"“{fields['text']}”")

    def _typed(self, at: float, text: str) -> None:
        """Write what the caller did, unless it was echoed when it was typed."""
        if self._echoes:
            self._echoes -= 1
        else:
            self._row(at, self._bold(f"▸ {text}"))

    def _silence(self, line: Line, fields: dict[str, Value]) -> None:
        self._row(line.at, self._dim(f"(silence, {_seconds(fields['seconds'])})"))

    def _pause(self, line: Line, fields: dict[str, Value]) -> None:
        self._row(line.at, self._dim(f"(pause, {_seconds(fields['seconds'])})"))

    def _play(self, line: Line, fields: dict[str, Value]) -> None:
        url = str(fields["url"])
        _language, words = self._recorded_words(url)
        self._row(line.at, "".join(laid_out(f"♪ {words}", self._width)) if words else f"♪ {url}")

    def _record(self, _line: Line, fields: dict[str, Value]) -> None:
        self.note(f"recorded {_seconds(fields['seconds'])}")

    def _dial(self, _line: Line, fields: dict[str, Value]) -> None:
        self.note(f"{fields['to']}: {fields['result']}")

    def _enqueue(self, line: Line, fields: dict[str, Value]) -> None:
        self._row(line.at, f"… waits in the queue {fields['queue']}")

    def _sms(self, line: Line, fields: dict[str, Value]) -> None:
        shown = line.plain if self._by_hand else fields
        self._row(line.at, self._style(f"✉ SMS from {fields['from']} to {fields['to']}", fg="cyan"))
        for part in str(shown["body"]).splitlines():
            text = "".join(laid_out(part, self._width))
            self._write(" " * GUTTER + self._style(text, fg="cyan") + "\n")

    def _notice(self, line: Line, fields: dict[str, Value]) -> None:
        code = f"{fields['code']} " if fields["code"] else ""
        where = f" (line {fields['line']}, column {fields['column']})" if fields["line"] else ""
        text = f"{code}{fields['message']}{where}"
        self._row(line.at, self._style(f"⚠ {text}", fg="red" if fields["level"] == "error" else "yellow"))

    # -- by whoever holds the phone

    def note(self, text: str) -> None:
        """Write a remark of the phone itself."""
        self._end_line()
        self._write(" " * GUTTER + self._dim(text) + "\n")

    def close(self, ending: Ending, keys: int) -> None:
        """Write how the call ended and what it cost."""
        by = {"caller": "the caller hung up", "app": "the app hung up", "error": "an error ended the call"}
        cost = f"{_seconds(ending.seconds)}, {_count(keys, 'key')}, {_count(self.requests, 'request')}"
        self._row(self._at, f"{by[ending.by]} · {ending.status} · {cost}")

    def ask(self, at: float, hint: str) -> None:
        """Write where the call is and what it waits for, and leave the cursor for a key."""
        self._gutter(at)
        self._write(self._dim(f"{self.place} · {hint} " if self.place else f"{hint} ") + self._bold("▸ "))
        self._in_line = True

    def echo(self, text: str) -> None:
        """Write what was typed, behind the last `ask`; its line is then not written again."""
        self._write(self._bold(text))
        self._echoes += 1

    def line_typed(self, *, told: bool) -> None:
        """Take note that Enter ended the line; `told`: a line of the call will tell of it."""
        self._in_line = False
        self._echoes -= not told

    @property
    def asking(self) -> bool:
        """Whether the cursor stands behind an `ask`."""
        return self._in_line

    # -- writing

    def _row(self, at: float, text: str) -> None:
        self._gutter(at)
        self._write(text)
        self._end_line()

    def _gutter(self, at: float) -> None:
        self._end_line()
        self._write(self._dim(f"{int(at) // 60:>4}:{int(at) % 60:02}  "))
        self._in_line = True

    def _end_line(self) -> None:
        if self._in_line:
            self._write("\n")
        self._in_line = False

    def _write_on(self, count: int) -> None:
        if count > self._shown:
            self._write("".join(self._pieces[self._shown : count]))
            self._shown = count

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()

    def _style(self, text: str, **style: str | bool) -> str:
        return click.style(text, **style) if self._colour else text  # type: ignore[arg-type]  # its own options

    def _dim(self, text: str) -> str:
        return self._style(text, dim=True)

    def _bold(self, text: str) -> str:
        return self._style(text, bold=True)


def plain(text: str) -> str:
    """Take out what would steer a terminal: an app's words are to be read, not obeyed."""
    return "".join(each if each == "\n" or category(each) not in CONTROLS else "\ufffd" for each in text)


def laid_out(text: str, width: int) -> list[str]:
    """Return what to write for each character of a text so that it wraps at `width` columns after the gutter.

    Han characters wrap anywhere but before closing punctuation, other scripts between words.
    """
    pieces: list[str] = []
    column = 0
    for token in _TOKEN.findall(plain(text)):
        size = sum(2 if east_asian_width(char) in "WF" else 1 for char in token)
        characters = list(token)
        if column and column + size > width and not token.isspace():
            if pieces[-1] == " ":
                pieces[-1] = "\n" + " " * GUTTER
            else:
                characters[0] = "\n" + " " * GUTTER + characters[0]
            column = 0
        pieces += characters
        column += size
    return pieces


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _seconds(value: Value) -> str:
    seconds = float(value) if isinstance(value, int | float) else 0.0
    if seconds >= 60:
        return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
    return f"{seconds:.1f}".removesuffix(".0") + " s"
