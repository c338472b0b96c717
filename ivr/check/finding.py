"""What a check found: one sentence about one place, and the shortest call that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ivr.engine.source import Place

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or could be better, in a flow.

    Attributes:
        rule: The id of the rule or property that it breaks, as `P2` or `MENU02`.
        place: Where the author mends it.
        message: One sentence that says what is the matter, and what to do.
        witness: The shortest call that shows it, as acts of `ivr dial --keys`: empty if whoever rings hears
            it at once, None if no call shows it.
        outcomes: What the actions, and the other ends of lines, answer in that call, in order, as
            `check_code: wrong`.
        source: Who says that this is wrong: a standard, a study, a page; empty if the rule is our own.
        mark: How well the source is known: `V` read, `V2` read about, `M` from memory.
        then: What a caller does who has come to the place, to see it; then these end the witness.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    witness: tuple[str, ...] | None = None
    outcomes: tuple[str, ...] = ()
    source: str = ""
    mark: str = ""
    then: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message} [{self.rule}]"
