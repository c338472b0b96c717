"""Send what waits through Twilio, SMS and call backs, each once: for the worker, and for a phone here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from ivr.store import outbox
from ivr.store.database import Store
from ivr.store.hotline import CallBacks

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


def call_back(
    store: Store,
    call_backs: CallBacks,
    client: Callable[[], Any],
    where: Callback,
    now: Callable[[], datetime],
) -> int:
    """Place the call backs that are due, each claimed before it is placed; gives how many were placed.

    What Twilio refuses is given up; what went out and was never answered counts as placed, and comes again
    like any call that nobody answered.

    Raises:
        requests.ConnectionError: Twilio could not be reached, or takes nothing now; the claim is taken back.
    """
    from requests import ConnectionError as Unreachable  # noqa: PLC0415 - heavy, and seldom needed

    count = 0
    while True:
        with store.write() as connection:
            due = call_backs.claim(connection, now())
        if due is None:
            return count
        entry_id, number = due
        try:
            call_sid = _asked(
                partial(
                    client().calls.create,
                    to=number,
                    from_=where.sender,
                    url=where.voice_url,
                    status_callback=where.status_url,
                )
            )
        except Unreachable:
            with store.write() as connection:
                call_backs.not_now(connection, entry_id)
            raise
        except MaybeDone:
            continue
        except GivenUp:
            with store.write() as connection:
                call_backs.refused(connection, entry_id, now())
            continue
        count += 1
        with store.write() as connection:
            call_backs.placed(connection, entry_id, call_sid)


def deliver(
    store: Store, client: Callable[[], Any], sms_from: str, now: Callable[[], datetime]
) -> tuple[int, int]:
    """Send all that waits; gives how many were sent and how many were refused.

    Each message is claimed in a transaction of its own before it is sent. What Twilio refuses is given up,
    with Twilio's code as the reason; so is what went out and was never answered, since it would arrive twice
    if it were sent again. `client` makes the Twilio client; it is called when there is something to send,
    since the library takes long to import.

    Raises:
        requests.ConnectionError: Twilio could not be reached, or takes nothing now; the message waits again.
    """
    sent = refused = 0
    while True:
        with store.write() as connection:
            message = outbox.claim(connection, store.vault, now())
        if message is None:
            return sent, refused
        from requests import ConnectionError as Unreachable  # noqa: PLC0415 - heavy, and seldom needed

        try:
            message_sid = _asked(
                partial(client().messages.create, to=message.recipient, from_=sms_from, body=message.body)
            )
        except Unreachable:
            with store.write() as connection:
                outbox.release(connection, message)
            raise
        except GivenUp as reason:
            refused += 1
            with store.write() as connection:
                outbox.failed(connection, message, str(reason))
            continue
        sent += 1
        with store.write() as connection:
            outbox.sent(connection, message, message_sid, now())


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
