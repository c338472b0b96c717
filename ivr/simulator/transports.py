"""Two ways to reach an app: over HTTP, and by calling a WSGI app in this process.

Both answer with an `Answer` whatever the app did, or raise `Unreachable` if nobody answered.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote_to_bytes, urlsplit

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

CONNECT_S = 5
TOTAL_S = 15
"""Twilio's limits: 5 s to connect (tried twice), 15 s for the whole request (twiml-voice.md, 2.6)."""

DOCUMENT_BYTES = 65_536
MEDIA_BYTES = 16_777_216
"""What is read at most: 64 kB of TwiML (2.7), and of audio what no hotline needs."""


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request.

    Attributes:
        limit: At most one byte more of its answer is read.
        connect_s, read_s, total_s: Seconds to connect, between two packets, and in all.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes
    limit: int
    connect_s: float = CONNECT_S
    read_s: float = TOTAL_S
    total_s: float = TOTAL_S


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; header names are lower case. `detail` says what went wrong inside a WSGI app."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    url: str
    detail: str = ""

    def header(self, name: str) -> str:
        """Return the first header of this (lower-case) name, or an empty string."""
        for known, value in self.headers:
            if known == name:
                return value
        return ""


Transport: TypeAlias = Callable[[Request], Answer]


class Unreachable(Exception):
    """Nobody answered.

    Attributes:
        code: Twilio's.
        reason: As connection overrides name it: `ct` no connection, `rt` no answer in time; else empty.
    """

    def __init__(self, code: int, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.reason = reason


def in_process(app: WSGIApplication) -> Transport:
    """Reach a WSGI app by calling it; what it prints goes to stderr, since stdout is the call's."""

    def send(request: Request) -> Answer:
        begun: list[tuple[str, list[tuple[str, str]]]] = []
        written: list[bytes] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], _exc_info: object = None
        ) -> Callable[[bytes], object]:
            begun[:] = [(status, headers)]
            return written.append

        try:
            with contextlib.redirect_stdout(sys.stderr):
                pieces = app(_environ(request), start_response)
                body = _read(pieces, request.limit)
            body = (b"".join(written) + body)[: request.limit + 1]
            status, headers = begun[0]
            named = tuple((name.lower(), value) for name, value in headers)
            return Answer(int(status[:3]), named, body, request.url)
        except Exception as error:  # noqa: BLE001 - a server would answer 500, whatever the app raised
            return Answer(500, (), b"", request.url, detail=_where(error))

    return send


@lru_cache(maxsize=64)
def _variable(header: str) -> str:
    return "HTTP_" + header.upper().replace("-", "_")


def _environ(request: Request) -> WSGIEnvironment:
    """Build the environment of PEP 3333."""
    parts = urlsplit(request.url)
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(parts.path or "/").decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": parts.hostname or "",
        "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in request.headers.items():
        environ[_variable(name)] = value
    environ["CONTENT_TYPE"] = environ.pop("HTTP_CONTENT_TYPE", "")
    environ["CONTENT_LENGTH"] = str(len(request.body)) if request.body else ""
    return environ


def _read(pieces: Iterable[bytes], limit: int) -> bytes:
    body = b""
    try:
        for piece in pieces:
            body += piece
            if len(body) > limit:
                break
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()
    return body[: limit + 1]


def _where(error: BaseException) -> str:
    """Name an exception and the file and line that raised it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f", {trace.tb_frame.f_code.co_filename} line {trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}: {error}{place}"


def reach(apps: Mapping[str, WSGIApplication]) -> Transport:
    """Reach the apps named by host in this process, and all other hosts by HTTP."""
    local = {host: in_process(app) for host, app in apps.items()}
    http = over_http()
    return lambda request: local.get(urlsplit(request.url).netloc, http)(request)


def over_http() -> Transport:
    """Reach apps by HTTP; connections are kept for the call. What it takes is imported when first needed."""
    send: Transport | None = None

    def first(request: Request) -> Answer:
        nonlocal send
        if send is None:
            from ivr.simulator.http import connected  # noqa: PLC0415 - a call in process never needs it

            send = connected()
        return send(request)

    return first
