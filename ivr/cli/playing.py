"""Play a transcript: ring its target as it says, and hold what happens against it; pytest does it too."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from ivr.simulator.call import Call, new_sid
from ivr.simulator.clock import Clock, VirtualClock
from ivr.simulator.difference import Edits, compare, differs, settled
from ivr.simulator.events import Log
from ivr.simulator.exchange import Ahead, Exchange
from ivr.simulator.faults import Fault, faulty
from ivr.simulator.faults import Line as FaultyLine
from ivr.simulator.moment import Moment, Move
from ivr.simulator.ring import NobodyThere, ring
from ivr.simulator.scribe import Scribe
from ivr.simulator.script import Script
from ivr.simulator.sms import Sms, newest_code
from ivr.simulator.transcript import BEGINNING, SUFFIX, Transcript, Unreadable, read
from webhooks.settings import DEVELOPMENT
from webhooks.target import Target, open_target, steady_sid

MOST_EARLIER = 10
"""So many calls may come before one."""


@dataclass(frozen=True, slots=True)
class Played:
    """A transcript that was played: how the call went, held against it."""

    transcript: Transcript
    edits: Edits

    @property
    def differs(self) -> bool:
        """Whether the call went otherwise."""
        return differs(self.edits)

    @property
    def updated(self) -> str:
        """The file as it should be if the call went as it should."""
        return self.transcript.text(settled(self.edits))


def find(paths: Iterable[Path]) -> list[Path]:
    """Give the transcripts that are, or lie in, these files and folders, in order; none in hidden ones.

    Raises:
        FileNotFoundError: One of the paths is not there.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"{path} is not there")
        inside = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        found += [
            file for file in inside if not any(part.startswith(".") for part in file.relative_to(path).parts)
        ]
    return list(dict.fromkeys(found))


def token() -> str:
    """Give the auth token that apps which are not ours are rung with."""
    return os.environ.get("TWILIO_AUTH_TOKEN") or DEVELOPMENT["TWILIO_AUTH_TOKEN"]


def play(text: str, folder: Path = Path(), opened: Callable[[Target], None] = lambda _target: None) -> Played:
    """Play a transcript on a virtual clock, after the calls that it comes after, which lie in `folder`.

    `opened` is called with what is rung, before it is.

    Raises:
        ivr.simulator.transcript.Unreadable: It, or one of them, has a mistake.
        webhooks.target.NoTarget: Its target is none, or does not open.
        ivr.simulator.ring.NobodyThere: No app answered.
    """
    transcript = read(text)
    before = earlier(transcript, folder)
    other = _read_in(folder / transcript.meanwhile) if transcript.meanwhile else None
    clock = VirtualClock(begins_at(before or [each for each in (transcript, other) if each]))
    beside = other.target if other and other.target != transcript.target else None
    with open_target(transcript.target, clock.now, token(), steady=True, beside=beside) as found:
        opened(found)
        for number, each in enumerate(before, 1):
            ring_again(each, found, clock, number)
        if other is None:
            scribe = ring_again(transcript, found, clock, len(before) + 1)
        else:
            scribe = ring_together(transcript, other, found, clock, len(before) + 1)
    return Played(transcript, compare(transcript.lines, scribe.lines))


def earlier(transcript: Transcript, folder: Path) -> list[Transcript]:
    """Read the calls that come before one, the first of all first. Raises `Unreadable`."""
    found: list[Transcript] = []
    while (after := (found[-1] if found else transcript).after) is not None:
        file = folder / after
        found.append(_read_in(file))
        folder = file.parent
        if found[-1].target != transcript.target or len(found) > MOST_EARLIER:
            raise Unreadable(1, f"after: {file} rings something else, or comes after itself")
    return found[::-1]


def _read_in(file: Path) -> Transcript:
    try:
        return read(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, Unreadable) as error:
        raise Unreadable(1, f"{file}: {getattr(error, 'strerror', None) or error}") from None


def begins_at(calls: Sequence[Transcript]) -> datetime:
    """Return when the first of these calls begins."""
    return min(each.start_at or BEGINNING for each in calls)


def ring_again(transcript: Transcript, found: Target, clock: VirtualClock, number: int) -> Scribe:
    """Ring as a transcript says, and write down what happens; `number`: which call it is, from 1.

    It begins when it says, or a minute after the one before it.

    Raises:
        ivr.simulator.transcript.Unreadable: It says a time at which the call before it still goes on.
    """
    if number > 1:
        clock.time_at = _start_of(transcript, clock)
    target = _ringing(transcript, found, number)
    code = code_of(target)
    scribe = Scribe(clock, code, masks=False)
    log = Log(clock.now, clock.now(), scribe.tell)
    script = Script(iter(transcript.acts), clock, code)
    ring(new_call(target, log, clock, scribe, transcript.faults), scribe.watch(script))
    return scribe


def ring_together(
    transcript: Transcript, other: Transcript, found: Target, clock: VirtualClock, number: int
) -> Scribe:
    """Ring as a transcript says while another call goes on, and write down what happens in the first.

    Each begins when it says. What the other one changes stands where the first call asks next. Raises as
    `ring_again`.
    """
    exchange = Exchange(clock)
    calls = [(_start_of(transcript, clock), number, transcript), (_start_of(other, clock), number + 1, other)]
    for start_at, each_number, each in sorted(calls, key=lambda call: call[0]):
        exchange.run(start_at)
        target = _ringing(each, found, each_number)
        script = partial(_script, each, code_of(target))
        if each is transcript:
            own = Ahead(clock)
            scribe = Scribe(own, code_of(target), masks=False)
            call = new_call(target, Log(clock.now, start_at, scribe.tell), clock, scribe, each.faults)
            exchange.begin(call, partial(_watched, scribe, script), own)
        else:
            call = new_call(target, Log(clock.now, start_at), clock)
            exchange.begin(call, script)
    exchange.run()
    return scribe


def _ringing(transcript: Transcript, found: Target, number: int) -> Target:
    """Give the target as a transcript rings it, which may be another of our hotlines on the same records."""
    settings = replace(found.settings, **transcript.given)
    if found.ours and transcript.target not in (None, found.name):
        settings = replace(settings, url=urljoin(settings.url, transcript.target))
    return replace(found, settings=settings, sid=steady_sid(number) if found.sid else "")


def _watched(scribe: Scribe, script: Callable[[Clock], Script], clock: Clock) -> Callable[[Moment], Move]:
    return scribe.watch(script(clock))


def _script(transcript: Transcript, code: Callable[[], str], clock: Clock) -> Script:
    return Script(iter(transcript.acts), clock, code)


def _start_of(transcript: Transcript, clock: VirtualClock) -> datetime:
    start_at = transcript.start_at or clock.now() + timedelta(minutes=1)
    if start_at < clock.now():
        raise Unreadable(1, f"at: the call before it is over at {clock.now().isoformat(timespec='seconds')}")
    return start_at


def code_of(target: Target) -> Callable[[], str]:
    """Return what gives the code of the newest SMS that the target sent."""
    return lambda: newest_code(target.messages)


def new_call(
    target: Target, log: Log, clock: Clock, scribe: Scribe | None = None, faults: Sequence[Fault] = ()
) -> Call:
    """Make a call to a target; a scribe hears after each exchange what it changed in the app's records."""

    def tell(what: str) -> None:
        log.add("notice", code=None, level="warning", message=f"fault: {what}", line=None, column=None)

    def mail() -> Iterable[Sms]:
        if scribe is not None:
            scribe.changed(target.changes())
        return target.mail()

    sid = target.sid or new_sid("CA")
    if scribe is not None:
        target.watch(sid)
    send = faulty(FaultyLine(target.send, clock, tell), faults) if faults else target.send
    return Call(target.settings, send, target.token, log, clock.now, mail, target.account, sid=sid)


__all__ = ["NobodyThere", "Played", "code_of", "find", "new_call", "play", "token"]
