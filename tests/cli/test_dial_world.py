"""`ivr dial`: how far ends behave, how a payment ends, and what is assumed of Twilio."""

from __future__ import annotations

import pytest

from tests.cli.test_dial import MENU, lines, ring, run


def test_whispers_payments_and_assumptions(monkeypatch: pytest.MonkeyPatch):
    """--far gives the callee keys for its own document, --pay picks a Result, --assume sets a switch."""
    pages = {
        "/voice": "<Dial action='/paid'><Number url='/w'>+1</Number></Dial>",
        "/w": "<Gather numDigits='1' action='/ok'><Say>A call for you.</Say></Gather><Hangup/>",
        "/ok": "",
        "/paid": lambda params: f"<Say>{params['DialBridged']}</Say><Pay action='/done'/>",
        "/done": lambda params: f"<Say>{params['Result']}</Say><Redirect>/end</Redirect>",
        "/end": "<Reject/>",
    }
    options = ["--far", "+1=answer:3:1", "--pay", "internal-error", "--assume", "type_ahead=no"]
    shown = ring(monkeypatch, pages, "--keys", "- " * 9, *options).stdout
    assert "+1 hears: A call for you." in shown
    assert "+1 keys 1" in shown
    told = lines(ring(monkeypatch, pages, "--json", "--keys", "- " * 9, *options))
    words = [line["text"] for line in told if line["event"] == "say"]
    assert words == ["A call for you.", "true", "internal-error"]


@pytest.mark.parametrize(
    ("option", "value"), [("--pay", "sure"), ("--assume", "everything=yes"), ("--assume", "type_ahead=5")]
)
def test_wrong_payments_and_assumptions(option: str, value: str):
    """They are refused before anything rings, with what may stand there."""
    result = run(MENU, "--keys", "", option, value)
    assert result.exit_code == 2
    assert option in result.stderr
