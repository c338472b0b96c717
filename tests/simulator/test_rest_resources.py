"""What else the real `twilio` client does on our API: recordings, numbers, refusals, lists, over HTTP."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client
from werkzeug.test import Client as Visitor

from tests.simulator.rest_town import ANNE, APP, BOB, OURS, SID, TOKEN, Town, open_town, refused


@pytest.fixture
def town() -> Town:
    """An app with a menu."""
    return open_town()


def test_recordings(town: Town) -> None:
    """What was recorded is listed, by call too, and can be thrown away."""
    town.pages.pages["/voice"] = '<Record action="/told"/>'
    call = town.ring("rec:4 #")
    town.exchange.run()

    (recording,) = town.client.recordings.list()
    assert (recording.call_sid, recording.duration, recording.source) == (call.sid, "4", "RecordVerb")
    assert len(town.client.calls(call.sid).recordings.list()) == 1
    assert town.client.recordings(recording.sid).delete() is True
    assert town.client.recordings.list() == []


def test_numbers(town: Town) -> None:
    """A number tells what it asks, and takes other URLs; a fallback needs a voice URL: 21405."""
    town.rest.account.own(OURS, voice_url=f"{APP}/old")
    (number,) = town.client.incoming_phone_numbers.list(phone_number=OURS)
    assert number.voice_url == f"{APP}/old"
    number.update(voice_url=f"{APP}/voice", voice_method="GET", status_callback=f"{APP}/told")
    changed = town.client.incoming_phone_numbers(number.sid).fetch()
    assert (changed.voice_url, changed.voice_method) == (f"{APP}/voice", "GET")
    with pytest.raises(TwilioRestException) as error:
        number.update(voice_url="", voice_fallback_url=f"{APP}/sorry")
    assert refused(error) == (400, 21405)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"to": "", "from_": OURS, "url": f"{APP}/voice"}, 21201),
        ({"to": BOB, "from_": "", "url": f"{APP}/voice"}, 21213),
        ({"to": "13800", "from_": OURS, "url": f"{APP}/voice"}, 21211),
        ({"to": BOB, "from_": "x", "url": f"{APP}/voice"}, 21212),
        ({"to": BOB, "from_": OURS}, 21205),
        ({"to": BOB, "from_": OURS, "url": "file:///etc/passwd"}, 21205),
        ({"to": BOB, "from_": OURS, "url": f"{APP}/voice", "method": "PUT"}, 21209),
        ({"to": BOB, "from_": OURS, "url": f"{APP}/voice", "timeout": "soon"}, 21208),
        ({"to": BOB, "from_": OURS, "twiml": "x" * 4001}, 20422),
    ],
)
def test_calls_that_twilio_refuses(town: Town, fields: dict[str, Any], code: int) -> None:
    """A call that cannot be made is a 400 with Twilio's code, and nobody is rung."""
    with pytest.raises(TwilioRestException) as error:
        town.client.calls.create(**fields)
    assert refused(error) == (400, code)
    assert town.rest.account.calls == {}


@pytest.mark.parametrize("header", ["Origin", "Sec-Fetch-Site"])
def test_no_browser_is_let_in(town: Town, header: str) -> None:
    """A page that knows the token of development makes nobody's browser ring an address of its choice."""
    call = {"To": BOB, "From": OURS, "Url": f"{APP}/voice"}
    path = f"/2010-04-01/Accounts/{SID}/Calls.json"
    asked = {"data": call, "auth": (SID, TOKEN), "headers": {header: "cross-site"}}
    answer = Visitor(town.rest).post(path, **asked)
    assert (answer.status_code, town.rest.account.calls) == (403, {})


def test_too_many_requests(town: Town) -> None:
    """When the API is busy it answers 429 with Retry-After, and has done nothing."""
    town.rest.busy = 1
    with pytest.raises(TwilioRestException) as error:
        town.client.messages.create(to=BOB, from_=OURS, body="Hello")
    assert refused(error) == (429, 20429)
    assert town.client.messages.list() == []


def test_lists_come_in_pages(town: Town) -> None:
    """The client walks through the pages of a list by itself."""
    for number in range(7):
        town.client.messages.create(to=BOB, from_=OURS, body=f"{number}")

    bodies = [sms.body for sms in town.client.messages.list(page_size=3)]
    assert bodies == ["6", "5", "4", "3", "2", "1", "0"]
    assert len(town.client.messages.list(limit=2)) == 2
    assert town.client.messages.list(to=ANNE) == []


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def address(town: Town) -> Iterator[str]:
    """The API at an address of this machine."""
    with make_server("127.0.0.1", 0, town.rest, handler_class=_Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_one_line_points_the_client_here(town: Town, address: str) -> None:
    """`client.api.base_url = …` is all that an app changes, and everything works over HTTP."""
    client = Client(SID, TOKEN)
    client.api.base_url = address

    client.messages.create(to=BOB, from_=OURS, body="你好")
    sid = client.calls.create(to=BOB, from_=OURS, url=f"{APP}/voice").sid
    town.exchange.run()

    assert [sms.body for sms in client.messages.list()] == ["你好"]
    assert client.calls(sid).fetch().status == "completed"
    assert town.said() == ["Press 1.", "Silence."]
