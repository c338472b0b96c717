"""A light client: requests are signed before the clock starts, sent over raw sockets, one connection each.

One thread holds some requests in flight at once, so that the servers' workers never wait for it; `ceiling`
tells how fast it is by itself.
"""

from __future__ import annotations

import select
import socket
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator

Address = tuple[str, int]

_PARAMS = {
    "AccountSid": "AC00000000000000000000000000000000",
    "ApiVersion": "2010-04-01",
    "CallStatus": "in-progress",
    **dict.fromkeys(("From", "Caller"), "+8613800000001"),
    **dict.fromkeys(("To", "Called"), "+8610955000"),
    **{f"{who}{what}": "" for who in ("From", "Caller", "To", "Called") for what in ("City", "State", "Zip")},
    **dict.fromkeys(("FromCountry", "CallerCountry", "ToCountry", "CalledCountry"), "CN"),
    "Direction": "inbound",
}
"""What Twilio sends with every request of a call (twiml-voice, section 2)."""


def signed(address: Address, path: str, params: Mapping[str, str], token: str) -> bytes:
    """Write a request as Twilio sends it."""
    host = f"{address[0]}:{address[1]}"
    form = {**_PARAMS, **params}
    body = urlencode(form).encode()
    head = (
        f"POST {path} HTTP/1.1",
        f"Host: {host}",
        "User-Agent: TwilioProxy/1.1",
        "Accept: */*",
        "Connection: close",
        "Content-Type: application/x-www-form-urlencoded; charset=UTF-8",
        f"Content-Length: {len(body)}",
        "I-Twilio-Idempotency-Token: 00000000-0000-0000-0000-000000000000",
        f"X-Twilio-Signature: {RequestValidator(token).compute_signature(f'http://{host}{path}', form)}",
    )
    return "\r\n".join([*head, "", ""]).encode() + body


class WrongReply(Exception):
    """A server answered something else than it had to; what it cost means nothing then."""


def drive(address: Address, lanes: Iterable[Iterable[tuple[bytes, bytes]]]) -> float:
    """Send each lane's requests one after the other, the lanes at once; give the seconds that it took.

    Args:
        address: Where the server listens.
        lanes: Per lane the requests, each with words that its reply must hold.

    Raises:
        WrongReply: a reply is no 200, or does not hold its words.
    """
    poll = select.poll()
    flying: dict[int, tuple[socket.socket, Iterator[tuple[bytes, bytes]], bytes, list[bytes]]] = {}

    def send(lane: Iterator[tuple[bytes, bytes]]) -> None:
        for request, words in lane:
            connection = socket.create_connection(address)
            connection.sendall(request)
            flying[connection.fileno()] = (connection, lane, words, [])
            poll.register(connection, select.POLLIN)
            return

    began = time.perf_counter()
    for lane in lanes:
        send(iter(lane))
    while flying:
        for number, _events in poll.poll():
            connection, lane, words, parts = flying[number]
            part = connection.recv(65_536)
            if part:
                parts.append(part)
                continue
            poll.unregister(number)
            del flying[number]
            connection.close()
            reply = b"".join(parts)
            if not reply.startswith(b"HTTP/1.1 200 ") or words not in reply:
                raise WrongReply(reply[:2000].decode(errors="replace"))
            send(lane)
    return time.perf_counter() - began


def ceiling(lanes: int, requests: int) -> float:
    """Give the requests a second that the client does against a thread which answers at once.

    The thread shares the client's processor time, so the client by itself is faster still.
    """
    reply = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 1000
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for _ in range(lanes * requests):
                connection, _peer = listener.accept()
                connection.recv(65_536)
                connection.sendall(reply)
                connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        address = listener.getsockname()
        request = signed(address, "/voice/turn?call=CA0&turn=1", {"Digits": "9"}, "token")
        took_s = drive(address, [[(request, b"xxx")] * requests] * lanes)
        thread.join()
    return lanes * requests / took_s
