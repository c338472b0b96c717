"""How a document runs, and what an app may answer: twiml-voice.md, sections 1.0, 2.7 and 2.8."""

import pytest

from ivr.simulator.call import LONGEST_CALL_S, MOST_IDLE_DOCUMENTS
from ivr.simulator.ring import APOLOGY
from tests.simulator.apps import Answer, twiml
from tests.simulator.calling import call
from tests.simulator.statements import states

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><Response><Say>&c;</Say></Response>'
)


def typed(body: str | bytes, content_type: str | None) -> dict:
    """An app that answers with this body and Content-Type."""
    return {"/voice": Answer(body, headers={"Content-Type": content_type} if content_type else {})}


@states("1.0.2", "1.0.3")
def test_verbs_run_top_to_bottom_then_the_app_has_hung_up():
    """1.0.2, 1.0.3: one verb after another; when none is left, the call ends."""
    rung = call("<Say>One.</Say><Pause length='2'/><!-- x --><Say loop='2'>Two.</Say>")
    assert rung.said == ["One.", "Two.", "Two."]
    assert (rung.ending.by, rung.ending.status) == ("app", "completed")
    assert rung.values("pause", "seconds") == [2]


def test_an_empty_response_answers_and_hangs_up():
    """1.0.3: `<Response/>` on the first request means answer, then hang up."""
    rung = call("")
    assert (rung.ending.status, rung.ending.seconds) == ("completed", 0)
    assert rung.codes == []


@states("1.0.4", "1.8.2")
def test_a_redirect_replaces_the_document():
    """1.0.4, 1.8: verbs after a Redirect never run; its request is `voice`, POST, and in progress."""
    rung = call({"/voice": "<Redirect>next?x=1</Redirect><Say>No.</Say>", "/next": "<Say>Yes.</Say>"})
    assert rung.said == ["Yes."]
    assert rung.app.params("/next")["x"] == "1"
    assert rung.app.params("/next")["CallStatus"] == "in-progress"
    assert rung.values("request", "kind") == ["voice", "voice"]


@states("1.0.7")
def test_relative_urls_resolve_against_the_document():
    """1.0.7: ordinary resolution; an empty Redirect asks for the current document again."""
    pages = {
        "/voice": "<Redirect>/a/b/c</Redirect>",
        "/a/b/c": "<Redirect>../d</Redirect>",
        "/a/d": lambda params: "<Hangup/>" if params.get("n") else "<Redirect>?n=1</Redirect>",
    }
    assert [path for path, _, _ in call(pages).app.asked] == ["/voice", "/a/b/c", "/a/d", "/a/d"]
    once = iter(["<Redirect/>", "<Hangup/>"])
    assert len(call({"/voice": lambda _params: next(once)}).app.asked) == 2


@states("2.1.3", "2.1.4", "2.1.5", "2.1.7")
def test_the_first_request_rings_and_later_ones_are_in_progress():
    """2.1: CallStatus is ringing on the first request, in-progress later; the other parameters."""
    rung = call("<Gather numDigits='1'/>", "1")
    first, second = (params for _, params, _ in rung.app.asked)
    assert (first["CallStatus"], second["CallStatus"]) == ("ringing", "in-progress")
    assert first["CallSid"] == second["CallSid"]
    assert first["From"] == first["Caller"] == "+8613800000001"
    assert first["To"] == first["Called"] == "+14155550199"
    assert (first["Direction"], first["ApiVersion"]) == ("inbound", "2010-04-01")
    assert first["FromCity"] == first["CalledZip"] == ""


def test_a_leading_pause_delays_the_answer():
    """1.3: as the very first verb a Pause delays the answer, so `seconds` begins after it."""
    rung = call("<Pause length='7'/><Say>Hello.</Say><Pause/>")
    assert rung.values("say", "at") == [7]
    assert rung.ending.seconds == pytest.approx(1 + 0.7)


@pytest.mark.parametrize(("reason", "status"), [("", "no-answer"), ("reason='busy'", "busy")])
@states("1.8.3")
def test_reject_is_not_answered(reason: str, status: str):
    """1.8: as the first verb the call is not answered: no-answer, or busy with that reason."""
    rung = call(f"<Reject {reason}/><Say>No.</Say>", status_url="/status")
    assert (rung.ending.status, rung.ending.seconds, rung.said) == (status, 0, [])
    assert "Duration" not in rung.app.params("/status")


def test_reject_after_the_answer_only_ends():
    """1.8: once answered a Reject ends the call as completed."""
    assert call("<Say>Hi.</Say><Reject reason='busy'/>").ending.status == "completed"


def test_hangup_answers_first():
    """1.0.9: Hangup as the first verb still answers."""
    assert call("<Hangup/><Say>No.</Say>").ending.status == "completed"


@states("1.1.2")
def test_loops():
    """1.1: `loop` repeats; 0 is 1,000 times at most."""
    assert len(call("<Say loop='0'>Hi.</Say>").said) == 1000


def test_ssml_is_spoken_as_text():
    """Section 4: SSML elements are read as their text, and a break takes its time."""
    rung = call('<Say>A<break time="3s"/> <sub alias="bee">b</sub> <s>c</s><Pause/></Say>')
    assert rung.said == ["A bee c"]
    assert rung.codes == [12200]
    assert rung.ending.seconds == pytest.approx(3 + 3 * 0.4)


@pytest.mark.parametrize(
    "content_type", ["text/xml", "application/xml", "text/html; charset=utf-8", "text/plain"]
)
@states("2.7.1")
def test_twiml_by_any_of_its_types(content_type: str):
    """2.7: text/xml, application/xml and text/html are TwiML, and so is text/plain that is valid TwiML."""
    assert call(typed("<Response><Say>你好</Say></Response>", content_type)).said == ["你好"]


@states("2.7.3")
def test_plain_text_is_spoken():
    """2.7: text/plain that is no TwiML is spoken, then the call ends."""
    rung = call(typed("Closed today.", "text/plain"))
    assert (rung.said, rung.codes) == (["Closed today."], [])


@states("2.7.2")
def test_audio_is_played():
    """2.7: an audio answer is played, then the call ends; ulaw is 8,000 bytes a second."""
    rung = call(typed(b"\xff" * 16_000, "audio/ulaw"))
    assert rung.values("play", "url") == ["http://app.local/voice"]
    assert rung.ending.seconds == 2
    assert len(rung.app.asked) == 1


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        (typed("{}", "application/json"), 12300),
        (typed("<Response/>", None), 12300),
        (typed("", "text/xml"), 11770),
        (typed("<Response><Say>Tom & Jerry</Say></Response>", "text/xml"), 12100),
        (typed("<Response><Say>open", "text/xml"), 12100),
        (typed("\n<?xml version='1.0'?><Response/>", "text/xml"), 12100),
        (typed("<response/>", "text/xml"), 12102),
        (typed("<html><body>Error</body></html>", "text/html"), 12102),
        (typed(BOMB, "text/xml"), 12100),
        (typed("<Response>" + "<Say>" * 60 + "</Say>" * 60 + "</Response>", "text/xml"), 12100),
        (typed("<?xml version='1.0' encoding='klingon'?><Response/>", "text/xml"), 12100),
        (typed(b"<?xml version='1.0' encoding='gbk'?><Response/>", "text/xml"), 12100),
        (typed("<Response>" + " " * 70_000 + "</Response>", "text/xml"), 11750),
        ({"/voice": Answer("oh", "500 Oh", {"Content-Type": "text/xml"})}, 11200),
        ({"/voice": Answer("<Response/>", "304 Not Modified")}, 11200),
        ({"/voice": "<Redirect>file:///etc/passwd</Redirect>"}, 11100),
        ({"/voice": "<Redirect>http://[::1</Redirect>"}, 11100),
        ({"/voice": "<Redirect>/gone</Redirect>"}, 11200),
    ],
)
@states("2.5.2", "2.7.4", "2.7.6", "2.7.7", "2.7.8")
def test_answers_that_cannot_be_used_end_the_call(pages: dict, code: int):
    """2.8: each has its code; without a fallback the caller hears of an error and the call ends."""
    rung = call(pages)
    assert rung.codes == [code]
    assert rung.values("notice", "level") == ["error"]
    assert (rung.ending.by, rung.ending.status) == ("error", "completed")
    assert rung.said == [APOLOGY]
    assert rung.values("say", "by") == ["carrier"]


@states("2.7.8")
def test_a_mistake_is_told_with_its_place():
    """2.8: line and column, counted from 1, of where reading stopped."""
    rung = call(typed("<Response>\n  <Say>a</Sai>\n</Response>", "text/xml"))
    assert (rung.values("notice", "line"), rung.values("notice", "column")) == ([2], [11])


def test_an_app_that_raises_is_an_error_500():
    """In process an exception is what a server would make of it, and its place is told."""

    def broken(_params: dict[str, str]) -> str:
        raise ZeroDivisionError("no data")

    (notice,) = call({"/voice": broken}).all("notice")
    assert notice["code"] == 11200
    assert "HTTP 500" in notice["message"]
    assert "ZeroDivisionError: no data" in notice["message"]


def test_an_endless_redirect_is_stopped():
    """Documents that lead on for ever end with a notice that says whose limit it is."""
    rung = call("<Say>Hi.</Say><Redirect/>")
    assert len(rung.app.asked) == MOST_IDLE_DOCUMENTS
    assert rung.codes == [None]
    assert "Redirect" in rung.all("notice")[0]["message"]
    assert rung.ending.by == "error"


def test_a_long_call_with_chances_to_act_is_no_loop():
    """Any number of documents may come if the caller can act in them."""
    rung = call('<Gather numDigits="1"/>', "1 " * (2 * MOST_IDLE_DOCUMENTS) + "!")
    assert rung.ending.by == "caller"
    assert rung.codes == []


def test_a_call_has_an_end():
    """Four hours are the longest call."""
    rung = call("<Say>Hi.</Say><Pause length='100000'/>")
    assert rung.all("end")[0]["at"] >= LONGEST_CALL_S
    assert rung.ending.by == "error"


@states("2.8.5")
def test_unknown_names_warn_with_the_nearest():
    """2.8: an unknown or misspelled element is warning 12200 and is passed over; the nearest name is told."""
    rung = call("<say>No.</say><Say langauge='en'>Yes.</Say>Stray")
    assert rung.said == ["Yes."]
    assert rung.codes == [12200, 12200, 12200]
    messages = rung.values("notice", "message")
    assert "did you mean Say?" in messages[0]
    assert "did you mean language?" in messages[1]


def test_verbs_that_are_not_simulated_are_passed_over():
    """What Twilio knows and we do not perform is told, and the call goes on."""
    rung = call("<Echo/><Say>Yes.</Say><Leave/>")
    assert rung.said == ["Yes."]
    assert rung.codes == [None, None]


def test_play_takes_the_length_of_its_file():
    """1.2: media is fetched once a call, by GET, without the voice parameters; a WAV tells its length."""
    wav = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0" + bytes(32_000 - 32)
    pages = {
        "/voice": "<Play loop='2'>/a.wav</Play>",
        "/a.wav": Answer(wav, headers={"Content-Type": "audio/wav"}),
    }
    rung = call(pages)
    assert rung.values("request", "kind") == ["voice", "media"]
    assert rung.app.params("/a.wav") == {}
    assert rung.values("play", "at") == [0, 2]


@pytest.mark.parametrize(
    ("inside", "code"), [("<Play>/a</Play>", 13420), ("<Gather><Play>/a</Play></Gather>", 13325)]
)
@states("1.2.2")
def test_media_of_a_wrong_type_is_passed_over(inside: str, code: int):
    """1.2: 13420, inside Gather 13325; the verb is skipped."""
    rung = call({"/voice": inside + "<Say>On.</Say>", "/a": "<x/>"}, "-")
    assert rung.codes == [code]
    assert rung.said == ["On."]


@states("2.4.1", "2.4.3", "2.4.4", "2.4.6", "2.4.7", "2.4.8")
def test_the_status_callback_comes_once_at_the_end():
    """2.4: terminal parameters: whole minutes begun, an RFC 2822 time in UTC, and sequence number 0."""
    rung = call("<Pause/><Say>Hi.</Say><Pause length='61'/>", status_url="http://app.local/status")
    params = rung.app.params("/status")
    assert params["CallStatus"] == "completed"
    assert params["CallDuration"] == "61"
    assert params["Duration"] == "2"
    assert params["Timestamp"] == "Mon, 02 Mar 2026 09:01:02 +0000"
    assert (params["CallbackSource"], params["SequenceNumber"]) == ("call-progress-events", "0")
    assert [line["event"] for line in rung.lines[-3:]] == ["request", "notice", "end"]
    assert rung.codes == [15003]


def test_what_a_development_app_tells_of_its_state():
    """IVR-State and IVR-Turn become a `state` line, once for each change."""
    rung = call({"/voice": twiml("<Redirect>/b</Redirect>", IVR_State="main", IVR_Turn="3"), "/b": ""})
    assert [(line["name"], line["turn"]) for line in rung.all("state")] == [("main", 3)]
