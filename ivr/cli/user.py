"""`ivr user`: who may sign in to the console and the agents' desk."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from ivr.cli.records import open_records

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
@click.option("--password", help="Better left out: it is asked for.")
def add(*, name: str, role: str, number: str | None, password: str | None) -> None:
    """Let NAME sign in, or give NAME a new password and role."""
    from ivr.store import users  # noqa: PLC0415 - nobody who prints help imports SQLAlchemy

    password = password or _asked(users.SHORTEST)
    try:
        with open_records() as store, store.write() as connection:
            users.add(connection, users.User(name, role, number), password, datetime.now(UTC))
    except users.Unfit as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{name} may sign in at /{'desk' if role == 'agent' else 'console'}")


def _asked(shortest: int) -> str:
    """Ask for the password, unseen and twice; from a pipe, read it."""
    if sys.stdin.isatty():
        asked = f"Password, of {shortest} characters or more"
        return str(click.prompt(asked, hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


@user.command("list", epilog=EPILOG)
def list_() -> None:
    """List who may sign in."""
    from ivr.store import users  # noqa: PLC0415

    with open_records() as store, store.read() as connection:
        for each in users.everybody(connection):
            click.echo(f"{each.name}\t{each.role}\t{each.agent_number or ''}".rstrip())


@user.command(epilog=EPILOG)
@click.argument("name")
def remove(*, name: str) -> None:
    """Let NAME sign in no more."""
    from ivr.store import users  # noqa: PLC0415

    with open_records() as store, store.write() as connection:
        found = users.remove(connection, name)
    if not found:
        raise click.ClickException(f"there is nobody of the name {name}")
