"""`ivr user`: who may sign in to the console and the agents' desk."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ivr.store.database import Store

EPILOG = """\b
Examples:
  ivr user add mary --role console
  ivr user add zhao --role agent --number 1001
  ivr user list
  ivr user remove mary

\b
The password is asked for, twice; piped input gives it in one line. The database is that of `ivr serve`
(IVR_DATABASE_URL), by default the one in your data folder.
Exit status: 0 done, 1 there is nobody of that name, 2 wrong usage.
"""


@click.group(epilog=EPILOG, short_help="Who may sign in to the pages.")
def user() -> None:
    """Let people sign in to the console, and agents to their desk."""


@user.command(epilog=EPILOG)
@click.argument("name")
@click.option("--role", type=click.Choice(["console", "agent"]), default="console", show_default=True)
@click.option("--number", metavar="NNNN", help="The number that an agent keys on the agents' line.")
@click.password_option(help="Better left out: it is asked for.")
def add(*, name: str, role: str, number: str | None, password: str) -> None:
    """Let NAME sign in, or give NAME a new password and role."""
    from ivr.store import users  # noqa: PLC0415 - nobody who prints help imports SQLAlchemy

    try:
        with _open().write() as connection:
            users.add(connection, users.User(name, role, number), password, datetime.now(UTC))
    except users.Unfit as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{name} may sign in at /{'desk' if role == 'agent' else 'console'}")


@user.command("list", epilog=EPILOG)
def list_() -> None:
    """List who may sign in."""
    from ivr.store import users  # noqa: PLC0415

    with _open().read() as connection:
        for each in users.everybody(connection):
            click.echo(f"{each.name}\t{each.role}\t{each.agent_number or ''}".rstrip())


@user.command(epilog=EPILOG)
@click.argument("name")
def remove(*, name: str) -> None:
    """Let NAME sign in no more."""
    from ivr.store import users  # noqa: PLC0415

    with _open().write() as connection:
        found = users.remove(connection, name)
    if not found:
        raise click.ClickException(f"there is nobody of the name {name}")


def _open() -> Store:
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from ivr.store.database import open_store  # noqa: PLC0415
    from ivr.store.schema import prepare  # noqa: PLC0415
    from ivr.store.tables import SCHEMA  # noqa: PLC0415
    from ivr.store.vault import Vault  # noqa: PLC0415
    from webhooks.settings import SettingsError, read_settings  # noqa: PLC0415

    try:
        settings = read_settings(development=True)
        store = open_store(settings.database_url, Vault(settings.secret_key))
        prepare(store.engine, SCHEMA)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    except SQLAlchemyError as error:
        raise click.ClickException(f"the database cannot be used: {getattr(error, 'orig', error)}") from error
    return store
