"""`ivr worker`: send what waits in the outbox through Twilio, each message once, and do what is due."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ivr.store.database import Store
    from ivr.store.hotline import CallBacks, Hotline
    from webhooks.delivery import Callback
    from webhooks.settings import Settings

IDLE_S = 1.0
EXAMPLES = """\b
Example: TWILIO_ACCOUNT_SID=AC… TWILIO_AUTH_TOKEN=… IVR_SMS_FROM=+1… ivr worker
"""


@click.command(epilog=EXAMPLES, short_help="Send the SMS and call backs that wait, and do what is due.")
@click.option("--once", is_flag=True, help="Send what waits now, then end.")
def worker(*, once: bool) -> None:
    """Send the SMS that calls left, and ring back who asked for it, through Twilio, until Ctrl-C.

    It also takes the steps that are due by time alone: a refund goes to the merchant, a mediation ends.

    Call backs need IVR_PUBLIC_URL, where Twilio finds the hotline; they are placed within agents' hours,
    while an agent is free. Reads the environment variables of `ivr serve`. Several workers may run at once
    on PostgreSQL.
    """
    from requests import ConnectionError as Unreachable  # noqa: PLC0415
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from webhooks.delivery import call_back, deliver  # noqa: PLC0415
    from webhooks.passing import pass_time  # noqa: PLC0415
    from webhooks.twilio_client import make_client  # noqa: PLC0415

    settings = _settings()
    store = _open(settings)
    client = make_client(settings.account_sid, settings.auth_token, settings.twilio_url)
    hotlines = _hotlines(store)
    backs = _call_backs(settings, hotlines)
    while True:
        try:
            moved = pass_time(store, hotlines, datetime.now(UTC))
            sent, refused = deliver(store, lambda: client, settings.sms_from, lambda: datetime.now(UTC))
            rung = sum(
                call_back(store, each, lambda: client, where, lambda: datetime.now(UTC))
                for each, where in backs
            )
        except (Unreachable, SQLAlchemyError) as error:
            who = "Twilio" if isinstance(error, Unreachable) else "the database"
            told = f"{who} cannot be reached, what waits waits on: {getattr(error, 'orig', error)}"
            if once:
                raise click.ClickException(told) from error
            click.echo(told, err=True)
        else:
            if sent or refused or rung or moved:
                click.echo(f"sent {sent}, refused {refused}, rang back {rung}, moved on {moved}", err=True)
        if once:
            return
        time.sleep(IDLE_S)


def _hotlines(store: Store) -> list[Hotline]:
    from ivr.engine.source import FlowError  # noqa: PLC0415
    from ivr.store.schema import prepare  # noqa: PLC0415
    from webhooks.hotlines import names, open_hotline  # noqa: PLC0415

    try:
        found = [open_hotline(name) for name in names()]
    except FlowError as error:
        raise click.ClickException(str(error)) from error
    for each in found:
        if each.schema is not None:
            prepare(store.engine, each.schema)
    return found


def _call_backs(settings: Settings, hotlines: list[Hotline]) -> list[tuple[CallBacks, Callback]]:
    """Find the hotlines that ring back, and where their calls are answered; none without a public address."""
    from webhooks.delivery import Callback  # noqa: PLC0415

    if not settings.public_url:
        click.echo("IVR_PUBLIC_URL is not set: SMS are sent, but nobody is called back", err=True)
        return []
    voice = f"{settings.public_url}/voice"
    return [
        (each.call_backs, Callback(settings.sms_from, f"{voice}/{each.flow.name}", f"{voice}/status"))
        for each in hotlines
        if each.call_backs is not None
    ]


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
