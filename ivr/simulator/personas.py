"""Kinds of callers, for a load that looks like people: what each does in a moment of a call.

They know nothing of the app: they press what its prompts name, as people do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from threading import Event

from ivr.simulator.clock import Clock
from ivr.simulator.events import Line
from ivr.simulator.moment import HangUp, Listening, Moment, Move, Place, Press, Sound, Speak
from ivr.speech.spoken_keys import spoken_keys

MOST_ACTS = 12
"""After so many acts a caller has had enough, so that a run sees many beginnings of calls."""
DIGITS = "0123456789"


@dataclass(slots=True, eq=False)
class Caller:
    """Somebody who rings once; hangs up at once when `over` is set.

    Attributes:
        kind: A name of `KINDS`.
        keys: The keys that were named since the last act.
        acts: How often the caller has acted.
    """

    kind: str
    chance: Random
    clock: Clock
    over: Event
    keys: list[str] = field(default_factory=list)
    acts: int = 0
    patience: int = MOST_ACTS

    def __post_init__(self) -> None:
        if self.kind == "leaver":
            self.patience = self.chance.randrange(3)

    def hear(self, line: Line) -> None:
        """Take note of the keys that a prompt names, when it begins."""
        if line.event == "say":
            self.keys += spoken_keys(str(line.fields["text"]))

    def __call__(self, moment: Moment) -> Move:
        """Decide, and let the time until then pass."""
        move = Move(0, HangUp()) if self.over.is_set() else self._decide(moment)
        self.clock.pass_(move.after_s)
        if self.over.is_set():
            return Move(move.after_s, HangUp())
        if move.act is not None:
            self.acts += 1
            self.keys.clear()
        return move

    def _decide(self, moment: Moment) -> Move:
        if self.acts >= self.patience:
            return Move(min(2.0, moment.limit_s), HangUp())
        listening = moment.listening
        if listening is None or self.kind == "silent":
            return Move(moment.limit_s)
        if moment.place is Place.RECORD:
            return Move(0, Press("#") if listening.pending else Sound(3))
        if moment.speaking and not (self.kind == "quick" and self.keys and listening.digits):
            return Move(moment.limit_s)
        if not listening.digits:
            return Move(min(1.0, moment.limit_s), Speak("yes"))
        return Move(min(1.0, moment.limit_s), Press(self._press(listening)))

    def _press(self, listening: Listening) -> str:
        """Choose what to press: a key that was named, or an entry where none was; `wrong` takes another."""
        named = [key for key in self.keys if len(key) == 1]
        if self.kind == "wrong":
            return self.chance.choice([key for key in DIGITS if key not in named] or ["9"])
        if named:
            return self.chance.choice(named)
        entry = "".join(self.chance.choices(DIGITS, k=listening.digits_left or 6))
        return entry + ("#" if "#" in listening.finish_on_key and listening.digits_left is None else "")


KINDS: Mapping[str, str] = {
    "quick": "cuts prompts with a key that they name",
    "patient": "hears prompts to the end, then presses a key that they name",
    "silent": "never says or presses anything",
    "wrong": "presses keys that lead nowhere",
    "leaver": "hangs up early",
}
"""What there is, in words."""
MIX: Mapping[str, int] = {"quick": 3, "patient": 4, "silent": 1, "wrong": 1, "leaver": 1}

Choose = Callable[[Random], str]


def mix(text: str) -> dict[str, int]:
    """Read how many of each kind there are to each other, `quick=3,patient=4`.

    Raises:
        ValueError: A kind is unknown, or its share is no number from 0 to 1000, or all are 0.
    """
    shares: dict[str, int] = {}
    for part in text.split(","):
        kind, _, share = (each.strip() for each in part.partition("="))
        if kind not in KINDS or not share.isdecimal() or int(share) > 1000:
            raise ValueError(
                f"{part.strip()!r} should be KIND=SHARE, as quick=3; kinds are {', '.join(KINDS)}"
            )
        shares[kind] = int(share)
    if not any(shares.values()):
        raise ValueError(f"{text!r} leaves nobody to ring")
    return shares
