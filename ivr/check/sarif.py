"""Findings as SARIF 2.1.0, which editors and code hosts show beside the lines.

The format: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ivr.check.finding import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(found: Iterable[Finding], rules: Mapping[str, str], version: str) -> dict[str, Any]:
    """Give a log of one run.

    Args:
        found: The findings; their files are told relative to where the command ran.
        rules: What each rule says in one sentence, by its id.
        version: That of this program.
    """
    found = list(found)
    ids = sorted(rules.keys() | {finding.rule for finding in found})
    driver = {
        "name": "ivr check",
        "version": version,
        "rules": [{"id": each, "shortDescription": {"text": rules.get(each, each)}} for each in ids],
    }
    results = [_result(finding, ids.index(finding.rule)) for finding in found]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    place = finding.place
    shown = f" (shown by: {' '.join(finding.witness)})" if finding.witness else ""
    told = {"source": finding.source, "mark": finding.mark, "outcomes": list(finding.outcomes)}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}{shown}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": place.file},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
        "properties": {key: value for key, value in told.items() if value},
    }
