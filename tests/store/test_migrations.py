"""A new database, made at once, and an old one, led there by Alembic, come to the same tables."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from threading import Barrier
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Engine, Inspector, Integer, MetaData, Table, inspect, text

from ivr.store.database import open_store
from ivr.store.schema import DatabaseNewer, Schema, migrate, prepare
from ivr.store.tables import SCHEMA
from ivr.store.vault import Vault
from webhooks.hotlines import FOLDER, names


def _schemas() -> list[Schema]:
    """Give the store's schema, and that of each flow that keeps records."""
    packages = [f"flows.{name}" for name in names() if (FOLDER / name / "__init__.py").exists()]
    records = [f"{package}.records" for package in packages if find_spec(f"{package}.records")]
    return [SCHEMA, *(import_module(each).SCHEMA for each in records)]


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """Open an empty database as the store does."""
    engine = open_store(database, Vault(b"0123456789abcdef")).engine
    yield engine
    engine.dispose()


def _tables(engine: Engine, schema: Schema) -> dict[str, Any]:
    """Describe the schema's tables as the database sees them."""
    seen: Inspector = inspect(engine)
    return {
        table: {
            "columns": [
                (each["name"], str(each["type"]), each["nullable"], each.get("default"))
                for each in seen.get_columns(table)
            ],
            "key": seen.get_pk_constraint(table)["constrained_columns"],
            "foreign keys": sorted(
                (each["constrained_columns"], each["referred_table"], each["referred_columns"])
                for each in seen.get_foreign_keys(table)
            ),
            "unique": sorted(each["column_names"] for each in seen.get_unique_constraints(table)),
            "checks": sorted(each["sqltext"] for each in seen.get_check_constraints(table)),
            "indexes": sorted(
                (each["name"], each["column_names"], each["unique"], _texts(each.get("dialect_options", {})))
                for each in seen.get_indexes(table)
            ),
        }
        for table in sorted(schema.metadata.tables)
    }


def _texts(options: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((name, str(value)) for name, value in options.items())


@pytest.mark.parametrize("schema", _schemas(), ids=lambda schema: schema.name)
def test_both_ways_meet(engine: Engine, schema: Schema) -> None:
    """Migrated from nothing, a schema's tables are those that `prepare` makes, in every detail."""
    with engine.begin() as connection:
        migrate(connection, schema)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_object": lambda _object, name, kind, _reflected, _other: (
                    kind != "table" or name in schema.metadata.tables
                ),
            },
        )
        assert compare_metadata(context, schema.metadata) == []
    migrated = _tables(engine, schema)
    with engine.begin() as connection:
        connection.execute(text(f"DROP TABLE {schema.version_table}"))
        schema.metadata.drop_all(connection)
    prepare(engine, schema)
    assert _tables(engine, schema) == migrated


@pytest.mark.parametrize("schema", _schemas(), ids=lambda schema: schema.name)
def test_head_is_named(engine: Engine, schema: Schema) -> None:
    """`SCHEMA.head` is the one last migration, and both ways leave the database standing there."""
    scripts = ScriptDirectory(str(schema.migrations), version_locations=[str(schema.migrations)])
    assert scripts.get_heads() == [schema.head]
    with engine.begin() as connection:
        migrate(connection, schema)
    prepare(engine, schema)
    with engine.connect() as connection:
        version = connection.execute(text(f"SELECT version_num FROM {schema.version_table}")).scalars().all()
    assert version == [schema.head]


def test_old_database_is_led_on(engine: Engine, tmp_path: Any) -> None:
    """A database at an older revision keeps its rows and gets what is new; a second start changes nothing."""
    for number, before, change in (
        ("0001", None, 'op.create_table("thing", sa.Column("id", sa.Integer, primary_key=True))'),
        ("0002", '"0001"', 'op.add_column("thing", sa.Column("colour", sa.Integer))'),
    ):
        (tmp_path / f"{number}_x.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f'revision = "{number}"\ndown_revision = {before}\n\n\ndef upgrade():\n    {change}\n'
        )
    metadata = MetaData()
    Table("thing", metadata, Column("id", Integer, primary_key=True), Column("colour", Integer))
    schema = Schema("toy", metadata, "0002", tmp_path)
    with engine.begin() as connection:
        migrate(connection, schema, "0001")
        connection.execute(text("INSERT INTO thing (id) VALUES (7)"))
    for _ in range(2):
        prepare(engine, schema, lambda _connection: pytest.fail("an old database is not filled"))
        with engine.connect() as connection:
            assert connection.execute(text("SELECT id, colour FROM thing")).all() == [(7, None)]
            assert connection.execute(text("SELECT version_num FROM toy_version")).scalar_one() == "0002"


def test_servers_that_start_at_once(database: str) -> None:
    """Of four processes that start on a new database, one makes and fills it; the others wait and find it."""
    filled: list[int] = []
    engines = [open_store(database, Vault(b"0123456789abcdef")).engine for _ in range(4)]
    together = Barrier(4)

    def start(number: int) -> None:
        together.wait(10)
        prepare(engines[number], SCHEMA, lambda _connection: filled.append(number))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, range(4)))
    for engine in engines:
        engine.dispose()
    assert len(filled) == 1


def test_new_database_whole_or_not_at_all(engine: Engine) -> None:
    """When filling a new database fails, no table is left behind, and the next start makes it anew."""

    def fails(_connection: Any) -> None:
        raise RuntimeError("no demo data")

    with pytest.raises(RuntimeError, match="no demo data"):
        prepare(engine, SCHEMA, fails)
    assert inspect(engine).get_table_names() == []
    filled = []
    for _ in range(2):
        prepare(engine, SCHEMA, filled.append)
    assert len(filled) == 1
    assert set(inspect(engine).get_table_names()) == {*SCHEMA.metadata.tables, "store_version"}


def test_a_database_that_is_newer_than_the_program_is_refused(engine: Engine) -> None:
    """A program that is rolled back leaves the tables of the newer one as they are."""
    prepare(engine, SCHEMA)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {SCHEMA.version_table} SET version_num = '9999'"))

    with pytest.raises(DatabaseNewer, match="9999, newer than this program"):
        prepare(engine, SCHEMA)
