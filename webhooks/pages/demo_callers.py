"""Who to ring as: the demo callers that a hotline's README lists, in a table that tests ring line by line."""

from __future__ import annotations

from dataclasses import dataclass

from webhooks.hotlines import FOLDER


@dataclass(frozen=True, slots=True)
class DemoCaller:
    """One line of the table: who rings, when (empty: at any time), which keys show what."""

    number: str
    at: str
    keys: str
    shows: str


def demo_callers(name: str) -> list[DemoCaller]:
    """Give the demo callers of the hotline `name`, in the order of its README; none if it has none."""
    readme = FOLDER / name / "README.md"
    if not readme.exists():
        return []
    rows = [
        [cell.strip(" `") for cell in line.strip("|").split("|")]
        for line in readme.read_text(encoding="utf-8").splitlines()
        if line.startswith(("| +", "| anonymous"))
    ]
    return [DemoCaller(row[0], row[1], row[2], row[4]) for row in rows if len(row) == 5]
