"""Send what waits in the outbox through Twilio, each message once: for the worker, and for a phone here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from ivr.store import outbox
from ivr.store.database import Store
from ivr.store.outbox import Message

NOT_NOW = (401, 429, 503)
"""What Twilio answers for a wrong token, too many requests, a service that is down."""


class GivenUp(Exception):
    """A message that is not tried again, and why."""


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
            message_sid = _send(client(), sms_from, message)
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


def _send(client: Any, sms_from: str, message: Message) -> str:
    """Send, and give Twilio's id of the message. Raises `GivenUp`, or `requests.ConnectionError` as above."""
    from requests import ConnectionError as Unreachable  # noqa: PLC0415
    from requests import ReadTimeout  # noqa: PLC0415
    from twilio.base.exceptions import TwilioRestException  # noqa: PLC0415
    from urllib3.exceptions import ProtocolError  # noqa: PLC0415

    try:
        return str(client.messages.create(to=message.recipient, from_=sms_from, body=message.body).sid)
    except TwilioRestException as error:
        if error.status in NOT_NOW:
            raise Unreachable(f"Twilio answers {error.status}: {error.msg}") from error
        raise GivenUp(f"{error.code}: {error.msg}") from error
    except (Unreachable, ReadTimeout) as error:
        went_out = isinstance(error, ReadTimeout) or isinstance(next(iter(error.args), None), ProtocolError)
        if went_out:
            raise GivenUp("Twilio did not answer, so it may have been sent") from error
        raise
