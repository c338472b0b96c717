"""The pretend Twilio's HTTP: twiml-voice.md, sections 2.6 and 3."""

import base64
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from twilio.request_validator import RequestValidator
from werkzeug.serving import make_server

from ivr.simulator.ring import NobodyThere
from ivr.simulator.signature import sign
from ivr.simulator.transports import reach
from tests.simulator.apps import Answer, Pages
from tests.simulator.calling import TOKEN, URL, call
from tests.simulator.statements import states


def moved(to: str, status: str = "302 Found", **headers: str) -> Answer:
    """An answer that leads elsewhere."""
    return Answer(
        "", status, {"Location": to} | {name.replace("_", "-"): value for name, value in headers.items()}
    )


@contextmanager
def served(app: Any) -> Iterator[str]:
    """A real HTTP server on the loopback; gives its address."""
    server = make_server("127.0.0.1", 0, app)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("token", "url", "params", "signature"),
    [
        (
            "12345",
            "https://example.com/myapp.php?foo=1&bar=2",
            {
                "CallSid": "CA1234567890ABCDE",
                "Caller": "+14158675310",
                "Digits": "1234",
                "From": "+14158675310",
            }
            | {"To": "+18005551212"},
            "L/OH5YylLD5NRKLltdqwSvS0BnU=",
        ),
        (
            "0123456789abcdef0123456789abcdef",
            "http://127.0.0.1:5000/voice?lang=zh&CallSid=CA11111111111111111111111111111111&Digits=1",
            {},
            "cpRCOArQS91cbS+0pEus7CByiXY=",
        ),
        (
            "0123456789abcdef0123456789abcdef",
            "https://ex.com/g",
            {"Confidence": "0.91", "SpeechResult": "查询余额"},
            "QZOA1GWNAIlK24BSJWVUafjSt4Q=",
        ),
    ],
)
@states("3.1", "3.3", "3.8", "5.7")
def test_signature_vectors(token: str, url: str, params: dict[str, str], signature: str):
    """3: the reference's vectors, which Twilio's own validator computes too."""
    assert sign(token, url, params) == signature
    assert RequestValidator(token).compute_signature(url, params) == signature


@states("3.1", "3.5")
def test_what_is_signed_of_a_url():
    """3: no fragment, no credentials; over HTTPS no port, over HTTP with it."""
    assert sign("t", "https://u:p@h:8443/a#rc=1", {}) == sign("t", "https://h/a", {})
    assert sign("t", "http://h:5000/a", {}) != sign("t", "http://h/a", {})


@pytest.mark.parametrize("method", ["GET", "POST"])
@states("2.1.12", "3.1", "3.3")
def test_requests_carry_a_signature_that_twilio_validates(method: str):
    """3: the real validator accepts our requests, Chinese values included."""
    rung = call({"/voice": ""}, url=URL + "?lang=zh", method=method, params={"FromCity": "上海", "Empty": ""})
    _path, params, environ = rung.app.asked[0]
    signature = environ["HTTP_X_TWILIO_SIGNATURE"]
    asked = "http://app.local/voice?" + environ["QUERY_STRING"]
    posted = {name: value for name, value in params.items() if name != "lang"} if method == "POST" else {}
    assert RequestValidator(TOKEN).validate(asked, posted, signature)
    assert (params["FromCity"], params["Empty"]) == ("上海", "")


@states("2.6.1", "2.6.2", "2.6.3")
def test_headers():
    """2.6: what Twilio sends besides; the token tells requests apart."""
    rung = call("<Gather numDigits='1'/>", "1")
    first, second = (environ for _, _, environ in rung.app.asked)
    assert first["HTTP_USER_AGENT"] == "TwilioProxy/1.1"
    assert first["HTTP_HOST"] == "app.local"
    assert first["CONTENT_TYPE"] == "application/x-www-form-urlencoded; charset=UTF-8"
    assert first["HTTP_I_TWILIO_IDEMPOTENCY_TOKEN"] != second["HTTP_I_TWILIO_IDEMPOTENCY_TOKEN"]


@pytest.mark.parametrize("status", [301, 302, 303, 307])
@states("2.6.5", "2.6.6")
def test_redirects_are_followed_as_get_without_the_parameters(status: int):
    """2.6: at most 10, POST data is not sent again; the final URL is what relative ones resolve against."""
    pages = {"/voice": moved("/a/b", f"{status} Moved"), "/a/b": "<Redirect>c</Redirect>", "/a/c": ""}
    rung = call(pages)
    assert [(path, params.get("CallSid") is None) for path, params, _ in rung.app.asked] == [
        ("/voice", False),
        ("/a/b", True),
        ("/a/c", False),
    ]
    assert rung.values("request", "method") == ["POST", "GET", "POST"]
    assert rung.values("request", "status") == [status, 200, 200]


@states("2.6.5")
def test_too_many_redirects():
    """2.8: more than 10 are error 11215."""
    rung = call({"/voice": moved("/voice", Content_Type="text/xml")})
    assert rung.codes == [11215]
    assert len(rung.app.asked) == 11


@pytest.mark.parametrize(("to", "code"), [("", 11216), ("ftp://x/", 11100)])
def test_redirects_to_nowhere(to: str, code: int):
    """2.8: a redirect needs a Location that is an http URL."""
    assert call({"/voice": moved(to)}).codes == [code]


@states("2.6.4")
def test_cookies_come_back():
    """2.6: cookies are kept for the call and sent back where they belong, until they are taken away."""
    page = "<Redirect>/b</Redirect>"
    typed = {"Content-Type": "text/xml"}
    pages = {
        "/voice": Answer(
            f"<Response>{page}</Response>", headers=typed | {"Set-Cookie": "s=1; Path=/; HttpOnly"}
        ),
        "/b": Answer(
            "<Response><Redirect>/c/d</Redirect></Response>", headers=typed | {"Set-Cookie": "t=2; Path=/c"}
        ),
        "/c/d": Answer(
            "<Response><Redirect>/e</Redirect></Response>",
            headers=typed | {"Set-Cookie": "s=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"},
        ),
        "/e": "",
    }
    rung = call(pages)
    assert [environ.get("HTTP_COOKIE") for _, _, environ in rung.app.asked] == [None, "s=1", "s=1; t=2", None]


@states("2.6.9")
def test_credentials_in_the_url_become_basic_auth():
    """2.6: `user:pass@` is HTTP Basic; it is neither signed nor shown."""
    rung = call({"/voice": ""}, url="http://us%40r:secret@app.local/voice")
    environ = rung.app.asked[0][2]
    assert environ["HTTP_AUTHORIZATION"] == "Basic " + base64.b64encode(b"us@r:secret").decode()
    assert "secret" not in str(rung.lines)


def test_over_http():
    """The same over a real socket: form, cookies, signature."""
    app = Pages({"/voice": "<Gather numDigits='1' action='/done'/>", "/done": "<Say>Right.</Say>"})
    with served(app) as address:
        rung = call(app, "1", url=f"{address}/voice", send=reach({}))
    assert rung.said == ["Right."]
    environ = app.asked[0][2]
    signature = environ["HTTP_X_TWILIO_SIGNATURE"]
    assert RequestValidator(TOKEN).validate(f"{address}/voice", app.asked[0][1], signature)


@states("2.7.5")
def test_a_large_answer_is_not_read_to_its_end():
    """2.7: over 64 kB is error 11750; what an app pours out after that is not taken."""
    poured = []

    def pour(_environ: Any, start_response: Any) -> Iterator[bytes]:
        start_response("200 OK", [("Content-Type", "text/xml")])
        for _ in range(10_000):
            poured.append(1)
            yield b" " * 65_536

    with served(pour) as address:
        rung = call({}, url=f"{address}/voice", send=reach({}))
    assert rung.codes == [11750]
    assert len(poured) < 2_000


def test_nobody_at_the_first_request():
    """A refused connection before anything was answered: there is no call."""
    with served(Pages({})) as address:
        pass
    with pytest.raises(NobodyThere, match="refused"):
        call({}, url=f"{address}/voice", send=reach({}))


def test_nobody_later_is_an_error():
    """11205 once the call is going on: the caller hears of it."""
    with served(Pages({})) as address:
        pass
    app = Pages({"/voice": f"<Redirect>{address}/gone</Redirect>"})
    rung = call(app, send=reach({"app.local": app}))
    assert rung.codes == [11205]
    assert rung.ending.by == "error"
    assert rung.values("request", "status") == [200, None]


def test_a_fallback_takes_over_when_nobody_is_there():
    """2.5: also an unreachable first URL leads to the fallback."""
    with served(Pages({})) as address:
        pass
    app = Pages({"/fb": "<Say>Later, please.</Say>"})
    send = reach({"app.local": app})
    rung = call(app, url=f"{address}/voice", send=send, fallback_url="http://app.local/fb")
    assert rung.said == ["Later, please."]
    assert app.params("/fb")["ErrorCode"] == "11205"


def _answer_nothing(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    connection.close()


def test_a_broken_answer_is_told():
    """2.8: a server that hangs up without an answer is 11206."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
        threading.Thread(target=_answer_nothing, args=[listener], daemon=True).start()
        app = Pages({"/voice": f"<Redirect>{address}</Redirect>"})
        assert call(app, send=reach({"app.local": app})).codes == [11206]


def test_a_403_has_a_hint():
    """The commonest refusal, a signature that does not fit, says what to check."""
    rung = call({"/voice": Answer("no", "403 Forbidden")})
    assert "--token" in rung.all("notice")[0]["message"]
