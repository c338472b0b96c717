"""What a message says to a reader who has no values."""

from __future__ import annotations

import pytest

from ivr.speech.messages import MissingWords
from ivr.speech.wording import read

SOURCE = """
-brand = Skylark
hello = Hello, this is { -brand }.
owed = { hello } You owe { MONEY($owed, $currency) } since { DATE($since) }.
    .more = { $count ->
        [one] One more.
       *[other] { $count } more.
    }
round = And { round }.
"""


def test_values_stand_as_their_names() -> None:
    """A reader sees where each value goes, all variants of a choice, and what is referred to."""
    wording = read({"en-US": SOURCE})
    assert wording.outline("en-US", "owed") == "Hello, this is Skylark. You owe ‹owed› since ‹since›."
    assert wording.outline("en-US", "owed.more") == "One more. / ‹count› more."
    assert wording.outline("en-US", "round") == "And And ‹round›.."


def test_a_missing_message_is_told() -> None:
    """What is not there is not made up."""
    with pytest.raises(MissingWords):
        read({"en-US": SOURCE}).outline("en-US", "bye")
