"""One call of a crawl: some acts, then a hang-up where the app listens next, and what was heard."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ivr.simulator.acts import Code, Scripted, Silence, Wait
from ivr.simulator.call import Call
from ivr.simulator.clock import Clock, VirtualClock
from ivr.simulator.events import Line, Log
from ivr.simulator.moment import Listening, Moment, Move, Place, Press, Sound, Speak
from ivr.simulator.ring import Ending, ring
from ivr.simulator.scribe import Scribe
from ivr.simulator.script import Script
from ivr.simulator.transcript import Line as Written
from ivr.simulator.transcript import written_s
from ivr.speech.spoken_keys import Told, told_keys

_CALLERS = {"key", "speech", "silence"}
_HEARD = {"say", "play", "dial", "enqueue", "record"}
_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Screen:
    """A place where an app listens, as far as a caller can tell it from others.

    Attributes:
        said: What the app says while it listens.
        told: The keys that are told there, each with its sentence.
        digits_left: How many digits it takes, None if that is open; 0 if it takes none.
        speech, recording: Whether it takes words, and whether it records them.
        ends_on: The keys that end an entry.
    """

    said: str
    told: tuple[Told, ...]
    digits_left: int | None
    speech: bool
    recording: bool
    ends_on: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are told, in order, each once."""
        return tuple(dict.fromkeys(key for told in self.told for key in told.keys))

    def again(self, other: Screen) -> bool:
        """Tell whether this is `other` with something said before it, as after a mistake."""
        same = (self.digits_left, self.speech, self.recording, self.ends_on)
        return same == (other.digits_left, other.speech, other.recording, other.ends_on) and (
            without_figures(self.said).endswith(without_figures(other.said))
            and set(other.keys) <= set(self.keys)
        )


@dataclass(frozen=True, slots=True)
class Visit:
    """What one call came to.

    Attributes:
        acts: What the caller did.
        reply: What was heard after the last act, or from the beginning.
        told: The keys that this told, each with its sentence.
        screen: Where the app listened then; None if the call had ended.
        ending: How it ended; the caller hung up where there is a screen.
        unused: How many acts were left when the call ended by itself.
        notices: What Twilio's debugger would tell: level, code and message.
        transcript: The call as a transcript has it.
    """

    acts: tuple[Scripted, ...]
    reply: tuple[str, ...]
    told: tuple[Told, ...]
    screen: Screen | None
    ending: Ending
    unused: int
    notices: tuple[tuple[str, str, str], ...]
    transcript: tuple[Written, ...]


@dataclass(slots=True)
class _Ear:
    """Remembers where the call listens, and what the app does."""

    moment: Moment | None = None
    lines: list[Line] = field(default_factory=list)


def visit(
    acts: Sequence[Scripted],
    start_at: datetime,
    new_call: Callable[[Log, Clock], Call],
    newest_code: Callable[[], str],
) -> Visit:
    """Ring, do `acts`, listen to the end of what follows, and hang up if the app listens again.

    Raises:
        ivr.simulator.ring.NobodyThere: No app answered.
    """
    clock = VirtualClock(start_at)
    scribe = Scribe(clock, newest_code, masks=False)
    ear = _Ear()

    def tell(line: Line) -> None:
        scribe.tell(line)
        ear.lines.append(line)

    left = iter(acts)
    script = Script(left, clock, newest_code)

    def caller(moment: Moment) -> Move:
        ear.moment = moment
        return script(moment)

    ending = ring(new_call(Log(clock.now, start_at, tell), clock), scribe.watch(caller))
    heard = _since_last_act(ear.lines)
    moment = ear.moment if script.ran_out else None
    texts = tuple(_text(line) for line in heard)
    return Visit(
        acts=tuple(acts),
        reply=texts,
        told=tuple(told for text in texts for told in told_keys(text)),
        screen=_screen(moment, heard, start_at) if moment else None,
        ending=ending,
        unused=sum(1 for _ in left),
        notices=tuple(
            (str(line.fields["level"]), str(line.fields["code"] or ""), str(line.fields["message"]))
            for line in ear.lines
            if line.event == "notice"
        ),
        transcript=tuple(scribe.lines),
    )


def _since_last_act(lines: Sequence[Line]) -> list[Line]:
    last = max((number for number, line in enumerate(lines) if line.event in _CALLERS), default=-1)
    return [line for line in lines[last + 1 :] if line.event in _HEARD and line.fields.get("by") != "carrier"]


def _text(line: Line) -> str:
    match line.event:
        case "say":
            return str(line.fields["text"])
        case "dial":
            return f"(dials {line.fields['to']})"
        case "enqueue":
            return f"(waits in the queue {line.fields['queue']})"
        case "record":
            return "(records)"
    return f"(plays {line.fields['url']})"


def _screen(moment: Moment, heard: Sequence[Line], start_at: datetime) -> Screen:
    listening = moment.listening or Listening(start_at, digits=False)
    opened_s = (listening.opened_at - start_at).total_seconds()
    inside = [line for line in heard if line.at >= opened_s] or heard
    said = " ".join(_text(line) for line in inside)
    return Screen(
        said=said,
        told=tuple(told_keys(said)),
        digits_left=listening.digits_left if listening.digits else 0,
        speech=listening.speech,
        recording=moment.place is Place.RECORD,
        ends_on=listening.finish_on_key,
    )


def without_figures(text: str) -> str:
    """Leave the figures out of a text, since they change from call to call: visits, places in a queue."""
    return _NUMBER.sub("0", text)


def written(acts: Sequence[Scripted]) -> str:
    """Write acts as `ivr dial --keys` takes them."""
    return " ".join(map(_written, acts))


def _written(act: Scripted) -> str:
    match act:
        case Press(keys):
            return keys
        case Speak(text):
            return f'say:"{text}"'
        case Sound(seconds):
            return f"rec:{written_s(seconds)}"
        case Wait(seconds):
            return f"wait:{written_s(seconds)}"
        case Silence():
            return "-"
        case Code():
            return "code"
    return "!"
