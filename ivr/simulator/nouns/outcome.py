"""How a Dial went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a Dial went: its DialCallStatus, and what else its action is told."""

    status: str
    params: Mapping[str, str] = field(default_factory=dict)
