"""What people write in their own words: codes and card numbers in it are masked before it is kept."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d(?:[ -]?\d){5,}")
MASK = "••••••"
KNOWN = (8, 11, 12)
"""So many digits have a case's number, a phone's and an order's, which whoever works on it needs."""


def masked(text: str, keep: tuple[int, ...] = ()) -> str:
    """Mask every number of six digits or more, however it is parted; those with `keep` digits stay."""

    def mask(found: re.Match[str]) -> str:
        digits = sum(each.isdecimal() for each in found[0])
        return found[0] if digits in keep else MASK

    return _NUMBER.sub(mask, text)
