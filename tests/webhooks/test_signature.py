"""X-Twilio-Signature (twiml-voice, section 3): who signs with our auth token is heard, nobody else."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from flask import Flask, Request
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator
from werkzeug.test import EnvironBuilder

from tests.webhooks.line import signature
from tests.webhooks.trial import TOKEN, engine_of
from webhooks.signature import is_signed

FORM = {"CallSid": "CA1", "From": "+8613800000001", "To": "+8610955000"}
URL = "http://localhost/voice"
VALIDATOR = RequestValidator(TOKEN)


@pytest.fixture
def app(open_app: Callable[..., Flask], sqlite: str) -> Flask:
    """Serve the trial hotline."""
    return open_app(sqlite)


@pytest.mark.parametrize(
    ("rule", "headers"),
    [
        ("none", {}),
        ("empty", {"X-Twilio-Signature": ""}),
        ("no base64", {"X-Twilio-Signature": "钥匙"}),
        ("another token", signature(URL, FORM, "another-token")),
        ("another URL", signature(f"{URL}/turn?call=CA1&turn=1", FORM)),
        ("another host", signature("http://example.org/voice", FORM)),
        ("other values", signature(URL, FORM | {"CallSid": "CA2"})),
        ("as for a GET", signature(URL, {})),
    ],
)
def test_refused(app: Flask, rule: str, headers: dict[str, str]) -> None:
    """A request without our signature is answered 403 on every route, and changes nothing."""
    headers = {name: value.encode().decode("latin-1") for name, value in headers.items()}
    for path in ("", "/sample", "/nowhere", "/fallback", "/status", "/wait", "/turn?call=CA1&turn=0"):
        answer = app.test_client().post(f"/voice{path}", data=FORM, headers=headers)
        assert answer.status_code == 403, f"{rule}: {path}"
    with engine_of(app).connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM call").scalar_one() == 0


@pytest.mark.parametrize("host", ["localhost:99999", "localhost:x", "[::1"])
def test_broken_host(app: Flask, host: str) -> None:
    """A request to a host that cannot be is refused like any other that is not signed."""
    answer = app.test_client().post("/voice", data=FORM, headers={"Host": host})
    assert answer.status_code in (400, 403)


def test_accepted(app: Flask) -> None:
    """A POST that is signed over its URL and form is answered with TwiML."""
    answer = app.test_client().post("/voice", data=FORM, headers=signature(URL, FORM))
    assert (answer.status_code, answer.content_type) == (200, "text/xml; charset=utf-8")
    assert "Stolen account" in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "CallSid=CA1&From=%2B8613800000001&To=%2B8610955000",
        "CallSid=CA1&From=%2b8613800000001&FromCity=%E5%8C%97%E4%BA%AC+%28%E6%B5%B7%E6%B7%80%29",
        "From=&CallSid=CA1&note=a%2Fb%3Fc%26d=e;f~g,h",
    ],
)
def test_get_as_sent(app: Flask, query: str) -> None:
    """A GET is signed over its query as it was sent: percent-encoded, in its own order."""
    client = app.test_client()
    assert client.get(f"/voice?{query}", headers=signature(f"{URL}?{query}", {})).status_code == 200
    changed = query.replace("CA1", "CA2")
    assert client.get(f"/voice?{changed}", headers=signature(f"{URL}?{query}", {})).status_code == 403


def test_chinese_values(app: Flask) -> None:
    """A form is signed over its decoded values; a query beside it stays encoded."""
    form = FORM | {"FromCity": "北京", "SpeechResult": "账户被盗 & 100%", "empty": ""}
    url = f"{URL}?city={'%E5%8C%97'}"
    assert app.test_client().post(url, data=form, headers=signature(url, form)).status_code == 200


@pytest.mark.parametrize(
    ("base", "signed"),
    [
        ("http://localhost:5000", "http://localhost:5000/voice"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/voice"),
        ("https://voice.example.org", "https://voice.example.org/voice"),
        ("https://voice.example.org:8443", "https://voice.example.org/voice"),
        ("https://voice.example.org:443", "https://voice.example.org:443/voice"),
    ],
)
def test_port(app: Flask, base: str, signed: str) -> None:
    """Twilio drops the port over HTTPS and keeps it over HTTP; both are right."""
    answer = app.test_client().post("/voice", base_url=base, data=FORM, headers=signature(signed, FORM))
    assert answer.status_code == 200


def test_repeated_name(app: Flask) -> None:
    """A name that came twice is signed with both of its values, sorted."""
    pairs = [*FORM.items(), ("Digit", "b"), ("Digit", "a")]
    text = "".join(name + value for name, value in sorted(pairs))
    headers = signature(URL + text, {}) | {"Content-Type": "application/x-www-form-urlencoded"}
    assert app.test_client().post("/voice", data=urlencode(pairs), headers=headers).status_code == 200


@given(
    form=st.dictionaries(
        st.text("abcXYZ_[]1", min_size=1), st.text(st.characters(exclude_categories=["Cs"]))
    ),
    query=st.dictionaries(st.text("abc", min_size=1), st.text("é语 +%&=/1")),
    changed=st.booleans(),
)
def test_any_request(form: dict[str, str], query: dict[str, str], changed: bool) -> None:
    """Whatever the query and form: with their own signature they pass, with another's they do not."""
    url = f"{URL}?{urlencode(query)}" if query else URL
    made = VALIDATOR.compute_signature(url, form | {"new": "1"} if changed else form)
    builder = EnvironBuilder("/voice", query_string=urlencode(query), method="POST", data=form)
    builder.headers["X-Twilio-Signature"] = made
    assert is_signed(Request(builder.get_environ()), VALIDATOR, "") is not changed
