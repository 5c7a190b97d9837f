"""Quiet hours hold posts back and fold them: nothing is lost, nothing is told twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from tests.support.following import add_guild, subscribe
from tests.support.ranks import Watched
from tests.tracking.outbox.world import CHANNEL, GUILD, MAX_AGE, World
from tracking import choices, notices, outbox, pauses, subscriptions
from tracking.database.models import Subscription
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.ladders import Ladder
from tracking.domain.quiet import QuietHours

NIGHT = QuietHours(start=23 * 60, end=8 * 60)
OTHER = CHANNEL + 1
EVENING = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
async def world(world: World) -> World:
    """It is half an hour before the server's night."""
    world.clock.shift((EVENING - world.now).total_seconds())
    async with world.database.write() as session:
        await choices.set_quiet(session, GUILD, "Den", NIGHT, world.now)
    return world


async def settle(world, function, *arguments, **options):
    async with world.database.write() as session:
        return await function(session, *arguments, **options)


async def quiet(world, hours):
    await settle(world, choices.set_quiet, GUILD, "Den", hours, world.now)


def at(world, hour, minute=0):
    """It is then, of this day or of the next."""
    wanted = world.now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if wanted < world.now:
        wanted += timedelta(days=1)
    world.clock.shift((wanted - world.now).total_seconds())


async def turn(world):
    """As the announcer does; what was claimed."""
    async with world.database.write() as session:
        await outbox.fold_held(session, world.now)
        await outbox.fold_stale(session, world.now, MAX_AGE)
        return await outbox.claim(session, world.now, 10)


async def posted(world, *, channel=CHANNEL):
    """All that goes out at this moment, in order: its kind and the games it names."""
    out = []
    while claimed := await turn(world):
        for each in claimed:
            await world.deliver(each.id)
            if each.channel_id == channel:
                games = [event.key.game_id for event in outbox.read_payload(each.payload)]
                out.append((each.kind.value, games))
    return out


async def test_what_becomes_due_at_night_is_one_digest_in_the_morning(world):
    at(world, 23, 10)
    for number in ("100", "200", "300"):
        await world.enqueue(world.game(number, world.first))
        assert await posted(world) == []
        world.clock.shift(3600)
    at(world, 7, 59)
    assert await posted(world) == []
    at(world, 8)
    assert await posted(world) == [("digest", ["100", "200", "300"])]
    at(world, 9)
    assert await posted(world) == []


async def test_what_is_held_goes_to_the_channel_that_is_chosen_meanwhile(world):
    """Unless it was asked for by name where it is."""
    at(world, 23, 10)
    await world.enqueue(world.game("100", world.first))
    async with world.database.write() as session:
        await session.execute(
            update(Subscription)
            .where(Subscription.player_id == world.second)
            .values(channel_id=CHANNEL)
        )
    await world.enqueue(world.game("200", world.second))
    assert await posted(world) == []
    await settle(world, subscriptions.set_channel, GUILD, "Den", OTHER, world.now)
    assert await posted(world) == []
    at(world, 8)
    both = {(each.channel_id, each.event.key.game_id) for each in await turn(world)}
    assert both == {(OTHER, "100"), (CHANNEL, "200")}


async def test_what_is_posted_by_day_stays_where_it_was_owed(world):
    await world.enqueue(world.game("100", world.first))
    await settle(world, subscriptions.set_channel, GUILD, "Den", OTHER, world.now)
    assert await posted(world) == [("result", ["100"])]


async def test_a_single_post_of_the_night_is_posted_singly_however_old_it_is(world):
    at(world, 23, 10)
    await world.enqueue(world.game("100"))
    assert await posted(world) == []
    at(world, 8)
    assert await posted(world) == [("result", ["100"])]


async def test_what_was_out_before_and_what_comes_after_is_posted_at_once(world):
    await world.enqueue(world.game("100"))
    assert await posted(world) == [("result", ["100"])]
    at(world, 23)
    await world.enqueue(world.game("200"))
    assert await posted(world) == []
    at(world, 8)
    await world.enqueue(world.game("300"))
    assert await posted(world) == [("result", ["200"]), ("result", ["300"])]


async def test_when_it_is_let_go_is_stored_so_that_a_restart_neither_forgets_nor_rushes(world):
    at(world, 23, 10)
    await world.enqueue(world.game("100"))
    assert await turn(world) == []
    [row] = await world.rows()
    assert (row.state, row.due_at, row.held_until) == ("PENDING", MORNING, MORNING)
    await settle(world, outbox.release_claims, world.now)
    assert await turn(world) == []


async def test_another_server_is_not_quiet(world):
    async with world.database.write() as session:
        await add_guild(session, 7, world.now, channel_id=OTHER)
        await subscribe(session, 7, world.first, world.now - timedelta(hours=1))
    at(world, 23, 10)
    await world.enqueue(world.game("100"))
    assert await posted(world, channel=OTHER) == [("result", ["100"])]


async def test_it_is_quiet_by_the_servers_own_clock(world):
    await settle(world, choices.set_time_zone, GUILD, "Den", "America/New_York", world.now)
    at(world, 23, 10)
    await world.enqueue(world.game("100"))
    assert await posted(world) == [("result", ["100"])]
    at(world, 5)
    await world.enqueue(world.game("200"))
    assert await posted(world) == []
    at(world, 13)
    assert await posted(world) == [("result", ["200"])]


async def test_switching_them_off_lets_go_what_is_held(world):
    at(world, 23, 10)
    for number in ("100", "200"):
        await world.enqueue(world.game(number))
    assert await posted(world) == []
    await quiet(world, None)
    assert await posted(world) == [("digest", ["100", "200"])]


async def test_changing_them_holds_by_the_new_ones(world):
    at(world, 23, 10)
    for number in ("100", "200"):
        await world.enqueue(world.game(number))
    assert await posted(world) == []
    await quiet(world, QuietHours(start=22 * 60, end=6 * 60))
    assert await posted(world) == []
    at(world, 6)
    assert await posted(world) == [("digest", ["100", "200"])]


async def test_another_clock_lets_go_what_the_former_one_held(world):
    at(world, 23, 10)
    await world.enqueue(world.game("100"))
    assert await posted(world) == []
    await settle(world, choices.set_time_zone, GUILD, "Den", "Asia/Seoul", world.now)
    assert await posted(world) == [("result", ["100"])]


async def test_a_digest_of_old_results_that_falls_into_the_night_takes_up_what_is_held(world):
    at(world, 23, 10)
    await settle(world, _followed_for_long)
    await world.enqueue(world.game("100", ended_at=world.now - timedelta(hours=9)))
    world.clock.shift(60)
    await world.enqueue(world.game("200"))
    for _ in range(2):  # a digest gathers for a moment before it is due
        assert await posted(world) == []
        world.clock.shift(60)
    at(world, 8)
    [digest] = await turn(world)
    assert [event.key.game_id for event in digest.events] == ["100", "200"]
    assert outbox.is_of_quiet_hours(digest.payload)


async def _followed_for_long(session):
    await session.execute(update(Subscription).values(created_at=EVENING - timedelta(days=9)))


async def test_what_may_be_posted_already_is_not_held(world):
    await world.enqueue(world.game("100"))
    [claimed] = await turn(world)
    at(world, 23, 10)
    await settle(world, outbox.failed, claimed.id, "timed out", world.now)
    [again] = await turn(world)
    assert again.in_doubt


async def test_what_failed_before_is_held_and_keeps_nobodys_place(world):
    await world.enqueue(world.game("100"))
    [claimed] = await turn(world)
    at(world, 23, 10)
    later = world.now + timedelta(seconds=5)
    await settle(world, outbox.failed, claimed.id, "503", later, maybe_posted=False)
    world.clock.shift(10)
    assert await turn(world) == []
    await settle(world, notices.begin, "key", "Tell them.", now=world.now, guild_id=99)
    await settle(world, place_notice)
    [notice] = await turn(world)
    assert notice.kind is Kind.NOTICE


async def place_notice(session):
    await session.execute(
        update(Announcement).where(Announcement.kind == "notice").values(channel_id=CHANNEL)
    )


async def test_what_an_admin_asks_for_again_at_night_is_posted_at_once(world):
    await world.enqueue(world.game("100"))
    assert await posted(world) == [("result", ["100"])]
    at(world, 23, 10)
    [row] = await world.rows()
    await settle(world, outbox.resend, [row], followed=[world.first], now=world.now)
    assert await posted(world) == [("result", ["100"])]


async def test_admins_are_told_in_the_morning_and_the_operator_at_once(world):
    at(world, 23, 10)
    await settle(world, notices.begin, "theirs", "Look.", now=world.now, guild_id=GUILD)
    await settle(world, notices.begin, "ours", "Look at once.", now=world.now)
    assert await turn(world) == []
    async with world.database.read() as session:
        [notice] = await outbox.homeless(session, world.now)
        assert notice.guild_id is None
    at(world, 8)
    async with world.database.read() as session:
        assert GUILD in [each.guild_id for each in await outbox.homeless(session, world.now)]


async def test_promotions_of_the_night_are_lines_of_the_digest(world):
    at(world, 23, 10)
    await world.enqueue(world.game("100"))
    await decays(world, world.first, world.second)
    assert await posted(world) == []
    at(world, 8)
    [digest] = await turn(world)
    assert digest.kind is Kind.DIGEST
    assert [event.key.game_id for event in digest.events] == ["100"]
    assert [step.game_name for _, step in outbox.read_steps(digest.payload)] == [
        "Quiet Otter",
        "Brave Teapot",
    ]


async def decays(world, *players):
    history = Watched().look(0, "DIAMOND III 20", 9, 9).look(9, "DIAMOND IV 70", 9, 9).history()
    for number, player in enumerate(players, start=1):
        step = replace(history.steps[0], at=world.now, sighting_id=number)
        await settle(
            world,
            outbox.enqueue_step,
            player,
            "EUW1",
            Ladder.SOLO,
            step,
            emit=True,
            now=world.now,
        )


async def test_a_player_found_during_the_night_stands_in_the_digest(world):
    at(world, 23, 10)
    await world.enqueue(world.game("100"))
    await world.enqueue(world.game("100", world.second))
    await world.enqueue(world.game("200"))
    assert await posted(world) == []
    at(world, 8)
    [digest] = await turn(world)
    assert [len(event.players) for event in digest.events] == [2, 1]


async def test_a_paused_channel_waits_as_it_is_and_is_folded_when_it_works_again(world):
    at(world, 23, 10)
    for number in ("100", "200"):
        await world.enqueue(world.game(number))
    assert await posted(world) == []
    await settle(world, pauses.pause, CHANNEL, GUILD, "no", world.now)
    at(world, 8)
    assert await posted(world) == []
    at(world, 9)
    await settle(world, pauses.resume, CHANNEL, world.now)
    assert await posted(world) == [("digest", ["100", "200"])]


async def test_what_cannot_be_read_spoils_no_digest(world):
    at(world, 23, 10)
    for number in ("100", "200", "300"):
        await world.enqueue(world.game(number))
    assert await posted(world) == []
    async with world.database.write() as session:
        await session.execute(
            update(Announcement).where(Announcement.game_id == "200").values(payload={})
        )
    at(world, 8)
    claimed = await turn(world)
    states = {row.game_id: row.state for row in await world.rows()}
    assert states["200"] in ("PENDING", "SENDING")
    assert (states["100"], states["300"]) == ("FOLDED", "FOLDED")
    assert len(claimed) == 1


async def test_what_is_held_is_no_backlog_and_is_owed_from_the_morning_on(world):
    at(world, 23, 10)
    await world.enqueue(world.game("100"))
    await turn(world)
    at(world, 7, 59)
    assert await world.backlog() == 0
    async with world.database.read() as session:
        assert await outbox.oldest_owed(session, world.now) is None
    at(world, 8, 10)
    assert await world.backlog() == 1
    async with world.database.read() as session:
        assert await outbox.oldest_owed(session, world.now) == MORNING


async def test_a_server_that_removed_the_bot_holds_nothing(world):
    at(world, 23, 10)
    await world.enqueue(world.game("100"))
    await turn(world)
    await settle(world, pauses.forget, GUILD, world.now)
    at(world, 8)
    assert await posted(world) == []


async def test_posts_of_a_silent_server_make_no_sound_and_what_admins_are_told_does(world):
    await settle(world, choices.set_silent, GUILD, "Den", True, world.now)
    await world.enqueue(world.game("100"))
    [claimed] = await turn(world)
    assert claimed.silent
    await world.deliver(claimed.id)
    await settle(world, notices.begin, "key", "Tell them.", now=world.now, guild_id=GUILD)
    await settle(world, place_notice)
    [notice] = await turn(world)
    assert not notice.silent
