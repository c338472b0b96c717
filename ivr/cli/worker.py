"""`ivr worker`: send what waits in the outbox through Twilio, each message once."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ivr.store.database import Store
    from ivr.store.outbox import Message
    from webhooks.settings import Settings

IDLE_S = 1.0
ANSWER_TIMEOUT_S = 15.0
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
    from ivr.store import outbox  # noqa: PLC0415 - nobody who prints help imports SQLAlchemy

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


EXAMPLES = """\b
Example: TWILIO_ACCOUNT_SID=AC… TWILIO_AUTH_TOKEN=… IVR_SMS_FROM=+1… ivr worker
"""


@click.command(epilog=EXAMPLES, short_help="Send the SMS that wait.")
@click.option("--once", is_flag=True, help="Send what waits now, then end.")
def worker(*, once: bool) -> None:
    """Send the SMS that calls left in the outbox, through Twilio, until Ctrl-C.

    Reads the same environment variables as `ivr serve`. Several workers may run at once on PostgreSQL.
    """
    from requests import ConnectionError as Unreachable  # noqa: PLC0415
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415
    from twilio.http.http_client import TwilioHttpClient  # noqa: PLC0415
    from twilio.rest import Client  # noqa: PLC0415

    settings = _settings()
    store = _open(settings)
    http = TwilioHttpClient(timeout=ANSWER_TIMEOUT_S)
    client = Client(settings.account_sid, settings.auth_token, http_client=http)
    while True:
        try:
            sent, refused = deliver(store, lambda: client, settings.sms_from, lambda: datetime.now(UTC))
        except (Unreachable, SQLAlchemyError) as error:
            who = "Twilio" if isinstance(error, Unreachable) else "the database"
            told = f"{who} cannot be reached, what waits waits on: {getattr(error, 'orig', error)}"
            if once:
                raise click.ClickException(told) from error
            click.echo(told, err=True)
        else:
            if sent or refused:
                click.echo(f"sent {sent}, refused {refused}", err=True)
        if once:
            return
        time.sleep(IDLE_S)


def _settings() -> Settings:
    from webhooks.settings import SettingsError, read_settings  # noqa: PLC0415

    try:
        settings = read_settings(development=False)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    for name, value in (("TWILIO_ACCOUNT_SID", settings.account_sid), ("IVR_SMS_FROM", settings.sms_from)):
        if not value:
            raise click.UsageError(f"{name} is not set; SMS cannot be sent without it")
    return settings


def _open(settings: Settings) -> Store:
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from ivr.store.database import open_store  # noqa: PLC0415
    from ivr.store.schema import prepare  # noqa: PLC0415
    from ivr.store.tables import SCHEMA  # noqa: PLC0415
    from ivr.store.vault import Vault  # noqa: PLC0415

    try:
        store = open_store(settings.database_url, Vault(settings.secret_key))
        prepare(store.engine, SCHEMA)
    except SQLAlchemyError as error:
        raise click.ClickException(f"the database cannot be used: {getattr(error, 'orig', error)}") from error
    return store
