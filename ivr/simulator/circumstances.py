"""How the circumstances of a call are written: in options of `ivr dial`, and at the top of a transcript.

Each function reads one of them, and raises ValueError with a sentence that shows how it should be written.
"""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import datetime

from ivr.simulator.settings import LIKELIER, Far, Switches

PAY_RESULTS = (
    "success",
    "too-many-failed-attempts",
    "payment-connector-error",
    "validation-error",
    "internal-error",
)
"""How a Pay may end that the caller does not break off."""


def param(text: str) -> tuple[str, str]:
    """Read a further request parameter, `FromState=CA`."""
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise ValueError(f"{text!r} should be NAME=VALUE, as FromState=CA")
    return name, value


def far_end(text: str) -> tuple[str, Far]:
    """Read how a far end behaves: `+14155550123=answer:12`; with keys for its own Gather `answer:12:1`."""
    number, equals, how = (part.strip() for part in text.rpartition("="))
    answers = re.fullmatch(r"answer(?::([0-9]{1,5})(?::([0-9*#]+))?)?", how)
    if number and equals and answers:
        return number, Far(talk_s=float(answers[1]) if answers[1] else 10, keys=answers[2] or "")
    if number and equals and how in {"busy", "no-answer", "failed"}:
        return number, Far(how)
    raise ValueError(
        f"{text!r} should be NUMBER=answer:12, NUMBER=answer:12:1 (it keys 1 when a document for it asks), "
        "NUMBER=busy, NUMBER=no-answer or NUMBER=failed"
    )


def far_end_written(number: str, far: Far) -> str:
    """Write how a far end behaves."""
    keys = f":{far.keys}" if far.keys else ""
    return f"{number}={f'answer:{far.talk_s:.0f}{keys}' if far.result == 'completed' else far.result}"


def assumption(text: str) -> tuple[str, bool | int]:
    """Read what is assumed of Twilio where nobody knows: `type_ahead=no` (docs/differences.md)."""
    name, _, value = (part.strip() for part in text.partition("="))
    defaults = {field.name: getattr(LIKELIER, field.name) for field in fields(Switches)}
    if name not in defaults:
        raise ValueError(f"{text!r} should be NAME=yes or NAME=no, with NAME one of {', '.join(defaults)}")
    if isinstance(defaults[name], bool) and value in {"yes", "no"}:
        return name, value == "yes"
    if not isinstance(defaults[name], bool) and re.fullmatch("[0-9]{1,7}", value):
        return name, int(value)
    raise ValueError(f"{text!r} should be {name}={'yes or no' if name != 'body_bytes' else 'a number'}")


def pay_result(text: str) -> str:
    """Read how a Pay ends, `success` or `payment-connector-error`."""
    if text not in PAY_RESULTS:
        raise ValueError(f"{text!r} should be one of {', '.join(PAY_RESULTS)}")
    return text


def agent_s(text: str) -> float | None:
    """Read after how many seconds an agent comes; None for `none`."""
    if text == "none":
        return None
    if not re.fullmatch(r"[0-9]{1,5}(\.[0-9]{1,3})?", text):
        raise ValueError(f"{text!r} should be seconds or none")
    return float(text)


def start_at(text: str) -> datetime:
    """Read when a call begins. Years so late that a call would leave the calendar are refused too."""
    try:
        begins_at = datetime.fromisoformat(text)
    except ValueError:
        begins_at = datetime.max  # noqa: DTZ901 - only to be refused below
    if begins_at.tzinfo is None or not 1970 <= begins_at.year < 9000:
        raise ValueError(f"{text!r} should be a time with its offset, as 2026-10-01T03:00+08:00")
    return begins_at
