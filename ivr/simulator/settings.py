"""What a call is rung with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Far:
    """How a dialled number behaves: its DialCallStatus, how long it talks, and rings before it answers."""

    result: str = "completed"
    talk_s: float = 10
    rings_s: float = 2


@dataclass(frozen=True, slots=True)
class Settings:
    """What a call is rung with.

    Attributes:
        url, method: What is asked when the number is rung.
        caller, dialed: From and To.
        params: Further request parameters, which go before the standard ones.
        fallback_url, status_url: Asked on an error, and at the end; None: neither.
        far_ends: How dialled numbers behave; a number that is not named answers.
        agent_s: Seconds until an agent takes a queued caller; None: never.
    """

    url: str
    caller: str
    dialed: str
    account_sid: str = "AC" + "0" * 32
    method: str = "POST"
    params: Mapping[str, str] = field(default_factory=dict)
    fallback_url: str | None = None
    status_url: str | None = None
    far_ends: Mapping[str, Far] = field(default_factory=dict)
    agent_s: float | None = 20
