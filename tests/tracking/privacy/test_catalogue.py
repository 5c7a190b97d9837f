"""Nothing is stored of which nobody decided whose it is and what becomes of it."""

from sqlalchemy import Integer, insert

from tracking.database import models
from tracking.database.engine import Base
from tracking.database.models import Guild
from tracking.privacy import member
from tracking.privacy.catalogue import BY_NAME, Whose

HOW = (
    "say in tracking/privacy/catalogue.py whose it is, and what of it is given to him who asks; "
    "docs/privacy.md tells members of it"
)


def test_every_table_and_column_is_in_the_catalogue():
    assert models.Player.metadata is Base.metadata
    for name, table in Base.metadata.tables.items():
        assert name in BY_NAME, f"the table {name} is new: {HOW}"
        new = {column.name for column in table.columns} - BY_NAME[name].columns
        assert not new, f"new in {name}: {new}; {HOW}"


def test_nothing_in_the_catalogue_is_gone():
    for name, holding in BY_NAME.items():
        assert name in Base.metadata.tables, f"the table {name} is gone"
        gone = holding.columns - {column.name for column in Base.metadata.tables[name].columns}
        assert not gone, f"gone from {name}: {gone}"


def test_whoever_has_rows_by_a_player_is_known_as_his():
    """They are removed with him, whether or not the database does that by itself."""
    for name, table in Base.metadata.tables.items():
        if "player_id" in table.c:
            assert BY_NAME[name].whose is Whose.PLAYER


BY_HAND = {"announcements", "notices", "paused_channels", "subscriptions"}
"""What `tracking.privacy.servers` removes itself."""


def test_whatever_is_a_servers_goes_with_it():
    for name, table in Base.metadata.tables.items():
        if "guild_id" in table.c and name not in BY_HAND:
            [key] = table.c.guild_id.foreign_keys
            assert (key.target_fullname, key.ondelete) == ("guilds.id", "CASCADE"), name


def test_whatever_names_a_discord_user_is_known_as_his():
    for name, table in Base.metadata.tables.items():
        if "user_id" in table.c:
            assert BY_NAME[name].whose is Whose.MEMBER, name


async def test_all_of_a_discord_user_is_shown_and_forgotten(sqlite_database, clock):
    of_members = {name for name, held in BY_NAME.items() if held.whose is Whose.MEMBER}
    assert {model.__tablename__ for model, _ in member.TABLES} == of_members
    async with sqlite_database.write() as session:
        session.add(Guild(id=1, name="Here", joined_at=clock.now()))
        await session.flush()
        for name in of_members:
            table = Base.metadata.tables[name]
            values = {c.name: _some(c, clock) for c in table.columns if not c.nullable}
            await session.execute(insert(table).values(values | {"user_id": 7}))
        assert len(await member.rows_of(session, 7)) == len(of_members)
        await member.forget(session, 7)
        assert await member.rows_of(session, 7) == []


def _some(column, clock):
    """A value for a column that must have one."""
    if column.name.endswith("_at"):
        return clock.now()
    return 1 if isinstance(column.type, Integer) else column.name[:4]
