"""TwiML apps to ring, as other people write them: plain WSGI, no framework.

`pages` makes an app of a table from path to answer. An answer is TwiML, or a function of the request's
parameters that returns TwiML or an `Answer`. Apps in this module can be rung as `tests.simulator.apps:menu`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Answer:
    """What an app answers with when TwiML alone will not do."""

    body: str | bytes = ""
    status: str = "200 OK"
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/xml; charset=utf-8"})


def twiml(inside: str, **headers: str) -> Answer:
    """A `<Response>` with `inside`, and headers written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(f"<Response>{inside}</Response>", headers={"Content-Type": "text/xml"} | named)


Page = str | Answer | Callable[[dict[str, str]], str | Answer]


class Pages:
    """An app that answers from a table; `asked` has what it was asked: path, parameters, environ."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = dict(pages)
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        """Answer a request."""
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(length).decode()
        params = dict(parse_qsl(environ["QUERY_STRING"], True) + parse_qsl(body, True))
        path = environ["PATH_INFO"]
        self.asked.append((path, params, environ))
        page = self.pages.get(path, Answer("no such page", "404 Not Found"))
        answer = page(params) if callable(page) else page
        if isinstance(answer, str):
            answer = twiml(answer)
        start_response(answer.status, list(answer.headers.items()))
        return [answer.body if isinstance(answer.body, bytes) else answer.body.encode()]

    def params(self, path: str) -> dict[str, str]:
        """The parameters of the last request for a path."""
        return next(params for asked, params, _ in reversed(self.asked) if asked == path)


def choose(params: dict[str, str]) -> str:
    """The menu's choice: 1 tells the hours, 2 records, 3 is a queue, 4 dials, anything else comes again."""
    choices = {
        "1": "<Say>We are open from nine to six.</Say><Redirect>/voice</Redirect>",
        "2": '<Say>Leave a message.</Say><Record action="/kept" timeout="3" maxLength="60"/>',
        "3": '<Enqueue waitUrl="/wait" action="/left">agents</Enqueue>',
        "4": '<Dial action="/dialed"><Number>+861055550000</Number></Dial>',
        "5": '<Gather numDigits="6" action="/code"><Say>Key the code.</Say></Gather>',
    }
    return choices.get(params.get("Digits", ""), "<Redirect>/voice</Redirect>")


menu = Pages(
    {
        "/voice": (
            '<Gather numDigits="1" action="/choose" timeout="4">'
            '<Say language="cmn-CN" voice="Polly.Zhiyu">营业时间请按1。留言请按2。人工服务请按3。</Say>'
            "</Gather>"
            "<Say>We did not hear you.</Say>"
        ),
        "/choose": choose,
        "/kept": "<Say>Thank you. Goodbye.</Say>",
        "/wait": '<Gather numDigits="1" timeout="3" action="/leave"><Say>You are next.</Say></Gather>',
        "/leave": "<Leave/>",
        "/left": lambda params: f"<Say>{params['QueueResult']}</Say>",
        "/dialed": lambda params: f"<Say>{params['DialCallStatus']}</Say>",
        "/code": "<Say>Right.</Say>",
    }
)
