"""Twilio's side of the line: requests that are signed, in process or over real HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import urllib3
from flask import Flask
from twilio.request_validator import RequestValidator
from werkzeug.serving import make_server

from tests.webhooks.trial import CODE, TOKEN

Form = Mapping[str, str]
STOLEN: Mapping[str, Form] = {"main": {"Digits": "1"}, "stolen/code": {"Digits": CODE}}
"""What a caller does, by the state of the call, whose account was stolen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered."""

    status: int
    text: str
    headers: Mapping[str, str]

    @property
    def state(self) -> str:
        """Where the call stands, told in development."""
        return self.headers["IVR-State"]

    @property
    def turn(self) -> int:
        """The turn that the call stands at, told in development."""
        return int(self.headers["IVR-Turn"])

    @property
    def root(self) -> ET.Element:
        """The TwiML, read."""
        return ET.fromstring(self.text)

    @property
    def action(self) -> str | None:
        """The URL that the caller's next act is sent to; None if the call ends here."""
        return next((each.get("action") for each in self.root.iter() if each.get("action")), None)

    @property
    def verbs(self) -> list[str]:
        """The names of the verbs, from the outside in."""
        return [each.tag for each in self.root.iter()][1:]


Send = Callable[[str, Form], Answer]
"""Sends a signed POST to a path."""


def signature(url: str, form: Form, token: str = TOKEN) -> dict[str, str]:
    """Give the header that Twilio would send."""
    return {"X-Twilio-Signature": RequestValidator(token).compute_signature(url, form)}


def in_process(app: Flask, token: str = TOKEN) -> Send:
    """Send to an app in this process."""
    client = app.test_client(use_cookies=False)

    def send(path: str, form: Form) -> Answer:
        got = client.post(path, data=form, headers=signature(f"http://localhost{path}", form, token))
        return Answer(got.status_code, got.text, dict(got.headers))

    return send


def over_http(base: str) -> Send:
    """Send over real HTTP; `base` is scheme, host and port."""
    pool = urllib3.PoolManager(retries=False)

    def send(path: str, form: Form) -> Answer:
        url = base + path
        headers = {"Content-Type": "application/x-www-form-urlencoded", **signature(url, form)}
        got = pool.request("POST", url, body=urlencode(form), headers=headers, timeout=15)
        return Answer(got.status, got.data.decode(), dict(got.headers))

    return send


@contextmanager
def listening(app: Flask) -> Iterator[str]:
    """Serve an app from a thread; gives scheme, host and port."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def first(send: Send, sid: str, caller: str = "+8613800000001", path: str = "/voice") -> Answer:
    """Ring."""
    return send(path, {"CallSid": sid, "From": caller, "To": "+8610955000"})


def follow(send: Send, sid: str, answer: Answer, acts: Mapping[str, Form] = STOLEN) -> list[Answer]:
    """Go on from an answer, doing at each state what `acts` say, to the end or a state they do not name."""
    answers = [answer]
    while answer.action and answer.state in acts:
        answer = send(answer.action, {"CallSid": sid, **acts[answer.state]})
        answers.append(answer)
    return answers
