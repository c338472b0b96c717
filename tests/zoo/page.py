"""The page of the rules, `docs/rules.md`, made from the rules and from the faults of the zoo.

.venv/bin/python -m tests.zoo.page > docs/rules.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import unified_diff
from itertools import groupby

from ivr.check.lint import PROFILES, RULES, Rule
from tests.zoo import ZOO, Animal, animals, sound

_TITLES = {
    "MENU": "Menus",
    "KEY": "Keys",
    "TIME": "Time-outs",
    "ERR": "Mistakes of callers",
    "PROMPT": "What is said",
    "HUM": "People",
    "SEC": "Secrets",
    "FLOW": "The flow itself",
}
_MARKS = {"V": "", "V2": " Known at second hand.", "M": " Not confirmed.", "": ""}


def page() -> str:
    """Give the whole page."""
    return "".join(_parts())


def _parts() -> Iterator[str]:
    profiles = "\n".join(f"| `{name}` | {told} |" for name, told in PROFILES.items())
    yield (ZOO / "page.md").read_text("utf-8").replace("PROFILES", profiles)
    ordered = sorted(RULES, key=lambda rule: [*_TITLES].index(rule.id.rstrip("0123456789")))
    for group, rules in groupby(ordered, key=lambda rule: rule.id.rstrip("0123456789")):
        yield f"\n## {_TITLES[group]}\n"
        for rule in sorted(rules, key=lambda rule: rule.id):
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"\n### {rule.id}\n\n{rule.says}\n"
    held = "; ".join(f"{severity} in `{profile}`" for profile, severity in rule.severities.items())
    source = rule.source[0].upper() + rule.source[1:]
    yield f"{held[0].upper()}{held[1:]}. {source}.{_MARKS[rule.mark]}\n"
    example = next(animal for animal in animals() if animal.rule == rule.id)
    yield f"\n```diff\n{_difference(example)}```\n"


def _difference(animal: Animal) -> str:
    lines: list[str] = []
    for file in dict.fromkeys(file for file, _find, _put in animal.changed):
        was, now = sound()[file].splitlines(), animal.files[file].splitlines()
        changed = list(unified_diff(was, now, n=0, lineterm=""))[2:]
        lines += [f"  {file}", *(f"{each[0]} {each[1:].strip()}" for each in changed if each[0] in "+-")]
    lines += [f"+ recorded/{name}" for name in animal.recorded]
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(page())
