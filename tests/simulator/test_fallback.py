"""The fallback URL: twiml-voice.md, section 2.5."""

from ivr.simulator.call import MOST_IDLE_DOCUMENTS
from ivr.simulator.ring import APOLOGY
from tests.simulator.apps import Answer
from tests.simulator.calling import call
from tests.simulator.statements import states

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><Response><Say>&c;</Say></Response>'
)


@states("2.5.1")
def test_the_fallback_saves_the_call():
    """2.5: on a fatal error the fallback is asked at once, with ErrorCode and ErrorUrl, and takes over."""
    pages = {"/voice": "<Redirect>/gone</Redirect>", "/fallback": "<Say>A moment, please.</Say>"}
    rung = call(pages, fallback_url="http://app.local/fallback")
    params = rung.app.params("/fallback")
    assert (params["ErrorCode"], params["ErrorUrl"]) == ("11200", "http://app.local/gone")
    assert rung.values("request", "kind") == ["voice", "voice", "fallback"]
    assert rung.said == ["A moment, please."]
    assert rung.ending.by == "app"


def test_a_fallback_that_fails_too_ends_the_call():
    """2.5: the same message as without one, and it is asked only once."""
    rung = call({"/voice": Answer("", "500 Oh")}, fallback_url="http://app.local/nothing")
    assert rung.codes == [11200, 11200]
    assert rung.said == [APOLOGY]
    assert rung.ending.by == "error"


def test_a_fallback_that_leads_back_to_the_error_ends():
    """A fallback whose document fails again and again is bounded."""
    rung = call({"/voice": "<Bad", "/fb": "<Redirect>/gone</Redirect>"}, fallback_url="/fb")
    assert rung.ending.by == "error"
    assert len(rung.app.asked) <= MOST_IDLE_DOCUMENTS + 1


def test_a_limit_of_the_phone_is_no_case_for_the_fallback():
    """The fallback is for what Twilio would call an error."""
    rung = call({"/voice": "<Redirect/>", "/fb": "<Hangup/>"}, fallback_url="/fb")
    assert rung.ending.by == "error"
    assert "fallback" not in rung.values("request", "kind")
