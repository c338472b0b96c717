"""What a rule is: an id, one sentence, who says so and how well we know it, and how bad it is to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ivr.check.finding import Severity
from ivr.check.lint.subject import Subject
from ivr.engine.source import Place

Mark = Literal["V", "V2", "M", ""]
PROFILES = {
    "base": "what every hotline is held to",
    "iso": "ISO/IEC 13714 and AS/NZS 4263, as they are summarised by others",
    "nda-ie": "the telephone toolkit of Ireland's National Disability Authority",
    "gethuman": "the gethuman standard",
    "coga": "W3C's advice for people with cognitive disabilities",
    "pt": "Portugal's Decreto-Lei 134/2009, as summarised by others",
    "br": "Brazil's Decreto 11.034/2022",
    "cn": "China: the supervision of hotlines by the ministry of industry (MIIT)",
    "cn-elder": "China: what telecoms, banks and insurers owe to elderly callers",
}
OWN = "a rule of this workbench"


@dataclass(frozen=True, slots=True)
class Fault:
    """A place that breaks a rule, and in one sentence how; `then` is what a caller does there to see it."""

    place: Place
    message: str
    then: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        says: The rule in one sentence.
        source: Who asks for it; where we have not read them, as summarised by whom.
        mark: How well the source is known: `V` read, `V2` read about, `M` from memory, empty for our own.
        severities: How bad it is to break it, by profile; a profile that is not named does not ask for it.
        faults: Finds the places that break it.
    """

    id: str
    says: str
    source: str
    mark: Mark
    severities: Mapping[str, Severity]
    faults: Callable[[Subject], Iterator[Fault]]
