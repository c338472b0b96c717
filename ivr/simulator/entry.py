"""The digits of a Gather, taken key by key (steps 3 to 6 of twiml-voice.md, 1.4)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Entry:
    """What was entered so far.

    Attributes:
        digits: The digits.
        ended_by: The finishing key that ended it; empty if it was the number of digits or the timer.
        done: Whether it has ended.
        late_key: A finishing key that came after the last digit and is lost.
    """

    finish_on_key: frozenset[str]
    num_digits: int
    digits: str = ""
    ended_by: str = ""
    done: bool = False
    late_key: str = ""

    def take(self, keys: str) -> int:
        """Take keys one by one until one ends the entry; return how many were used.

        The finishing key ends it and is no part of it, even as the first key; with no finishing key
        everything is collected; the last of `num_digits` ends it at once. A finishing key that follows the
        last digit falls into the gap before the next document, where keys are lost.
        """
        for count, key in enumerate(keys, 1):
            if key in self.finish_on_key:
                self.ended_by, self.done = key, True
                return count
            self.digits += key
            if len(self.digits) == self.num_digits:
                self.done = True
                after = keys[count : count + 1]
                self.late_key = after if after in self.finish_on_key else ""
                return count + len(self.late_key)
        return len(keys)

    def params(self) -> dict[str, str]:
        """Return what the action is told."""
        return {"Digits": self.digits, "FinishedOnKey": self.ended_by, "msg": "Gather End"}
