"""A message's sentences are read without its values: each way through its selections once."""

import pytest

from ivr.speech.variants import MOST, sentences
from ivr.speech.wording import read

FTL = """
plain = Hello,
    world.
chosen = { $kind ->
        [fraud] Your case
       *[other] Your message
    } number { DIGITS($number) } { $kind ->
        [fraud] is urgent
       *[other] can wait
    }.
inside = See { plain } { -brand } { "{" } { $gone }
-brand = Skylark
round = { trip }
trip = { round }
part = -
    .rung = press { $key }
"""


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("plain", ["Hello, world."]),
        ("chosen", ["Your case number ‹number› is urgent.", "Your message number ‹number› can wait."]),
        ("inside", ["See Hello, world. Skylark { ‹gone›"]),
        ("part.rung", ["press ‹key›"]),
        ("round", []),
        ("nothing", []),
    ],
)
def test_sentences(message: str, found: list[str]) -> None:
    """Values stand as their names, and a variable selects the same wherever it selects."""
    assert sentences(read({"en-US": FTL}), "en-US", message) == found


def test_no_more_than_can_be_read() -> None:
    """A message of very many sentences gives the first of them; an unknown language none."""
    choices = [f"{{ ${name} ->\n    [x] 1\n   *[y] 2\n    }}" for name in "abcdefg"]
    wording = read({"en-US": f"many = {''.join(choices)}\n"})
    assert len(sentences(wording, "en-US", "many")) == MOST
    assert sentences(wording, "zh-CN", "many") == []
