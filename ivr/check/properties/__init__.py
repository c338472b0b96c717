"""The properties that are proved of a flow, or refuted by the shortest call that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ivr.check.finding import Finding
from ivr.check.properties import ends, hours, moves, people, secrets, words
from ivr.check.properties.asked import Answer, Asked

Verdict = Literal["proved", "excepted", "bounded", "refuted", "nothing to prove"]
"""`bounded`: it holds as far as was explored, which was not everything. `excepted`: it holds but for what the
flow has a reason for."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property: what it says, who asks for it, how well that source is known, and its question."""

    id: str
    says: str
    ask: Callable[[Asked], Answer | None]
    source: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one property: `told` has the figures."""

    id: str
    says: str
    verdict: Verdict
    told: str
    findings: tuple[Finding, ...] = ()


PROPERTIES = (
    Property("P0", "Nothing asks for what the engine must refuse", ends.contract),
    Property("P1", "An end is in reach from everywhere", ends.end_in_reach),
    Property("P2", "A caller who is silent comes to an end", ends.silent),
    Property("P3", "A caller who is always wrong ends with a person or a message", ends.always_wrong,
             "gethuman; W3C COGA", "V"),
    Property("P4", "No mix of mistakes goes on for ever", ends.mistakes),
    Property("P5", "Everyone can come to a person, or leave a message", people.time_to_person,
             "W3C COGA; gethuman", "V"),
    Property("P6", "The same key leads to a person from everywhere", people.universal_key,
             "W3C COGA; gethuman", "V"),
    Property("P7", "Back leads home", moves.back_leads_home),
    Property("P8", "Every prompt can be said, on every rung, in every language", words.every_prompt),
    Property("P10", "No universal key means anything else", moves.universal_keys, "W3C COGA", "V"),
    Property("P11", "Every minute has one class of opening hours", hours.one_class_a_minute),
    Property("P12", "Queues are entered when open, end, and lead on", people.queues_end),
    Property("P13", "What cannot be undone is confirmed, and proved", secrets.confirmed_and_verified,
             "ATIS IVR checklist", "V"),
    Property("P14", "Secrets are kept, said and sent nowhere", secrets.secrets_stay_secret),
    Property("P15", "A secret can be tried only so often a call", secrets.tries_are_bounded),
    Property("P16", "No entry makes a caller wait for nothing", moves.no_needless_wait),
)  # fmt: skip


def prove(asked: Asked) -> Iterator[Proof]:
    """Ask for each property in turn."""
    for each in PROPERTIES:
        answer = each.ask(asked)
        if answer is None:
            yield Proof(each.id, each.says, "nothing to prove", "")
            continue
        found = tuple(replace(finding, source=each.source, mark=each.mark) for finding in answer.findings)
        verdict: Verdict = "refuted" if found else "proved" if asked.found.complete else "bounded"
        yield Proof(each.id, each.says, verdict, answer.told, found)
