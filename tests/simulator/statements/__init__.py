"""What is known of Twilio, statement by statement, and which test acts each out.

`states` marks a test with the statements that it acts out; `python -m tests.simulator.statements` lists them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml

import tests.simulator

HERE = Path(__file__).parent
Test = TypeVar("Test", bound=Callable[..., object])

ACTED: dict[str, list[str]] = {}
"""Names of tests by the statement that they act out; full once `all_statements_acted` was called."""


def states(*statements: str) -> Callable[[Test], Test]:
    """Mark a test with the ids of the statements that it acts out: `1.4.3`, `Gather@timeout`."""

    def mark(test: Test) -> Test:
        for statement in statements:
            name = f"{test.__module__.removeprefix('tests.simulator.')}::{test.__name__}"
            if name not in ACTED.setdefault(statement, []):
                ACTED[statement].append(name)
        return test

    return mark


@cache
def attributes() -> dict[str, dict[str, dict[str, object]]]:
    """Return the attribute tables: element, attribute, and what is known of it."""
    return yaml.safe_load((HERE / "attributes.yaml").read_text("utf-8"))


@cache
def statements() -> dict[str, tuple[str, str]]:
    """Return all statements by id: mark, and what it says."""
    sections = yaml.safe_load((HERE / "statements.yaml").read_text("utf-8"))
    found = {
        f"{section}.{number}": (mark, text)
        for section, numbered in sections.items()
        for number, (mark, text) in numbered.items()
    }
    for element, table in attributes().items():
        for name, row in table.items():
            text = f"{element} has {name}, by default {row['default']}."
            found[f"{element}@{name}"] = (str(row["mark"]), text)
    return found


def acted() -> dict[str, list[str]]:
    """Import all tests of the simulator and return which of them act out which statement."""
    for module in pkgutil.walk_packages(tests.simulator.__path__, "tests.simulator."):
        if module.name.rpartition(".")[2].startswith("test_"):
            importlib.import_module(module.name)
    return ACTED
