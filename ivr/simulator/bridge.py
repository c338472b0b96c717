"""Two live calls that talk with each other, until one of them leaves."""

from __future__ import annotations

from dataclasses import dataclass, field

from ivr.simulator.call import Call
from ivr.simulator.moment import Steps
from ivr.simulator.passing import talk


@dataclass(slots=True, eq=False)
class Bridge:
    """A conversation; `over` when somebody left it."""

    over: bool = False
    _calls: list[Call] = field(default_factory=list)

    def talk(self, call: Call, most_s: float, *, star: bool = False) -> Steps[None]:
        """Let a call talk with the other one, for `most_s` seconds at the longest; with `star`, `*` parts."""
        self._calls.append(call)
        try:
            if not self.over:
                yield from talk(call, most_s, star=star)
        finally:
            self.over = True
            for other in self._calls:
                if other is not call:
                    other.wake()
