"""The database of `ivr serve`, opened from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ivr.store.database import Store


@contextmanager
def open_records() -> Iterator[Store]:
    """Open it, make or migrate its tables, and close it in the end.

    Raises:
        click.ClickException: The settings or the database cannot be used; it says why.
    """
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
    try:
        yield store
    finally:
        store.engine.dispose()
