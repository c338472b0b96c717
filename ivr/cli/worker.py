"""`ivr worker`: send what waits in the outbox through Twilio, each message once."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ivr.store.database import Store
    from webhooks.settings import Settings

IDLE_S = 1.0
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

    from webhooks.delivery import deliver  # noqa: PLC0415
    from webhooks.twilio_client import make_client  # noqa: PLC0415

    settings = _settings()
    store = _open(settings)
    client = make_client(settings.account_sid, settings.auth_token, settings.twilio_url)
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
