"""An old service that polls and announces by itself, beside this program on one database."""

from tests.tracking.polling.riot import live, record
from tracking.database.models import GameState


async def finished_by_the_old_service(world, game_id, player_id=1, **fields):
    async with world.database.write() as session:
        session.add(
            GameState(
                player_id=player_id,
                status="NOT_IN_GAME",
                game_id=str(game_id),
                created_at=world.clock.now(),
                **fields,
            )
        )


async def play_one(world, *names):
    for name in names:
        world.riot.live[name] = live(1, *names)
    await world.detect()
    world.riot.live.clear()
    await world.detect()
    await world.detect()
    world.riot.publish(record(1, world.clock.now(), **dict.fromkeys(names, True)))


async def test_a_game_the_old_service_finished_is_not_announced_again(world):
    await world.follow("otter")
    await play_one(world, "otter")
    await finished_by_the_old_service(world, 1)
    await world.complete()
    assert (await world.games())["otter", 1].status == "COMPLETED"
    assert await world.announcements() == []


async def test_a_premade_the_old_service_knows_nothing_of_is_announced_alone(world):
    await world.follow("otter", "heron")
    await play_one(world, "otter", "heron")
    await finished_by_the_old_service(world, 1)
    await world.complete()
    [announcement] = await world.announcements()
    assert [line["game_name"] for line in announcement.payload["players"]] == ["Heron"]


async def test_what_our_own_old_model_wrote_keeps_nothing_from_being_announced(world):
    await world.follow("otter")
    await play_one(world, "otter")
    await finished_by_the_old_service(world, 1, origin="legacy")
    await world.complete()
    assert len(await world.announcements()) == 1
