"""All that is found out about a flow, put together: what `ivr check` tells, whichever way it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from ivr.check.cost import NOTHING_CHOSEN, Cost, cost
from ivr.check.explore import MOST_STATES, explore
from ivr.check.finding import Finding
from ivr.check.lint import NEEDLESS, RULES, Subject, lint, without_ignored
from ivr.check.lint.spoken import SPOKEN
from ivr.check.orders import Chosen
from ivr.check.properties import PROPERTIES, Proof, prove
from ivr.check.properties.asked import Asked, Hours
from ivr.check.shown import shown

SPOKEN_KEYS = "P9"
"""The property that the rules of spoken keys answer: what a prompt says a key does, it does."""
STAGES = ("explore", "lint", *(each.id for each in PROPERTIES), "cost")
Progress = Callable[[str, int, int], None]
"""Told the stage, and how many states were asked of how many that are known; 0 of 0 elsewhere."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found out about one flow.

    Attributes:
        states: How many states were asked what follows.
        known: How many are known; more than `states` if the exploration was cut short.
        findings: What is wrong, in order of place, of rules and properties both.
    """

    flow: str
    version: str
    languages: tuple[str, ...]
    profiles: tuple[str, ...]
    nodes: int
    states: int
    known: int
    transitions: int
    proofs: tuple[Proof, ...]
    findings: tuple[Finding, ...]
    cost: Cost
    took_s: float = 0.0

    @property
    def complete(self) -> bool:
        """Whether every state was asked."""
        return self.states == self.known

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity == "error" for finding in self.findings)

    @property
    def explored(self) -> str:
        """How far the exploration got, in a sentence."""
        if self.complete:
            return f"explored all {self.states:,} states, {self.transitions:,} transitions"
        return f"explored {self.states:,} of at least {self.known:,} states, {self.transitions:,} transitions"


def rules() -> dict[str, str]:
    """Give what each rule and each property says, by its id."""
    return {rule.id: rule.says for rule in RULES} | {each.id: each.says for each in PROPERTIES}


def examine(
    looked_at: Subject,
    *,
    profiles: Collection[str] = (),
    most: int = MOST_STATES,
    hours: Hours | None = None,
    now: datetime | None = None,
    chosen: Chosen = NOTHING_CHOSEN,
    progress: Progress = lambda _stage, _done, _known: None,
) -> Report:
    """Find out all about a flow.

    Args:
        looked_at: The flow, its files and words.
        profiles: Which rules it is held to; none: those that its header names.
        most: So many states are explored.
        hours: Names the class of each moment, if the flow has opening hours.
        now: From when on these are looked at.
        chosen: What was chosen at the first menus in calls that were made.
        progress: Told what is being done.
    """
    flow = looked_at.flow
    profiles = tuple(profiles) or tuple(flow.lint.profiles)
    found = explore(flow, most=most, progress=lambda done, known: progress("explore", done, known))
    asked = Asked(found, looked_at, hours, now)
    progress("lint", 0, 0)
    linted = shown(lint(looked_at, profiles), asked)
    proofs = []
    for proof in prove(asked):
        progress(proof.id, 0, 0)
        proofs.append(replace(proof, findings=tuple(shown(proof.findings, asked))))
    proofs.append(_spoken_keys(linted))
    all_found = [
        *linted,
        *(finding for proof in proofs if proof.id != SPOKEN_KEYS for finding in proof.findings),
    ]
    left = without_ignored(all_found, looked_at, rules())
    if not found.complete:  # what was not explored may break what is ignored
        left = [finding for finding in left if finding.rule != NEEDLESS]
    progress("cost", 0, 0)
    return Report(
        flow=flow.name,
        version=flow.version,
        languages=flow.languages,
        profiles=profiles,
        nodes=len(flow.nodes),
        states=found.expanded,
        known=len(found.codes),
        transitions=len(found.target),
        proofs=tuple(
            sorted(
                (_excepted(proof, left, complete=found.complete) for proof in proofs),
                key=lambda each: int(each.id[1:]),
            )
        ),
        findings=tuple(sorted(left, key=lambda finding: (finding.place, finding.rule))),
        cost=cost(asked.flat, chosen),
    )


def _spoken_keys(linted: list[Finding]) -> Proof:
    ids = {rule.id for rule in SPOKEN}
    wrong = tuple(finding for finding in linted if finding.rule in ids)
    says = "A key does what the prompt says that it does"
    return Proof(SPOKEN_KEYS, says, "refuted" if wrong else "proved", "read from the words", wrong)


def _excepted(proof: Proof, left: list[Finding], *, complete: bool) -> Proof:
    """Leave out of a proof what the flow has a reason for; what is read from words needs no exploration."""
    kept = tuple(finding for finding in proof.findings if finding in left)
    if kept or not proof.findings:
        return replace(proof, findings=kept)
    told = f"{proof.told}; {len(proof.findings)} exception{'s' * (len(proof.findings) > 1)} with a reason"
    whole = complete or proof.id == SPOKEN_KEYS
    return replace(proof, findings=(), verdict="excepted" if whole else "bounded", told=told)


def as_data(report: Report) -> dict[str, Any]:
    """Give the whole report as plain values: as it is kept, and as pages are made of it."""
    proofs = [asdict(proof) | {"findings": len(proof.findings)} for proof in report.proofs]
    findings = [asdict(finding) | {"place": str(finding.place)} for finding in report.findings]
    told = {name: getattr(report, name) for name in ("complete", "errors", "explored")}
    return asdict(report) | {"proofs": proofs, "findings": findings} | told


def lines(report: Report) -> Iterator[dict[str, Any]]:
    """Give the report as JSON objects: one of the exploration, then proofs, findings, and costs."""
    head = {name: getattr(report, name) for name in ("flow", "version", "languages", "profiles", "nodes")}
    figures = {
        name: getattr(report, name) for name in ("states", "known", "transitions", "complete", "took_s")
    }
    yield {"kind": "explored", **head, **figures, "errors": report.errors}
    for proof in report.proofs:
        refuted = [_finding(finding) for finding in proof.findings]
        yield {
            "kind": "proof",
            "id": proof.id,
            "says": proof.says,
            "verdict": proof.verdict,
            "told": proof.told,
            "findings": refuted,
        }
    for finding in report.findings:
        yield {"kind": "finding", **_finding(finding)}
    for name in ("services", "menus", "orders"):
        for each in getattr(report.cost, name):
            yield {"kind": name.removesuffix("s"), **asdict(each)}
    person = {"worst_s": report.cost.person_worst_s, "mean_s": report.cost.person_mean_s}
    yield {"kind": "person", **person}


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    told = {name: getattr(finding, name) for name in ("rule", "severity", "message", "witness", "outcomes")}
    return {
        **told,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "source": finding.source,
        "mark": finding.mark,
    }
