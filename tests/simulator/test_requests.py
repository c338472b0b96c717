"""What requests say, and how a document runs: twiml-voice.md, sections 1.0, 2.1 to 2.4."""

from __future__ import annotations

import re

import pytest
from twilio.request_validator import RequestValidator

from tests.simulator.apps import Answer
from tests.simulator.calling import TOKEN, URL, call
from tests.simulator.statements import states


@states("1.0.1")
def test_the_root_and_the_case():
    """1.0: another root is 12102; say is no Say, Loop no loop; a comment is nothing."""
    assert call({"/voice": Answer("<Answer/>")}).codes == [12102]
    rung = call("<say>no</say><!-- a remark --><Say Loop='2'>yes</Say>")
    assert (rung.codes, rung.said) == ([12200, 12200], ["yes"])


@states("1.0.5")
@pytest.mark.parametrize(
    ("verb", "keys", "again"),
    [
        ("<Gather numDigits='1'/>", "1", True),
        ("<Record/>", "rec:1 #", True),
        ("<Pay/>", "-", True),
        ("<Dial>+1</Dial>", "", False),
        ("<Enqueue waitUrl=''>q</Enqueue>", "", False),
        ("<Connect><Stream url='wss://x/'/></Connect>", "", False),
        ("<Refer><Sip>sip:a@h</Sip></Refer>", "", False),
        ("<Sms>Hello.</Sms>", "", False),
    ],
)
def test_where_a_verb_without_an_action_leads(verb: str, keys: str, again: bool):
    """1.0: Gather, Record and Pay ask the current document again; the others fall through."""
    asked: list[dict[str, str]] = []

    def page(params: dict[str, str]) -> str:
        asked.append(params)
        return f"{verb}<Say>Next.</Say>" if len(asked) == 1 else "<Say>Again.</Say>"

    rung = call({"/voice": page}, keys, caller="sip:jo@example.com")
    assert (rung.said[-1], len(asked)) == (("Again.", 2) if again else ("Next.", 1))


@states("1.0.6")
def test_everything_is_posted_unless_told_otherwise():
    """1.0: actions, URLs and callbacks are POST; what stands for Twilio's music asks nothing."""
    pages = {
        "/voice": '<Enqueue action="/left" waitUrl="/wait">q</Enqueue>',
        "/wait": "<Pause length='30'/>",
        "/left": '<Dial action="/dialed"><Number url="/w" statusCallback="/told">+1</Number></Dial>',
        "/w": "",
        "/told": "",
        "/dialed": '<Record action="/kept" recordingStatusCallback="/told"/>',
        "/kept": "<Redirect>/end</Redirect>",
        "/end": "<Enqueue>q</Enqueue>",
    }
    rung = call(pages, "rec:1 #", status_url="/told")
    assert {path for path, _, _ in rung.app.asked} == set(pages)
    assert set(rung.values("request", "method")) == {"POST"}


@states("1.0.8")
def test_given_twiml_needs_absolute_urls():
    """1.0: TwiML that came without a URL has nothing to resolve a relative one against: 15004."""
    relative = call({}, "1", twiml='<Response><Gather numDigits="1" action="/next"/></Response>')
    assert relative.codes[0] == 15004
    empty = call({}, "1", twiml='<Response><Gather numDigits="1"/></Response>')
    assert empty.codes[0] == 15004
    absolute = f'<Response><Gather numDigits="1" action="{URL}"/></Response>'
    assert call({"/voice": "<Say>Here.</Say>"}, "1", twiml=absolute).said == ["Here."]


@states("1.0.9")
def test_what_answers_a_call():
    """1.0: all but Reject is answered: Pause waits first, Dial rings on if told to, Hangup answers."""
    assert call("<Hangup/>").ending.status == "completed"
    assert call("").ending.status == "completed"
    assert call("<Pause length='9'/>").ending.seconds == 0
    assert call("<Dial answerOnBridge='true'>+1</Dial>").ending.seconds == 10
    assert call("<Dial>+1</Dial>").ending.seconds == 12
    assert call("<Reject/>").ending.status == "no-answer"


@states("1.0.12", "2.4.10")
def test_a_status_callback_does_not_steer():
    """1.0, 2.4: its answer does not run; if it fails that is 15003, and the call does not mind."""
    for answer, codes in (("<Say>No.</Say>", []), (Answer("", "500 Oops"), [15003])):
        number = '<Number statusCallback="/told">+1</Number>'
        rung = call({"/voice": f"<Dial>{number}</Dial><Say>On.</Say>", "/told": answer})
        assert (rung.said, rung.codes, rung.ending.by) == (["On."], codes, "app")


@states("2.1.1", "2.1.10")
def test_sids():
    """2.1: CA and AC and 32 hexadecimal digits; the first request tells a CallToken, later ones do not."""
    rung = call({"/voice": "<Redirect>/b</Redirect>", "/b": ""})
    first, second = rung.app.params("/voice"), rung.app.params("/b")
    assert re.fullmatch("CA[0-9a-f]{32}", first["CallSid"])
    assert re.fullmatch("AC[0-9a-f]{32}", first["AccountSid"])
    assert first["CallSid"] == second["CallSid"]
    assert first["CallToken"]
    assert "CallToken" not in second


@states("2.1.2")
@pytest.mark.parametrize("caller", ["+8613800138000", "client:jo", "anonymous"])
def test_parties(caller: str):
    """2.1: From is E.164, a client or raw text, and Caller repeats it."""
    params = call("", caller=caller).app.params("/voice")
    assert (params["From"], params["Caller"]) == (caller, caller)


@states("2.1.8")
def test_parameters_that_some_calls_have():
    """2.1: ForwardedFrom, CallerName, ApplicationSid come as the settings have them, each time."""
    more = {"ForwardedFrom": "+1", "CallerName": "JO", "ApplicationSid": "AP" + "0" * 32}
    rung = call({"/voice": "<Redirect>/b</Redirect>", "/b": ""}, params=more)
    assert more.items() <= rung.app.params("/voice").items()
    assert more.items() <= rung.app.params("/b").items()


@states("1.7.2")
def test_task_router():
    """1.7: with workflowSid a Task of JSON; that it is not routed is told; no JSON is 14221 and an error."""
    enqueue = f'<Enqueue workflowSid="WW{"0" * 32}" waitUrl="" action="/left"><Task>%s</Task></Enqueue>'
    told = {"/left": lambda params: f"<Say>{params['QueueResult']}</Say>"}
    rung = call({"/voice": enqueue % '{"a": 1}', **told})
    assert (rung.codes, rung.said) == ([None], ["bridged"])
    broken = call({"/voice": enqueue % "{a", **told})
    assert (broken.codes, broken.said) == ([14221], ["error"])


@states("1.8.1")
def test_hangup():
    """1.8: it ends the call; it has no attributes, and is nested in nothing: both are told."""
    rung = call("<Hangup/><Say>Never.</Say>")
    assert (rung.said, rung.ending.by) == ([], "app")
    assert call("<Hangup reason='x'/>").codes == [12200]
    assert call("<Gather><Hangup/></Gather><Say>On.</Say>", "-").codes == [13320]


@states("2.8.4")
def test_versions():
    """2.8: a version of Response that does not exist is 12101."""
    assert call({"/voice": Answer('<Response version="9"/>')}).codes == [12101]
    assert call({"/voice": Answer('<Response version="1.0"/>')}).codes == []


@states("3.6")
def test_what_the_validator_takes():
    """3: a signature with the port or without; over credentials it must be given the URL without them."""
    rung = call({"/voice": ""}, url="http://jo:x@app.local/voice")
    _, params, environ = rung.app.asked[0]
    validate = RequestValidator(TOKEN).validate
    signature = environ["HTTP_X_TWILIO_SIGNATURE"]
    assert validate("http://app.local/voice", params, signature)
    assert validate("http://app.local:80/voice", params, signature)
    assert not validate("http://jo:x@app.local/voice", params, signature)


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        (
            {"/voice": Answer("", "302 Found", {"Location": "/a/b"}), "/a/b": "<Redirect>c</Redirect>"},
            "HTTP redirects had led",
        ),
        ({"/voice": "<Redirect>/a/b</Redirect>", "/a/b": "<Redirect>c</Redirect>"}, "from / on"),
    ],
)
def test_a_relative_url_that_leads_nowhere_is_explained(pages: dict[str, object], words: str):
    """A 404 at a relative URL tells what it was resolved against."""
    assert words in call(pages).all("notice")[0]["message"]  # type: ignore[arg-type]


def test_dial_call_status_is_explained_where_it_is_missed():
    """An action that fails after a Dial hears which of the two statuses tells how the Dial went."""
    rung = call({"/voice": '<Dial action="/dialed">+1</Dial>', "/dialed": Answer("", "500 Oops")})
    message = rung.all("notice")[0]["message"]
    assert "DialCallStatus" in message
    assert "CallStatus" in message
