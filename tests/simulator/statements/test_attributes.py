"""The tables of attributes, row by row: what each takes, its default, and the code of what it does not."""

from __future__ import annotations

import pytest

from ivr.simulator import codes, rules
from ivr.simulator.document import parse
from ivr.simulator.schema import ATTRIBUTES
from tests.simulator.statements import attributes, states

PARENTS = {
    "Number": "Dial",
    "Client": "Dial",
    "Sip": "Dial",
    "Conference": "Dial",
    "Queue": "Dial",
    "Stream": "Start",
    "Recording": "Start",
    "Transcription": "Start",
    "ConversationRelay": "Connect",
}
ROWS = [(element, name) for element, table in attributes().items() for name in table]


def read(element: str, name: str, text: str) -> tuple[object, list[tuple[int | None, str]]]:
    """Read a document in which an element has one attribute; its value, and the codes and levels told."""
    inside = f'<{element} {name}="{text}"/>'
    parent = PARENTS.get(element)
    document = f"<Response>{f'<{parent}>{inside}</{parent}>' if parent else inside}</Response>"
    told: list[tuple[int | None, str]] = []
    verbs = rules.check(parse(document.encode()), lambda code, level, *_: told.append((code, level)))
    verb = verbs[0].children[0] if parent else verbs[0]
    return verb.values[name], told


def written(value: object) -> object:
    """A value as the table writes it."""
    if isinstance(value, frozenset):
        one_by_one = all(len(each) == 1 for each in value)
        return "".join(sorted(value)) if one_by_one else " ".join(sorted(value))
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


@pytest.mark.parametrize(("element", "name"), ROWS)
@states(
    *(
        f"{element}@{name}"
        for element, name in ROWS
        if f"{element}@{name}" not in {"Client@clientNotificationUrl", "Dial@referUrl", "Dial@referMethod"}
    )
)
def test_attribute(element: str, name: str):
    """What the table allows is taken without a word; else its code is told and the default is used."""
    row = attributes()[element][name]
    assert written(ATTRIBUTES[element][name].default) == row["default"]
    for good in row["good"]:  # type: ignore[attr-defined]
        value, told = read(element, name, good)
        assert told == []
        assert value is not None
    for bad in row.get("bad", ()):  # type: ignore[attr-defined]
        value, told = read(element, name, bad)
        code = row["code"]
        assert told == [(code, codes.level(code))]  # type: ignore[arg-type]
        assert written(value) == row["default"]


@pytest.mark.parametrize("element", sorted({element for element, _ in ROWS}))
def test_an_attribute_that_is_none(element: str):
    """2.8: an unknown attribute, or one in the wrong case, is warning 12200 and is passed over."""
    inside = f'<{element} bogus="1"/>'
    parent = PARENTS.get(element)
    document = f"<Response>{f'<{parent}>{inside}</{parent}>' if parent else inside}</Response>"
    told: list[int | None] = []
    rules.check(parse(document.encode()), lambda code, *_: told.append(code))
    assert told == [12200]
