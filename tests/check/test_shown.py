"""What a rule of lint found is shown by a call: the caller hears the words, or comes to the node and acts."""

from __future__ import annotations

import pytest

from ivr.check.lint import subject
from ivr.check.report import examine
from ivr.engine.load import load
from tests.zoo import sound


@pytest.mark.parametrize(
    ("file", "find", "put", "rule", "witness"),
    [
        ("en-US.ftl", "To complain, press 2.", "To complain, press 4.", "MENU15", ("4",)),
        (
            "zh-CN.ftl",
            "没有了，请按2。",
            "没有了，请按2。再听一条，请按5。",
            "MENU15",
            ("2", "rec:3", "#", "5"),
        ),
        (
            "en-US.ftl",
            "    .no-input-2 = I still heard no keys. For a person, press star, zero, pound.",
            "    .no-input-2 = I still heard no keys. For a person, press 0.",
            "MENU15",
            ("1", "-", "-", "0"),
        ),
        (
            "flow.yaml",
            "    keys: {1: main, 2: bye}",
            "    keys: {1: main, 2: bye}\n    exhausted: bye",
            "ERR03",
            ("2", "rec:3", "#", "-", "-", "-"),
        ),
    ],
)
def test_the_shortest_call_there(file: str, find: str, put: str, rule: str, witness: tuple[str, ...]) -> None:
    """A fault in a text is shown where the text is said, on its rung too; one of a node, at the node."""
    files = dict(sound())
    assert find in files[file]
    files[file] = files[file].replace(find, put)
    report = examine(subject(load(files), files))
    (found,) = [finding for finding in report.findings if finding.rule == rule]
    assert found.witness == witness
