"""Faults on demand: what callers hear when the way to the app fails, in our own hotline and in others."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from ivr.cli.dial import dial
from ivr.cli.playing import play
from ivr.simulator.clock import VirtualClock
from ivr.simulator.faults import Line, fault, faulty
from ivr.simulator.transports import in_process
from tests.simulator.apps import Pages
from tests.simulator.calling import MORNING, call

MENU = "tests.simulator.apps:menu"
HOTLINE = "target: wallet\nfault: {fault}\n\n> 1\n> 1\n> 2\n> (hangs up)\n"
APOLOGY = "We are sorry, an application error has occurred. Goodbye."
FAULTS = ["slow=10@2", "slow=16@2", "500@2", "truncated@2", "duplicate@2", "drop@2"]
CODES = {
    "slow=10": None,
    "slow=16": 11205,
    "500": 11200,
    "truncated": 12100,
    "duplicate": None,
    "drop": 11206,
}
"""What Twilio's debugger would tell of each."""


def rung(*arguments: str) -> list[dict[str, Any]]:
    """Ring a foreign app's menu and give the lines of the call."""
    result = CliRunner().invoke(dial, [MENU, "--json", *arguments])
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("what", FAULTS)
def test_our_own_hotline_loses_nothing_and_does_nothing_twice(what: str) -> None:
    """Whatever fails when the account is being frozen: at most one freeze, and never the carrier's apology.

    Only a 500 from something before the app leaves it undone, since the app was not asked.
    """
    played = play(HOTLINE.format(fault=what))
    happened = [line.text for mark, line in played.edits if mark != "-"]
    freezes = [line for line in happened if line.startswith("* wallet_freeze")]
    assert len(freezes) == (0 if what == "500@2" else 1)
    assert [line for line in happened if "(Twilio)" in line] == []
    assert [line for line in happened if line.startswith("! warning: fault: ")] != []
    code = CODES[what.removesuffix("@2")]
    assert [str(code) for line in happened if line.startswith("! error")] == ([str(code)] if code else [])
    assert ("! warning: fault: the request is sent twice; the second answer is the same" in happened) == (
        what == "duplicate@2"
    )
    assert happened[-1] == "= the caller hung up, completed"
    heard = "".join(happened)
    assert ("案件号是" in heard) == (what != "500@2")


@pytest.mark.parametrize("what", ["slow=16", "500", "truncated", "drop"])
def test_another_app_without_a_fallback(what: str) -> None:
    """Twilio apologises and the call is over, with Twilio's code for what was the matter."""
    lines = rung("--keys", "1 1 1", "--fault", f"{what}@1")
    assert [line["text"] for line in lines if line["event"] == "say"][-1] == APOLOGY
    assert [line["code"] for line in lines if line["event"] == "notice"] == [None, CODES[what]]
    assert lines[-1]["by"] == "error"


@pytest.mark.parametrize("what", ["slow=10", "duplicate"])
def test_faults_that_a_call_survives(what: str) -> None:
    """A late answer and a doubled request end no call."""
    lines = rung("--keys", "1 !", "--fault", f"{what}@1")
    assert lines[-1]["by"] == "caller"
    assert any(line.get("text") == "We are open from nine to six." for line in lines)


def test_a_late_answer_is_silence() -> None:
    """The seconds that an answer is late pass for the caller, and no more than the 15 that Twilio waits."""
    plain = rung("--keys", "1 !")[-1]["seconds"]
    assert rung("--keys", "1 !", "--fault", "slow=10@1")[-1]["seconds"] == pytest.approx(plain + 10)
    begun = next(line for line in rung("--keys", "1", "--fault", "slow=99@1") if line.get("code") == 11205)
    key = next(line for line in rung("--keys", "1") if line["event"] == "key")
    assert begun["at"] == pytest.approx(key["at"] + 15)


def test_the_fallback_is_asked() -> None:
    """An app with a fallback URL is told the code there, and goes on."""
    told = rung(
        "--keys", "1 !", "--fault", "500@1", "--fallback", "http://app.local/dialed?DialCallStatus=saved"
    )
    assert told[-1]["by"] == "app"
    fallback = next(line for line in told if line.get("kind") == "fallback")
    assert fallback["params"]["ErrorCode"] == "11200"


def test_a_doubled_request_is_sent_twice() -> None:
    """The app gets the same request twice, idempotency token and all; another answer is told."""
    app = Pages({"/voice": lambda _: f"<Say>{len(app.asked)}</Say>"})
    told: list[str] = []
    line = Line(in_process(app), VirtualClock(MORNING), told.append)
    rung = call(app, send=faulty(line, [fault("duplicate")]))
    assert rung.said == ["2"]
    first, second = (environ["HTTP_I_TWILIO_IDEMPOTENCY_TOKEN"] for _, _, environ in app.asked)
    assert first == second
    assert told == ["the request is sent twice; the second answer is another"]


@pytest.mark.parametrize("text", FAULTS)
def test_faults_are_written_as_they_are_read(text: str) -> None:
    """Reading and writing a fault are each other's opposites."""
    assert str(fault(text)) == text


@pytest.mark.parametrize("text", ["slow", "slow=", "501", "drop@", "drop@x", "drop@-1", "lost"])
def test_an_unknown_fault_is_wrong_usage(text: str) -> None:
    """It is told before anything rings, with what there is."""
    result = CliRunner().invoke(dial, [MENU, "--keys", "1", "--fault", text])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "should be slow=16, 500, truncated, duplicate or drop" in result.stderr
