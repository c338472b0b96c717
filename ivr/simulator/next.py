"""Documents of a call: the one that runs, and what comes after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from ivr.simulator.rules import Verb


@dataclass(frozen=True, slots=True)
class Document:
    """An answer that runs: its URL (where redirects ended), its verbs, and whether its entry is secret."""

    url: str
    verbs: tuple[Verb, ...]
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Fetch:
    """A document to ask for next, and why; `secret` names the parameters that are masked."""

    url: str
    method: str = "POST"
    params: Mapping[str, str] = field(default_factory=dict)
    kind: str = "voice"
    secret: frozenset[str] = frozenset()


class End(Enum):
    """A document ends the call, or the caller's place in the queue."""

    CALL = "call"
    QUEUE = "queue"


Next: TypeAlias = Fetch | End | None
"""What a verb leads to: another document, an end, or (None) the next verb."""
