"""Messages that reach the phone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

CODE = re.compile(r"(?<![0-9])[0-9]{4,8}(?![0-9])")
"""What in a message may be a code: 4 to 8 digits on their own."""
LINK = re.compile(r"https?://\S+")
"""What in a message is a link; who has it can do what it is for, so it is as secret as a code."""


@dataclass(frozen=True, slots=True)
class Sms:
    """A message; numbers are E.164. Two are the same if they say the same, whenever they came."""

    sender: str
    to: str
    body: str
    sid: str = field(default="", compare=False)
    sent_at: datetime | None = field(default=None, compare=False)


def newest_code(messages: Sequence[Sms]) -> str:
    """Return the first code in the newest message that has one, or an empty string."""
    bodies = (LINK.sub("", message.body) for message in reversed(messages))
    codes = (found.group() for body in bodies if (found := CODE.search(body)))
    return next(codes, "")
