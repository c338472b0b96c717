"""Bad input gets a clear answer and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from flask import Flask

from tests.webhooks.line import Form, Send, first, follow, in_process
from tests.webhooks.trial import acts, engine_of

OpenApp = Callable[..., Flask]
NewSid = Callable[[], str]


@pytest.fixture
def send(open_app: OpenApp, sqlite: str) -> Send:
    """Send to the trial hotline."""
    return in_process(open_app(sqlite))


@pytest.mark.parametrize("sid", [None, "", "C", "CA1;DROP", "CA 1", "CA1\n", "呼叫", "A" * 65, "CA1\0"])
@pytest.mark.parametrize("path", ["/voice", "/voice/sample", "/voice/fallback"])
def test_no_call_sid(send: Send, path: str, sid: str | None) -> None:
    """A request without a call's id, or with one that is none, is answered 400 and told what is wrong."""
    answer = send(path, {} if sid is None else {"CallSid": sid})
    assert answer.status == 400
    assert "CallSid" in answer.text


@pytest.mark.parametrize("path", ["/voice/turn?turn=1", "/voice/turn?turn=1&call=", "/voice/wait?call=CA-1"])
def test_no_call_in_url(send: Send, path: str) -> None:
    """A later request whose URL names no call is answered 400."""
    assert send(path, {"CallSid": "CA1", "Digits": "1"}).status == 400


@pytest.mark.parametrize("path", ["/voice/turn?turn=1", "/voice/wait?x=1"])
def test_another_calls_turn(send: Send, new_sid: NewSid, path: str) -> None:
    """Another app of the account can have a request to us signed: it takes no turn of a call but its own."""
    sid, other = new_sid(), new_sid()
    before = first(send, sid)
    assert send(f"{path}&call={sid}", {"CallSid": other, "Digits": "1"}).status == 403
    assert first(send, sid).text == before.text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/voice", {"From": "+8613800000001"}),
        ("/voice", {"Direction": "outbound-api"}),
        ("/voice/fallback", {"CallSid": "CA1"}),
        ("/voice/status", {"CallSid": "CA1"}),
    ],
)
def test_said_twice(send: Send, new_sid: NewSid, path: str, said: Form) -> None:
    """The address that another app sends its caller to says nothing of who rings, and whom."""
    told = {"CallSid": new_sid(), "From": "+8613900000000", "Direction": "inbound", "CallStatus": "completed"}
    assert send(f"{path}?{urlencode(said)}", told).status == 400


@pytest.mark.parametrize("turn", ["abc", "", "-1", "1.0", "一", "²", "1 OR 1", "9" * 7, "9" * 5000])
def test_no_turn(send: Send, new_sid: NewSid, turn: str) -> None:
    """A turn that is no whole number of at most six digits is answered 400 and told so."""
    sid = new_sid()
    first(send, sid)
    answer = send(f"/voice/turn?call={sid}&turn={_quoted(turn)}", {"CallSid": sid, "Digits": "1"})
    assert answer.status == 400
    assert "turn" in answer.text


def test_unknown_flow(send: Send, new_sid: NewSid) -> None:
    """A hotline that is not there is answered 404, with its name escaped."""
    assert send("/voice/nowhere", {"CallSid": new_sid()}).status == 404
    assert "<b>" not in send("/voice/%3Cb%3E", {"CallSid": new_sid()}).text


def test_unknown_call_in_a_later_turn(send: Send, new_sid: NewSid) -> None:
    """A turn of a call that the store does not know: the caller hears so, and the call begins again."""
    sid = new_sid()
    assert send(f"/voice/wait?call={sid}&turn=3", {"CallSid": sid}).verbs == ["Leave"]
    answer = send(f"/voice/turn?call={sid}&turn=3", {"CallSid": sid, "Digits": "1"})
    assert (answer.status, answer.verbs) == (200, ["Say", "Say", "Redirect"])
    again = send(answer.root.findtext("Redirect") or "", {"CallSid": sid})
    assert (again.state, again.turn) == ("main", 1)


@pytest.mark.parametrize("node", ["main", "number"])
def test_ten_thousand_digits(send: Send, new_sid: NewSid, node: str) -> None:
    """10,000 digits are a wrong entry like any other, at a menu and where digits are collected."""
    sid = new_sid()
    answer = first(send, sid)
    if node == "number":
        answer = follow(send, sid, answer, {"main": {"Digits": "2"}})[-1]
    wrong = send(answer.action or "", {"CallSid": sid, "Digits": "1234567890" * 1000})
    assert (wrong.status, wrong.state, wrong.turn) == (200, node, answer.turn + 1)
    assert "not a choice" in wrong.text or "does not fit" in wrong.text


@pytest.mark.parametrize(
    "form",
    [
        {"Digits": "１"},
        {"Digits": "1\0"},
        {"Digits": "<Say>"},
        {"SpeechResult": "\0 <&> 💥" * 100},
        {"SpeechResult": ""},
        {"RecordingUrl": "x", "RecordingDuration": "-1"},
        {"QueueResult": "left"},
        {"DialCallStatus": "completed"},
    ],
    ids=lambda form: next(iter(form)),
)
def test_strange_values(send: Send, new_sid: NewSid, form: dict[str, str]) -> None:
    """What does not belong to the place leaves the caller there, with TwiML that can be read."""
    sid = new_sid()
    answer = send(first(send, sid).action or "", {"CallSid": sid, **form})
    assert (answer.status, answer.state) == (200, "main")
    assert answer.verbs[0] == "Gather"


def test_strange_caller(open_app: OpenApp, database: str, new_sid: NewSid) -> None:
    """A caller's number may be withheld, text, overlong: the call goes on all the same."""
    app = open_app(database)
    send = in_process(app)
    for number in ("", "anonymous", "client:小明", "sip:a@b", "+" + "1" * 5000):
        sid = new_sid()
        answers = follow(send, sid, first(send, sid, number))
        assert answers[-1].state == "stolen/done"
        assert acts(engine_of(app), sid)["freeze"] == 1


def _quoted(text: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415

    return quote(text)
