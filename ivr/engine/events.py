"""What can happen on a call: the carrier's webhooks and the actions' answers, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int
"""What a call may remember: text, or a whole number (money in minor units)."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The call begins."""


@dataclass(frozen=True, slots=True)
class Digits:
    """The caller keyed something: `keys` of `0-9 * #`, the finishing key left out."""

    keys: str


@dataclass(frozen=True, slots=True)
class Speech:
    """The caller said something; `keys` are those that the words stand for, empty if they fit none.

    More than one lead through the menus below, as if they were pressed one after another.
    """

    keys: str


@dataclass(frozen=True, slots=True)
class NoInput:
    """The caller stayed silent until the time was up."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording ended, by a key, by silence, at its limit or because the caller hung up."""

    url: str
    duration_s: int
    hung_up: bool = False


@dataclass(frozen=True, slots=True)
class Dialed:
    """A transfer ended: `answered`, `busy`, `no_answer` or `failed`."""

    result: str


@dataclass(frozen=True, slots=True)
class Queued:
    """The caller left a queue: `bridged`, `left`, `full` or `failed`."""

    result: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """Nothing happened: say again where the call stands."""


@dataclass(frozen=True, slots=True)
class HungUp:
    """The call is over for the carrier, whoever ended it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action answers: one of its declared outcomes, and the variables that it sets."""

    name: str
    values: Mapping[str, Value] = field(default_factory=dict)


Event = Answered | Digits | Speech | NoInput | Recorded | Dialed | Queued | Resumed | HungUp | Outcome
