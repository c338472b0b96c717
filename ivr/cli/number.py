"""`ivr number`: connect a telephone number at Twilio with a hotline, show it, give it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from webhooks.numbers import Asks, Kept

EPILOG = """\b
Examples:
  ivr number connect +14155550199 --url https://example.ngrok.app
  ivr number show +14155550199
  ivr number disconnect +14155550199

\b
Environment: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN; IVR_TWILIO_URL for a pretend Twilio.
Exit status: 0 done, 1 refused or not wanted, 2 wrong usage, 4 Twilio cannot be reached.
"""


@click.group(epilog=EPILOG, short_help="Connect a number at Twilio with a hotline.")
def number() -> None:
    """Connect a telephone number of your Twilio account with a hotline, show it, give it back as it was."""


@number.command(epilog=EPILOG)
@click.argument("phone_number", metavar="NUMBER")
@click.option("--url", required=True, metavar="URL", help="Where the hotline is served, as Twilio sees it.")
@click.option("--flow", default="", metavar="NAME", help="Which hotline; by default the first.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def connect(*, phone_number: str, url: str, flow: str, yes: bool) -> None:
    """Let NUMBER ask the hotline at URL: voice, fallback and status callback."""
    from webhooks import numbers  # noqa: PLC0415 - nobody who prints help imports it

    with _told():
        found, kept, local = _found(phone_number)
        before = numbers.asks_of(found)
        after = numbers.asks_for(url, flow, local=local)
        if _agreed(phone_number, before, after, yes=yes):
            kept.keep(phone_number, before)
            numbers.put(found, after)
            click.echo(f"{phone_number} is connected; `ivr number disconnect {phone_number}` undoes it")


@number.command(epilog=EPILOG)
@click.argument("phone_number", metavar="NUMBER")
def show(*, phone_number: str) -> None:
    """Show what NUMBER asks when it is rung."""
    from dataclasses import asdict  # noqa: PLC0415

    from webhooks import numbers  # noqa: PLC0415

    with _told():
        found, kept, _local = _found(phone_number)
        for name, value in asdict(numbers.asks_of(found)).items():
            click.echo(f"{name:<24} {value or '-'}")
        if kept.get(phone_number) is not None:
            click.echo("connected from here; what it asked before is kept", err=True)


@number.command(epilog=EPILOG)
@click.argument("phone_number", metavar="NUMBER")
@click.option("--yes", is_flag=True, help="Do not ask.")
def disconnect(*, phone_number: str, yes: bool) -> None:
    """Give NUMBER back what it asked before it was connected."""
    from webhooks import numbers  # noqa: PLC0415

    with _told():
        found, kept, _local = _found(phone_number)
        before = kept.get(phone_number)
        if before is None:
            raise numbers.NumberError(
                f"{phone_number} was not connected from here, so nothing is known of it"
            )
        if _agreed(phone_number, numbers.asks_of(found), before, yes=yes):
            numbers.put(found, before)
            kept.forget(phone_number)
            click.echo(f"{phone_number} is as it was")


def _found(phone_number: str) -> tuple[Any, Kept, bool]:
    """Find the number, the file that remembers, and whether Twilio is a pretend one."""
    from webhooks import numbers  # noqa: PLC0415
    from webhooks.settings import data_folder, read_twilio  # noqa: PLC0415
    from webhooks.twilio_client import make_client  # noqa: PLC0415

    account = read_twilio()
    client = make_client(account.account_sid, account.auth_token, account.url)
    kept = numbers.Kept(data_folder() / "numbers.json")
    return numbers.find(client, phone_number), kept, bool(account.url)


def _agreed(phone_number: str, before: Asks, after: Asks, *, yes: bool) -> bool:
    """Show what will change and ask; False if nothing would."""
    from webhooks.numbers import changes  # noqa: PLC0415

    found = changes(before, after)
    if not found:
        click.echo(f"{phone_number} asks just that already; nothing to do")
        return False
    click.echo(f"{phone_number} will change:")
    for name, old, new in found:
        click.echo(f"  {name:<24} {old or '-'}  →  {new or '-'}")
    if not yes:
        click.confirm("Do it?", abort=True)
    return True


class Unreachable(click.ClickException):
    """Nobody answers at Twilio's address."""

    exit_code = 4


@contextmanager
def _told() -> Iterator[None]:
    """Tell what stood in the way in one sentence."""
    from requests import RequestException  # noqa: PLC0415

    from webhooks.numbers import NumberError  # noqa: PLC0415
    from webhooks.settings import SettingsError  # noqa: PLC0415

    try:
        yield
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    except NumberError as error:
        raise click.ClickException(str(error)) from error
    except RequestException as error:
        raise Unreachable("Twilio cannot be reached; are you online?") from error
