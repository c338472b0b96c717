"""What a hotline asks of the carrier: messages by name with their values, never words or XML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ivr.engine.events import Value


@dataclass(frozen=True, slots=True)
class Say:
    """Say the message; `values` holds just the variables that the message names."""

    message: str
    values: Mapping[str, Value] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Play:
    """Play the recording at an address, which `variable` holds; an empty one plays nothing."""

    url: str
    variable: str


@dataclass(frozen=True, slots=True)
class Gather:
    """Say the prompts, then listen.

    `node` names the place that listens (its speech words are found by it). At a menu `max_digits` is 1 and
    `finish_key` empty, since otherwise `#` would read as silence (twiml-voice, Gather 4 and 5).
    """

    node: str
    prompts: tuple[Say, ...]
    max_digits: int
    finish_key: str
    timeout_s: int
    speech: bool
    secret: bool


@dataclass(frozen=True, slots=True)
class Record:
    """Record what the caller says, up to `max_s` seconds, until `silence_s` of silence or any key."""

    max_s: int
    silence_s: int


@dataclass(frozen=True, slots=True)
class Enqueue:
    """Put the caller in the named queue."""

    queue: str


@dataclass(frozen=True, slots=True)
class Dial:
    """Connect the caller to `number` (E.164), which may ring for `timeout_s` seconds."""

    number: str
    timeout_s: int


@dataclass(frozen=True, slots=True)
class DialWaiting:
    """Connect this call to the one that waits in `queue` under the id `call_sid`."""

    queue: str
    call_sid: str
    timeout_s: int


@dataclass(frozen=True, slots=True)
class Hangup:
    """End the call."""


Verb = Say | Play | Gather | Record | Enqueue | Dial | DialWaiting | Hangup


def messages(verbs: Iterable[Verb]) -> list[str]:
    """Name the messages that the verbs say, in order."""
    said: list[str] = []
    for verb in verbs:
        prompts = verb.prompts if isinstance(verb, Gather) else [verb] if isinstance(verb, Say) else []
        said += [prompt.message for prompt in prompts]
    return said
