"""What changed in a hotline's records is told whole, the same every time, and without secrets."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    insert,
    update,
)

from ivr.store import tables
from ivr.store.changes import Changes
from ivr.store.types import UtcDateTime
from tests.conftest import BEGINNING

SID = "CA" + "0" * 31 + "7"
metadata = MetaData()
holder = Table(
    "holder",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("phone", String(16), unique=True),
    Column("status", String(16)),
)
code = Table(
    "code",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("holder_id", ForeignKey(holder.c.id)),
    Column("code_hmac", String(64)),
    Column("sealed", LargeBinary),
    Column("call_sid", String(64)),
    Column("note", String(64)),
    Column("expires_at", UtcDateTime),
)


@pytest.fixture
def watched(sqlite: str):
    """Give a database with a holder, and what tells its changes."""
    engine = create_engine(sqlite)
    tables.metadata.create_all(engine)
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(holder), {"id": 5, "phone": "+861", "status": "active"})
        connection.execute(
            insert(code), {"id": 40, "holder_id": 5, "code_hmac": "aa", "expires_at": BEGINNING}
        )
    changes = Changes(engine, metadata, SID)
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    yield connection, lambda: list(changes.since(BEGINNING))
    connection.close()
    engine.dispose()


def test_nothing_changed_nothing_told(watched) -> None:
    """What is not listed did not change."""
    assert watched[1]() == []


def test_rows_new_different_and_gone(watched) -> None:
    """Each is told once, by the name that is its own; a new row without one is counted, not numbered."""
    connection, told = watched
    connection.execute(update(holder).values(status="frozen"))
    connection.execute(insert(code), {"holder_id": 5, "call_sid": SID, "expires_at": BEGINNING})
    connection.execute(insert(tables.caller), {"number": "+861", "language": "en-US"})
    assert told() == [
        "caller +861 is new: language en-US",
        "code #1 is new: holder_id +861, call_sid this call, expires_at now",
        "holder +861: status active → frozen",
    ]
    assert told() == []
    connection.execute(delete(code).where(code.c.id == 40))
    connection.execute(update(code).values(expires_at=BEGINNING + timedelta(minutes=90)))
    assert told() == ["code #1: expires_at earlier → now + 1:30:00", "code 40 is gone"]


def test_secrets_and_foreign_ids_are_not_shown(watched) -> None:
    """Hashes and encrypted bytes are hidden, ids of the carrier cut, and a line stays one line."""
    connection, told = watched
    connection.execute(update(code).values(code_hmac="bb", sealed=b"x", note=f"RE{'a' * 32}\nnext"))
    assert told() == [
        "code 40: code_hmac (hidden) → (hidden), sealed none → (hidden), note none → RE… ⏎ next"
    ]
