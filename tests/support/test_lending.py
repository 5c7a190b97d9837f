"""What one test does to a database reaches no other."""

import pytest
from sqlalchemy import text

from tests.support import lending
from tests.support.following import add_player

HARM = {
    "rows": "INSERT INTO app_meta (key, value, updated_at) VALUES ('k', 'v', CURRENT_TIMESTAMP)",
    "a table": "CREATE TABLE mine (a INTEGER)",
    "a column": "ALTER TABLE app_meta ADD COLUMN mine INTEGER",
    "an index": "DROP INDEX idx_tracked_games_detected",
    "the revision": "UPDATE alembic_version SET version_num = '001'",
    "no revision": "DROP TABLE alembic_version",
}


async def shape(database):
    async with database.read() as session:
        if database.path:
            query = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY 1)"
        else:
            query = lending.SHAPE
        return (
            await session.scalar(text(query)),
            await session.scalar(text("SELECT version_num FROM alembic_version")),
            await session.scalar(text("SELECT count(*) FROM app_meta")),
        )


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
async def test_it_is_handed_out_as_new(dialect, harm):
    lender = lending.SQLITE if dialect == "sqlite" else lending.POSTGRESQL
    async with lender.lend() as database:
        as_new = await shape(database)
        async with database.write() as session:
            first = await add_player(session, "Otter")
            await session.execute(text(harm))
    async with lender.lend() as again:
        assert again is database
        assert await shape(again) == as_new
        async with again.write() as session:
            assert await add_player(session, "Otter") == first == 1


async def test_two_at_a_time_are_two(dialect):
    lender = lending.SQLITE if dialect == "sqlite" else lending.POSTGRESQL
    async with lender.lend() as one, lender.lend() as other:
        assert one.url != other.url
