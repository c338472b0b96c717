"""Send what waits through Twilio, SMS and call backs, each once: for the worker, and for a phone here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection

from ivr.store import outbox
from ivr.store.database import Store
from ivr.store.hotline import CallBacks
from ivr.store.outbox import Message

NOT_NOW = (401, 429, 503)
"""What Twilio answers for a wrong token, too many requests, a service that is down."""


class GivenUp(Exception):
    """What is not tried again, and why."""


class MaybeDone(GivenUp):
    """Twilio never answered, so what was asked may have been done."""


@dataclass(frozen=True, slots=True)
class Callback:
    """What a call back is placed with: our number, and where its call is answered and its end is told."""

    sender: str
    voice_url: str
    status_url: str


@dataclass(frozen=True, slots=True)
class Errand:
    """A kind of thing that Twilio is asked for, and what is written down of it, in transactions of its own.

    Attributes:
        claim: (connection) -> the next that is due, so that nobody else takes it; None if none is.
        ask: (item) -> what Twilio made.
        done: (connection, item, sid): Twilio took it.
        given_up: (connection, item, reason): Twilio refused, or may have done it and never said so.
        not_now: (connection, item): Twilio takes nothing now; it is due again.
    """

    claim: Callable[[Connection], Any]
    ask: Callable[[Any], Any]
    done: Callable[[Connection, Any, str], None]
    given_up: Callable[[Connection, Any, GivenUp], None]
    not_now: Callable[[Connection, Any], None]


def call_back(
    store: Store,
    call_backs: CallBacks,
    client: Callable[[], Any],
    where: Callback,
    now: Callable[[], datetime],
) -> int:
    """Place the call backs that are due, each claimed before it is placed; gives how many were placed.

    What Twilio refuses is given up; what went out and was never answered counts as placed, and comes again
    like any call that nobody answered. Raises as `_run`.
    """

    def ask(due: tuple[int, str]) -> Any:
        return client().calls.create(
            to=due[1], from_=where.sender, url=where.voice_url, status_callback=where.status_url
        )

    def given_up(connection: Connection, due: tuple[int, str], reason: GivenUp) -> None:
        if not isinstance(reason, MaybeDone):
            call_backs.refused(connection, due[0], now())

    errand = Errand(
        claim=lambda connection: call_backs.claim(connection, now()),
        ask=ask,
        done=lambda connection, due, sid: call_backs.placed(connection, due[0], sid),
        given_up=given_up,
        not_now=lambda connection, due: call_backs.not_now(connection, due[0]),
    )
    return _run(store, errand)[0]


def deliver(
    store: Store, client: Callable[[], Any], sms_from: str, now: Callable[[], datetime]
) -> tuple[int, int]:
    """Send all SMS that wait; gives how many were sent and how many were refused.

    What Twilio refuses is given up, with Twilio's code as the reason; so is what went out and was never
    answered, since it would arrive twice if it were sent again. `client` makes the Twilio client; it is
    called when there is something to send, since the library takes long to import. Raises as `_run`.
    """

    def ask(message: Message) -> Any:
        return client().messages.create(to=message.recipient, from_=sms_from, body=message.body)

    errand = Errand(
        claim=lambda connection: outbox.claim(connection, store.vault, now()),
        ask=ask,
        done=lambda connection, message, sid: outbox.sent(connection, message, sid, now()),
        given_up=lambda connection, message, reason: outbox.failed(connection, message, str(reason)),
        not_now=outbox.release,
    )
    return _run(store, errand)


def _run(store: Store, errand: Errand) -> tuple[int, int]:
    """Do all that is due, one after the other, each claimed before; gives how many were done and given up.

    Raises:
        requests.ConnectionError: Twilio could not be reached, or takes nothing now; the claim is taken back.
    """
    done = given_up = 0
    while True:
        with store.write() as connection:
            item = errand.claim(connection)
        if item is None:
            return done, given_up
        from requests import ConnectionError as Unreachable  # noqa: PLC0415 - heavy, and seldom needed

        try:
            sid = _asked(partial(errand.ask, item))
        except Unreachable:
            with store.write() as connection:
                errand.not_now(connection, item)
            raise
        except GivenUp as reason:
            given_up += 1
            with store.write() as connection:
                errand.given_up(connection, item, reason)
            continue
        done += 1
        with store.write() as connection:
            errand.done(connection, item, sid)


def _asked(request: Callable[[], Any]) -> str:
    """Ask Twilio for something, and give the id of what it made.

    Raises:
        GivenUp: Twilio refused, with its code. MaybeDone: it never answered, though the request went out.
        requests.ConnectionError: Twilio could not be reached, or takes nothing now.
    """
    from requests import ConnectionError as Unreachable  # noqa: PLC0415
    from requests import ReadTimeout  # noqa: PLC0415
    from twilio.base.exceptions import TwilioRestException  # noqa: PLC0415
    from urllib3.exceptions import ProtocolError  # noqa: PLC0415

    try:
        return str(request().sid)
    except TwilioRestException as error:
        if error.status in NOT_NOW:
            raise Unreachable(f"Twilio answers {error.status}: {error.msg}") from error
        raise GivenUp(f"{error.code}: {error.msg}") from error
    except (Unreachable, ReadTimeout) as error:
        went_out = isinstance(error, ReadTimeout) or isinstance(next(iter(error.args), None), ProtocolError)
        if went_out:
            raise MaybeDone("Twilio did not answer, so it may have been sent") from error
        raise
