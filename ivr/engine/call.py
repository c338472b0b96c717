"""Where one call stands, and the guards and counters that a flow's machine names in its table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ivr.engine.events import Value

if TYPE_CHECKING:
    from transitions import EventData

MAX_ATTEMPTS = 3
"""So many silences, or wrong entries, in a row at one node, and the caller is led on."""
MAX_ERRORS = 6
"""So many silences and wrong entries in one call, wherever they happened."""
MAX_TURNS = 200
"""So many turns, then the call ends with a word of farewell."""
HUMAN_TURNS = 20
"""So many of them are kept for the way to a human, who is reached before the call must end."""


@dataclass(slots=True, eq=False)
class Call:
    """Where one call stands.

    `path` holds the keys chosen at menus so far, for whoever takes the call over. `ended`: the carrier has
    reported its end, after which only a recording may still come in. `entry` is what the caller
    keyed in this turn, which may be a secret, and is never stored.
    """

    sid: str
    flow: str
    state: str
    caller: str
    dialed: str
    language: str
    turn: int = 0
    level: str = ""
    no_inputs: int = 0
    no_matches: int = 0
    errors: int = 0
    data: dict[str, Value] = field(default_factory=dict)
    outcome: str = ""
    path: str = ""
    ended: bool = False
    entry: str = ""

    def no_input_exhausted(self, _event: EventData) -> bool:
        """Tell whether this silence is one too many."""
        return self.no_inputs + 1 >= MAX_ATTEMPTS or self.errors + 1 >= MAX_ERRORS

    def no_match_exhausted(self, _event: EventData) -> bool:
        """Tell whether this wrong entry is one too many."""
        return self.no_matches + 1 >= MAX_ATTEMPTS or self.errors + 1 >= MAX_ERRORS

    def count_no_input(self, _event: EventData) -> None:
        """Remember a silence."""
        self.no_inputs += 1
        self.errors += 1

    def count_no_match(self, _event: EventData) -> None:
        """Remember a wrong entry."""
        self.no_matches += 1
        self.errors += 1

    def enter(self, _event: EventData) -> None:
        """Begin the ladders anew, as VoiceXML's counters are reset when another node is entered."""
        self.no_inputs = self.no_matches = 0

    def switch_language(self, event: EventData) -> None:
        """Take the flow's next language."""
        languages: tuple[str, ...] = event.kwargs["languages"]
        self.language = languages[(languages.index(self.language) + 1) % len(languages)]
