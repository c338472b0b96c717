"""`ivr flows NAME --scale`: make a database as large as a real one, to measure the hotline with."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from ivr.cli.wrong import Wrong


def scale(name: str, accounts: int, url: str) -> None:
    """Fill the database at `url` with the hotline's demo data and `accounts` accounts beside them.

    Raises:
        Wrong: the hotline has no accounts, or the database cannot be used, or has them already.
    """
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - only who asks for this needs the database

    from ivr.store.database import open_store  # noqa: PLC0415
    from ivr.store.vault import Vault  # noqa: PLC0415
    from webhooks.app import prepare_store  # noqa: PLC0415
    from webhooks.hotlines import Hotlines, NoSuchHotline, open_hotline  # noqa: PLC0415
    from webhooks.settings import read_settings  # noqa: PLC0415

    now = datetime.now(UTC)
    try:
        hotline = open_hotline(name)
        if hotline.grow is None:
            raise Wrong(f"the hotline '{name}' has no accounts to make more of")
        store = open_store(url, Vault(read_settings(development=True).secret_key))
        prepare_store(store, Hotlines({name: hotline}), demo=True, now=now)
        with click.progressbar(length=accounts, label="accounts", file=sys.stderr) as bar:
            for added in hotline.grow(store, accounts, now):
                bar.update(added)
    except (NoSuchHotline, SQLAlchemyError, ValueError) as error:
        raise Wrong(str(getattr(error, "orig", error))) from error
    store.engine.dispose()
    click.echo(f"{accounts} accounts in {url}")
