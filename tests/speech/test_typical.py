"""A message is worded with usual values, once for each way through its selections."""

from __future__ import annotations

from ivr.speech.typical import typical_texts, usual_values
from ivr.speech.wording import read

WORDS = read(
    {
        "en-US": """\
fixed = Goodbye.
left = { $left ->
    [1] One try
   *[other] { COUNT($left) } tries
} left.
paid = { MONEY($amount, $currency) } went to { $payee } on { DATE($at) }.
both = { left } { paid }
"""
    }
)


def test_usual_values() -> None:
    """By the function that says a value, and by what selections name."""
    assert usual_values(WORDS, "en-US", "left") == {"left": [1, 12]}
    assert usual_values(WORDS, "en-US", "paid")["currency"] == ["CNY"]


def test_texts() -> None:
    """Each way through a message's selections is a text; one that nothing varies is itself."""
    assert typical_texts(WORDS, "en-US", "fixed") == ["Goodbye."]
    assert typical_texts(WORDS, "en-US", "left") == ["One try left.", "12 tries left."]
    assert len(typical_texts(WORDS, "en-US", "both")) == 2
    assert "Ginkgo Hotel" in typical_texts(WORDS, "en-US", "paid")[0]
