"""Every fault of the zoo is found by its rule, at its line, and met on the phone; the sound twin has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from ivr.check.finding import Finding
from ivr.check.fitting import fit
from ivr.check.lint import PROFILES, RULES, Rule, subject
from ivr.check.lint.ignore import NEEDLESS, UNKNOWN
from ivr.check.properties import PROPERTIES
from ivr.check.report import Report, examine
from ivr.engine.flow import Flow
from ivr.engine.load import load
from ivr.engine.source import FlowError
from ivr.speech.wording import Wording, wording_of
from tests.zoo import Animal, Refused, animals, refused, sound
from tests.zoo.page import page
from tests.zoo.ringing import ring_witness

ROOT = Path(__file__).parents[2]
PROVED = [each.id for each in PROPERTIES]


@cache
def examined(animal: Animal) -> Report:
    """Find out all about a broken hotline."""
    files = dict(animal.files)
    flow, wording = opened(files)
    recorded, _mistakes = fit(flow, wording, {name: Path(name) for name in animal.recorded})
    return examine(subject(flow, files, recorded=recorded), profiles=animal.profiles)


def opened(files: Mapping[str, str]) -> tuple[Flow, Wording]:
    """Read a hotline."""
    flow = load(files)
    return flow, wording_of(flow.entries)


def found_in(animal: Animal) -> list[Finding]:
    """Give what its rule finds where the fault is."""
    return [
        each
        for each in examined(animal).findings
        if (each.rule, each.place.file, each.place.line) == (animal.rule, animal.file, animal.line)
    ]


def test_the_sound_hotline_is_sound() -> None:
    """It keeps every rule of every profile, and has every property."""
    report = examine(subject(load(sound()), sound()), profiles=tuple(PROFILES))
    assert report.findings == ()


@pytest.mark.parametrize("animal", animals(), ids=str)
def test_each_fault_is_found(animal: Animal) -> None:
    """The rule that the fault breaks finds it, at its line, and no other of its kind complains."""
    told = examined(animal).findings
    assert found_in(animal), "\n".join(map(str, told))
    kin = {each.rule for each in told if (each.rule in PROVED) == (animal.rule in PROVED)}
    assert kin <= {animal.rule, *animal.also}, "\n".join(map(str, told))


@pytest.mark.parametrize("animal", [each for each in animals() if not each.no_call], ids=str)
def test_each_fault_is_met_on_the_phone(animal: Animal, tmp_path: Path) -> None:
    """The call that shows a fault, rung through the webhooks, shows it; on the sound twin it does not.

    What rests on a promise of actions, and on nothing in the flow, is no call that the sound twin can have.
    """
    finding = found_in(animal)[0]
    finding = replace(finding, outcomes=animal.answers or finding.outcomes)
    rung = ring_witness(dict(animal.files), finding, tmp_path, animal.more, recorded=animal.recorded)
    assert rung.left == []
    assert rung.lacks(animal.shows) == [], rung.told
    twin = tmp_path / "twin"
    twin.mkdir()
    languages = load(sound()).languages
    recorded = [f"{each}/{Path(name).name}" for name in animal.recorded for each in languages]
    sound_rung = ring_witness(sound(), finding, twin, animal.more, recorded=recorded)
    assert sound_rung.lacks(animal.shows) or not sound_rung.possible, "the sound twin shows it too"


@pytest.mark.parametrize("case", [*refused()], ids=str)
def test_some_faults_cannot_be_loaded(case: Refused) -> None:
    """What the loader refuses is told at its line, in words that say what to do: no call ever begins."""
    with pytest.raises(FlowError) as error:
        raise FlowError(fit(*opened(case.files), {name: Path(name) for name in case.recorded})[1])
    told = [(each.place.file, each.place.line, case.says in each.message) for each in error.value.mistakes]
    assert (case.file, case.line, True) in told, error.value


def test_every_entry_has_a_witness() -> None:
    """Each says what its call shows, or why there is none, never both; and findings agree with it."""
    for animal in animals():
        assert bool(animal.shows) != bool(animal.no_call), animal.name
        witnesses = {finding.witness is not None for finding in found_in(animal)}
        assert witnesses == {not animal.no_call}, animal.name


def test_every_rule_has_a_fault() -> None:
    """Each rule and each property finds something in the zoo, so that none can be broken unnoticed."""
    wanted = {*(rule.id for rule in RULES), *PROVED, UNKNOWN, NEEDLESS} - {"P11"}  # its fault is no file's
    assert wanted <= {animal.rule for animal in animals()}


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
