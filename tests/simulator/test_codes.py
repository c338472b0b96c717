"""Each code that a document can bring about: twiml-voice.md, section 2.8, the codes of the verbs."""

from __future__ import annotations

import pytest

from ivr.simulator.codes import CODES
from tests.simulator.apps import Answer
from tests.simulator.calling import call
from tests.simulator.statements import states

SOUND = Answer(b"\0" * 8_000, headers={"Content-Type": "audio/ulaw"})
PICTURE = Answer(b"x", headers={"Content-Type": "image/png"})


def dial(noun: str) -> str:
    """A Dial with a noun."""
    return f"<Dial>{noun}</Dial>"


def speech(attributes: str) -> str:
    """A Gather for speech."""
    return f'<Gather input="speech" {attributes}/><Hangup/>'


DOCUMENTS = {
    11100: "<Redirect>ftp://x/</Redirect>",
    11200: "<Redirect>/gone</Redirect>",
    11210: "<Redirect>http://elsewhere.local/</Redirect>",
    11215: "<Redirect>/round</Redirect>",
    11216: "<Redirect>/nowhere</Redirect>",
    11240: "<Redirect>/x#e=mars</Redirect>",
    11243: "<Redirect>/x#rp=7xx</Redirect>",
    11750: "<Redirect>/huge</Redirect>",
    11770: "<Redirect>/empty</Redirect>",
    12100: "<Redirect>/broken</Redirect>",
    12101: "<Redirect>/version</Redirect>",
    12102: "<Redirect>/root</Redirect>",
    12200: "<Sey/>",
    12300: "<Redirect>/picture</Redirect>",
    13000: dial("<Conference>r</Conference><Number>+1</Number>"),
    13201: dial('<Number url="/dials">+1</Number>'),
    13210: '<Dial method="PUT">+1</Dial>',
    13212: '<Dial timeout="4">+1</Dial>',
    13213: '<Dial hangupOnStar="x">+1</Dial>',
    13214: '<Dial callerId="">+1</Dial>',
    13215: dial("<Say>x</Say>"),
    13216: '<Dial timeLimit="0">+1</Dial>',
    13217: '<Dial record="x">+1</Dial>',
    13218: '<Dial sequential="x">+1</Dial>',
    13219: '<Dial answerOnBridge="x">+1</Dial>',
    13220: '<Dial ringTone="mars">+1</Dial>',
    13221: dial('<Number method="PUT">+1</Number>'),
    13222: dial('<Number sendDigits="x">+1</Number>'),
    13223: dial("the office"),
    13230: dial('<Conference muted="x">r</Conference>'),
    13231: dial('<Conference endConferenceOnExit="x">r</Conference>'),
    13232: dial('<Conference startConferenceOnEnter="x">r</Conference>'),
    13234: dial('<Conference waitMethod="PUT">r</Conference>'),
    13235: dial('<Conference beep="x">r</Conference>'),
    13237: dial("<Conference/>"),
    13238: dial('<Conference waitUrl="/dials">r</Conference>'),
    13239: dial('<Conference trim="x">r</Conference>'),
    13240: dial('<Conference coach="x">r</Conference>'),
    13241: dial('<Sip method="PUT">sip:a@h</Sip>'),
    13243: dial("<Sip>jo</Sip>"),
    13250: dial("<Sip>sip:a@h</Sip>" * 11),
    13253: dial(f"<Sip>sip:a@h?x={'a' * 2_000}</Sip>"),
    13310: '<Gather finishOnKey="12"/>',
    13312: '<Gather method="PUT"/>',
    13313: '<Gather timeout="0"/>',
    13314: '<Gather numDigits="0"/>',
    13320: "<Gather><Hangup/></Gather>",
    13321: '<Gather><Say voice="bob">x</Say></Gather>',
    13322: '<Gather><Say loop="x">x</Say></Gather>',
    13325: "<Gather><Play>/picture</Play></Gather>",
    13326: '<Gather input="thought"/>',
    13327: speech('speechTimeout="x"'),
    13328: speech('maxSpeechTime="x"'),
    13329: speech('partialResultCallbackMethod="PUT"'),
    13330: speech(f'hints="{"x" * 101}"'),
    13331: speech('language="?"'),
    13332: speech('bargeIn="x"'),
    13333: speech('profanityFilter="x"'),
    13334: speech('speechModel="x"'),
    13335: speech('speechTimeout="auto"'),
    13338: '<Gather actionOnEmptyResult="x"/>',
    13343: speech('speechModel="phone_call" language="cmn-Hans-CN"'),
    13410: '<Play loop="x">/sound</Play>',
    13420: "<Play>/picture</Play>",
    13430: '<Play digits="x"/>',
    13510: '<Say loop="x">x</Say>',
    13511: '<Say voice="bob">x</Say>',
    13520: "<Say/>",
    13521: f"<Say>{'x' * 5_000}</Say>",
    13610: '<Record method="PUT" action="/x"/>',
    13611: '<Record timeout="x" action="/x"/>',
    13612: '<Record maxLength="1" action="/x"/>',
    13613: '<Record finishOnKey="x" action="/x"/>',
    13614: '<Record transcribe="x" action="/x"/>',
    13615: '<Record transcribe="true" maxLength="300" action="/x"/>',
    13616: '<Record playBeep="x" action="/x"/>',
    13617: '<Record transcribe="true" transcribeCallback="/x" action="/x"/>',
    13621: '<Record recordingStatusCallbackEvent="x" action="/x"/>',
    13622: '<Dial recordingTrack="x">+1</Dial>',
    13699: '<Record trim="x" action="/x"/>',
    13710: '<Redirect method="PUT">/x</Redirect>',
    13801: "<Refer><Sip>sip:a@h</Sip></Refer>",
    13810: '<Reject reason="x"/>',
    13910: '<Pause length="0"/>',
    14101: '<Sms to="me">x</Sms>',
    14102: '<Sms from="us">x</Sms>',
    14103: "<Sms/>",
    14104: '<Sms method="PUT">x</Sms>',
    14201: '<Enqueue method="PUT">q</Enqueue>',
    14202: '<Enqueue waitUrl="ftp://x/">q</Enqueue>',
    14203: '<Enqueue action="ftp://x/">q</Enqueue>',
    14204: "<Enqueue/>",
    14205: f"<Enqueue>{'q' * 65}</Enqueue>",
    14206: '<Enqueue waitUrlMethod="PUT">q</Enqueue>',
    14210: dial('<Queue method="PUT">q</Queue>'),
    14211: dial('<Queue url="ftp://x/">q</Queue>'),
    14212: dial("<Queue/>"),
    14213: dial(f"<Queue>{'q' * 65}</Queue>"),
    14215: dial('<Queue reservationSid="x">q</Queue>'),
    14220: '<Enqueue workflowSid="x">q</Enqueue>',
    14221: f'<Enqueue workflowSid="WW{"0" * 32}"><Task>x</Task></Enqueue>',
    14300: "<Start><Number/></Start>",
    15003: dial('<Number statusCallback="/gone">+1</Number>'),
    13233: dial('<Conference waitUrl="ftp://x/">r</Conference>'),
    13256: '<Dial record="true" recordingStatusCallback="ftp://x/">+1</Dial>',
    14105: '<Sms statusCallback="ftp://x/">x</Sms>',
    31922: "<Start><Stream url='http://x/'/></Start>",
}
"""A document by the code that it brings about."""

ELSEWHERE = {
    11205: "test_overrides",
    11206: "test_wire",
    11220: "test_overrides",
    11237: "test_requests",
    14207: "test_requests",
    15004: "test_requests",
    10004: "the API",
    20003: "the API",
    20404: "the API",
    20422: "the API",
    20429: "the API",
    21201: "the API",
    21205: "the API",
    21211: "the API",
    21212: "the API",
    21220: "the API",
    21405: "the API",
    11217: "not sent: 11200 is what captured calls show",
    11235: "needs a certificate of a known authority for another host",
    11236: "needs an expired certificate of a known authority",
    11241: "which edges an account may use is Twilio's to say",
    12400: "a fault of Twilio's own",
    13248: "how long is too long is not documented",
    13251: "how many headers are too many is not said",
    13342: "which pairs Google takes is not documented",
    13512: "when it comes rather than 13331 is not documented",
    13618: "recordings are there at once",
    13802: "far ends do not refer calls",
    13806: "client notifications are not simulated",
    13807: "client notifications are not simulated",
    16101: "how short is too short is not documented",
    16102: "how silent is too silent is not documented",
}
"""Codes that no document here brings about: where they are tested, or why they are not."""


@pytest.mark.parametrize("code", DOCUMENTS)
@states("2.8.8")
def test_code(code: int):
    """2.8: the document is told its code, at its level, with title and, where it is the document's, place."""
    pages = {
        "/voice": DOCUMENTS[code],
        "/dials": "<Dial>+2</Dial>",
        "/sound": SOUND,
        "/picture": PICTURE,
        "/round": Answer("", "302 Found", {"Location": "/round"}),
        "/nowhere": Answer("", "302 Found", {}),
        "/huge": Answer("x" * 70_000),
        "/empty": Answer(""),
        "/broken": Answer("<Response><Say></Response>"),
        "/version": Answer('<Response version="9"/>'),
        "/root": Answer("<Reply/>"),
        "/x": "",
    }
    rung = call(pages, "-")
    level, title = CODES[code]
    told = [notice for notice in rung.all("notice") if notice["code"] == code]
    assert told
    assert told[0]["level"] == level
    assert told[0]["message"].startswith(f"{title}: ")
    assert rung.lines[-1]["event"] == "end"


def test_every_code_is_accounted_for():
    """A code of the table is brought about here, or tested elsewhere, or has a reason."""
    assert set(CODES) == {*DOCUMENTS, *ELSEWHERE}
