"""The real `twilio` client, sent to an API in this process."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from ivr.simulator import transports

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication
    from twilio.http.response import Response as Reply
    from twilio.rest import Client


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
