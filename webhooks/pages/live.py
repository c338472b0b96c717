"""What goes on now, for all who look: worked out once for all of them, and sent only when it has changed.

A viewer asks again and again, and mostly hears in a few bytes that nothing is new. So nobody holds a thread
that webhooks need, and any process of any server may answer: the same has the same tag everywhere.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from flask import Response, current_app, g, request
from markupsafe import Markup

from webhooks.pages.packing import packed

FRESH_S = 0.25
"""What is older is made anew for who asks next; a page asks every 0.4 s (`live.js`)."""
KEPT = 64


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a page as it was made at a moment."""

    made_s: float
    text: Markup
    packed: bytes
    tag: str

    def answer(self) -> Response:
        """Answer who has it perhaps already."""
        is_packed = request.accept_encodings.quality("gzip") > 0
        response = Response(self.packed if is_packed else self.text, mimetype="text/html")
        if is_packed:
            response.headers["Content-Encoding"] = "gzip"
        response.set_etag(self.tag, weak=True)
        response.make_conditional(request)
        return response


@dataclass(slots=True)
class Live:
    """What was made of late in this process, by name."""

    _lock: Lock = field(default_factory=Lock)
    _shown: dict[str, Shown] = field(default_factory=dict)

    def shown(self, name: str, make: Callable[[], str]) -> Shown:
        """Give what is shown; who comes while it is being made waits for it, and makes none."""
        with self._lock:
            found = self._shown.pop(name, None)
            if found is None or time.monotonic() - found.made_s > FRESH_S:
                found = _made(make())
            self._shown[name] = found
            if len(self._shown) > KEPT:
                del self._shown[next(iter(self._shown))]
            return found


def shared(name: str, make: Callable[[], str]) -> Shown:
    """Give a part of a page that is the same for all who read its language."""
    # A process has one app; tests have many.
    live: Live = current_app.extensions.setdefault("ivr_live", Live())
    return live.shown(f"{g.language} {name}", make)


def _made(text: str) -> Shown:
    encoded = text.encode()
    tag = hashlib.sha256(encoded).hexdigest()[:32]
    return Shown(time.monotonic(), Markup(text), packed(encoded), tag)  # noqa: S704 - a template's
