"""Every fault of the zoo is found, by its rule, at its line; the sound hotline breaks no rule at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.check.finding import Finding
from ivr.check.lint import PROFILES, RULES, Rule, lint, subject, without_ignored
from ivr.check.lint.ignore import NEEDLESS, UNKNOWN
from ivr.engine.load import load
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
