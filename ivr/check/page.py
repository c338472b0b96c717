"""The report as one HTML file: no server, no script, light or dark as its reader is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from ivr.check.cost import Service
from ivr.check.report import Report

TEMPLATE = Path(__file__).with_name("report.html")
MARKS = {"proved": "✓", "excepted": "✓", "bounded": "~", "refuted": "✗", "nothing to prove": "·"}
SEVERITIES = ("error", "warning", "info")


def page(report: Report, rules: Mapping[str, str]) -> str:
    """Give the page; `rules` says what each rule is, by its id."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(TEMPLATE.read_text("utf-8"))
    by_severity = {
        name: [finding for finding in report.findings if finding.severity == name] for name in SEVERITIES
    }
    services = [
        (name, list(each)) for name, each in groupby(_by_name(report), key=lambda service: service.name)
    ]
    asked = [proof for proof in report.proofs if proof.verdict != "nothing to prove"]
    return template.render(
        report=report,
        rules=rules,
        marks=MARKS,
        by_severity=by_severity,
        services=services,
        proved=sum(proof.verdict in ("proved", "excepted") for proof in asked),
        asked=len(asked),
        longest_s=max((menu.seconds for menu in report.cost.menus), default=1.0),
    )


def _by_name(report: Report) -> list[Service]:
    order = list(dict.fromkeys(service.name for service in report.cost.services))
    return sorted(report.cost.services, key=lambda service: order.index(service.name))
