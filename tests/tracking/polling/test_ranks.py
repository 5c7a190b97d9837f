from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.ranks import rank
from tests.tracking.polling.conftest import World
from tests.tracking.polling.riot import live, record
from tracking import ranks
from tracking.database.models import Player
from tracking.domain.events import GameEvent
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import Effect, StepKind
from tracking.domain.rank_events import RankEvent
from tracking.errors import RiotKeyInvalid, RiotRejected, RiotUnavailable, RiotWrongKeyPuuid
from tracking.riot.rate_limit import Priority


@pytest.fixture
def world(sqlite_database, clock):
    """What the statements do is the same on both; those tests that use all of them ask for both."""
    return World(sqlite_database, clock)


@pytest.fixture
def both(database, clock):
    return World(database, clock)


async def play(world, number, *names, before=60.0):
    """A ranked game that is seen and then over."""
    for name in names:
        world.riot.live[name] = live(number, *names)
    await world.detect(before)
    await world.rank()
    world.clock.shift(1500)
    for name in names:
        world.riot.live.pop(name)
    await world.detect()
    await world.detect()


async def finish(world, number, **winners):
    world.riot.publish(record(number, world.ago(seconds=60), **winners))
    await world.complete(5)


async def lines(world, number=1):
    """By channel and player what the game's posts say of ranks."""
    async with world.database.read() as session:
        rows = await session.execute(select(Player.id, Player.lol_puuid))
        names = {row.id: row.lol_puuid for row in rows}
    return {
        (row.channel_id, names[player]): line
        for row in await world.announcements()
        if row.game_id == str(number) and row.kind == "result"
        for player, line in GameEvent.from_json(row.payload).ranks.items()
    }


async def seen(world, name, ladder=Ladder.SOLO):
    async with world.database.read() as session:
        player = await session.scalar(select(Player.id).where(Player.lol_puuid == name))
        found = await ranks.ranks_now(session, [player])
    return found.get((player, ladder))


async def steps(world):
    return [
        (row.channel_id, row.state, RankEvent.from_json(row.payload))
        for row in await world.announcements()
        if row.kind == "promotion"
    ]


async def test_everybody_who_is_followed_is_looked_at_when_nobody_has_before(both):
    world = both
    await world.follow("otter", "heron")
    world.riot.set_rank("otter", "GOLD II 34", 10, 8)
    assert await world.rank() == {"due": 4, "looked": 4, "changed": 0, "failed": 0, "told": 0}
    assert (await seen(world, "otter")).standing.rank == rank("GOLD II 34")
    assert not (await seen(world, "heron", Ladder.TFT)).standing.ranked
    assert world.riot.priorities["ranks"] == {Priority.RANKS}
    assert (await world.rank())["due"] == 0


async def test_the_schedule_comes_back_within_hours_and_sooner_for_who_has_a_rank(world):
    await world.follow("otter")
    world.riot.set_rank("otter", "GOLD II 34", 10, 8)
    await world.rank()
    world.restart()
    await world.rank(8 * 3600)
    assert (world.riot.asked["ranks lol"], world.riot.asked["ranks tft"]) == (2, 1)
    await world.rank(24 * 3600)
    assert world.riot.asked["ranks tft"] == 2


async def test_a_ranked_game_is_looked_at_before_and_after_and_its_post_says_what_it_gave(world):
    await world.follow("otter")
    world.riot.set_rank("otter", "GOLD II 34", 10, 8)
    await world.rank()
    world.clock.shift(3600)
    await play(world, 1, "otter")
    assert world.riot.asked["ranks lol"] == 2
    world.riot.set_rank("otter", "GOLD II 55", 11, 8)
    await world.rank()
    await finish(world, 1, otter=True)
    [line] = (await lines(world)).values()
    assert (line.effect, line.lp, line.rank) == (Effect.CHANGED, 21, rank("GOLD II 55"))


async def test_a_post_that_is_out_is_edited_once_the_league_service_has_counted(world):
    await world.follow("otter")
    world.riot.set_rank("otter", "GOLD II 34", 10, 8)
    await world.rank()
    await play(world, 1, "otter")
    await world.rank()
    await finish(world, 1, otter=True)
    [line] = (await lines(world)).values()
    assert (line.effect, line.rank) == (Effect.PENDING, rank("GOLD II 34"))
    for _ in range(3):
        await world.rank(60)
    world.riot.set_rank("otter", "GOLD II 55", 11, 8)
    told = sum([(await world.rank(seconds))["told"] for seconds in (60, 120, 600)])
    [line] = (await lines(world)).values()
    assert (line.effect, line.lp, told) == (Effect.CHANGED, 21, 1)


async def test_what_the_league_service_never_counts_is_said_to_be_unknown(world):
    await world.follow("otter")
    world.riot.set_rank("otter", "GOLD II 34", 10, 8)
    await world.rank()
    await play(world, 1, "otter")
    await finish(world, 1, otter=True)
    asked = world.riot.asked["ranks lol"]
    for minutes in (0.5, 0.5, 1, 1, 1, 2, 4, 5, 10, 20, 30, 10):
        await world.rank(60 * minutes)
    assert world.riot.asked["ranks lol"] - asked <= 8
    [line] = (await lines(world)).values()
    assert line.effect is Effect.UNKNOWN


async def test_while_the_league_service_is_away_a_post_is_settled_all_the_same(world):
    await world.follow("otter")
    world.riot.set_rank("otter", "GOLD II 34", 10, 8)
    await world.rank()
    await play(world, 1, "otter")
    await finish(world, 1, otter=True)
    world.riot.ranks[Game.LOL, "otter"] = RiotUnavailable()
    for minutes in (1, 30, 50, 5):
        await world.rank(60 * minutes)
    assert [line.effect for line in (await lines(world)).values()] == [Effect.UNKNOWN]


async def test_two_games_that_share_a_look_are_unknown_in_both_posts(world):
    await world.follow("otter")
    world.riot.set_rank("otter", "GOLD II 34", 10, 8)
    await world.rank()
    world.riot.spare = 0
    for number in (1, 2):
        await play(world, number, "otter")
        await finish(world, number, otter=number == 1)
    world.riot.spare = 10
    world.riot.set_rank("otter", "GOLD II 36", 11, 9)
    await world.rank()
    for number in (1, 2):
        [line] = (await lines(world, number)).values()
        assert (line.effect, line.lp) == (Effect.UNKNOWN, None)


async def test_each_premade_has_a_line_of_his_own_in_each_channel_that_follows_him(both):
    world = both
    await world.follow("otter", "heron")
    await world.follow("otter", guild=2, channel=20)
    world.riot.set_rank("otter", "GOLD II 34", 10, 8)
    world.riot.set_rank("heron", "SILVER I 99", 5, 5)
    await world.rank()
    await play(world, 1, "otter", "heron")
    await finish(world, 1, otter=True, heron=True)
    world.riot.set_rank("otter", "GOLD II 55", 11, 8)
    world.riot.set_rank("heron", "GOLD IV 18", 6, 5)
    await world.rank()
    told = await lines(world)
    assert {at: (line.lp, line.step) for at, line in told.items()} == {
        (10, "otter"): (21, None),
        (10, "heron"): (19, StepKind.PROMOTION),
        (20, "otter"): (21, None),
    }
    assert await steps(world) == []  # it stands in the result


async def test_a_decay_is_a_demotion_with_a_post_of_its_own_told_once(world):
    await world.follow("otter")
    world.riot.set_rank("otter", "DIAMOND III 20", 10, 8)
    await world.rank()
    world.riot.set_rank("otter", "DIAMOND IV 70", 10, 8)
    for _ in range(3):
        await world.rank(9 * 3600)
    world.restart()
    await world.rank(9 * 3600)
    [(channel, state, event)] = await steps(world)
    assert (channel, state, event.step) == (10, "PENDING", StepKind.DEMOTION)
    assert (event.before, event.after) == (rank("DIAMOND III 20"), rank("DIAMOND IV 70"))
    assert (event.game_name, event.game) == ("Otter", None)


async def test_a_step_whose_game_is_found_meanwhile_stands_in_its_result_alone(both):
    """Spectator shows nobody; the match list is compared some minutes later."""
    world = both
    await world.follow("otter")
    world.riot.set_rank("otter", "GOLD II 90", 10, 8)
    await world.rank()
    world.riot.set_rank("otter", "GOLD I 11", 11, 8)
    await world.rank(8 * 3600)
    [(_, state, _)] = await steps(world)
    assert state == "PENDING"
    [waiting] = await world.announcements()
    assert waiting.due_at >= world.clock.now() + timedelta(minutes=14)
    world.riot.publish(record(1, world.ago(seconds=120), otter=True))
    await world.compare()
    await world.rank()
    [line] = (await lines(world)).values()
    assert (line.lp, line.step) == (21, StepKind.PROMOTION)
    assert [state for _, state, _ in await steps(world)] == ["FOLDED"]


async def test_a_shadow_puts_steps_down_and_posts_none(world):
    world.settings = world.settings.model_copy(update={"emit_events": False})
    world.restart()
    await world.follow("otter")
    world.riot.set_rank("otter", "GOLD I 5", 10, 8)
    await world.rank()
    world.riot.set_rank("otter", "GOLD II 90", 10, 8)
    await world.rank(9 * 3600)
    assert [state for _, state, _ in await steps(world)] == ["SUPPRESSED"]


async def test_a_dead_league_key_stops_leagues_ranks_alone(world):
    await world.follow("otter", "heron")
    for name in ("otter", "heron"):
        world.riot.ranks[Game.LOL, name] = RiotKeyInvalid()
    world.riot.set_rank("otter", "GOLD II 34", 10, 8, ladder=Ladder.TFT)
    turned = await world.rank()
    assert (turned["looked"], turned["failed"]) == (2, 2)
    assert (await seen(world, "otter", Ladder.TFT)).standing.ranked
    world.riot.ranks.pop((Game.LOL, "otter"))
    assert (await world.rank(61))["looked"] == 1


async def test_an_outage_is_asked_a_few_times_and_not_for_everybody(world):
    await world.follow(*(f"otter{n}" for n in range(9)))
    for n in range(9):
        world.riot.ranks[Game.LOL, f"otter{n}"] = RiotUnavailable()
    await world.rank()
    assert world.riot.asked["ranks lol"] < 9
    assert world.riot.asked["ranks tft"] == 9


async def test_a_question_that_riot_rejects_is_not_asked_again_soon(world):
    await world.follow("otter")
    world.riot.ranks[Game.LOL, "otter"] = RiotRejected()
    for seconds in (15, 120, 3600):
        await world.rank(seconds)
    assert world.riot.asked["ranks lol"] == 1


async def test_a_puuid_of_another_key_is_found_out_anew(world):
    await world.follow("otter")
    world.riot.ranks[Game.LOL, "otter"] = RiotWrongKeyPuuid()
    await world.rank()
    async with world.database.read() as session:
        assert await session.scalar(select(Player.problem)) is not None


async def test_the_budget_bounds_a_turn_and_the_most_urgent_goes_first(world):
    await world.follow("otter")
    await world.rank()
    await play(world, 1, "otter")
    await world.follow("heron")
    world.riot.spare = 1
    world.riot.asked.clear()
    turned = await world.rank()
    assert (turned["due"], turned["looked"]) == (3, 1)
    assert world.riot.asked["ranks lol otter"] == 1


async def test_who_is_in_a_game_is_not_looked_at_by_the_schedule(both):
    world = both
    await world.follow("otter")
    await world.rank()
    world.clock.shift(30 * 3600)
    world.riot.live["otter"] = live(1, "otter", queue_id=450)
    await world.detect()
    assert (await world.rank())["due"] == 0


async def test_a_look_at_ranks_stands_for_a_look_at_the_game(world):
    """Where the budget does not bear everybody, others do not wait longer for it."""
    await world.follow("heron", "otter", "lynx")
    await world.detect()
    await world.rank()
    for name in ("otter", "lynx"):
        world.riot.ranks[Game.TFT, name] = world.riot.ranks[Game.LOL, name] = RiotUnavailable()
    await world.rank(30 * 3600)  # only heron's ranks were seen
    world.riot.budget = lambda *_, **__: 2
    world.riot.asked.clear()
    for _ in range(4):
        await world.detect()
    # It once stood for a single turn: heron came second then, before lynx.
    looked = [who for who in world.riot.asked if who.startswith("live lol")]
    assert looked == [f"live lol {name}" for name in ("otter", "lynx", "heron")]
