"""What passes between a call and its caller: a `Moment` in which time goes by, and the caller's `Move`.

A call is a generator of moments. Each says how long it lasts if nobody acts (`limit_s`) and what could be
heard in it; the move says after how many seconds the caller did what. A move that is nothing (`act` is
None) means that the whole moment passed. So a scripted caller, a person and a test all drive the same call.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeAlias, TypeVar


class Place(Enum):
    """What the call is doing while a moment passes."""

    SAY = "say"
    PAUSE = "pause"
    GATHER = "gather"
    RECORD = "record"
    DIAL = "dial"
    QUEUE = "queue"


@dataclass(frozen=True, slots=True)
class Listening:
    """What the app would take in this moment.

    Attributes:
        opened_at: When it began to listen; a scripted `wait` counts from here.
        digits: Whether keys are taken; `speech`: whether words are.
        digits_left: How many more keys end the entry; None if there is no such number.
        finish_on_key: Keys that end the entry (Gather) or the recording (Record).
        pending: Whether something was entered or recorded that the timer would submit.
        secret: Whether the app called this entry secret.
    """

    opened_at: datetime
    digits: bool = True
    speech: bool = False
    digits_left: int | None = None
    finish_on_key: str = ""
    pending: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the call in which the caller may act.

    Attributes:
        place: What the call is doing.
        limit_s: Seconds until the moment ends by itself.
        listening: What the app would take; None if nobody listens.
        speaking: Whether something is being said or played that a patient caller hears out.
        held_at: Since when the caller is held (Dial, Enqueue); None elsewhere.
        ends: Whether a hold leads onward by itself (an agent comes, the far end hangs up).
        star: Whether `*` ends this conversation (hangupOnStar).
    """

    place: Place
    limit_s: float
    listening: Listening | None = None
    speaking: bool = False
    held_at: datetime | None = None
    ends: bool = True
    star: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """The caller pressed keys, of `0-9*#`, one after another without delay."""

    keys: str


@dataclass(frozen=True, slots=True)
class Speak:
    """The caller said words."""

    text: str


@dataclass(frozen=True, slots=True)
class Sound:
    """The caller made sounds for `seconds` that only a recording takes."""

    seconds: float


@dataclass(frozen=True, slots=True)
class HangUp:
    """The caller hung up."""


Input: TypeAlias = Press | Speak | Sound
Act: TypeAlias = Input | HangUp


@dataclass(frozen=True, slots=True)
class Move:
    """What the caller did, `after_s` seconds into the moment; `act` None: nothing until its end."""

    after_s: float
    act: Act | None = None


T = TypeVar("T")
Steps: TypeAlias = Generator[Moment, Move, T]
