"""`ivr serve`: answer Twilio's webhooks."""

from __future__ import annotations

import errno
import os
import socket
import sys

import click

from webhooks.settings import DEVELOPMENT, VARIABLES, Settings

EXAMPLES = """\b
Examples:
  ivr serve --dev
  ivr dial http://127.0.0.1:5000/voice   (in another terminal)
  ivr serve --dev --twilio               (client.api.base_url = "http://127.0.0.1:5000")

\b
Environment:
""" + "\n".join(f"  {name:<20} {told}" for name, told in VARIABLES.items())

HERE = ("127.0.0.1", "localhost", "::1", "[::1]")
LAST_PORT = 65535
THREADS = 16
"""Of a process that shows pages: no viewer holds up another, and the phone may ring its own server."""


@click.command(epilog=EXAMPLES, short_help="Answer Twilio's webhooks.")
@click.option(
    "--dev", is_flag=True, help="Development: no secrets needed, demo data, headers that tell the state."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, LAST_PORT), help="The port.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes.  [default: 2; 1 where the phone is, which keeps its calls in memory]",
)
@click.option(
    "--twilio", is_flag=True, help="A pretend Twilio's API beside it, under /2010-04-01; with --dev."
)
def serve(*, dev: bool, host: str, port: int, workers: int | None, twilio: bool) -> None:
    """Answer Twilio's webhooks: POST /voice (the wallet), or /voice/NAME; in development, show pages too.

    Start it again to hear files that you have changed; the phone at /phone hears them at the next call.
    """
    settings = _prepared(dev=dev, twilio_at=host if twilio else None)
    has_phone = "phone" in settings.pages
    if has_phone and workers not in {None, 1}:
        raise click.UsageError("the phone keeps its calls in one process; use --workers 1, or set IVR_PAGES")
    host = f"[{host.strip('[]')}]" if ":" in host else host
    _refuse_taken(host, port)
    os.environ["IVR_ENV"] = "development" if settings.development else "production"
    _tell(settings, f"http://{host}:{port}", twilio=twilio)
    one_process = has_phone or twilio
    # An empty list of trusted addresses: gunicorn would believe X-Forwarded-Proto from this machine.
    gunicorn = ["-m", "gunicorn", "--bind", f"{host}:{port}", "--forwarded-allow-ips", ""]
    gunicorn += ["--workers", str(workers or (1 if one_process else 2))]
    gunicorn += ["--threads", str(THREADS)] if one_process or settings.pages else []
    # Loaded before it forks: a worker that takes a dead one's place then needs no database to start.
    gunicorn += ["--preload", "--log-level", "warning"]
    gunicorn += ["webhooks.app:served(twilio=True)" if twilio else "webhooks.app:served()"]
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, *gunicorn])  # noqa: S606 - a list, without a shell


def _prepared(*, dev: bool, twilio_at: str | None) -> Settings:
    """Read the settings and try to serve the app: what is wrong is told before anything listens."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - nobody who prints help imports SQLAlchemy

    from ivr.engine.source import FlowError  # noqa: PLC0415
    from webhooks.app import StartRefused, create_app  # noqa: PLC0415
    from webhooks.settings import SettingsError, read_settings  # noqa: PLC0415

    try:
        settings = read_settings(development=dev)
        if twilio_at is not None:
            _refuse_for_all(settings, twilio_at)
        create_app(settings).extensions["ivr_store"].engine.dispose()
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    except (FlowError, StartRefused) as error:
        raise click.ClickException(str(error)) from error
    except SQLAlchemyError as error:
        raise click.ClickException(f"the database cannot be used: {getattr(error, 'orig', error)}") from error
    return settings


def _refuse_taken(host: str, port: int) -> None:
    """Try to listen there: gunicorn would try for five seconds, and tell it in a log of its own."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host.strip("[]"), port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = port + 1 if port < LAST_PORT else port - 1
            raise click.ClickException(f"port {port} is in use; try --port {other}") from error
        raise click.ClickException(f"nothing can listen on {host}:{port}: {error.strerror}") from error


def _tell(settings: Settings, address: str, *, twilio: bool) -> None:
    """Tell where what is found, and what is missing."""
    told = [f"answering on {address}/voice"]
    if settings.pages:
        told.append("pages: " + ", ".join(f"{address}/{page}" for page in settings.pages))
    if not settings.human_number:
        told.append("IVR_HUMAN_NUMBER is not set: if we fail, callers reach nobody")
    if settings.development:
        told.append(f"in development, signatures are made with TWILIO_AUTH_TOKEN={settings.auth_token}")
    if twilio:
        account = settings.account_sid
        told.append(f'a pretend Twilio for account {account}: client.api.base_url = "{address}"')
    for line in told:
        click.echo(line, err=True)


def _refuse_for_all(settings: Settings, host: str) -> None:
    """Refuse a pretend Twilio by which strangers could have this machine ask any address."""
    if not settings.development:
        raise click.UsageError("--twilio is for development; add --dev")
    if host not in HERE and settings.auth_token == DEVELOPMENT["TWILIO_AUTH_TOKEN"]:
        raise click.UsageError(
            f"on {host} anybody could have this machine ask any address, by a token that all know; "
            "set TWILIO_AUTH_TOKEN to one of your own"
        )
