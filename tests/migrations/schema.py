"""What a database says of its own schema, as plain values for the tests."""

import re

from sqlalchemy import Connection, CursorResult, inspect, text

from tracking.database.engine import Database


async def tables(database: Database) -> set[str]:
    """The names of its tables."""
    async with database.read() as session:
        connection = await session.connection()
        return set(await connection.run_sync(lambda c: inspect(c).get_table_names()))


async def columns(database: Database, table: str) -> dict[str, tuple[str, bool]]:
    """Each column's type, as the database spells it, and whether it may be NULL; in order."""

    def read(connection: Connection) -> dict[str, tuple[str, bool]]:
        return {
            column["name"]: (str(column["type"]), bool(column["nullable"]))
            for column in inspect(connection).get_columns(table)
        }

    async with database.read() as session:
        return await (await session.connection()).run_sync(read)


async def index_definitions(database: Database, table: str) -> dict[str, str]:
    """Each index's `(columns) WHERE predicate`, as the database keeps it."""
    query = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = :table "
        "AND sql IS NOT NULL"
        if database.path
        else "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = :table "
        "AND schemaname = 'public'"
    )
    async with database.read() as session:
        rows = (await session.execute(text(query), {"table": table})).all()
    return {name: _without_head(definition) for name, definition in rows}


def _without_head(definition: str) -> str:
    body = definition[definition.index("(") :]
    # PostgreSQL puts the predicate in parentheses of its own, and types its constants.
    found = re.fullmatch(r"(\(.*?\))(?: WHERE \(?(.*?)\)?)?", body)
    assert found, body
    predicate = re.sub(r"\((\w+)\)::text|::text", r"\1", found[2] or "")
    return f"{found[1]} WHERE {predicate}" if predicate else found[1]


async def statement(database: Database, sql: str, **parameters: object) -> list[tuple[object, ...]]:
    """Run one statement and commit; its rows, if it has any."""
    async with database.write() as session:
        result = await session.execute(text(sql), parameters)
        returned = isinstance(result, CursorResult) and result.returns_rows
        return [tuple(row) for row in result] if returned else []
