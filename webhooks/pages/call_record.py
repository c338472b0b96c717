"""One call, told for people: each turn with what was heard at its place and how long it stood there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ivr.store.history import Happened
from ivr.store.hotline import Hotline
from webhooks.pages.reading import read


@dataclass(frozen=True, slots=True)
class Told:
    """A turn of a call.

    `stood_s`: how long it then stood there; `words`: what the caller heard, in order; `home`: the node and
    the service where the place can be read, None if the flow that is served has no such place.
    """

    happened: Happened
    stood_s: float | None
    words: list[str]
    home: tuple[str, str] | None


def tell(hotline: Hotline | None, turns: Sequence[Happened]) -> list[Told]:
    """Tell the turns of a call; what is said has the names of values for the values, which are not kept."""
    following = [*turns[1:], None]
    return [
        Told(
            each,
            (after.at - each.at).total_seconds() if after else None,
            _words(hotline, each) if hotline else [],
            read(hotline).home_of.get(each.led_to) if hotline else None,
        )
        for each, after in zip(turns, following, strict=True)
    ]


def _words(hotline: Hotline, happened: Happened) -> list[str]:
    outline, language = hotline.wording.outline, happened.language
    return [outline(language, message) for message in (happened.said or "").split()]
