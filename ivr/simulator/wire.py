"""The pretend Twilio's side of HTTP: sign, ask, follow redirects, keep cookies, tell each exchange."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import SplitResult, quote, quote_plus, urlencode, urljoin, urlsplit, urlunsplit

from ivr.simulator import authentication
from ivr.simulator.cookies import Cookies
from ivr.simulator.events import MASK, Log
from ivr.simulator.overrides import Overrides, WrongOverride, overrides
from ivr.simulator.signature import sign
from ivr.simulator.transports import (
    DOCUMENT_BYTES,
    MEDIA_BYTES,
    Answer,
    Request,
    Transport,
    Unreachable,
)

MOST_REDIRECTS = 10


_REDIRECTS = {301, 302, 303, 307, 308}
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"


class Failed(Exception):
    """Twilio's view of an answer that cannot be used: what is logged, and what the fallback URL is told.

    Attributes:
        code: Twilio's error code; None for a limit of ours.
        url: The URL that failed.
        where: Line and column, if it is the document that is wrong.
        status: The HTTP status, if that is what is wrong.
    """

    def __init__(
        self,
        code: int | None,
        message: str,
        url: str,
        *,
        where: tuple[int, int] | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.url = url
        self.where = where
        self.status = status


@dataclass(slots=True)
class Wire:
    """One call's connection to its app.

    Attributes:
        token: Signs every request; empty: requests go unsigned.
        exchanged: Called after each exchange that got an answer, redirects included.
        document_bytes: The limit on a document; one byte more is read, to know.
        post_kept_on_307: Whether 307 and 308 keep the method and what was posted.
    """

    send: Transport
    log: Log
    token: str
    exchanged: Callable[[Answer], None]
    document_bytes: int = DOCUMENT_BYTES
    post_kept_on_307: bool = False
    cookies: Cookies = field(default_factory=Cookies)

    def ask(
        self, kind: str, method: str, url: str, params: Mapping[str, str], secrets: frozenset[str]
    ) -> Answer:
        """Ask for `url` and follow its redirects, at most 10, as GET and without the parameters.

        301, 302, 303 and 307 are followed alike: what was posted is not sent again (twiml-voice.md, 2.6).

        Args:
            kind: What the request is for, as the `request` line tells it.
            method: GET or POST.
            url: Absolute; `user:pass@` becomes HTTP Basic, the fragment is dropped.
            params: Sent as a form, or in the query of a GET.
            secrets: Names of the parameters that are masked in the `request` line.

        Raises:
            Failed: Nobody answered in time, the URL is no http(s) URL, there were too many redirects, or the
                final status is no 2xx. The exchanges until then are told.
        """
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._asked(kind, method, url, params, secrets)
            location = answer.header("location")
            if answer.status not in _REDIRECTS:
                break
            if not location:
                raise Failed(11216, f"HTTP {answer.status} without a Location", url)
            url = absolute(answer.url, location)
            if not (self.post_kept_on_307 and answer.status in {307, 308}):
                method, params = "GET", {}
        else:
            raise Failed(11215, f"more than {MOST_REDIRECTS} redirects", url)
        if not 200 <= answer.status < 300:
            complaint = _complaint(answer, signed=bool(self.token))
            raise Failed(11200, complaint, answer.url, status=answer.status)
        return answer

    def _asked(
        self, kind: str, method: str, url: str, params: Mapping[str, str], secrets: frozenset[str]
    ) -> Answer:
        """Ask once, and again where the URL's overrides say so; one line for all attempts."""
        try:
            wanted = overrides(url)
        except WrongOverride as error:
            raise Failed(error.code, error.message, _public(url)) from None
        masked = params
        if secrets:
            masked = {name: MASK if name in secrets else value for name, value in params.items()}
        target, shown, body = url.partition("#")[0], url, b""
        if method == "GET" and params:
            joint = "&" if urlsplit(target).query else "?"
            target, shown = target + joint + _form(params), target + joint + urlencode(masked, safe="<>")
        elif method == "POST":
            body = _form(params).encode()
        line = self.log.begin("request", kind=kind, method=method, url=_public(shown), params=masked)
        begun_s = time.perf_counter()
        status = None
        request = Request(
            method,
            _without_user(target),
            self._headers(method, target, params),
            body,
            MEDIA_BYTES if kind == "media" else self.document_bytes,
            wanted.connect_s,
            wanted.read_s,
            wanted.total_s,
        )
        try:
            answer = self._attempts(request, wanted, urlsplit(target))
            status = answer.status
        except Unreachable as error:
            raise Failed(error.code, f"{_public(url)}: {error.message}", _public(url)) from None
        finally:
            took_s = time.perf_counter() - begun_s
            self.log.finish(line, status=status, ms=round(took_s * 1000, 1))
        if cookies := [value for name, value in answer.headers if name == "set-cookie"]:
            self.cookies.take(answer.url, cookies)
        self.exchanged(answer)
        if took_s > wanted.total_s:
            waits = f"the answer took {took_s:.0f} s; Twilio waits {wanted.total_s:g} s"
            raise Failed(11205, waits, _public(url))
        return answer

    def _attempts(self, request: Request, wanted: Overrides, parts: SplitResult) -> Answer:
        """Send a request until it is answered as wanted, or its retries or its time are used up."""
        over_at_s = time.monotonic() + wanted.total_s
        for retries_left in range(wanted.retries, -1, -1):
            again = retries_left > 0
            try:
                answer = self.send(request)
            except Unreachable as error:
                left_s = over_at_s - time.monotonic()
                if again and error.reason in wanted.retry_on and left_s > 0:
                    request = replace(request, total_s=left_s)
                    continue
                raise
            if answer.status == 401 and "@" in parts.netloc:
                answer = self._identified(request, answer, parts)
            if not (again and f"{answer.status // 100}xx" in wanted.retry_on):
                break
        return answer

    def _identified(self, request: Request, answer: Answer, parts: SplitResult) -> Answer:
        """Answer a Digest challenge; any other 401 stands."""
        proof = authentication.digest(parts, request.method, answer.header("www-authenticate"))
        if not proof:
            return answer
        return self.send(replace(request, headers={**request.headers, "Authorization": proof}))

    def _headers(self, method: str, url: str, params: Mapping[str, str]) -> dict[str, str]:
        parts = urlsplit(url)
        headers = {
            "Host": parts.netloc.rpartition("@")[2],
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
            "I-Twilio-Idempotency-Token": str(uuid.uuid4()),
            "X-Home-Region": "us1",
        }
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded; charset=UTF-8"
        if self.token:
            headers["X-Twilio-Signature"] = sign(self.token, url, params if method == "POST" else {})
        if cookie := self.cookies.header(url):
            headers["Cookie"] = cookie
        if "@" in parts.netloc:
            headers["Authorization"] = authentication.basic(parts)
        return headers


@lru_cache(maxsize=1024)
def absolute(base: str, reference: str) -> str:
    """Resolve a reference against the URL of its document; an empty one is that URL.

    Raises:
        Failed: 11100, the result is no URL of http or https.
    """
    try:
        url = quote(urljoin(base, reference.strip()), safe=_URL_SAFE)
        parts = urlsplit(url)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        valid = False
    if not valid:
        raise Failed(11100, f"'{reference.strip()[:200]}' is no http or https URL", reference.strip()[:200])
    return url


@lru_cache(maxsize=4096)
def _field(pair: tuple[str, str]) -> str:
    """Quote one parameter; most are the same in every request, and quoting them was half of its cost."""
    return f"{quote_plus(pair[0])}={quote_plus(pair[1])}"


def _form(params: Mapping[str, str]) -> str:
    return "&".join(map(_field, params.items()))


def _without_user(url: str) -> str:
    if "@" not in url:
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))


def _public(url: str) -> str:
    """Return a URL as it may be shown: without credentials."""
    if "@" not in url:
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _complaint(answer: Answer, *, signed: bool) -> str:
    """Say what an answer that is no 2xx was, with a hint for the commonest."""
    message = f"Got HTTP {answer.status} response to {_public(answer.url)}"
    if answer.detail:
        return f"{message} ({answer.detail})"
    if answer.status == 403:
        return message + (
            "; if the app checks signatures, is --token its auth token, and the URL the one it thinks it has?"
            if signed
            else "; if the app checks signatures, give its auth token with --token"
        )
    return message
