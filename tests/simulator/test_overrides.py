"""Time-outs and retries, by default and as a URL's fragment wants them: twiml-voice.md, section 2.6."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import pytest

from ivr.simulator import authentication
from ivr.simulator.overrides import Overrides, overrides
from ivr.simulator.transports import Answer, Request, Unreachable, in_process, reach
from tests.simulator.apps import Pages
from tests.simulator.calling import call
from tests.simulator.statements import states

URL = "http://app.local/voice"


@contextmanager
def listening(serve: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that treats each connection as it likes; gives its URL."""
    connections: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connections.append(connection)
            with suppress(OSError):
                serve(connection)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/x"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)
    for connection in connections:
        connection.close()


def redirected(url: str, **settings: Any) -> Any:
    """Ring an app in process that sends the call on to a URL."""
    app = Pages({"/voice": f"<Redirect>{url}</Redirect>"})
    return call(app, send=reach({"app.local": app}), **settings)


@pytest.mark.parametrize(
    ("fragment", "wanted"),
    [
        ("", Overrides()),
        ("#top", Overrides()),
        ("#rc=2&rt=5000&rp=ct,rt", Overrides(read_s=5, retries=2, retry_on=frozenset({"ct", "rt"}))),
        ("#ct=1&tt=99999", Overrides(connect_s=0.1, total_s=15)),
        ("#rc=9", Overrides(retries=5)),
        ("#rp=all&e=dublin,tokyo", Overrides(retry_on=frozenset({"4xx", "5xx", "ct", "rt"}))),
    ],
)
@states("2.6.12")
def test_the_fragment_is_read(fragment: str, wanted: Overrides):
    """ct, rt, tt in milliseconds, rc and rp; numbers out of their range count as the nearest in it."""
    assert overrides(URL + fragment) == wanted


@pytest.mark.parametrize(("fragment", "code"), [("rp=6xx", 11243), ("e=atlantis", 11240)])
@states("2.6.13")
def test_overrides_that_are_wrong(fragment: str, code: int):
    """2.6: an invalid reason to retry is 11243, an invalid edge 11240."""
    assert call({"/voice": f"<Redirect>/next#{fragment}</Redirect>"}).codes == [code]


@states("2.6.11")
def test_the_fragment_is_neither_sent_nor_signed():
    """2.6: the app sees nothing of it, and the signature is that of the URL without it."""
    rung = call({"/voice": ""}, url=URL + "?a=1#rc=0")
    plain = call({"/voice": ""}, url=URL + "?a=1")
    one, other = (each.app.asked[0] for each in (rung, plain))
    assert one[2]["QUERY_STRING"] == "a=1"
    assert one[1].keys() == other[1].keys()


def attempts(fragment: str, *results: int | str) -> tuple[list[str], list[int | None]]:
    """Ring an app that answers its attempts so; the tokens that it saw, and the codes that were told."""
    left = list(results)
    tokens: list[str] = []
    answer = in_process(Pages({"/voice": "<Say>Here.</Say>"}))

    def send(request: Request) -> Answer:
        tokens.append(request.headers["I-Twilio-Idempotency-Token"])
        result = left.pop(0) if left else 200
        if isinstance(result, str):
            raise Unreachable(11205, "it is gone", result)
        return answer(request) if result == 200 else Answer(result, (), b"", request.url)

    rung = call({}, url=URL + fragment, send=send, fallback_url="/voice")
    return tokens, rung.codes


@states("2.6.7", "2.6.8")
def test_one_retry_on_a_connection_failure_alone():
    """2.6: by default one retry, when no connection came about; not on 4xx, 5xx or a read time-out."""
    for results, asked in (
        (["ct"], 2),
        (["ct", "ct"], 3),
        ([500], 2),
        ([404], 2),
        (["rt"], 2),
    ):
        tokens, codes = attempts("", *results)
        assert len(tokens) == asked
        assert codes == ([] if results == ["ct"] else [11205] if "t" in str(results[0]) else [11200])


@states("2.6.3", "2.6.12")
def test_retries_as_wanted_carry_the_same_token():
    """2.6: rc and rp; all attempts of one request carry the same idempotency token."""
    tokens, codes = attempts("#rc=3&rp=5xx,rt", 500, "rt", 503)
    assert codes == []
    assert len(tokens) == 4
    assert len(set(tokens)) == 1
    assert len(attempts("#rc=2&rp=4xx", 404, 404, 404)[0]) == 4  # three attempts, then the fallback


def test_retries_are_one_line():
    """2.6: retried webhooks are not shown separately."""
    left = ["ct"]
    answer = in_process(Pages({"/voice": ""}))

    def send(request: Request) -> Answer:
        if left:
            raise Unreachable(11205, "it is gone", left.pop())
        return answer(request)

    assert call({}, send=send).values("request", "status") == [200]


@states("2.6.7", "2.8.1")
def test_an_app_that_sends_nothing_is_cut():
    """2.6: the read time-out; by default 15 s, here 0.1 s: 11205, and no second attempt."""
    with listening(lambda _connection: None) as url:
        assert redirected(url + "#rt=100").codes == [11205]


@states("2.6.7")
def test_an_app_that_drips_is_cut():
    """2.6: the whole request has 15 s (here 0.2 s), however often a byte comes: in the headers or after."""
    pause = threading.Event()

    def drip(connection: socket.socket, first: bytes) -> None:
        connection.sendall(first)
        while not pause.wait(0.01):
            connection.sendall(b"x")

    for first in (
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<Response>",
    ):
        with listening(lambda connection, first=first: drip(connection, first)) as url:
            rung = redirected(url + "#tt=200")
        assert rung.codes == [11205]
        assert "0.2 s" in rung.all("notice")[0]["message"]
    pause.set()


@states("2.8.2")
def test_no_such_host():
    """2.8: a host that DNS does not know is 11210."""
    assert redirected("http://nobody.invalid/").codes == [11210]


def test_a_tls_handshake_that_fails():
    """2.8: a server that speaks no TLS is 11220."""
    with listening(lambda connection: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as url:
        assert redirected(url.replace("http:", "https:") + "#rc=0").codes == [11220]


@states("2.6.9")
def test_digest_authentication():
    """2.6: HTTP Digest with the user in the URL; the answer to the challenge is the RFC's own example."""
    challenge = (
        'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", '
        'opaque="5ccc069c403ebaf9f0171e9517f40e41"'
    )
    parts = urlsplit("http://Mufasa:Circle%20Of%20Life@h/dir/index.html")
    proof = authentication.digest(parts, "GET", challenge)
    assert 'response="670fd8c2df070c60b045671b8b24ff02"' in proof  # RFC 2069, as RFC 2617's erratum has it
    seen: list[str] = []

    def send(request: Request) -> Answer:
        seen.append(request.headers["Authorization"].partition(" ")[0])
        if len(seen) == 1:
            return Answer(401, (("www-authenticate", challenge),), b"", request.url)
        return Answer(200, (("content-type", "text/xml"),), b"<Response/>", request.url)

    assert call({}, url="http://Mufasa:x@app.local/voice", send=send).codes == []
    assert seen == ["Basic", "Digest"]
