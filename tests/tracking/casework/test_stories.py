"""Why a channel was told something, or nothing; what is stuck; what can be picked."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from tests.tracking.casework.conftest import OURS, THEIRS
from tests.tracking.polling.riot import key as match
from tests.tracking.polling.riot import live, record
from tracking import outbox
from tracking.casework import Silence, UnknownGame
from tracking.database.models import Guild, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.domain.games import Game, GameStatus
from tracking.errors import UserMistake
from tracking.outbox import State

ALL = frozenset(GameStatus)
GAME = match(1)


async def story_of(desk, guild=OURS, game=GAME):
    return await desk.casework.explain(guild, game)


async def silence(desk, number=1):
    [silent] = (await story_of(desk, game=match(number))).unannounced
    return silent.why


async def test_a_game_that_was_announced_tells_where_and_as_which_message(desk):
    await desk.follow("otter")
    await desk.over()
    await desk.complete(0)
    desk.riot.publish(record(1, desk.clock.now(), otter=True))
    await desk.complete()
    await desk.told(State.SENT, message_id=77, sent_at=desk.clock.now())
    story = await story_of(desk)
    [told] = story.announced
    assert (told.channel_id, told.message_id, told.state) == (10, 77, State.SENT)
    assert story.unannounced == ()
    [player] = story.players
    assert player.source == "spectator"
    assert player.asked_count == 2
    assert player.first_asked_at < player.last_asked_at <= player.game.completed_at
    assert player.held_over_reason == "absent"


async def test_each_silence_has_its_reason(desk):
    await desk.follow("otter")
    desk.riot.live["otter"] = live(1, "otter")
    await desk.detect()
    assert await silence(desk) is Silence.RUNNING
    desk.riot.live.clear()
    await desk.detect()
    await desk.detect()
    assert await silence(desk) is Silence.AWAITED


async def test_a_game_that_ended_before_the_player_was_followed_says_so(desk):
    await desk.follow("otter", guild=THEIRS, channel=20)
    await desk.played()
    desk.clock.shift(600)
    await desk.follow("otter")
    assert await silence(desk) is Silence.ENDED_BEFORE


async def test_without_any_channel_it_says_so(desk):
    await desk.follow("otter", channel=None)
    await desk.played()
    assert await silence(desk) is Silence.NO_CHANNEL


async def test_a_game_without_result_that_nobody_saw_begin_says_so(desk):
    await desk.follow("otter")
    desk.riot.lists["otter"] = ["EUW1_1"]
    await desk.compare()
    await desk.complete(25 * 3600)
    assert await silence(desk) is Silence.NOT_SEEN


async def test_a_player_found_after_the_post_says_so(desk):
    await desk.follow("otter")
    await desk.played(1, otter=True, heron=False)
    await desk.told(State.SENT)
    await desk.follow("heron")
    async with desk.database.write() as session:
        await session.execute(update(Subscription).values(created_at=desk.ago(days=1)))
    answer = await desk.riot.match("EUW1_1", game=Game.LOL, priority=None)
    await desk.service.completion.complete(answer, Game.LOL)
    assert await silence(desk) is Silence.OUT_ALREADY


async def test_a_game_that_a_filter_muted_says_whose_filter_it_was(desk):
    await desk.follow("otter")
    async with desk.database.write() as session:
        await session.execute(update(Guild).values(muted="solo"))
    await desk.played(1)
    assert await silence(desk) is Silence.MUTED_HERE
    async with desk.database.write() as session:
        await session.execute(update(Guild).values(muted=None))
        await session.execute(update(Subscription).values(muted="solo"))
    await desk.played(2)
    # By what stood when each of them ended.
    assert await silence(desk, 1) is Silence.MUTED_HERE
    assert await silence(desk, 2) is Silence.MUTED_FOR_HIM


async def test_what_quiet_hours_hold_back_says_until_when(desk):
    await desk.follow("otter")
    await desk.played()
    async with desk.database.write() as session:
        until = desk.clock.now() + timedelta(hours=6)
        await session.execute(update(Announcement).values(due_at=until, held_until=until))
    [told] = (await story_of(desk)).announced
    assert told.held_until == told.due_at


async def test_a_paused_channel_and_its_reason_are_told(desk):
    await desk.follow("otter")
    await desk.played()
    await desk.pause()
    [told] = (await story_of(desk)).announced
    assert (told.state, told.paused) == (State.PENDING, "the bot may not")


async def test_a_folded_result_names_its_digest(desk):
    await desk.follow("otter")
    await desk.played()
    desk.clock.shift(7 * 3600)
    async with desk.database.write() as session:
        await outbox.fold_stale(session, desk.clock.now(), timedelta(hours=6))
    [told] = (await story_of(desk)).announced
    assert told.state is State.FOLDED
    assert told.digest.state is State.PENDING


async def test_what_a_process_that_posts_nothing_put_down_is_told_as_such(desk):
    await desk.follow("otter")
    desk.service.completion._emit = False
    await desk.played()
    assert [told.state for told in (await story_of(desk)).announced] == [State.SUPPRESSED]


async def test_two_servers_see_each_their_own_channels_and_players(desk):
    await desk.follow("otter")
    await desk.follow("otter", "heron", guild=THEIRS, channel=20)
    await desk.played(1, otter=True, heron=True)
    ours, theirs = await story_of(desk), await story_of(desk, THEIRS)
    assert [told.channel_id for told in ours.announced] == [10]
    assert [told.channel_id for told in theirs.announced] == [20]
    assert [each.game_name for each in ours.players] == ["Otter"]
    assert len(theirs.players) == 2
    assert await desk.casework.recent(3, "", ALL) == []


async def test_suggestions_are_the_servers_latest_games_by_name_queue_or_id(desk):
    await desk.follow("otter", "heron")
    await desk.follow("lynx", guild=THEIRS, channel=20)
    await desk.played(1, otter=True, heron=True)
    await desk.played(2, lynx=True)
    await desk.over(3, "heron")
    recent = await desk.casework.recent(OURS, "", ALL)
    assert [entry.key for entry in recent] == [match(3), match(1)]
    for text, found in (("OTT", [1]), ("ranked", [3, 1]), ("euw1_3", [3]), ("lynx", [])):
        games = await desk.casework.recent(OURS, text, ALL)
        assert [entry.key for entry in games] == [match(number) for number in found]
    active = await desk.casework.recent(OURS, "", {GameStatus.ACTIVE})
    assert [entry.key for entry in active] == [match(3)]


async def test_a_game_is_found_by_match_id_number_and_link(desk):
    await desk.follow("otter")
    await desk.played()
    link = "https://www.leagueofgraphs.com/match/euw/1#EUW1_1"
    for typed in ("EUW1_1", "euw1_1", "1", link):
        assert await desk.casework.find(OURS, typed) == GAME
    for typed in ("EUW1_2", "2", "KR_1"):
        with pytest.raises(UnknownGame):
            await desk.casework.find(OURS, typed)
    with pytest.raises(UserMistake, match="names no game"):
        await desk.casework.find(OURS, "the last one")


async def test_stuck_is_what_failed_too_often_or_takes_too_long(desk):
    await desk.follow("otter", "heron")
    await desk.over(1, "otter")
    assert not await desk.casework.stuck(OURS)
    for _ in range(3):
        await desk.complete(3700)
    stuck = await desk.casework.stuck(OURS)
    assert [entry.key for entry in stuck.games] == [GAME]
    [player] = stuck.games[0].players
    assert player.game.due_at
    assert player.game.last_error
    assert not await desk.casework.stuck(THEIRS)


async def test_a_game_detected_three_hours_ago_is_stuck_without_any_failure(desk):
    await desk.follow("otter")
    desk.riot.live["otter"] = live(1, "otter")
    await desk.detect()
    desk.clock.shift(3 * 3600 + 1)
    assert len((await desk.casework.stuck(OURS)).games) == 1


@pytest.mark.parametrize("state", [State.UNCERTAIN, State.FAILED])
async def test_posts_that_went_wrong_are_stuck_in_their_own_server(desk, state):
    await desk.follow("otter")
    await desk.follow("otter", guild=THEIRS, channel=20)
    await desk.played()
    await desk.told(state, last_error="nobody can look")
    [post] = (await desk.casework.stuck(OURS)).posts
    assert (post.channel_id, post.state, post.reason) == (10, state, "nobody can look")
    assert post.riot_ids == (("Otter", "EUW"),)
    desk.clock.shift(15 * 86_400)
    assert not await desk.casework.stuck(OURS)


async def test_a_paused_channel_is_stuck(desk):
    await desk.follow("otter")
    await desk.pause()
    [paused] = (await desk.casework.stuck(OURS)).paused
    assert paused.channel_id == 10


async def test_a_game_of_an_old_database_without_platform_can_be_named(desk):
    await desk.follow("otter")
    await desk.over()
    async with desk.database.write() as session:
        await session.execute(update(TrackedGameRow).values(platform=None, game=None))
    assert (await story_of(desk)).key == GAME
    desk.riot.publish(record(1, desk.clock.now(), otter=True))
    _, story = await desk.casework.retry(OURS, await desk.casework.find(OURS, "1"))
    assert story.players[0].game.is_completed()
