"""Lint: rules about a flow's nodes and words that need no exploration, each with its source.

A flow says in its header which profiles it is held to, and where it has a reason not to keep a rule:

    lint:
      profiles: [base, cn]
      ignore:
        MENU04: the six services are what people ring for
        ERR03: {more: who says no more has put the phone down}
"""

from __future__ import annotations

from collections.abc import Collection

from ivr.check.finding import Finding, Severity
from ivr.check.lint.ignore import NEEDLESS, without_ignored
from ivr.check.lint.keys import KEYS
from ivr.check.lint.menus import MENUS
from ivr.check.lint.mistakes import MISTAKES
from ivr.check.lint.people import PEOPLE
from ivr.check.lint.prompts import PROMPTS
from ivr.check.lint.rule import PROFILES, Rule
from ivr.check.lint.spoken import SPOKEN
from ivr.check.lint.subject import Subject, subject

RULES: tuple[Rule, ...] = (*MENUS, *SPOKEN, *KEYS, *MISTAKES, *PROMPTS, *PEOPLE)
__all__ = [
    "NEEDLESS",
    "PROFILES",
    "RULES",
    "Rule",
    "Subject",
    "lint",
    "severity_in",
    "subject",
    "without_ignored",
]

_WORST: tuple[Severity, ...] = ("error", "warning", "info")


def lint(looked_at: Subject, profiles: Collection[str]) -> list[Finding]:
    """Give what breaks the rules that `profiles` ask for, in order of place, nothing ignored yet."""
    found = {
        (rule.id, fault.place, fault.message): Finding(
            rule.id,
            severity,
            fault.place,
            fault.message,
            source=rule.source,
            mark=rule.mark,
            then=fault.then,
        )
        for rule in RULES
        if (severity := severity_in(rule, profiles)) is not None
        for fault in rule.faults(looked_at)
    }
    return sorted(found.values(), key=lambda finding: (finding.place, finding.rule))


def severity_in(rule: Rule, profiles: Collection[str]) -> Severity | None:
    """Tell how bad it is to break a rule under these profiles; None where none of them asks for it."""
    asked = {rule.severities[each] for each in profiles if each in rule.severities}
    return next((severity for severity in _WORST if severity in asked), None)
