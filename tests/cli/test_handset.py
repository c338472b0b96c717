"""The fixture `phone`: what a person does with a phone, in the words of a test."""

from __future__ import annotations

import pytest

from ivr.cli.handset import Handset
from webhooks.target import NoTarget

MENU = "tests.simulator.apps:menu"


def test_a_whole_call(phone: Handset) -> None:
    """Keys, words, a recording, and what is heard after each."""
    phone.dial(MENU)
    phone.hears("营业时间请按1")
    phone.press("1")
    phone.hears("nine to six")
    phone.press("2")
    phone.hears("Leave a message.")
    phone.record(3)
    phone.wait(5)
    phone.hears("Thank you. Goodbye.")
    assert phone.ending is not None
    assert phone.ending.by == "app"
    assert [line["seconds"] for line in phone.lines if line["event"] == "record"] == [3]


def test_what_was_not_heard_is_told(phone: Handset) -> None:
    """A failure shows what was heard instead, since the last act alone."""
    phone.dial(MENU)
    phone.press("1")
    with pytest.raises(AssertionError, match=r"'ten to five' was not heard; heard was:\nWe are open") as told:
        phone.hears("ten to five")
    assert "留言请按2" in str(told.value)


def test_waiting_lets_timers_run_out(phone: Handset) -> None:
    """A wait shorter than the timer changes nothing, and counts for the next; a longer one is silence."""
    phone.dial(MENU)
    phone.wait(3)
    phone.press("1")
    key = next(line for line in phone.lines if line["event"] == "key")
    said = next(line for line in phone.lines if line["event"] == "say")
    assert key["at"] == pytest.approx(said["at"] + 5.7 + 3, abs=0.1)
    phone.wait(3)
    phone.wait(3)
    phone.hears("We did not hear you.")


def test_an_sms_and_its_code(phone: Handset) -> None:
    """Messages are there when the app has sent them; `code` keys the newest code; the state is told."""
    phone.dial("wallet")
    with pytest.raises(AssertionError, match="no SMS with a code"):
        phone.press("code")
    for keys in ("1", "1", "2", "1"):
        phone.press(keys)
    assert phone.state == "stolen/verify/code"
    assert "验证码" in phone.sms[-1].body
    phone.press("code")
    phone.hears("已经确认是您本人")


def test_a_second_call_finds_the_records_of_the_first(phone: Handset) -> None:
    """The same target rung again has the same records; another target, or another test, new ones."""
    phone.dial("wallet")
    for keys in ("1", "1"):
        phone.press(keys)
    assert len(phone.sms) == 1
    phone.hang_up()
    phone.dial("wallet")
    for keys in ("1", "1"):
        phone.press(keys)
    assert len(phone.sms) == 1, "frozen already, so no second message"
    phone.dial("hello")
    phone.hears("小巷书店")
    phone.dial("wallet")
    assert phone.sms == []


def test_settings_are_those_of_a_call(phone: Handset) -> None:
    """Who rings, how far ends behave, whether an agent comes."""
    phone.dial(MENU, caller="+14155550111", agent_s=None)
    assert phone.lines[0]["params"]["From"] == "+14155550111"
    phone.press("3")
    phone.hears("You are next.")
    phone.press("1")
    phone.hears("leave")


def test_misuse_is_told(phone: Handset) -> None:
    """To press before dialling or after the end is a mistake in the test; so is an unknown target."""
    with pytest.raises(AssertionError, match="dial first"):
        phone.press("1")
    with pytest.raises(NoTarget):
        phone.dial("nothing")
    phone.dial(MENU)
    phone.hang_up()
    with pytest.raises(AssertionError, match="the call is over"):
        phone.press("1")
