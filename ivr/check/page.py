"""The report as HTML: a file that needs no server and no script, or the part of a page that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ivr.speech.wording import Wording, read

STYLE = Path(__file__).with_name("report.css")
MARKS = {"proved": "✓", "excepted": "✓", "bounded": "~", "refuted": "✗", "nothing to prove": "·"}
SEVERITIES = ("error", "warning", "info")
LANGUAGES = ("zh-CN", "en-US")


def page(report: Mapping[str, Any], rules: Mapping[str, str]) -> str:
    """Give the file, in English; `report` as `as_data` gives it, `rules` tells what each rule is, by id."""
    return _rendered("report.html", "en-US", report, rules, None)


def body(
    language: str,
    report: Mapping[str, Any],
    rules: Mapping[str, str],
    coverage: Mapping[str, Any] | None = None,
) -> str:
    """Give what a page dressed by `STYLE` shows of it, and of what transcripts go through, if known.

    `language` is one of `LANGUAGES`; what the rules found is told in English.
    """
    return _rendered("report-body.html", language, report, rules, coverage)


def _rendered(
    name: str,
    language: str,
    report: Mapping[str, Any],
    rules: Mapping[str, str],
    coverage: Mapping[str, Any] | None,
) -> str:
    asked = [proof for proof in report["proofs"] if proof["verdict"] != "nothing to prove"]
    findings, cost = report["findings"], report["cost"]
    return (
        _environment()
        .get_template(name)
        .render(
            t=lambda message, **values: _wording().text(language, message, values),
            has=lambda message: _wording().has(language, message),
            report=report,
            rules=rules,
            coverage=coverage,
            marks=MARKS,
            by_severity={
                name: [finding for finding in findings if finding["severity"] == name] for name in SEVERITIES
            },
            services=_by_name(cost["services"]),
            proved=sum(proof["verdict"] in ("proved", "excepted") for proof in asked),
            asked=len(asked),
            longest_s=max((menu["seconds"] for menu in cost["menus"]), default=1.0),
        )
    )


@cache
def _wording() -> Wording:
    folder = Path(__file__).parent
    return read({each: (folder / f"report.{each}.ftl").read_text(encoding="utf-8") for each in LANGUAGES})


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(Path(__file__).parent),
    )


def _by_name(services: list[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    order = list(dict.fromkeys(service["name"] for service in services))
    sorted_ = sorted(services, key=lambda service: order.index(service["name"]))
    return [(name, list(each)) for name, each in groupby(sorted_, key=lambda service: service["name"])]
