"""What a crawl tries at a place where an app listens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivr.simulator.acts import Scripted, Silence
from ivr.simulator.crawl.visit import Screen
from ivr.simulator.moment import Press, Sound, Speak

ALL_KEYS = "1234567890*#"
WRONG_KEYS = 3
"""So many keys that are not told are tried, to learn what a wrong key does."""
SOME_DIGITS, TOO_MANY = "1234567890", 40
WORDS = "blah blah"
"""Words that choose nothing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to try: its name, what the caller does, and whether the app offers it."""

    name: str
    act: Scripted
    offered: bool = False


def choices(screen: Screen) -> Iterator[Choice]:
    """Give what to try: what is offered, some keys that are not, silence, and too little or too much."""
    if screen.recording:
        yield Choice("speaks", Sound(3), offered=True)
    elif screen.digits_left != 0:
        yield from (Choice(keys, Press(keys), offered=not _ends(screen, keys)) for keys in screen.keys)
        if is_menu(screen):
            yield from (Choice(key, Press(key)) for key in untold(screen)[:WRONG_KEYS])
        else:
            yield from _entries(screen)
    if screen.speech and not screen.recording:
        yield Choice("unknown words", Speak(WORDS))
    yield Choice("silence", Silence())


def is_menu(screen: Screen) -> bool:
    """Tell whether one key is asked for: it takes one digit, or offers keys and leaves their number open."""
    single = [keys for keys in screen.keys if len(keys) == 1 and keys not in screen.ends_on]
    return screen.digits_left == 1 or (screen.digits_left is None and bool(single))


def _ends(screen: Screen, keys: str) -> bool:
    """Tell whether keys are told as the end of an entry, and not as a choice."""
    return keys in screen.ends_on and not is_menu(screen)


def untold(screen: Screen) -> str:
    """Give the keys that the app could take as a choice and does not tell."""
    return "".join(key for key in ALL_KEYS if key not in screen.keys and key not in screen.ends_on)


def _entries(screen: Screen) -> Iterator[Choice]:
    end = screen.ends_on[:1]
    if screen.digits_left is not None:
        digits = (SOME_DIGITS * 10)[: screen.digits_left]
        yield Choice(f"{len(digits)} digits", Press(digits))
        yield Choice("too few digits", Press(f"1{end}"))
        return
    yield Choice("some digits", Press(f"{SOME_DIGITS}{end}"))
    yield Choice("too few digits", Press(f"1{end}"))
    yield Choice("too many digits", Press((SOME_DIGITS * 10)[:TOO_MANY] + end))
