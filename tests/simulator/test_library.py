"""What Twilio's Python library writes, rung: twiml-voice.md, section 1.11."""

from __future__ import annotations

from twilio.twiml.voice_response import Gather, VoiceResponse

from tests.simulator.apps import Answer
from tests.simulator.calling import Rung, call
from tests.simulator.statements import states


def rung(response: VoiceResponse, keys: str = "") -> Rung:
    """Ring an app that answers so to everything."""
    answer = Answer(str(response), headers={"Content-Type": "text/xml"})
    return call({"/voice": answer, "/done": "<Hangup/>"}, keys)


@states("1.11.1")
def test_names_become_camel_case_and_nothing_is_validated():
    """1.11: num_digits is numDigits; an unknown argument arrives as an attribute, which is 12200 here."""
    response = VoiceResponse()
    response.gather(num_digits=1, action="/done", bogus_thing="x")
    assert 'numDigits="1"' in str(response)
    assert rung(response, "5").codes == [12200]


@states("1.11.2")
def test_none_is_left_out_and_empty_is_kept():
    """1.11: finish_on_key='' reaches us empty, None as the default; booleans are written in lower case."""
    response = VoiceResponse()
    response.append(Gather(finish_on_key="", timeout=None, action_on_empty_result=True, action="/done"))
    assert 'actionOnEmptyResult="true"' in str(response)
    call_ = rung(response, "1#")
    assert (call_.app.params("/done")["Digits"], call_.codes) == ("1#", [])
    assert call_.values("silence", "seconds") == [5]


@states("1.11.3")
def test_lists_are_not_joined():
    """1.11: a list of inputs is written as Python shows it, which is 13326, and keys are taken."""
    response = VoiceResponse()
    response.gather(input=["dtmf", "speech"], num_digits=1, action="/done")
    call_ = rung(response, "5")
    assert (call_.codes, call_.app.params("/done")["Digits"]) == ([13326], "5")


@states("1.11.4")
def test_how_it_is_written():
    """1.11: a declaration first, attributes sorted, text escaped, Chinese as it is: heard as it was meant."""
    response = VoiceResponse()
    response.say("余额 < 5 & 6", voice="Polly.Zhiyu", language="cmn-CN")
    text = str(response)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert text.index("language=") < text.index("voice=")
    assert rung(response).said == ["余额 < 5 & 6"]


@states("1.11.5")
def test_an_empty_response():
    """1.11: it is answered, and the call is hung up."""
    assert "<Response />" in str(VoiceResponse())
    assert rung(VoiceResponse()).ending.by == "app"


@states("1.11.6")
def test_add_child():
    """1.11: any element can be written; one that voice does not know is 12200."""
    response = VoiceResponse()
    response.add_child("Say", "Hello.", language="en-US")
    response.add_child("Sing")
    call_ = rung(response)
    assert (call_.said, call_.codes) == (["Hello."], [12200])
