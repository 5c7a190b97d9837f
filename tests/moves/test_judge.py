"""The judge of moves sees what is owed across one, and forgives what the old model may lose."""

import time
from dataclasses import replace

import pytest

from simulators.riot import Ending
from tests.chaos.judge import ANNOUNCEMENTS, GAMES
from tests.chaos.made_up import World
from tests.moves.choices import ARAM, Choices
from tests.moves.judge import AT_WORK, REIGN, STATES, MovesJudge
from tests.moves.operator import Diary


def stamp(at):
    """An instant as it is stored."""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(at))


class Moved(World):
    """One followed player; the operator moved a while ago."""

    def __init__(self):
        super().__init__()
        self.diary = Diary()
        self.now = time.time()

    def moved(self, *, to_new, ago=0.0):
        self.diary.moves = [(self.now - 300, not to_new), (self.now - ago, to_new)]

    def seen(self, game, status="IN_GAME", *, ago=0.0, result=None):
        """A row of the old model."""
        self.rows_of[STATES].append(
            {
                "status": status,
                "created_at": stamp(self.now - ago),
                "game_result_data": result,
                "platform": game.platform,
                "game_id": str(game.game_id),
                "lol_puuid": self.stage.accounts[0].puuid("simulated"),
                "tft_puuid": None,
            }
        )

    def detected(self, game, ago):
        self.store(game, detected_at=stamp(self.now - ago))

    def put_down(self, game):
        """A shadow's announcement."""
        self.rows_of[ANNOUNCEMENTS].append(
            {
                "id": 1,
                "kind": "result",
                "platform": game.platform,
                "game_id": str(game.game_id),
                "channel_id": self.channel,
                "state": "SUPPRESSED",
                "payload": {},
                "message_id": None,
                "created_at": stamp(self.now),
            }
        )

    def judge(self, **options):
        return MovesJudge(self.stage, self.diary, **options)

    async def broken(self, **options):
        return " | ".join((await self.judge(**options).judge(self)).broken)


@pytest.fixture
def world():
    return Moved()


async def test_under_the_new_model_every_game_is_owed(world):
    world.moved(to_new=True)
    game = world.play()
    assert "was not told" in await world.broken()
    world.detected(game, 30)
    world.post(game, world.channel)
    assert await world.broken() == ""


async def test_a_second_message_is_a_duplicate_under_either_model(world):
    world.moved(to_new=False)
    game = world.play()
    for _ in range(2):
        world.post(game, world.channel)
    assert "was told 2 times" in await world.broken()


async def test_what_ended_before_the_move_back_is_owed(world):
    game = world.play()
    world.moved(to_new=False, ago=-10)
    assert len(await world.judge().untold(world)) == 1
    assert "was not told" in await world.broken()
    world.post(game, world.channel)
    assert await world.judge().untold(world) == []
    assert await world.broken() == ""


async def test_what_ended_before_the_old_model_looked_first_is_owed(world):
    world.moved(to_new=False, ago=20)
    game = world.play()
    game.live_from, game.ended_at = world.now - 12, world.now - 10
    assert await world.broken() == ""
    world.rows_of[REIGN] = [{"value": "game-centric", "updated_at": stamp(world.now - 5)}]
    assert await world.broken() == ""
    world.rows_of[REIGN] = [{"value": "legacy", "updated_at": stamp(world.now - 5)}]
    assert "was not told" in await world.broken()


async def test_what_ran_at_the_move_back_is_owed_where_it_was_stored(world):
    game = world.play()
    game.live_from, game.ended_at = world.now - 60, world.now
    world.moved(to_new=False, ago=30)
    assert await world.broken() == ""
    world.detected(game, 50)
    assert "was not told" in await world.broken()


async def test_what_the_old_model_saw_and_did_not_forget_is_owed(world):
    world.moved(to_new=False, ago=30)
    first, second = world.play(), world.play()
    world.seen(first)
    assert "was not told" in await world.broken()
    world.seen(second)
    judge = world.judge()
    broken = " | ".join((await judge.judge(world)).broken)
    assert first.match_id not in broken, "the old model's race is its own to lose"
    assert second.match_id in broken
    assert judge.forgiven == {"lost to its player's next game": 1}


async def test_what_outlasts_the_old_models_patience_is_its_own_to_lose(world):
    # Its player left a Double Up early: seed 21 has such a game.
    world.moved(to_new=False, ago=30)
    game = world.play()
    world.seen(game, ago=25)
    world.seen(game, "NOT_IN_GAME", ago=10)
    game.published_at = world.now - 5
    judge = world.judge()
    assert (await judge.judge(world)).broken == []
    assert judge.forgiven == {"given up before there was a record": 1}
    game.published_at = world.now - 20
    assert "was not told" in await world.broken(), "it was there when it was last asked for"


async def test_what_the_old_model_has_a_result_of_is_owed_whenever_it_wrote_that(world):
    world.moved(to_new=False, ago=30)
    game = world.play()
    world.seen(game, "NOT_IN_GAME", ago=10, result={"outcome": "win"})
    game.published_at = world.now - 5
    assert "was not told" in await world.broken()


async def test_what_only_a_shadow_finished_may_be_too_old_to_be_told(world):
    world.moved(to_new=True)
    game = world.play()
    world.detected(game, 30)
    world.put_down(game)
    assert "was not told" in await world.broken()
    assert await world.broken(strict=False) == ""


async def test_what_a_shadow_finished_is_owed_where_the_new_model_was_at_work_all_the_while(world):
    world.moved(to_new=True)
    game = world.play()
    world.detected(game, 30)
    world.put_down(game)
    world.rows_of[AT_WORK] = [{"started_at": stamp(world.now + after)} for after in range(2, 9, 2)]
    assert "was not told" in await world.broken(strict=False)


async def test_a_row_the_new_model_left_open_is_broken_and_a_shadows_is_not(world):
    game = world.play()
    game.live_from, game.ended_at = world.now - 60, world.now
    world.moved(to_new=False, ago=30)
    world.post(game, world.channel)
    world.detected(game, 50)
    [row] = world.rows_of[GAMES]
    row["status"] = "ACTIVE"
    assert "is left ACTIVE" in await world.broken()
    row["detected_at"] = stamp(world.now - 10)
    assert await world.broken() == ""


async def test_a_game_told_in_two_channels_that_a_server_chose_is_a_duplicate(world):
    world.moved(to_new=True)
    game = world.play()
    later = world.stage.discord.add_channel(world.guild, "later").id
    world.stage.chosen_later[later] = world.channel
    world.detected(game, 30)
    world.post(game, later)
    assert await world.broken() == ""
    world.post(game, world.channel)
    assert "was told 2 times" in await world.broken()


async def test_what_a_filter_mutes_is_neither_owed_nor_told(world):
    world.moved(to_new=True)
    game = world.play()
    world.detected(game, 30)
    [follow] = world.stage.follows
    of_tft = Choices(without_aram=0, without_tft=follow)
    assert "was not told" in await world.broken(choices=of_tft)
    [played] = world.stage.played
    played.plan = replace(played.plan, kind="tft")
    assert await world.broken(choices=of_tft) == ""
    played.plan = replace(played.plan, kind="lol", queue=ARAM)
    nobody = replace(follow, player=7)
    of_aram = Choices(without_aram=world.guild, without_tft=nobody)
    assert await world.broken(choices=of_aram) == ""
    world.post(game, world.channel)
    assert "told what nobody owes it" in await world.broken(choices=of_aram)
    played.plan = replace(played.plan, ending=Ending.ABORTED)
    assert await world.broken(choices=of_aram) == "", "its record does not say that it was ARAM"


def test_a_model_that_never_came_to_discord_was_no_move():
    diary = Diary()
    diary.moved(1.0, new=False)
    diary.arrived = True
    diary.moved(2.0, new=True)  # ended before it had connected
    diary.moved(3.0, new=False)
    assert diary.moves == [(1.0, False)]
    assert diary.short_lived == 1
    diary.moved(4.0, new=True)
    assert diary.moves == [(1.0, False), (4.0, True)]
