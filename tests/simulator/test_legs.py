"""Parties that are dialled: their own legs, documents and status callbacks: twiml-voice.md, section 1.6."""

from __future__ import annotations

from typing import Any

import pytest

from ivr.simulator.settings import Far, Switches
from tests.simulator.apps import Answer
from tests.simulator.calling import Rung, call
from tests.simulator.statements import states

ALL = 'statusCallbackEvent="initiated ringing answered completed"'


def dial(inside: str, attributes: str = 'action="/dialed"', **pages: Any) -> dict:
    """A document that dials; its action says how that went."""
    told = {"/dialed": lambda params: f"<Say>{params['DialCallStatus']} {params.get('DialBridged')}</Say>"}
    named = {f"/{name}": page for name, page in pages.items()}
    return {"/voice": f"<Dial {attributes}>{inside}</Dial>", "/told": "<Say>Unheard.</Say>", **told, **named}


def progress(rung: Rung, path: str = "/told") -> list[tuple[str, str]]:
    """CallStatus and SequenceNumber of the status callbacks at a path."""
    told = [params for asked, params, _ in rung.app.asked if asked == path]
    return [(params["CallStatus"], params["SequenceNumber"]) for params in told]


@states("1.6.21", "2.4.2", "2.4.9", "2.1.9", "2.1.6", "2.3.1")
def test_status_callbacks_of_a_noun():
    """2.4: as wanted: initiated, ringing, answered (in-progress), completed; each with ParentCallSid."""
    rung = call(dial(f'<Number statusCallback="/told" {ALL}>+1</Number>'), far_ends={"+1": Far(talk_s=70)})
    assert progress(rung) == [("initiated", "0"), ("ringing", "1"), ("in-progress", "2"), ("completed", "3")]
    last, parent = rung.app.params("/told"), rung.app.params("/voice")
    assert last["ParentCallSid"] == parent["CallSid"]
    assert last["CallSid"] == rung.app.params("/dialed")["DialCallSid"] != parent["CallSid"]
    assert (last["Direction"], last["To"], last["From"]) == ("outbound-dial", "+1", "+8613800000001")
    assert (last["CallDuration"], last["Duration"]) == ("70", "2")
    assert (parent["Direction"], "ParentCallSid" in parent) == ("inbound", False)
    assert rung.said == ["completed true"]
    times = [line["at"] for line in rung.all("request") if line["url"].endswith("/told")]
    assert times == [0, 0, 2, 72]


@states("1.6.21", "2.4.5", "2.3.1")
@pytest.mark.parametrize(
    ("result", "code"), [("busy", "486"), ("no-answer", "487"), ("failed", "404"), ("completed", None)]
)
def test_with_no_events_named_the_end_is_told(result: str, code: str | None):
    """1.6, 2.4: completed alone, with the final CallStatus, and SipResponseCode if nobody answered."""
    rung = call(dial('<Client statusCallback="/told">jo</Client>'), far_ends={"jo": Far(result)})
    assert progress(rung) == [(result, "0")]
    assert rung.app.params("/told").get("SipResponseCode") == code
    assert rung.app.params("/told")["To"] == "client:jo"


def test_those_that_ring_in_vain():
    """When one answers the others stop ringing; that their status is canceled then is a switch."""
    nouns = "".join(f'<Number statusCallback="/{n}">+{n}</Number>' for n in "12")
    pages = dial(nouns) | {"/1": "", "/2": ""}
    far_ends = {"+1": Far(rings_s=3), "+2": Far(rings_s=9)}
    for canceled, status in ((True, "canceled"), (False, "no-answer")):
        rung = call(pages, far_ends=far_ends, switches=Switches(losers_canceled=canceled))
        assert (progress(rung, "/1"), progress(rung, "/2")) == ([("completed", "0")], [(status, "0")])


def test_a_caller_who_hangs_up_ends_every_leg():
    """The parties that were rung come to a final status when the caller goes, and so does who talked."""
    pages = dial(f'<Number statusCallback="/told" {ALL}>+1</Number>')
    assert progress(call(pages, "wait:1 !"))[-1] == ("canceled", "2")
    assert progress(call(pages, "wait:5 !"))[-1] == ("completed", "3")


@states("1.6.12")
def test_a_whisper_is_heard_by_the_callee_alone():
    """1.6: after the answer and before they are joined; the caller hears ringing, with answerOnBridge too."""
    pages = dial(
        "<Number url='/w'>+1</Number>", "action='/dialed' answerOnBridge='true'", w="<Say>A call.</Say>"
    )
    rung = call(pages, far_ends={"+1": Far(talk_s=5)})
    whisper = rung.all("say")[0]
    assert (whisper["text"], whisper["leg"]) == ("A call.", "+1")
    assert "leg" not in rung.all("say")[1]
    asked = rung.app.params("/w")
    assert (asked["CallSid"], asked["CallStatus"]) == (
        rung.app.params("/dialed")["DialCallSid"],
        "in-progress",
    )
    assert rung.ending.seconds == pytest.approx(5 + 0.8)


@states("1.6.12")
@pytest.mark.parametrize(
    ("keys", "said"), [("1", "completed true"), ("2", "completed false"), ("", "completed false")]
)
def test_a_callee_may_decline(keys: str, said: str):
    """1.6: Hangup in the callee's document declines: completed, and not bridged."""
    screen = '<Gather numDigits="1" action="/accept"><Say>Press 1.</Say></Gather><Hangup/>'
    accept = lambda params: "" if params["Digits"] == "1" else "<Hangup/>"  # noqa: E731
    rung = call(
        dial("<Number url='/w'>+1</Number>", w=screen, accept=accept), far_ends={"+1": Far(keys=keys)}
    )
    assert rung.said[-1] == said


@states("1.6.6")
def test_a_callee_s_document_must_not_dial():
    """1.6: 13201, an error; the rest of the document runs."""
    rung = call(dial("<Number url='/w'>+1</Number>", w="<Dial>+2</Dial><Say>Hello.</Say>"))
    assert rung.codes == [13201]
    assert rung.all("notice")[0]["level"] == "error"
    assert rung.said[0] == "Hello."


def test_a_whisper_that_fails_declines():
    """A document for the callee that cannot be used leaves the caller unconnected, and is told."""
    rung = call(dial("<Number url='/w'>+1</Number>", w=Answer("", "500 Oops")))
    assert (rung.codes, rung.said) == ([11200], ["completed false"])


def test_digits_are_sent_after_the_answer():
    """Table: sendDigits plays tones to who answered, before they are joined."""
    rung = call(dial('<Number sendDigits="wwww12">+1</Number>'))
    assert rung.values("play", "url") == ["tones:wwww12"]
    assert rung.values("request", "at")[1] == pytest.approx(2 + 2.4 + 10)


@states("2.2.1")
def test_machine_detection():
    """2.2: amdStatusCallback is told who picked up, if machineDetection is on."""
    noun = '<Number machineDetection="Enable" amdStatusCallback="/amd">+1</Number>'
    rung = call(dial(noun, amd=""), far_ends={"+1": Far(answered_by="machine_start")})
    assert rung.app.params("/amd")["AnsweredBy"] == "machine_start"
    off = call(dial(noun.replace("Enable", "bogus"), amd=""))
    assert "/amd" not in [path for path, _, _ in off.app.asked]


@states("1.6.10")
@pytest.mark.parametrize(
    ("record", "seconds"), [("record-from-answer-dual", "10"), ("record-from-ringing", "12")]
)
def test_a_dial_may_be_recorded(record: str, seconds: str):
    """1.6: the action is told where it is; from the ringing or from the answer; the callback as Record's."""
    pages = dial("+1", f'action="/dialed" record="{record}" recordingStatusCallback="/told"')
    rung = call(pages)
    params, told = rung.app.params("/dialed"), rung.app.params("/told")
    assert params["RecordingDuration"] == told["RecordingDuration"] == seconds
    assert params["RecordingUrl"].endswith(params["RecordingSid"])
    assert (told["RecordingSource"], told["RecordingChannels"]) == (
        "DialVerb",
        "2" if "dual" in record else "1",
    )
    assert "RecordingUrl" not in call(dial("+1")).app.params("/dialed")


@states("1.6.11", "1.6.14")
def test_sip():
    """1.6: a SIP URI with transport and headers; the action is told the SIP code; longer ones are refused."""
    uri = "sip:jo@example.com;transport=tcp?x-a=1"
    rung = call(dial(f"<Sip>{uri}</Sip>"), far_ends={uri: Far("busy")})
    params = rung.app.params("/dialed")
    assert (params["DialCallStatus"], params["DialSipResponseCode"]) == ("busy", "486")
    assert params["DialSipCallId"]
    assert call(dial("<Sip>jo</Sip>")).codes == [13243]
    assert call(dial(f"<Sip>sip:{'a' * 249}@h</Sip>")).codes == []
    assert call(dial(f"<Sip>sip:{'a' * 250}@h</Sip>")).codes == [13243]
    assert call(dial(f"<Sip>sip:a@h?x={'a' * 1_022}</Sip>")).codes == []
    assert call(dial(f"<Sip>sip:a@h?x={'a' * 1_023}</Sip>")).codes == [13253]


@states("1.6.13")
def test_client():
    """1.6: an identity of up to 256 characters, as text or in Identity, beside Parameters."""
    inner = '<Identity>jo</Identity><Parameter name="a" value="b"/>'
    rung = call(dial(f"<Client>{inner}</Client>"), far_ends={"jo": Far("busy")})
    assert (rung.values("dial", "to"), rung.said) == (["jo"], ["busy false"])
    assert call(dial(f"<Client>{'j' * 256}</Client>")).said == ["completed true"]
    assert call(dial(f"<Client>{'j' * 257}</Client>")).said == ["failed false"]


def test_the_caller_id():
    """Table: callerId is the callee's From, by default the caller's number."""
    pages = dial('<Number url="/w">+1</Number>', 'callerId="+14155550111"', w="")
    assert call(pages).app.params("/w")["From"] == "+14155550111"


@states("1.6.1")
def test_at_most_ten_ring():
    """1.6: up to ten targets; the eleventh is passed over, and told."""
    rung = call(dial("".join(f"<Number>+{number}</Number>" for number in range(1, 12))))
    assert rung.values("dial", "to")[0].count("+") == 10
    assert "10" in rung.all("notice")[0]["message"]


def test_no_telephone_number():
    """2.8: what is no number is 13223 and fails."""
    rung = call(dial("the office"))
    assert (rung.codes, rung.said) == ([13223], ["failed false"])
