"""Bring a database to the tables that the code expects, quickly when it is new.

A new database gets today's tables at once; an older one is led there by Alembic, which is imported only
then. A test holds the two ways against each other. The store and each flow with records have a chain of
migrations of their own, each with its own version table, so that a flow can be added or left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateTable


@dataclass(frozen=True, slots=True)
class Schema:
    """Tables that belong together, and the revision of `migrations` that they stand at."""

    name: str
    metadata: MetaData
    head: str
    migrations: Path

    @property
    def version_table(self) -> str:
        """The table that holds the revision a database stands at."""
        return f"{self.name}_version"


class DatabaseNewer(SQLAlchemyError):
    """A newer program has migrated this database; nothing was changed."""


def prepare(engine: Engine, schema: Schema, fill: Callable[[Connection], None] | None = None) -> None:
    """Make or migrate the schema's tables; tables made just now are filled by `fill`.

    Everything happens in one transaction: after an error the database is as it was. Two processes that
    start at once on a new database do not meet halfway: the second waits for the first.
    """
    with engine.begin() as connection:
        _one_at_a_time(connection)
        found = _revision(connection, schema)
        if found is None:
            _create(connection, schema.metadata)
            _stamp(connection, schema)
            if fill is not None:
                fill(connection)
        elif found > schema.head:
            raise DatabaseNewer(
                f"its tables '{schema.name}' are of revision {found}, newer than this program"
            )
        elif found != schema.head:
            migrate(connection, schema)


def _create(connection: Connection, metadata: MetaData) -> None:
    """Make the tables, each with its indexes by name, which SQLAlchemy keeps in no order.

    Of two that fit a query alike SQLite takes the newer one: an index of part of a table, to be of use, is
    named so that it comes after that of the whole, as migrations make them.
    """
    for table in metadata.sorted_tables:
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            index.create(connection)


def migrate(connection: Connection, schema: Schema, revision: str | None = None) -> None:
    """Run the schema's migrations up to `revision` (default: its head) in the connection's transaction."""
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - a start that has nothing to do skips it
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    scripts = ScriptDirectory(str(schema.migrations), version_locations=[str(schema.migrations)])
    target = revision or schema.head

    def steps(current: object, _context: MigrationContext) -> list[object]:
        return list(scripts._upgrade_revs(target, current))  # type: ignore[arg-type]  # noqa: SLF001 - Alembic's own way in for code

    context = MigrationContext.configure(
        connection, opts={"version_table": schema.version_table, "fn": steps, "transactional_ddl": True}
    )
    from alembic.operations import Operations  # noqa: PLC0415

    with Operations.context(context):
        context.run_migrations()


def _one_at_a_time(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7452301)")


def _revision(connection: Connection, schema: Schema) -> str | None:
    if not inspect(connection).has_table(schema.version_table):
        return None
    return str(connection.execute(select(_version(schema).c.version_num)).scalar_one())


def _stamp(connection: Connection, schema: Schema) -> None:
    table = _version(schema)
    table.create(connection)
    connection.execute(insert(table), {"version_num": schema.head})


def _version(schema: Schema) -> Table:
    return Table(schema.version_table, MetaData(), Column("version_num", String(32), primary_key=True))
