"""Open the database: SQLite with commits that survive a power cut, or PostgreSQL for many machines."""

from __future__ import annotations

import sqlite3
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from ivr.store.vault import Vault

BUSY_TIMEOUT_S = 5
"""So long a turn waits for another writer; the carrier gives up after 15 s."""
NAP_S = 0.0005
"""Between two looks whether the other writer is done; a turn takes as long, SQLite's naps grow to 100 ms."""


@dataclass(frozen=True, slots=True)
class Store:
    """The database and the secret key: all that is kept outside a process."""

    engine: Engine
    vault: Vault

    def write(self) -> AbstractContextManager[Connection]:
        """Open a transaction that writes: committed at the end, rolled back on an exception."""
        return self.engine.begin()

    def read(self) -> AbstractContextManager[Connection]:
        """Open a transaction that only reads, and so waits for no writer."""
        return self.engine.connect().execution_options(ivr_reads=True)


def open_store(url: str, vault: Vault) -> Store:
    """Open the database at an SQLAlchemy URL; nothing is connected yet.

    Raises:
        sqlalchemy.exc.ArgumentError: the URL is none, or of a database that we do not work with here.
    """
    address = make_url(url)
    backend = address.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise ArgumentError(f"it is {backend}; give sqlite:///file or postgresql://user@host/database")
    if backend == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
        patience = {"connect_timeout": BUSY_TIMEOUT_S}
        try:
            engine = create_engine(address, pool_pre_ping=True, hide_parameters=True, connect_args=patience)
        except ModuleNotFoundError as error:
            raise ArgumentError("PostgreSQL needs psycopg; install ivr-workbench[postgresql]") from error
        event.listen(engine, "connect", _on_connect_postgresql)
        return Store(engine, vault)
    patience = {"timeout": BUSY_TIMEOUT_S, "check_same_thread": False}
    engine = create_engine(address, hide_parameters=True, connect_args=patience)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return Store(engine, vault)


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # `_on_begin` opens transactions, the driver's own way is too late
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    # Two processes that meet at a new file both want to change its mode, and SQLite does not let them wait.
    _patiently(connection, "PRAGMA journal_mode=WAL")


def _on_connect_postgresql(connection: Any, _record: Any) -> None:
    connection.autocommit = True  # what is set inside a transaction is forgotten when that is rolled back
    connection.execute(f"SET lock_timeout = {int(BUSY_TIMEOUT_S * 1000)}")
    connection.autocommit = False


def _on_begin(connection: Connection) -> None:
    if connection.get_execution_options().get("ivr_reads"):
        connection.exec_driver_sql("BEGIN")
        return
    driver: Any = connection.connection.dbapi_connection
    driver.execute("PRAGMA busy_timeout=0")
    try:
        _patiently(driver, "BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # fails again, and SQLAlchemy tells why
    finally:
        driver.execute(f"PRAGMA busy_timeout={round(BUSY_TIMEOUT_S * 1000)}")


def _patiently(driver: Any, statement: str) -> None:
    """Run a statement as soon as nobody else is writing; raise what SQLite says if that takes too long."""
    until_s = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            driver.execute(statement)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until_s:
                raise
            time.sleep(NAP_S)
        else:
            return
