"""Lint: profiles choose, reasons ignore, places are exact, and SARIF tells the same."""

from __future__ import annotations

from ivr.check.finding import Finding
from ivr.check.lint import RULES, lint, severity_in, subject, without_ignored
from ivr.check.report import rules
from ivr.check.sarif import sarif
from ivr.engine.load import load
from tests.zoo import sound
from webhooks.hotlines import names, open_hotline

IDS = [rule.id for rule in RULES]
LEVELS = "levels: [none, verified]\n"


def _lint(changes: dict[tuple[str, str], str], *profiles: str) -> list[Finding]:
    files = dict(sound())
    for (file, find), put in changes.items():
        assert find in files[file]
        files[file] = files[file].replace(find, put)
    looked_at = subject(load(files), files)
    return without_ignored(lint(looked_at, profiles or ["base"]), looked_at, IDS)


EXHAUSTED = {("flow.yaml", "keys: {1: main, 2: bye}"): "keys: {1: main, 2: bye}\n    exhausted: bye"}


def test_profiles() -> None:
    """A rule is as bad as the strictest of the chosen profiles says, and silent where none asks for it."""
    assert [(each.rule, each.severity) for each in _lint(EXHAUSTED)] == [("ERR03", "warning")]
    assert [each.severity for each in _lint(EXHAUSTED, "base", "coga")] == ["error"]
    assert _lint(EXHAUSTED, "cn") == []
    ranked = next(rule for rule in RULES if rule.id == "MENU02")
    assert severity_in(ranked, ["base"]) == "warning"
    assert severity_in(ranked, ["base", "iso"]) == "error"
    assert severity_in(ranked, ["pt"]) is None


def test_ignored_at_a_node() -> None:
    """A reason for one node covers what stands in that node, and nothing elsewhere."""
    ignore = "lint: {ignore: {ERR03: {more: they said that they are done}}}\n"
    assert _lint({**EXHAUSTED, ("flow.yaml", LEVELS): LEVELS + ignore}) == []
    elsewhere = ignore.replace("more:", "main:")
    found = _lint({**EXHAUSTED, ("flow.yaml", LEVELS): LEVELS + elsewhere})
    assert [each.rule for each in found] == ["ERR03", "LINT02"]


def test_ignored_in_a_message() -> None:
    """A reason for one message covers it in every language."""
    changed = {
        ("en-US.ftl", "This is Kingfisher Parcels."): "This is Kingfisher Parcels. Please listen carefully.",
        ("zh-CN.ftl", "您好，这里是翠鸟快递。"): "您好，这里是翠鸟快递，请仔细听。",
    }
    assert [each.rule for each in _lint(changed)] == ["MENU14", "MENU14"]
    ignore = "lint: {ignore: {MENU14: {welcome: it is their song}}}\n"
    assert _lint({**changed, ("flow.yaml", LEVELS): LEVELS + ignore}) == []


def test_ignored_everywhere() -> None:
    """A reason without a place covers the whole flow."""
    ignore = "lint: {ignore: {ERR03: it is a quiz}}\n"
    assert _lint({**EXHAUSTED, ("flow.yaml", LEVELS): LEVELS + ignore}) == []


def test_place_of_a_part() -> None:
    """A fault in a long message is told at the line and column of the words that are wrong."""
    (found,) = _lint({("en-US.ftl", "To complain, press 2."): "To complain, press 2, please. Or press 7."})
    line = sound()["en-US.ftl"].splitlines().index("    To complain, press 2.") + 1
    assert (found.place.file, found.place.line, found.place.column) == ("en-US.ftl", line, 38)
    assert str(found).startswith(f"en-US.ftl:{line}:38: error: 'press 7' tells key 7")


def test_sarif() -> None:
    """Each finding is a result at its place, with its rule and level."""
    found = _lint(EXHAUSTED)
    log = sarif(found, {rule.id: rule.says for rule in RULES}, "1.0")
    (run,) = log["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "ERR03"
    assert (result["level"], result["properties"]["mark"]) == ("warning", "V")
    assert place["artifactLocation"] == {"uri": "flow.yaml"}
    assert place["region"] == {"startLine": found[0].place.line, "startColumn": found[0].place.column}


def test_our_hotlines() -> None:
    """Every hotline here keeps the rules of its profiles; no message of it is an error."""
    for name in names():
        hotline = open_hotline(name)
        looked_at = subject(hotline.flow, hotline.files, f"flows/{name}/")
        found = without_ignored(lint(looked_at, hotline.flow.lint.profiles), looked_at, rules())
        assert [str(each) for each in found if each.severity == "error"] == []
