"""What becomes known after a post is out, through an unpatched client."""

from dataclasses import replace

import pytest

from tests.bot.test_announcer import new_world
from tests.support.ranks import Watched, rank
from tracking import outbox
from tracking.domain.games import GameKey
from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import Effect
from tracking.domain.rank_lines import RankLine

EDITS = r"^/channels/\d+/messages/\d+$"
GAME = GameKey(platform="EUW1", game_id="7000000001")
KNOWN = RankLine(ladder=Ladder.SOLO, effect=Effect.CHANGED, lp=21, rank=rank("GOLD II 55"))


@pytest.fixture
async def world(sqlite_database, clock, local, client):
    world = await new_world(sqlite_database, clock, local, client)
    await world.owe()
    await world.announcer.turn()
    return world


async def amend(world):
    async with world.database.write() as session:
        lines = {world.player_id: KNOWN}
        return await outbox.amend(session, GAME, lines, now=world.clock.now())


def edits(world):
    return [each.body for each in world.local.requests("PATCH", EDITS)]


async def test_what_became_known_is_edited_into_each_post_once(world):
    assert await amend(world) == 2
    assert await world.announcer.turn() == {"posted": 0, "edited": 2}
    assert await world.announcer.turn() == {"posted": 0}
    assert len(edits(world)) == 2
    assert all(body["allowed_mentions"]["parse"] == [] for body in edits(world))
    for channel in (0, 1):
        [message] = world.posted(channel)
        assert message["edited_timestamp"] is not None
        assert "+21 LP" in str(message["embeds"])
        assert "#EUW1_7000000001" in str(message["components"])


async def test_an_edit_whose_answer_was_lost_is_made_again_and_changes_nothing_more(world):
    world.local.fault("PATCH", EDITS, commit=True, times=2, drop=True)
    await amend(world)
    await world.announcer.turn()
    world.clock.shift(20)
    assert await world.announcer.turn() == {"posted": 0, "edited": 2}
    assert [len(world.posted(0)), len(world.posted(1))] == [1, 1]


async def test_a_post_that_was_deleted_is_let_go(world):
    for channel in (0, 1):
        [message] = world.posted(channel)
        await (
            world.client.get_partial_messageable(world.channels[channel].id)
            .get_partial_message(int(message["id"]))
            .delete()
        )
    await amend(world)
    assert await world.announcer.turn() == {"posted": 0}
    assert len(edits(world)) == 2
    await world.announcer.turn()
    assert len(edits(world)) == 2
    assert await world.states() == ["SENT", "SENT"]


async def test_an_edit_that_never_works_is_let_go_after_a_while(world):
    await amend(world)
    world.local.fault("PATCH", EDITS, times=1000, status=409)
    for _ in range(8):
        await world.announcer.turn()
        world.clock.shift(900)
    assert len(edits(world)) == 10
    assert await world.paused() == []


async def test_posts_come_before_edits(world):
    await amend(world)
    await world.owe("7000000002")
    await world.announcer.turn()
    sent = [each.method for each in world.local.records if "/messages" in each.path]
    assert sent == ["POST"] * 4 + ["PATCH"] * 2


async def test_a_promotion_is_posted_once_and_known_again_by_its_mark(world):
    """Its answer is lost, and Discord has forgotten the nonce when it is tried again."""
    [step] = Watched().look(0, "GOLD II 5", 9, 9).look(9, "GOLD III 80", 9, 9).history().steps
    async with world.database.write() as session:
        now = world.clock.now()
        step = replace(step, at=now)
        await outbox.enqueue_step(
            session, world.player_id, "EUW1", Ladder.SOLO, step, emit=True, now=now
        )
    world.local.fault("POST", r"^/channels/\d+/messages$", commit=True, times=2, drop=True)
    await world.announcer.turn()
    world.clock.shift(600)
    await world.announcer.turn()
    for channel in (0, 1):
        [_, message] = world.posted(channel)
        assert "Demoted from Gold II to Gold III" in message["content"]
    assert set(await world.states()) == {"SENT"}
