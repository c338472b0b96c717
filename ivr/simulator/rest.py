"""The part of Twilio's REST API that our hotlines call: so far, sending messages. A WSGI app on Werkzeug.

What is sent is delivered at once: it lies in `messages`, the inbox of the phone that is being rung with.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from ivr.simulator import transports
from ivr.simulator.call import new_sid
from ivr.simulator.sms import Sms

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from twilio.http.response import Response as Reply
    from twilio.rest import Client

LONGEST_BODY = 1_600
_URLS = Map([Rule("/2010-04-01/Accounts/<account>/Messages.json", methods=["POST"], endpoint="messages")])
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")


class Refused(Exception):
    """A request that Twilio would not take: HTTP status, its own code, and its message."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


@dataclass(slots=True)
class Rest:
    """The API: a WSGI app.

    Attributes:
        now: The call's clock.
        accounts: Auth token by account SID; who is not in it is refused.
        messages: What was sent, oldest first.
    """

    now: Callable[[], datetime]
    accounts: dict[str, str] = field(default_factory=dict)
    messages: list[Sms] = field(default_factory=list)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, with Twilio's error body if it is refused (twiml-voice.md, 6)."""
        request = Request(environ)
        try:
            response = self._answer(request)
        except Refused as error:
            told = {
                "code": error.code,
                "message": error.message,
                "more_info": f"https://www.twilio.com/docs/errors/{error.code}",
                "status": error.status,
            }
            response = _json(told, error.status)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        login = request.authorization
        user, password = (login.username or "", login.password or "") if login else ("", "")
        if not user or self.accounts.get(user) != password:
            raise Refused(401, 20003, "Authenticate")
        try:
            _endpoint, values = _URLS.bind_to_environ(request.environ).match()
        except HTTPException as error:
            status = error.code if isinstance(error, NotFound) else 405
            message = f"The requested resource {request.path} was not found"
            raise Refused(status or 404, 20404 if status == 404 else 20004, message) from None
        if values["account"] != user:
            raise Refused(404, 20404, f"The requested resource {request.path} was not found")
        return self._create_message(user, request.form)

    def _create_message(self, account: str, form: Mapping[str, str]) -> Response:
        """Take a message; To, From and Body are required, Body has at most 1,600 characters."""
        to, sender, body = form.get("To", ""), form.get("From", ""), form.get("Body", "")
        if not to:
            raise Refused(400, 21604, "A 'To' phone number is required.")
        if not _NUMBER.fullmatch(to):
            raise Refused(400, 21211, f"The 'To' number {to} is not a valid phone number.")
        if not (sender or form.get("MessagingServiceSid")):
            raise Refused(400, 21603, "A 'From' phone number is required.")
        if not body:
            raise Refused(400, 21602, "Message body is required.")
        if len(body) > LONGEST_BODY:
            raise Refused(400, 21617, f"The message body exceeds the {LONGEST_BODY} character limit.")
        self.messages.append(Sms(sender or form["MessagingServiceSid"], to, body))
        return _json(self._message(account, form, new_sid("SM")), 201)

    def _message(self, account: str, form: Mapping[str, str], sid: str) -> dict[str, str | int | None]:
        """Return a new message as the API shows it."""
        now = format_datetime(self.now().astimezone(UTC))
        return {
            "sid": sid,
            "account_sid": account,
            "api_version": "2010-04-01",
            "body": form["Body"],
            "date_created": now,
            "date_sent": None,
            "date_updated": now,
            "direction": "outbound-api",
            "error_code": None,
            "error_message": None,
            "from": form.get("From") or None,
            "messaging_service_sid": form.get("MessagingServiceSid") or None,
            "num_media": "0",
            "num_segments": "1",
            "price": None,
            "price_unit": "USD",
            "status": "queued",
            "to": form["To"],
            "uri": f"/2010-04-01/Accounts/{account}/Messages/{sid}.json",
        }


def _json(body: object, status: int) -> Response:
    return Response(
        json.dumps(body, ensure_ascii=False), status, content_type="application/json; charset=utf-8"
    )


def client_for(app: WSGIApplication, account_sid: str, token: str) -> Client:
    """Return the real `twilio` client, whose requests go to `app`, a `Rest`; it is imported here."""
    from twilio.http import HttpClient  # noqa: PLC0415 - slow to import, and only who sends needs it
    from twilio.http.response import Response as Reply  # noqa: PLC0415
    from twilio.rest import Client  # noqa: PLC0415

    send = transports.in_process(app)

    class InProcess(HttpClient):
        """What the library calls in place of its HTTP."""

        def __init__(self) -> None:
            self.timeout = None

        def request(  # noqa: PLR0913, PLR0917 - the library's own signature
            self,
            method: str,
            uri: str,
            params: Mapping[str, object] | None = None,
            data: Mapping[str, object] | None = None,
            headers: Mapping[str, str] | None = None,
            auth: tuple[str, str] | None = None,
            timeout: float | None = None,
            allow_redirects: bool = False,
        ) -> Reply:
            url = f"{uri}?{urlencode(params, doseq=True)}" if params else uri
            named = dict(headers or {})
            if auth:
                named["Authorization"] = "Basic " + base64.b64encode(":".join(auth).encode()).decode()
            named["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(data or {}, doseq=True).encode()
            answer = send(transports.Request(method.upper(), url, named, body, transports.MEDIA_BYTES))
            return Reply(answer.status, answer.body.decode(), dict(answer.headers))

    return Client(account_sid, token, http_client=InProcess())
