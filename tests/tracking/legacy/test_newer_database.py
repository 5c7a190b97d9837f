"""This version on a database that a newer one has migrated, and on which 006 was run: going back to
an older image works."""

import logging

import pytest

from tests.migrations.schema import statement
from tests.tracking.polling.riot import live, record
from tracking.database.cleanup import VERSION_TABLE, clean_up
from tracking.database.migrate import current_revision, demand_current, upgrade
from tracking.errors import Refused

NEWER = (
    "ALTER TABLE tracked_games ADD COLUMN mood VARCHAR(10) NOT NULL DEFAULT 'fair'",
    "ALTER TABLE tracked_players ADD COLUMN shoe_size INTEGER",
    "ALTER TABLE game_states ADD COLUMN weather TEXT",
    "CREATE TABLE forecasts (id INTEGER PRIMARY KEY)",
    "UPDATE alembic_version SET version_num = '999'",
)


@pytest.fixture
async def newer(world, caplog):
    await clean_up(world.database)
    for each in NEWER:
        await statement(world.database, each)
    with caplog.at_level(logging.WARNING):
        await upgrade(world.database)
    assert "revision 999" in caplog.text
    await world.follow("otter")
    return world


async def test_it_warns_and_leaves_the_newer_revision_alone(newer):
    await demand_current(newer.database)
    assert await current_revision(newer.database) == "999"
    assert not await clean_up(newer.database)


async def test_the_new_model_follows_a_game_to_its_post(newer):
    newer.riot.live["otter"] = live(1, "otter")
    await newer.detect()
    newer.riot.live.clear()
    await newer.detect()
    await newer.detect()
    newer.riot.publish(record(1, newer.clock.now(), otter=True))
    await newer.complete()
    assert [row.status for row in (await newer.games()).values()] == ["COMPLETED"]
    assert len(await newer.announcements()) == 1


async def test_an_older_version_that_knows_nothing_of_006_runs_its_old_model(newer):
    newer.riot.live["otter"] = live(1, "otter")
    await newer.poll()
    newer.riot.live.clear()
    newer.riot.publish(record(1, newer.clock.now(), otter=True))
    await newer.poll()
    assert await newer.states() == [("IN_GAME", "1", None), ("NOT_IN_GAME", "1", "win")]


async def test_a_newer_clean_up_is_left_alone(newer):
    await statement(newer.database, f"UPDATE {VERSION_TABLE} SET version_num = '998'")
    with pytest.raises(Refused, match="revision 998"):
        await clean_up(newer.database)
