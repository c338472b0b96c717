"""Reach apps by HTTP, with Twilio's time-outs held whatever an app does. On urllib3.

A time-out of a socket counts from packet to packet, so an app that drips could hold a request for ever; a
watch therefore closes the connection when the request's whole time is over.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from typing import Any

import urllib3
from urllib3 import exceptions as failures
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from ivr.simulator.transports import Answer, Request, Transport, Unreachable

CERTIFICATE_CODES = {62: 11235, 10: 11236, 18: 11237, 19: 11237, 20: 11237, 21: 11237}
"""Twilio's code by OpenSSL's for a certificate that is not accepted."""

_asking = threading.local()
"""The socket that this thread's request went over."""


class _Plain(HTTPConnection):
    def request(self, *args: Any, **options: Any) -> None:
        super().request(*args, **options)
        _asking.sock = self.sock


class _Secure(HTTPSConnection):
    def request(self, *args: Any, **options: Any) -> None:
        super().request(*args, **options)
        _asking.sock = self.sock


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class _Watch:
    """Closes the connection of the request that this thread makes after `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._asking = _asking.__dict__
        self._asking["sock"] = None
        self._timer = threading.Timer(seconds, self._close)
        self._timer.daemon = True
        self._timer.start()

    def _close(self) -> None:
        self.over = True
        sock = self._asking["sock"]
        if sock is not None:
            with contextlib.suppress(OSError):  # it was closed in this very moment
                sock.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.cancel()


def connected() -> Transport:
    """Return a way to apps by HTTP that keeps its connections."""
    pool = urllib3.PoolManager()
    pool.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}

    def send(request: Request) -> Answer:
        watch = _Watch(request.total_s)
        try:
            response = pool.request(
                request.method,
                request.url,
                body=request.body or None,
                headers=dict(request.headers),
                redirect=False,
                retries=False,
                timeout=urllib3.Timeout(connect=min(request.connect_s, request.total_s), read=request.read_s),
                preload_content=False,
                decode_content=False,
            )
            body = _read(response, request.limit, watch)
            named = tuple((name.lower(), value) for name, value in response.headers.items())
            return Answer(response.status, named, body, request.url)
        except failures.HTTPError as error:
            if watch.over:
                raise Unreachable(11205, f"no whole answer within {request.total_s:.3g} s", "rt") from None
            raise _unreachable(error, request) from None
        finally:
            watch.stop()

    return send


def _read(response: urllib3.BaseHTTPResponse, limit: int, watch: _Watch) -> bytes:
    """Read at most `limit` + 1 bytes, and close the connection if there is more."""
    body = b""
    try:
        while len(body) <= limit and (piece := response.read(min(limit + 1 - len(body), 65_536))):
            body += piece
    finally:
        if len(body) > limit or watch.over:
            response.close()
        else:
            response.release_conn()
    if watch.over:
        raise failures.ProtocolError("the time is over")
    return body


def _unreachable(error: Exception, request: Request) -> Unreachable:
    """Tell a failure of urllib3 in Twilio's codes (twiml-voice.md, 2.8)."""
    if isinstance(error, failures.NameResolutionError):
        return Unreachable(11210, "no such host", "ct")
    if isinstance(error, failures.NewConnectionError):  # in urllib3 a kind of time-out, so it goes first
        return Unreachable(11205, "the connection was refused", "ct")
    if isinstance(error, failures.ConnectTimeoutError):
        return Unreachable(11205, f"no connection within {request.connect_s:g} s", "ct")
    if isinstance(error, failures.TimeoutError):
        return Unreachable(11205, f"no answer within {request.read_s:g} s", "rt")
    if isinstance(error, failures.SSLError):
        cause = error.args[0] if error.args else None
        if isinstance(cause, ssl.SSLCertVerificationError):
            code = CERTIFICATE_CODES.get(cause.verify_code, 11237)
            return Unreachable(code, f"its certificate is not valid: {cause.verify_message}", "ct")
        return Unreachable(11220, "the TLS handshake failed", "ct")
    if isinstance(error, failures.LocationValueError):
        return Unreachable(11100, "the URL is not valid")
    return Unreachable(11206, "the connection broke before an answer came")
