"""The wallet's tables: asked only where an index leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, select, text

from flows.wallet import records
from flows.wallet.demo import EVERYBODY, fill
from flows.wallet.records.payments import unfinished
from ivr.store.database import Store, open_store
from ivr.store.schema import Schema, migrate, prepare
from ivr.store.vault import Vault
from tests.conftest import BEGINNING, Clock
from tests.wallet.conftest import KEY, filled
from tests.wallet.phone import Phone, account_of, everything

SMALL = {"wallet_merchant"}
"""Tables that stay small, which a turn may read whole."""


def migrated(engine: Engine, schema: Schema) -> None:
    """Make tables as an old database comes to them."""
    with engine.begin() as connection:
        migrate(connection, schema)


@pytest.mark.parametrize("made_by", [prepare, migrated])
def test_unfinished_payments_are_found_without_the_others(
    sqlite: str, made_by: Callable[[Engine, Schema], None]
) -> None:
    """New or migrated, a database looks up an account's unfinished payments in the index of those alone."""
    engine = open_store(sqlite, Vault(KEY)).engine
    made_by(engine, records.SCHEMA)
    columns = records.transaction.c
    newest = select(columns.id).where(columns.account_id == 1, unfinished, columns.at > BEGINNING)
    asked = newest.order_by(columns.at.desc(), columns.id.desc()).limit(1).compile(engine)
    with engine.connect() as connection:
        values = (None,) * len(asked.positiontup or ())
        (plan,) = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values).all()

    assert "wallet_transaction_unfinished" in plan.detail
    engine.dispose()


def test_every_query_has_an_index(ring: Callable[..., Phone], store: Store) -> None:
    """No turn reads a table that grows from end to end: SQLite plans a search for every statement."""
    asked: set[tuple[str, Any]] = set()

    def note(_c: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        if not many and statement.startswith(("SELECT", "UPDATE")) and "wallet_" in statement:
            asked.add((statement, tuple(values)))

    event.listen(store.engine, "before_cursor_execute", note)
    ring(1).press("1 1 1 1 code 2 2 2 1").answer_payments().answer_payments().press("1 2 0").hang_up()
    ring(12).press("2 1 1 code 2 1 1 1 1 5 1 1 10000001 0").wait_ends("left").press("2").record(5)
    ring(7).press("2 1 1 000000 code 2 2 2 0")
    ring(30).press("2 2 1 1 code 2 1 1 1 1 2 1 2 4 1 3 1 2 2").hang_up()
    ring(34).press("2 2 2 1 code 2 1 2 1 2 2 2 1").hang_up()
    ring(31).press("2 2 2 1 code 1 1 2 3 2").hang_up()
    ring(42).press("2 3 1 code").hang_up()
    ring(44).press("4 4 1 6641 code 1 1 1").hang_up()
    ring(45).press("4 4 1 6651 code 1 2").hang_up()
    ring(46).press("4 4 1 6661 code 1 1 1 2 3 1 1").hang_up()
    event.remove(store.engine, "before_cursor_execute", note)

    plans = []
    with store.read() as connection:
        for statement, values in asked:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            plans += [(row.detail, statement) for row in rows]
    for index in (
        "wallet_transaction_failed",
        "wallet_transaction_unfinished",
        "wallet_protection",
        "wallet_dispute",
    ):
        assert any(index in plan for plan, _ in plans), index
    scans = [plan for plan in plans if plan[0].startswith("SCAN wallet_") and "INDEX" not in plan[0]]
    assert len(asked) > 40
    assert [plan for plan in scans if not any(name in plan[0] for name in SMALL)] == []


def test_the_same_moment_gives_the_same_data(database: str, clock: Clock) -> None:
    """Demo data follow from the moment alone, on both databases, and are quickly written."""
    store = filled(database, clock)
    statements: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    first = everything(store)
    with store.write() as connection:
        for table in reversed(records.SCHEMA.metadata.sorted_tables):
            connection.execute(table.delete())
        if connection.dialect.name == "postgresql":
            names = ", ".join(table.name for table in records.SCHEMA.metadata.sorted_tables)
            connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
        statements.clear()
        fill(connection, store.vault, clock.now())

    assert everything(store) == first
    assert len(statements) < 600
    store.engine.dispose()


def test_no_payment_is_in_the_future(store: Store, clock: Clock) -> None:
    """All demo payments lie in the past, and every account has a phone of its own."""
    data = everything(store)

    assert all(row.at < clock.now() + timedelta(0) for row in data["wallet_transaction"])
    assert len({row.phone for row in data["wallet_account"]}) == len(EVERYBODY)


@pytest.mark.parametrize("number", [1, 13])
def test_cards_belong_to_their_accounts(store: Store, number: int) -> None:
    """The card that an account pays with is its own."""
    account = account_of(store, number)
    cards = {row.id for row in everything(store)["wallet_card"] if row.account_id == account.id}

    assert len(cards) == 2
    assert account.default_card_id in cards | {None}
