"""Every fault of the zoo is found, by its rule, at its line; the sound hotline breaks no rule at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivr.check.finding import Finding
from ivr.check.lint import PROFILES, RULES, Rule, lint, subject, without_ignored
from ivr.check.lint.ignore import NEEDLESS, UNKNOWN
from ivr.check.report import examine
from ivr.engine.load import load
from tests.check.test_properties import ring_witness
from tests.zoo import Animal, animals, sound
from tests.zoo.page import page

ROOT = Path(__file__).parents[2]
IDS = [rule.id for rule in RULES]


def _found(files: dict[str, str], profiles: tuple[str, ...]) -> list[Finding]:
    looked_at = subject(load(files), files)
    return without_ignored(lint(looked_at, profiles), looked_at, IDS)


def test_the_sound_hotline_is_sound() -> None:
    """It keeps every rule of every profile."""
    assert _found(sound(), tuple(PROFILES)) == []


@pytest.mark.parametrize("animal", animals(), ids=str)
def test_each_fault_is_found(animal: Animal) -> None:
    """The rule that the fault breaks finds it, at the line where it is, and no other rule complains."""
    found = _found(dict(animal.files), animal.profiles)
    assert (animal.rule, animal.file, animal.line) in [
        (each.rule, each.place.file, each.place.line) for each in found
    ], "\n".join(map(str, found))
    assert {each.rule for each in found} <= {animal.rule, *animal.also}, "\n".join(map(str, found))


@pytest.mark.parametrize("animal", animals(), ids=str)
def test_each_fault_is_met_on_the_phone(animal: Animal, tmp_path: Path) -> None:
    """The call that shows a fault, rung through the webhooks, has the caller hear it or stand there."""
    files = dict(animal.files)
    report = examine(subject(load(files), files), profiles=animal.profiles)
    shown = [each for each in report.findings if each.rule == animal.rule and each.place.line == animal.line]
    for finding in shown:
        if finding.witness and not finding.outcomes[0].startswith("last call in"):
            rung = ring_witness(files, finding, tmp_path)
            lines = files[finding.place.file].splitlines()
            assert rung.left == []
            assert _heard(lines[finding.place.line - 1], rung.said) or _stood(files, finding, rung.states)


def _heard(line: str, said: list[str]) -> bool:
    """Tell whether the longest piece of a line of words that has no value in it was said; speech is not."""
    if line.strip().startswith(".speech-"):
        return True
    pieces = re.split(r"\{.*?\}", line.partition("=")[2] or line)
    return any(max(pieces, key=len).strip() in text for text in said)


def _stood(files: dict[str, str], finding: Finding, states: list[str]) -> bool:
    """Tell whether the call stood at the node, or at a node that says the message, whose line this is."""
    nodes = load(files).nodes.values()
    words = files[finding.place.file].splitlines()[finding.place.line - 1].split(" =")[0]
    said = {each.name for each in nodes if each.prompt and each.prompt.message == words}
    return bool({each.name for each in nodes if each.place == finding.place} | said & set(states))


def test_every_rule_has_a_fault() -> None:
    """Each rule finds something in the zoo, so that none of them can be broken without a test that fails."""
    assert {*IDS, UNKNOWN, NEEDLESS} <= {animal.rule for animal in animals()}


def test_the_zoo_is_big() -> None:
    """There are sixty faults and more, and no two have the same name."""
    names = [animal.name for animal in animals()]
    assert len(names) == len(set(names))
    assert len(names) >= 60


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_sources_are_honest(rule: Rule) -> None:
    """What was not read in the source itself is said to be summarised by others, or unverified."""
    source, mark = rule.source, rule.mark
    assert set(rule.severities) <= set(PROFILES)
    assert "requires" not in source
    if mark == "V2":
        assert "summarised by" in source
    if mark == "M":
        assert "unverified" in source


def test_the_page_is_up_to_date() -> None:
    """`docs/rules.md` is what the rules and the zoo say: `python -m tests.zoo.page > docs/rules.md`."""
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == page()
