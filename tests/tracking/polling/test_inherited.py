"""Players and games of an old database: followed by nobody, and not known where they play."""

from datetime import timedelta
from unittest.mock import AsyncMock

from sqlalchemy import select, update

from tests.tracking.polling.riot import live, record
from tracking.database.models import Player, TrackedGameRow
from tracking.database.outbox_models import Notice
from tracking.players.resolve import REGION_UNKNOWN
from tracking.polling import inherited

OLD = {"game_name": "Quiet Otter", "tag_line": "EUW"}


async def add(world, row):
    async with world.database.write() as session:
        session.add(row)
        await session.flush()
        return row.id


async def changed(world, player_id, **values):
    """What the resolver, or an admin, finds out."""
    async with world.database.write() as session:
        await session.execute(update(Player).where(Player.id == player_id).values(**values))


async def upkeep(world):
    """The turn without its requests: who the players are is another test's affair."""
    world.service._players.resolve = AsyncMock(return_value=0)
    return await world.service.upkeep_turn()


async def test_a_player_of_the_old_service_is_polled_though_nobody_follows_him(world):
    player_id = await add(world, Player(**OLD))
    assert (await upkeep(world))["adopted"] == 1
    await changed(world, player_id, platform="EUW1", lol_puuid="otter", tft_puuid="otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    assert [row.status for row in (await world.games()).values()] == ["ACTIVE"]
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.compare()
    await world.complete()
    assert [row.status for row in (await world.games()).values()] == ["COMPLETED"]
    assert await world.announcements() == []


async def test_a_player_whom_the_old_service_adds_later_is_polled_too(world):
    await upkeep(world)
    await add(world, Player(**OLD))
    assert (await upkeep(world))["adopted"] == 1
    assert (await upkeep(world))["adopted"] == 0


async def test_who_was_unfollowed_is_not_taken_for_a_player_of_the_old_service(world):
    await add(world, Player(**OLD, unfollowed_at=world.clock.now()))
    await add(world, Player(game_name="Heron", tag_line="EUW", platform="EUW1", lol_puuid="heron"))
    assert (await upkeep(world))["adopted"] == 0


async def test_a_game_that_the_old_service_opens_while_we_run_is_asked_for_too(world):
    """A service at 005 goes on writing `tracked_games`; whose player is known by then."""
    player_id = await add(world, Player(**OLD, platform="EUW1", lol_puuid="otter", adopted=True))
    await upkeep(world)
    await add(
        world, TrackedGameRow(player_id=player_id, game_id="1", detected_at=world.clock.now())
    )
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live.clear()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.detect()
    await world.detect()
    await upkeep(world)
    await world.complete()
    assert [row.status for row in (await world.games()).values()] == ["COMPLETED"]


async def test_games_that_the_old_service_left_open_long_ago_are_not_asked_for(world):
    """A service at 005 forgets them by the thousand, as it always did; new results would wait
    behind all of them."""
    player_id = await add(world, Player(**OLD, platform="EUW1", lol_puuid="otter", adopted=True))
    for number, days in ((1, 100), (2, 2), (3, 0)):
        await add(
            world,
            TrackedGameRow(
                player_id=player_id, game_id=str(number), detected_at=world.ago(days=days, hours=4)
            ),
        )
    await world.complete()
    await upkeep(world)
    assert (await world.complete())["due"] == 1
    rows = await world.games()
    assert [rows["otter", n].status for n in (1, 2, 3)] == ["UNAVAILABLE", "UNAVAILABLE", "ACTIVE"]
    assert "left this game open" in rows["otter", 1].last_error
    assert await world.announcements() == []


async def a_game_of_the_old_service(world, *, hours, queue_type=None, **fields):
    """As `recover` makes it, or the old service at 005: nobody knows on which platform."""
    player_id = await add(world, Player(**OLD))
    await add(
        world,
        TrackedGameRow(
            player_id=player_id,
            game_id="1",
            detected_at=world.ago(hours=hours),
            queue_type=queue_type,
            held_over_at=world.clock.now(),
            held_over_reason="listed",
            **fields,
        ),
    )
    await upkeep(world)
    return player_id


async def test_a_game_is_asked_for_once_it_is_known_where_its_player_plays(world):
    player_id = await a_game_of_the_old_service(world, hours=2)
    world.riot.publish(record(1, world.ago(hours=1), otter=True))
    await world.complete()
    assert world.riot.asked["records"] == 0
    await changed(world, player_id, platform="EUW1", lol_puuid="otter", tft_puuid="otter")
    assert (await upkeep(world))["placed"] == 1
    await world.complete()
    row = (await world.games())["otter", 1]
    assert (row.status, row.platform, row.game) == ("COMPLETED", "EUW1", "lol")


async def test_a_finished_game_is_placed_too_and_its_queue_says_which_game_it_was(world):
    player_id = await a_game_of_the_old_service(
        world, hours=900, queue_type="TFT Ranked", status="COMPLETED"
    )
    await changed(world, player_id, platform="KR")
    assert (await upkeep(world))["placed"] == 1
    async with world.database.read() as session:
        [row] = (await session.execute(select(TrackedGameRow.platform, TrackedGameRow.game))).all()
    assert tuple(row) == ("KR", "tft")


async def test_the_game_of_a_player_whom_riot_does_not_know_is_given_up_with_the_reason(world):
    player_id = await a_game_of_the_old_service(world, hours=25)
    assert (await upkeep(world))["nameless"] == 0
    await changed(world, player_id, problem="Riot knows no such account any more.")
    assert (await upkeep(world))["nameless"] == 1
    async with world.database.read() as session:
        row = (await session.scalars(select(TrackedGameRow))).one()
    assert (row.status, row.last_error) == ("UNAVAILABLE", inherited.UNKNOWN_PLAYER)


async def notices(world):
    async with world.database.read() as session:
        rows = await session.scalars(select(Notice).where(Notice.key == "unfound players"))
        return [(row.sentence, row.ended_at is not None) for row in rows]


async def test_the_operator_is_told_once_of_players_who_cannot_be_found(world):
    lost = await add(world, Player(**OLD))
    other = await add(world, Player(game_name="Heron", tag_line="EUW"))
    await upkeep(world)
    await changed(world, lost, problem=REGION_UNKNOWN)
    await upkeep(world)
    assert await notices(world) == []  # another is still being looked for
    await changed(world, other, platform="EUW1", lol_puuid="heron")
    await upkeep(world)
    await upkeep(world)
    [(sentence, over)] = await notices(world)
    assert ("1 players" in sentence, "Quiet Otter#EUW" in sentence, over) == (True, True, False)
    await changed(world, lost, problem=None, platform="EUW1", lol_puuid="otter")
    await upkeep(world)
    assert [over for _, over in await notices(world)] == [True]


async def test_the_operator_is_told_of_the_lost_though_others_are_never_found(world):
    lost = await add(world, Player(**OLD))
    await add(world, Player(game_name="Heron", tag_line="EUW"))
    await upkeep(world)
    await changed(world, lost, problem=REGION_UNKNOWN)
    world.clock.shift((inherited.PATIENCE + timedelta(minutes=1)).total_seconds())
    await upkeep(world)
    assert len(await notices(world)) == 1


async def test_the_years_before_an_adopted_player_was_ours_are_not_read(world):
    """His row is two years old. Five hundred players' whole lists would use a personal key up for
    days."""
    player_id = await add(world, Player(**OLD, created_at=world.ago(days=700)))
    await upkeep(world)
    await changed(world, player_id, platform="EUW1", lol_puuid="otter", tft_puuid="otter")
    for number in range(1, 31):
        world.riot.publish(record(number, world.ago(hours=31 - number), otter=True))
    await world.compare()
    assert world.riot.asked["records"] <= 2
    world.riot.publish(record(40, world.clock.now(), otter=True))
    await world.compare()
    assert ("otter", 40) in await world.games()
