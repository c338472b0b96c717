"""A pretend Twilio beside a hotline that is served here: its API under /2010-04-01, and calls that it makes.

It lives in one process, whose threads share the account; calls take the time that real ones take.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ivr.simulator.account import Account
from ivr.simulator.call import Call
from ivr.simulator.clock import RealClock
from ivr.simulator.events import Line
from ivr.simulator.exchange import Exchange
from ivr.simulator.outgoing import Outgoing
from ivr.simulator.rest.api import Rest, beside
from ivr.simulator.transports import reach

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TOLD = ("say", "key", "speech", "notice", "end")


def pretend_twilio(
    app: WSGIApplication, account_sid: str, token: str, numbers: Iterable[str] = ()
) -> WSGIApplication:
    """Serve Twilio's API of one account beside `app`; the account owns `numbers` (E.164).

    The thread that makes calls begins with the first request, in the process that answers it.
    """
    rest, exchange = open_account(account_sid, token, _tell)
    for number in numbers:
        rest.account.own(number)
    begin = _once(threading.Thread(target=exchange.serve, daemon=True, name="calls").start)
    served = beside(app, rest)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        begin()
        return served(environ, start_response)

    return answer


@contextlib.contextmanager
def api_at(port: int, account: Account, account_sid: str, token: str) -> Iterator[str]:
    """Serve the API of an account on this machine while something goes on, and give its address.

    Raises:
        OSError: the port is taken.
    """
    from werkzeug.serving import make_server  # noqa: PLC0415 - only who asks for it needs it

    rest, exchange = open_account(account_sid, token, _tell, account)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with socket.create_server(("127.0.0.1", port)) as listening:
        server = make_server("127.0.0.1", port, rest, threaded=True, fd=listening.fileno())
        threading.Thread(target=exchange.serve, daemon=True, name="calls").start()
        threading.Thread(target=server.serve_forever, daemon=True, name="api").start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.shutdown()
            server.server_close()


def open_account(
    account_sid: str, token: str, tell: Callable[[Call, Line], None], account: Account | None = None
) -> tuple[Rest, Exchange]:
    """Open an account whose calls take real time; `tell` hears of each line of the calls that it makes."""
    clock = RealClock(datetime.now(UTC))
    exchange = Exchange(clock)
    rest = Rest(clock.now, {account_sid: token}, account or Account())
    rest.place = Outgoing(exchange, rest.account, reach({}), token, tell=tell)
    return rest, exchange


def _once(begin: Callable[[], None]) -> Callable[[], None]:
    left, lock = [begin], threading.Lock()

    def once() -> None:
        with lock:
            if left:
                left.pop()()

    return once


def _tell(call: Call, line: Line) -> None:
    """Write what happens in a call that the API made on stderr, one line each, secrets masked."""
    if line.event not in TOLD:
        return
    fields = ", ".join(f"{name}={value}" for name, value in line.fields.items() if value not in ("", None))
    sys.stderr.write(f"{call.sid[:8]} {call.settings.dialed} {line.at:.1f} {line.event} {fields}\n")
