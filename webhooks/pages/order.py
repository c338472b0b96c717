"""What a browser sends to the phone: which call to ring, and what its person does, read and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ivr.simulator import circumstances
from ivr.simulator.acts import LONGEST_S
from ivr.simulator.moment import Act, HangUp, Press, Sound, Speak

LONGEST_WORDS = 1_000
SHORTEST_S = 0.001
"""Less sound than this is none, and could not be written in a transcript."""
LONGEST_TALK_S = 3_600.0
"""Two people talk until one of them hangs up, but not for ever."""


@dataclass(frozen=True, slots=True)
class Order:
    """A call to ring: `chosen` are fields of the simulator's `Settings`; `fresh` rings on new demo data."""

    target: str
    start_at: datetime
    chosen: Mapping[str, Any]
    fresh: bool


def order_of(form: Mapping[str, str]) -> Order:
    """Read the form of the phone, as `ivr dial` reads its options; what is empty is the target's own.

    Raises:
        ValueError: Something is written wrong; one sentence says how it should be.
    """
    given = {name: value.strip() for name, value in form.items() if value.strip()}
    chosen: dict[str, Any] = {name: given[name] for name in ("caller", "dialed") if name in given}
    chosen["talk_s"] = LONGEST_TALK_S
    chosen["agent_s"] = circumstances.agent_s(given.get("agent", "20"))
    if "far" in given:
        chosen["far_ends"] = dict(circumstances.far_end(each) for each in given["far"].split())
    at = given.get("at")
    now = datetime.now(UTC)
    if "fresh" in given:  # to be saved as a transcript, which writes it to the minute
        now = now.replace(second=0, microsecond=0)
    return Order(
        target=given.get("target", ""),
        start_at=circumstances.start_at(at) if at else now,
        chosen=chosen,
        fresh="fresh" in given,
    )


def act_of(told: Mapping[str, Any]) -> Act | None:
    """Read what the person did: keys, words, sounds, a hang-up, or nothing.

    Raises:
        ValueError: It is none of these.
    """
    match told:
        case {"keys": str(keys)} if re.fullmatch(r"[0-9*#]{1,64}", keys):
            return Press(keys)
        case {"words": str(words)} if words.strip() and len(words) <= LONGEST_WORDS:
            return Speak(words.strip())
        case {"sound_s": int() | float() as seconds} if SHORTEST_S <= seconds <= LONGEST_S:
            return Sound(float(seconds))
        case {"hang_up": True}:
            return HangUp()
        case {"nothing": True}:
            return None
    raise ValueError("an act is keys, words, sound_s, hang_up or nothing")
