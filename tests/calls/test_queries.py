"""No turn reads a whole table, and a demo wallet of any size rings as the small one does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from flows.wallet import demo, records
from flows.wallet.demo.scale import TRANSACTIONS, GrownAlready, grow, scaled_phone
from ivr.cli import main
from ivr.simulator.clock import VirtualClock
from ivr.simulator.rest.api import Rest
from ivr.store.database import open_store
from ivr.store.vault import Vault
from tests.calls.queries import Queries, watched
from tests.calls.ringing import MORNING, SETTINGS, Town, serve

CALLS = [
    ("1", "1 1 2 1 code 2 2 2 !"),
    ("1", "2 1 1 code 1 1 2 1 1 2 1 !"),
    ("50", "4 1 1 code 1 1 2 1 3 1 4 2 2 1 3 1 5 2 1 4 3 2 1 3000# 3 2 !"),
    ("1", "5 1 1 1 10000001 10000001 !"),
    ("1", "5 2 1 1 rec:4 # 1 1 1 1 5 4 1 1 2 !"),
    ("1", "4 4 1 6211 code 1 !"),
    ("30", "2 2 1 1 code 1 2 1 1 2 !"),
]
"""Calls that go through most services, for the database that is rung more slowly."""


@contextmanager
def watched_town(url: str) -> Iterator[tuple[Town, Queries]]:
    """Open the wallet on an empty database of either kind."""
    clock = VirtualClock(MORNING)
    app = serve(url, clock)
    engine = app.extensions["ivr_store"].engine
    try:
        with watched(app, engine) as queries:
            yield Town(app, clock, Rest(clock.now)), queries
    finally:
        engine.dispose()


def test_no_turn_reads_a_whole_table(database: str) -> None:
    """On both databases, each statement of a turn finds its rows by an index."""
    with watched_town(database) as (town, queries):
        for caller, keys in CALLS:
            town.ring(keys, demo.phone(int(caller)))

        assert len(queries.seen) > 50
        assert queries.faults(town.engine) == []


def test_whoever_does_is_found_out(database: str) -> None:
    """A request that reads a table by a column without an index is told, and so is one that asks too much."""
    with watched_town(database) as (town, queries):

        @town.app.route("/scan")
        def scan() -> str:
            with town.store.read() as connection:
                connection.execute(select(records.account.c.id).where(records.account.c.holder == "李明"))
                for _ in range(40):
                    connection.execute(select(func.max(records.account.c.id)))
            return ""

        town.app.test_client().get("/scan")
        faults = queries.faults(town.engine)

    assert [fault.partition(":")[0] for fault in faults] == [
        "reads all of wallet_account",
        "a request made 41 statements",
    ]


def test_any_number_of_accounts(database: str) -> None:
    """Each account has its payments of a year, none in the future, and can be rung as; no second time.

    And a database that knows how large its tables are reads none of the large ones whole of its own choice.
    """
    with watched_town(database) as (town, queries):
        assert list(grow(town.store, 1002, MORNING)) == [1000, 2]
        with pytest.raises(GrownAlready):
            next(grow(town.store, 1, MORNING))
        account, transaction = records.account, records.transaction
        (owner,) = town.rows(select(account).where(account.c.phone == scaled_phone(1002)))
        mine = town.rows(select(transaction.c.at).where(transaction.c.account_id == owner.id))
        assert len(mine) == TRANSACTIONS
        assert max(row.at for row in mine) <= MORNING
        by_card = transaction.c.cause.in_(("method_disabled", "card_expired"))
        cardless = by_card & transaction.c.card_id.is_(None)
        assert town.rows(select(transaction.c.id).where(cardless)) == []
        with town.store.write() as connection:
            connection.exec_driver_sql("ANALYZE")
        assert town.ring("4 1 1 code 3 !", scaled_phone(1002)).states[-1] == "more"
        for _caller, keys in CALLS:
            town.ring(keys, scaled_phone(500))
        assert queries.faults(town.engine, large=1000) == []


def test_the_command_makes_them(tmp_path: Path) -> None:
    """`ivr flows wallet --scale` makes a database beside the demo data; what is wrong is told."""
    url = f"sqlite:///{tmp_path / 'large.db'}"
    ask = ["flows", "wallet", "--scale", "3", "--database", url]

    done = CliRunner().invoke(main, ask)
    assert (done.exit_code, done.stdout) == (0, f"3 accounts in {url}\n")
    store = open_store(url, Vault(SETTINGS.secret_key))
    with store.read() as connection:
        count = connection.execute(select(func.count()).select_from(records.account)).scalar_one()
    store.engine.dispose()
    assert count == len(demo.EVERYBODY) + 3

    again = CliRunner().invoke(main, ask)
    assert again.exit_code == 2
    assert again.stderr.splitlines()[-1].startswith("Error: there is an account")
    for wrong in (["flows", "--scale", "3"], ["flows", "hello", "--scale", "3", "--database", url]):
        assert CliRunner().invoke(main, wrong).exit_code == 2


def test_the_same_moment_gives_the_same_accounts(tmp_path: Path) -> None:
    """What is made follows from the numbers and the moment alone."""
    made = []
    for name in ("one", "two"):
        with watched_town(f"sqlite:///{tmp_path / name}.db") as (town, _queries):
            list(grow(town.store, 5, datetime.fromisoformat("2026-03-04T10:00+08:00")))
            made.append([tuple(row) for row in town.rows(select(records.transaction))])

    assert made[0] == made[1]
