"""A call is held against its transcript line by line, and what differs is told shortly."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.simulator.difference import compare, differs, settled, shown
from ivr.simulator.transcript import Line, read

LINES = st.lists(st.sampled_from(["< a", "< b", "[x]", "* c", "> 1", "> 2"]), max_size=12)


def lines(*rows: str) -> tuple[Line, ...]:
    """Read lines of a transcript."""
    return read("\n".join(("< first", *rows))).lines[1:]


def edits(expected: list[str], happened: list[str]) -> list[str]:
    """Give the edits as they are shown."""
    return [f"{mark}{line.text}" for mark, line in compare(lines(*expected), lines(*happened))]


@settings(max_examples=200)
@given(expected=LINES, happened=LINES)
def test_what_is_settled_is_what_happened(expected: list[str], happened: list[str]) -> None:
    """Taking the edits leads from one to the other, and nothing is edited where nothing differs."""
    found = compare(lines(*expected), lines(*happened))
    assert [line.text for line in settled(found)] == happened
    assert [line.text for mark, line in found if mark != "+"] == expected
    assert differs(found) == (expected != happened)


@settings(max_examples=100)
@given(happened=LINES, gone=st.sets(st.integers(0, 11)))
def test_dots_stand_for_any_lines_of_the_hotlines(happened: list[str], gone: set[int]) -> None:
    """Whatever lines `…` takes the place of, the transcript fits; the caller's must be there."""
    expected = [
        "…" if place in gone and not row.startswith(">") else row for place, row in enumerate(happened)
    ]
    assert not differs(compare(lines(*expected), lines(*happened)))
    without = [row for row in expected if not row.startswith(">")]
    assert differs(compare(lines(*without), lines(*happened))) == (without != expected)


def test_dots_stand_for_several_lines_and_for_none() -> None:
    """However many lines `…` takes the place of, at either end and in the middle."""
    for said in ([], ["< a"], ["< a", "[x]", "< b"]):
        assert edits(["…", "> 1", "< c", "…", "> 2", "…"], [*said, "> 1", "< c", *said, "> 2", *said]) == [
            " …",
            " > 1",
            " < c",
            " …",
            " > 2",
            " …",
        ]


def test_the_callers_lines_hold_the_two_together() -> None:
    """However much is said differently, what was heard stays between the same acts."""
    assert edits(["…", "> 1", "> 2"], ["< a", "> 1", "< b", "< c", "> 2", "< d"]) == [
        " …",
        " > 1",
        "+< b",
        "+< c",
        " > 2",
        "+< d",
    ]


def test_a_line_in_place_of_another_stands_below_it() -> None:
    """What replaces a line of its kind is shown beneath it, also before `…`."""
    assert edits(["< a", "…", "> 1"], ["< b", "< c", "> 1"]) == ["-< a", "+< b", " …", " > 1"]


def test_acts_are_compared_by_what_they_do() -> None:
    """An act in Chinese fits the same act in English, and stays as it was written."""
    assert edits(["> （沉默）", "> 说 人工"], ["> (silence)", "> say 人工"]) == [" > （沉默）", " > 说 人工"]


def test_only_what_differs_is_shown() -> None:
    """The lines around a difference; what is left out above each is marked."""
    expected = [f"< {number}" for number in range(20)]
    happened = [*expected[:2], "< x", *expected[3:17], "< y", *expected[18:]]
    told = [f"{mark}{text}" for mark, text in shown(compare(lines(*expected), lines(*happened)), around=1)]
    assert told == ["   ⋮", " < 1", "-< 2", "+< x", " < 3", "   ⋮", " < 16", "-< 17", "+< y", " < 18"]
