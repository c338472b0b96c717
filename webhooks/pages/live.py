"""What goes on now, told to all who look at it: worked out once for a process, however many look.

A viewer who is told by server-sent events holds a thread. So only some may hold one; whoever comes after
them, or to a server without threads, gets one event and is told to come again, which a browser does by
itself. Webhooks always find a thread free.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock

MOST_VIEWERS = 6
"""So many viewers hold a thread of a process, which has sixteen."""
FRESH_S = 0.4
LOOK_EVERY_S = 0.5
"""What happens is seen within these two together."""
COME_AGAIN_MS = 1000
LONGEST_LOOK_S = 300.0
"""Then the viewer comes again, and it is looked up anew who may look."""


@dataclass(slots=True)
class Live:
    """What is shown, by the language of its words; each is made anew once it is older than `FRESH_S`."""

    make: Callable[[], str]
    seats: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(MOST_VIEWERS))
    _lock: Lock = field(default_factory=Lock)
    _shown: dict[str, tuple[float, str]] = field(default_factory=dict)

    def shown(self, language: str) -> str:
        """Give what is shown; who comes while it is being made waits for it, and makes none."""
        with self._lock:
            made_s, text = self._shown.get(language, (0.0, ""))
            if time.monotonic() - made_s > FRESH_S:
                text = self.make()
                self._shown[language] = (time.monotonic(), text)
            return text

    def forget(self) -> None:
        """Let it be made anew for whoever looks next."""
        with self._lock:
            self._shown.clear()

    def news(self, language: str, *, stay: bool) -> Iterator[str]:
        """Tell a viewer what is shown, as events, each time that it has changed.

        `stay` is whether there are threads to hold; without, and when all seats are taken, it is one event.
        """
        if not stay or not self.seats.acquire(blocking=False):
            yield f"retry: {COME_AGAIN_MS}\n{_event(self.shown(language))}"
            return
        try:
            told, ends_s = "", time.monotonic() + LONGEST_LOOK_S
            while time.monotonic() < ends_s:
                shown = self.shown(language)
                yield _event(shown) if shown != told else ": still here\n\n"
                told = shown
                time.sleep(LOOK_EVERY_S)
        finally:
            self.seats.release()


def _event(text: str) -> str:
    return "event: calls\n" + "".join(f"data: {line}\n" for line in text.splitlines()) + "\n"
