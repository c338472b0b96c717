"""The API's front: who is let in, which resource is meant, how a refusal reads. A WSGI app on Werkzeug."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from ivr.simulator.account import Account
from ivr.simulator.call import Call
from ivr.simulator.recordings import wav
from ivr.simulator.rest import calls, messages, numbers, queues, recordings
from ivr.simulator.rest.refused import NotFound, Refused
from ivr.simulator.rest.shapes import ROOT
from ivr.simulator.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MAX_BODY_BYTES = 65_536


def _rules(path: str, **endpoints: str) -> list[Rule]:
    return [
        Rule(f"{ROOT}/<account>/{path}", methods=[method], endpoint=endpoint)
        for method, endpoint in endpoints.items()
    ]


_URLS = Map(
    [
        *_rules("Calls.json", GET="calls.list", POST="calls.create"),
        *_rules("Calls/<sid>.json", GET="calls.fetch", POST="calls.update"),
        *_rules("Calls/<call_sid>/Recordings.json", GET="recordings.list"),
        *_rules("Messages.json", GET="messages.list", POST="messages.create"),
        *_rules("Messages/<sid>.json", GET="messages.fetch"),
        *_rules("IncomingPhoneNumbers.json", GET="numbers.list"),
        *_rules("IncomingPhoneNumbers/<sid>.json", GET="numbers.fetch", POST="numbers.update"),
        *_rules("Queues.json", GET="queues.list", POST="queues.create"),
        *_rules("Queues/<sid>.json", GET="queues.fetch", POST="queues.update", DELETE="queues.delete"),
        *_rules("Queues/<sid>/Members.json", GET="members.list"),
        *_rules("Queues/<sid>/Members/<call_sid>.json", GET="members.fetch", POST="members.update"),
        *_rules("Recordings.json", GET="recordings.list"),
        *_rules("Recordings/<sid>.json", GET="recordings.fetch", DELETE="recordings.delete"),
        *_rules("Recordings/<sid>", GET="recordings.sound"),
        *_rules("Recordings/<sid>.wav", GET="recordings.sound"),
        Rule(f"{ROOT}/<account>.json", methods=["GET"], endpoint="account.fetch"),
    ]
)


def _no_line(_settings: Settings) -> NoReturn:
    raise Refused(400, 21216, "Nobody can be rung from here: this API has no exchange behind it")


@dataclass(slots=True)
class Rest:
    """The API of one account: a WSGI app, safe between threads.

    Attributes:
        now: The clock of its calls.
        accounts: Auth token by account SID; who is not in it is refused.
        account: Calls, messages, numbers, queues, recordings.
        place: Rings somebody, for `POST Calls`; by default nobody can be rung.
        busy: So many requests from now on are refused with 429, as on an account that asks too much.
    """

    now: Callable[[], datetime]
    accounts: dict[str, str] = field(default_factory=dict)
    account: Account = field(default_factory=Account)
    place: Callable[[Settings], Call] = _no_line
    busy: int = 0
    _one_at_a_time: threading.RLock = field(default_factory=threading.RLock)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, with Twilio's error body if it is refused (twiml-voice.md, 6)."""
        request = Request(environ)
        request.max_content_length = MAX_BODY_BYTES
        try:
            with self._one_at_a_time:
                response = self._answer(request)
        except Refused as error:
            response = _refusal(error)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        user = self._let_in(request)
        try:
            endpoint, values = _URLS.bind_to_environ(request.environ).match()
        except MethodNotAllowed:
            raise Refused(405, 20004, f"{request.method} is not allowed for {request.path}") from None
        except HTTPException:
            raise NotFound(request.path) from None
        if values["account"] != user:
            raise NotFound(request.path)
        try:
            found = _RESOURCES[endpoint](self, user, request, values)
        except HTTPException as error:
            raise Refused(error.code or 400, 20001, f"The request cannot be read: {error.name}") from None
        if found is None:
            return Response(status=204)
        if isinstance(found, bytes):
            return Response(found, content_type="audio/x-wav")
        return _json(found, 201 if endpoint.endswith(".create") else 200)

    def _let_in(self, request: Request) -> str:
        """Let in who has the token; a page that knows it, and has a browser send it, changes nothing."""
        if request.method != "GET" and {"Origin", "Sec-Fetch-Site"} & set(request.headers.keys()):
            raise Refused(403, 20403, "A browser asks, and only programs may change anything")
        login = request.authorization
        user, password = (login.username or "", login.password or "") if login else ("", "")
        if not user or self.accounts.get(user) != password:
            raise Refused(401, 20003, "Authenticate")
        if self.busy:
            self.busy -= 1
            raise Refused(429, 20429, "Too many requests")
        return user


Resource = Callable[[Rest, str, Request, Mapping[str, str]], dict[str, Any] | bytes | None]


def _account(rest: Rest, user: str, _request: Request, _way: Mapping[str, str]) -> dict[str, Any]:
    return {
        "sid": user,
        "friendly_name": "Pretend account",
        "status": "active",
        "type": "Full",
        "owner_account_sid": user,
        "uri": f"{ROOT}/{user}.json",
    }


def _recordings(rest: Rest, user: str, request: Request, way: Mapping[str, str]) -> dict[str, Any]:
    query = {**request.args, **({"CallSid": way["call_sid"]} if "call_sid" in way else {})}
    return recordings.list_(rest.account, user, query, request.path)


_RESOURCES: Mapping[str, Resource] = {
    "account.fetch": _account,
    "calls.create": lambda rest, user, ask, _: calls.create(rest.place, user, ask.form),
    "calls.fetch": lambda rest, user, ask, way: calls.fetch(rest.account, user, way["sid"], ask.path),
    "calls.list": lambda rest, user, ask, _: calls.list_(rest.account, user, ask.args, ask.path),
    "calls.update": lambda rest, user, ask, way: calls.update(
        rest.account, user, way["sid"], ask.form, ask.path
    ),
    "members.fetch": lambda rest, user, ask, way: queues.member(
        rest.account, user, way["sid"], way["call_sid"], ask.path, rest.now()
    ),
    "members.list": lambda rest, user, ask, way: queues.members(
        rest.account, user, way["sid"], ask.args, ask.path, rest.now()
    ),
    "members.update": lambda rest, user, ask, way: queues.dequeue(
        rest.account, user, way["sid"], way["call_sid"], ask.form, ask.path, rest.now()
    ),
    "messages.create": lambda rest, user, ask, _: messages.create(rest.account, user, ask.form, rest.now()),
    "messages.fetch": lambda rest, user, ask, way: messages.fetch(rest.account, user, way["sid"], ask.path),
    "messages.list": lambda rest, user, ask, _: messages.list_(rest.account, user, ask.args, ask.path),
    "numbers.fetch": lambda rest, user, ask, way: numbers.fetch(rest.account, user, way["sid"], ask.path),
    "numbers.list": lambda rest, user, ask, _: numbers.list_(rest.account, user, ask.args, ask.path),
    "numbers.update": lambda rest, user, ask, way: numbers.update(
        rest.account, user, way["sid"], ask.form, ask.path
    ),
    "queues.create": lambda rest, user, ask, _: queues.create(rest.account, user, ask.form, rest.now()),
    "queues.delete": lambda rest, _user, ask, way: queues.delete(rest.account, way["sid"], ask.path),
    "queues.fetch": lambda rest, user, ask, way: queues.fetch(
        rest.account, user, way["sid"], ask.path, rest.now()
    ),
    "queues.list": lambda rest, user, ask, _: queues.list_(
        rest.account, user, ask.args, ask.path, rest.now()
    ),
    "queues.update": lambda rest, user, ask, way: queues.update(
        rest.account, user, way["sid"], ask.form, ask.path, rest.now()
    ),
    "recordings.delete": lambda rest, _user, ask, way: recordings.delete(rest.account, way["sid"], ask.path),
    "recordings.fetch": lambda rest, user, ask, way: recordings.fetch(
        rest.account, user, way["sid"], ask.path
    ),
    "recordings.list": _recordings,
    "recordings.sound": lambda rest, _user, ask, way: wav(
        recordings.find(rest.account, way["sid"], ask.path)
    ),
}
"""What each resource's method does."""


def beside(app: WSGIApplication, rest: Rest) -> WSGIApplication:
    """Serve the API beside an app: paths under `/2010-04-01` are the API's."""

    def both(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        ours = environ.get("PATH_INFO", "").startswith(ROOT.rpartition("/")[0] + "/")
        return (rest if ours else app)(environ, start_response)

    return both


def _refusal(error: Refused) -> Response:
    told = {
        "code": error.code,
        "message": error.message,
        "more_info": f"https://www.twilio.com/docs/errors/{error.code}",
        "status": error.status,
    }
    response = _json(told, error.status)
    if error.status == 429:
        response.headers["Retry-After"] = "1"
    return response


def _json(body: object, status: int) -> Response:
    return Response(
        json.dumps(body, ensure_ascii=False), status, content_type="application/json; charset=utf-8"
    )
