"""What a match record tells of its players is taken at once, and never against newer knowledge."""

import pytest
from sqlalchemy import select, update

from tests.tracking.polling.riot import live, record
from tracking.database.models import Player


async def names(world):
    async with world.database.read() as session:
        rows = await session.scalars(select(Player).order_by(Player.id))
        return {row.lol_puuid: f"{row.game_name}#{row.tag_line}" for row in rows}


async def player(world, puuid="otter"):
    async with world.database.read() as session:
        return await session.scalar(select(Player).where(Player.lol_puuid == puuid))


async def known_now(world):
    async with world.database.write() as session:
        await session.execute(update(Player).values(known_at=world.clock.now()))


async def plays(world, number, *, seconds=300, **fields):
    world.clock.shift(600)
    world.riot.publish(record(number, world.ago(seconds=5), seconds=seconds, **fields))
    await world.compare()


async def test_a_rename_is_taken_from_the_record_that_shows_it_and_is_what_the_post_says(world):
    await world.follow("otter")
    await known_now(world)
    await plays(world, 1, otter=True, names={"otter": "Loud Otter#1234"})
    assert await names(world) == {"otter": "Loud Otter#1234"}
    [row] = await world.announcements()
    assert (row.payload["players"][0]["game_name"]) == "Loud Otter"


async def test_posts_of_the_day_after_a_rename_say_what_he_was_called(world):
    await world.follow("otter")
    await known_now(world)
    await plays(world, 1, otter=True, names={"otter": "Loud Otter#1234"})
    await plays(world, 2, otter=True, names={"otter": "Loud Otter#1234"})
    world.clock.shift(86_400)
    await plays(world, 3, otter=True, names={"otter": "Loud Otter#1234"})
    known = (await player(world)).id
    told = [row.payload["formerly"] for row in await world.announcements()]
    assert told == [{str(known): "Otter#EUW"}, {str(known): "Otter#EUW"}, {}]


async def test_another_case_of_the_letters_is_no_rename(world):
    await world.follow("otter")
    await known_now(world)
    await plays(world, 1, otter=True, names={"otter": "OTTER#euw"})
    assert await names(world) == {"otter": "OTTER#euw"}
    [row] = await world.announcements()
    assert row.payload["formerly"] == {}


async def test_who_lost_his_name_is_told_of_by_it_once_he_has_a_new_one(world):
    await world.follow("otter")
    await world.follow("heron")
    await known_now(world)
    await plays(world, 1, heron=True, names={"heron": "Otter#EUW"})
    await plays(world, 2, otter=True, names={"otter": "Newest#EUW"})
    told = {
        name for row in await world.announcements() for name in row.payload["formerly"].values()
    }
    assert told == {"Heron#EUW", "Otter#EUW"}


async def test_a_record_from_before_what_is_known_brings_no_old_name_back(world):
    await world.follow("otter")
    await known_now(world)
    # It began before the rename was known and ended after it.
    world.clock.shift(600)
    old = record(1, world.ago(seconds=5), seconds=1200, otter=True, names={"otter": "Old#OLD"})
    world.riot.publish(old)
    await world.compare()
    assert (await world.games())["otter", 1].status == "COMPLETED"
    assert await names(world) == {"otter": "Otter#EUW"}


async def test_records_that_come_newest_first_leave_the_newest_name(world):
    await world.follow("otter")
    await known_now(world)
    world.clock.shift(7200)
    first = record(1, world.ago(seconds=3600), otter=True, names={"otter": "Middle#EUW"})
    world.riot.publish(first)
    world.riot.publish(record(2, world.ago(seconds=5), otter=True, names={"otter": "Newest#EUW"}))
    await world.compare()
    assert await names(world) == {"otter": "Newest#EUW"}


async def test_premades_who_swapped_names_both_have_the_right_one_after_one_record(world):
    await world.follow("otter", "heron")
    await known_now(world)
    swapped = {"otter": "Heron#EUW", "heron": "Otter#EUW"}
    await plays(world, 1, otter=True, heron=True, names=swapped)
    assert await names(world) == swapped
    [row] = await world.announcements()
    assert {p["game_name"] for p in row.payload["players"]} == {"Heron", "Otter"}
    assert (await player(world)).problem is None


async def test_who_loses_his_name_to_a_record_is_asked_about_next(world):
    await world.follow("otter", "heron")
    await known_now(world)
    await plays(world, 1, otter=True, names={"otter": "Heron#EUW"})
    assert (await names(world))["otter"] == "Heron#EUW"
    lost = await player(world, "heron")
    assert "Heron#EUW" in lost.problem
    assert lost.resolve_at <= world.clock.now()


async def test_a_name_that_somebody_is_known_to_have_taken_since_is_not_taken_from_him(world):
    await world.follow("otter", "heron")
    await known_now(world)
    world.clock.shift(600)
    async with world.database.write() as session:
        await session.execute(
            update(Player).where(Player.lol_puuid == "heron").values(known_at=world.clock.now())
        )
    late = record(1, world.ago(seconds=1), seconds=300, otter=True, names={"otter": "Heron#EUW"})
    world.riot.publish(late)
    await world.compare()
    assert await names(world) == {"otter": "Otter#EUW", "heron": "Heron#EUW"}
    assert (await player(world)).resolve_at <= world.clock.now()


@pytest.mark.parametrize("name", ["", "Otter", "#EUW"])
async def test_a_record_that_names_nobody_in_full_changes_no_name(world, name):
    await world.follow("otter")
    await plays(world, 1, otter=True, names={"otter": name})
    assert await names(world) == {"otter": "Otter#EUW"}


async def test_a_record_of_another_platform_moves_him_there_and_spectator_is_asked_there(world):
    await world.follow("otter")
    await known_now(world)
    await plays(world, 1, otter=True, platform="EUN1")
    assert (await player(world)).platform == "EUN1"
    world.riot.asked.clear()
    await world.detect()
    assert world.riot.asked["live on EUN1"] > 0
    assert world.riot.asked["live on EUW1"] == 0


async def test_an_old_record_of_another_platform_moves_nobody(world):
    await world.follow("otter")
    await plays(world, 2, otter=True)
    world.riot.publish(record(1, world.ago(days=9), otter=True, platform="EUN1"))
    await world.compare()
    assert (await player(world)).platform == "EUW1"


async def test_a_platform_that_was_merged_away_moves_nobody(world):
    await world.follow("otter")
    await known_now(world)
    await plays(world, 1, otter=True, platform="PH2")
    assert (await player(world)).platform == "EUW1"


async def test_a_transfer_that_only_riot_tells_of_is_followed_within_a_day(world):
    await world.follow("otter")
    await world.service.upkeep_turn()
    world.riot.platforms["otter"] = "NA1"
    await world.compare(seconds=28 * 3600)
    await world.service.upkeep_turn()
    assert (await player(world)).platform == "NA1"
    world.riot.live["otter"] = live(1, "otter")
    world.riot.asked.clear()
    await world.detect()
    assert world.riot.asked["live on NA1"] > 0
    # The lists of the new cluster were never compared: they are read from the beginning.
    assert (await player(world)).history_at is None


async def test_who_lost_his_name_is_told_of_by_the_one_in_the_record(world):
    # A long run under fire posted "?34#?" for a player whose name somebody else had just taken.
    await world.follow("otter")
    async with world.database.write() as session:
        await session.execute(
            update(Player).values(game_name="?1", tag_line="?", known_at=world.clock.now())
        )
    await plays(world, 1, seconds=1200, otter=True, names={"otter": "Quiet Otter#EUW"})
    assert await names(world) == {"otter": "?1#?"}
    [row] = await world.announcements()
    line = row.payload["players"][0]
    assert (line["game_name"], line["tag_line"]) == ("Quiet Otter", "EUW")
