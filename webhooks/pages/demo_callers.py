"""Who to ring as: the demo callers that a hotline's README lists, in a table that tests ring line by line."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace

from webhooks.hotlines import FOLDER


@dataclass(frozen=True, slots=True)
class DemoCaller:
    """One line of the table: who rings, when (empty: at any time), which keys show what, in which words."""

    number: str
    at: str
    keys: str
    shows: str
    language: str = "en"


def demo_callers(name: str, language: str = "en-US") -> list[DemoCaller]:
    """Give the demo callers of the hotline `name`, in the order of its README; none if it has none.

    What they show is told in `language` where `callers.LANGUAGE.toml` has the sentence, else in English.
    """
    readme = FOLDER / name / "README.md"
    if not readme.exists():
        return []
    rows = [
        [cell.strip(" `") for cell in line.strip("|").split("|")]
        for line in readme.read_text(encoding="utf-8").splitlines()
        if line.startswith(("| +", "| anonymous"))
    ]
    file = FOLDER / name / f"callers.{language}.toml"
    told = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    callers = (DemoCaller(row[0], row[1], row[2], row[4]) for row in rows if len(row) == 5)
    return [
        replace(each, shows=told[each.shows], language=language) if each.shows in told else each
        for each in callers
    ]
