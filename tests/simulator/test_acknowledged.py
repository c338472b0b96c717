"""Verbs that are acknowledged, and Sms: twiml-voice.md, sections 1.9 and 1.10."""

from __future__ import annotations

from typing import Any

import pytest

from ivr.simulator.settings import Far
from tests.simulator.calling import Rung, call
from tests.simulator.statements import states


def app(inside: str, **pages: Any) -> dict:
    """A document, a verb after it, and an action that says what it was told."""
    done = lambda params: f"<Say>{params.get('SmsStatus') or params.get('Result') or 'done'}</Say>"  # noqa: E731
    named = {f"/{path}": page for path, page in pages.items()}
    return {"/voice": f"{inside}<Say>Next.</Say>", "/done": done, "/told": "<Say>Unheard.</Say>", **named}


def told(rung: Rung, name: str) -> list[str]:
    """One parameter of all requests for /told."""
    return [params[name] for path, params, _ in rung.app.asked if path == "/told"]


@states("1.9.1", "1.9.2", "2.1.11")
def test_refer():
    """1.9: for SIP legs alone, else 13801; the action is told three codes; without one the next verb runs."""
    refer = '<Refer action="/done"><Sip>sip:a@example.com</Sip></Refer>'
    assert (call(app(refer)).codes, call(app(refer)).said) == ([13801], ["Next."])
    rung = call(app(refer), caller="sip:jo@example.com", dialed="sip:line@ivr.example.com")
    params = rung.app.params("/done")
    assert params["ReferCallStatus"] == "in-progress"
    assert (params["ReferSipResponseCode"], params["NotifySipResponseCode"]) == ("202", "200")
    assert (params["SipDomain"], params["SipSourceIp"]) == ("ivr.example.com", "127.0.0.1")
    without = refer.replace(' action="/done"', "")
    assert call(app(without), caller="sip:jo@example.com").said == ["Next."]
    assert call(app("<Refer/>"), caller="sip:jo@example.com").codes == [12200]


@states("1.9.3", "1.9.4")
def test_sms():
    """1.9: to the caller by default; the action is told that it is sending, statusCallback hears by POST."""
    rung = call(app('<Sms action="/done" statusCallback="/told">Hello.</Sms>'))
    sms = rung.all("sms")[0]
    assert (sms["from"], sms["to"], sms["body"]) == ("+14155550199", "+8613800000001", "Hello.")
    assert rung.said == ["sending"]
    assert rung.app.params("/done")["SmsSid"] == rung.app.params("/told")["SmsSid"]
    assert [message.body for message in rung.account.messages] == ["Hello."]
    assert call(app("<Sms>Hello.</Sms>")).said == ["Next."]


@pytest.mark.parametrize(
    ("sms", "code"),
    [
        ('to="me" action="/done">Hi', 14101),
        ('from="us" action="/done">Hi', 14102),
        ('action="/done">', 14103),
        ('action="/done">' + "x" * 1_601, 14103),
    ],
)
@states("1.9.3")
def test_an_sms_that_cannot_be_sent(sms: str, code: int):
    """1.9: SmsStatus is invalid, and its code is told."""
    rung = call(app(f"<Sms {sms}</Sms>"))
    assert (rung.codes, rung.said, rung.all("sms")) == ([code], ["invalid"], [])


@states("1.9.5")
@pytest.mark.parametrize(
    ("settings", "keys", "result"),
    [
        ({}, "4242424242424242# -", "success"),
        ({"pay_result": "payment-connector-error"}, "-", "payment-connector-error"),
        ({}, "42 *", "caller-interrupted-with-star"),
        ({}, "4242424242424242 !", "caller-hung-up"),
    ],
)
def test_pay(settings: dict[str, str], keys: str, result: str):
    """1.9: the tester picks the Result; * breaks it off; a hang-up is told; what is keyed is masked."""
    rung = call(app('<Pay action="/done"/>'), keys, **settings)
    params = rung.app.params("/done")
    assert params["Result"] == result
    assert rung.said == ([] if result == "caller-hung-up" else [result])
    assert "4242" not in str(rung.lines)
    assert (params.get("PaymentCardNumber"), "PaymentToken" in params) == (
        ("xxxxxxxxxxxx1111", True) if result == "success" else (None, False)
    )


def test_pay_charges_or_tokenizes():
    """1.9: a charge brings a confirmation code, none a token; Twilio tells https actions alone."""
    rung = call(app('<Pay chargeAmount="9.90" action="/done"/>'), "-")
    assert "PaymentConfirmationCode" in rung.app.params("/done")
    assert any("https" in message for message in rung.values("notice", "message"))


@states("1.10.1")
def test_connect_blocks():
    """1.10: until its service ends; then its action, else the next verb."""
    stream = '<Stream url="wss://example.com/s"/>'
    far_ends = {"wss://example.com/s": Far(talk_s=30)}
    rung = call(app(f'<Connect action="/done">{stream}</Connect>'), far_ends=far_ends)
    assert (rung.said, rung.values("say", "at")) == (["done"], [30])
    assert call(app(f"<Connect>{stream}</Connect>")).said == ["Next."]
    assert call(f"<Connect>{stream}</Connect>").ending.seconds == 10
    assert "not simulated" in rung.all("notice")[0]["message"]


def test_a_relay_greets():
    """1.10: ConversationRelay's welcomeGreeting is spoken; a URL that is not wss is 31922."""
    relay = '<ConversationRelay url="ws://x/" welcomeGreeting="Hello there."/>'
    rung = call(app(f"<Connect>{relay}</Connect>"))
    assert (rung.said, rung.codes) == (["Hello there.", "Next."], [None, 31922])


@states("1.10.2")
def test_a_stream_blocks_in_connect_alone():
    """1.10: in Start it begins and the next verb runs at once; its callback is told of both ends."""
    stream = '<Stream name="s" url="wss://example.com/s" statusCallback="/told"/>'
    rung = call(app(f"<Start>{stream}</Start>"))
    assert rung.values("say", "at") == [0]
    assert told(rung, "StreamEvent") == ["stream-started", "stream-stopped"]
    assert call(app("<Start><Stream url='https://x/'/></Start>")).codes == [31922]


@states("1.10.3")
def test_a_recording_beside_the_call():
    """1.10: it begins before the next verb and blocks nothing; with no verb left both end."""
    recording = (
        '<Recording recordingStatusCallback="/told" recordingStatusCallbackEvent="in-progress completed"/>'
    )
    rung = call(app(f"<Start>{recording}</Start><Pause length='7'/>"))
    assert told(rung, "RecordingStatus") == ["in-progress", "completed"]
    assert rung.app.params("/told")["RecordingDuration"] == "7"
    assert rung.app.params("/told")["RecordingChannels"] == "2"
    alone = call(f"<Start>{recording.replace('/told', '/voice')}</Start>")
    assert (alone.ending.seconds, alone.ending.by) == (0, "app")


@states("1.10.4")
def test_stop_by_name():
    """1.10: Stop ends what has the name; the library writes it with add_child, having no method for it."""
    from twilio.twiml.voice_response import Stop, VoiceResponse  # noqa: PLC0415

    assert not hasattr(Stop(), "recording")
    response = VoiceResponse()
    stop = response.stop()
    stop.add_child("Recording").attrs["name"] = "a"  # `name` is the method's own argument
    assert '<Stop><Recording name="a" /></Stop>' in str(response)
    start = '<Start><Recording name="a" recordingStatusCallback="/told"/></Start>'
    rung = call(app(f"{start}<Pause length='3'/><Stop><Recording name='a'/></Stop><Pause length='5'/>"))
    assert told(rung, "RecordingDuration") == ["3"]
    unknown = call(app("<Stop><Recording name='b'/></Stop>"))
    assert "no <Recording>" in unknown.all("notice")[0]["message"]


def test_names_are_unique():
    """1.10: a second one of the same kind and name is passed over, and told."""
    one = '<Start><Recording name="a" recordingStatusCallback="/told"/></Start>'
    rung = call(app(one + one))
    assert len(told(rung, "RecordingSid")) == 1
    assert "going on already" in rung.all("notice")[0]["message"]


@states("1.10.5")
def test_transcription_is_told_to_begin_and_end():
    """1.10: transcription-started and transcription-stopped; that no media is heard is told."""
    inside = '<Transcription statusCallbackUrl="/told"/>'
    rung = call(app(f"<Start>{inside}</Start><Stop>{inside}</Stop>"))
    assert told(rung, "TranscriptionEvent") == ["transcription-started", "transcription-stopped"]
    assert told(rung, "SequenceNumber") == ["1", "2"]
    assert "no media" in rung.all("notice")[0]["message"]


def test_start_knows_its_nouns():
    """2.8: another noun in Start is 14300, an error."""
    assert call(app("<Start><Number>+1</Number></Start>")).codes == [14300]


@pytest.mark.parametrize("element", ["Message", "Prompt"])
def test_verbs_of_elsewhere_are_explained(element: str):
    """Message belongs to messages and Prompt to Pay; both are told and passed over."""
    rung = call(app(f"<{element}/>"))
    assert (rung.said, len(rung.all("notice"))) == (["Next."], 1)
