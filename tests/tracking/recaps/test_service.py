import asyncio
from datetime import date

import pytest
from sqlalchemy import delete, select, update

from tests.support.following import add_guild, add_player, subscribe
from tests.tracking.recaps.world import CHANNEL, GUILD, NAME, at, lol
from tracking import outbox, recaps
from tracking.database.choice_models import TopicChannel
from tracking.database.models import Guild, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.database.recap_models import RecapSchedule
from tracking.domain.recap_periods import Period
from tracking.recaps import schedules, service

TUESDAY = "daily:2026-11-24"
MINUTE = 60


@pytest.fixture
async def played(server):
    """A game on each of the last days; a daily recap at nine, told until Monday."""
    for day in range(17, 26):
        await server.play(f"2026-11-{day} 07:00", lol(), queue_id=400)
    await server.switch_on(Period.DAILY)
    async with server.database.write() as session:
        await session.execute(update(RecapSchedule).values(last=date(2026, 11, 23)))
    return server


async def test_a_recap_is_told_once_at_its_hour(played):
    played.move_to("2026-11-25 07:59")
    assert await played.turn() == 0
    played.move_to("2026-11-25 08:00")
    assert [await played.turn() for _ in range(3)] == [1, 0, 0]
    [row] = await played.rows()
    assert (row.game_id, row.channel_id, row.state) == (TUESDAY, CHANNEL, "PENDING")
    assert (row.platform, row.guild_id, row.due_at) == ("", GUILD, at("2026-11-25 08:00"))
    played.move_to("2026-11-26 08:00")
    await played.compared()
    assert await played.turn() == 1


async def test_it_can_be_claimed_once_and_says_what_it_is_of(played):
    await played.turn()
    async with played.database.write() as session:
        [claim] = await outbox.claim(session, played.now, 10)
        assert await outbox.claim(session, played.now, 10) == []
    assert claim.payload["kind"] == "recap"
    assert claim.nonce == outbox.nonce(claim.kind, claim.key, CHANNEL, 0)


async def test_who_is_not_followed_any_more_when_it_is_owed_is_not_in_it(played):
    """He may have forbidden it between the reading and the writing."""
    await played.play("2026-11-24 08:00", None, lol())
    async with played.database.read() as session:
        [owed] = await schedules.all_due(session, played.now)
        made = await recaps.make(session, GUILD, owed.span, owed.zone, now=played.now)
    async with played.database.write() as session:
        await session.execute(
            delete(Subscription).where(Subscription.player_id == played.players[0])
        )
        assert not await service._settle(session, owed, made, played.now)
    assert await played.turn() == 1
    [row] = await played.rows()
    assert "Quiet Otter" not in str(row.payload)
    assert "Amber Lantern" in str(row.payload)


async def test_two_processes_that_find_it_due_tell_it_once(played):
    """Also where a moderator chooses another channel in between."""
    async with played.database.read() as session:
        [owed] = await schedules.all_due(session, played.now)
        made = await recaps.make(session, GUILD, owed.span, owed.zone, now=played.now)
    told = []
    for channel_id in (CHANNEL, CHANNEL + 1):
        async with played.database.write() as session:
            await session.execute(update(Guild).values(channel_id=channel_id))
        async with played.database.write() as session:
            told.append(await service._settle(session, owed, made, played.now))
    assert (told, await played.owed()) == ([True, False], [TUESDAY])


async def test_two_processes_at_the_same_time_tell_it_once(played):
    assert sum(await asyncio.gather(*(played.turn() for _ in range(4)))) == 1
    assert await played.owed() == [TUESDAY]


async def test_what_was_told_and_that_it_was_are_one_commit(played, monkeypatch):
    async def fails(*_, **__):
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(outbox, "enqueue_recap", fails)
        with pytest.raises(RuntimeError):
            await played.turn()
    assert (await played.schedule()).last == date(2026, 11, 23)
    assert await played.turn() == 1


async def test_a_day_without_a_game_is_told_by_nothing_and_is_settled(played):
    played.move_to("2026-11-28 09:00")
    await played.compared()
    assert await played.turn() == 0
    assert (await played.schedule()).last == date(2026, 11, 27)


async def test_after_a_long_absence_the_newest_day_alone_is_told(played):
    played.move_to("2026-11-26 12:00")
    await played.compared()
    assert (await played.turn(), await played.owed()) == (1, ["daily:2026-11-25"])


async def test_a_recap_is_told_in_the_zone_of_its_server(played):
    async with played.database.write() as session:
        await session.execute(update(Guild).values(timezone="America/Los_Angeles"))
    assert await played.turn() == 0
    played.move_to("2026-11-25 17:00")
    assert (await played.turn(), await played.owed()) == (1, [TUESDAY])
    [row] = await played.rows()
    assert row.payload["zone"] == "America/Los_Angeles"


async def test_a_server_that_chose_no_zone_is_told_in_utc(played):
    async with played.database.write() as session:
        await session.execute(update(Guild).values(timezone=None))
    played.move_to("2026-11-25 08:59")
    assert await played.turn() == 0
    played.move_to("2026-11-25 09:00")
    assert await played.turn() == 1


async def test_a_week_and_a_month_are_told_beside_the_day(played):
    played.move_to("2026-12-01 08:00")
    await played.compared()
    await played.switch_on(Period.WEEKLY, 9)
    await played.switch_on(Period.MONTHLY, 9)
    assert await played.turn() == 2  # nobody played on the last day
    assert await played.owed() == ["weekly:2026-11-23", "monthly:2026-11-01"]


class TestWaiting:
    async def test_a_recap_waits_for_results_that_are_on_their_way(self, played):
        await played.open_game("2026-11-24 22:00", seen_at=at("2026-11-24 22:40"))
        assert await played.turn() == 0
        played.clock.shift(30 * MINUTE - 1)
        assert await played.turn() == 0
        await played.play("2026-11-24 22:42", lol(), queue_id=400)
        async with played.database.write() as session:
            await session.execute(delete(TrackedGameRow).where(TrackedGameRow.status == "ACTIVE"))
        assert await played.turn() == 1
        [row] = await played.rows()
        assert row.payload["awaited"] == 0

    async def test_and_not_for_ever(self, played):
        await played.open_game("2026-11-24 22:00", seen_at=at("2026-11-24 22:40"))
        await played.turn()
        played.clock.shift(30 * MINUTE)
        assert await played.turn() == 1
        [row] = await played.rows()
        assert row.payload["awaited"] == 1
        assert (await played.schedule()).waiting_since is None

    async def test_one_that_waits_is_looked_at_every_two_minutes(self, played, monkeypatch):
        made = []

        async def counted(*arguments, **named):
            made.append(arguments)
            return await recaps.make(*arguments, **named)

        monkeypatch.setattr(service, "make", counted)
        await played.open_game("2026-11-24 22:00", seen_at=at("2026-11-24 22:40"))
        process = recaps.Recaps(database=played.database, clock=played.clock)
        told = 0
        for _ in range(30 * MINUTE // 30 + 5):
            told += (await process.turn())["recaps"]
            played.clock.shift(30)
        assert (told, len(made)) == (1, 16)

    async def test_it_waits_for_lp_that_is_not_known_yet(self, played):
        await played.look("2026-11-24 20:00", "GOLD II 34", 10, 8)
        await played.play("2026-11-24 22:50", lol())
        played.move_to("2026-11-24 23:05")
        await played.compared()
        await played.switch_on(hour=0)
        assert await played.turn() == 0
        await played.look("2026-11-24 23:06", "GOLD II 55", 11, 8)
        played.move_to("2026-11-24 23:06")
        assert await played.turn() == 1
        [row] = await played.rows()
        [[_, won, _, known, unknown, *_]] = row.payload["ladders"]
        assert (won, known, unknown) == (21, 1, 0)

    async def test_it_waits_longer_for_match_lists_after_an_absence(self, played):
        await played.compared(when=at("2026-11-23 20:00"))
        await played.turn()
        played.clock.shift(30 * MINUTE)
        assert await played.turn() == 0
        await played.compared(played.players[0])
        await played.compared(played.players[1])
        played.clock.shift(120 * MINUTE)
        assert await played.turn() == 1
        [row] = await played.rows()
        assert row.payload["behind"] == 1


class TestSwitching:
    async def test_what_was_over_when_it_was_switched_on_is_not_told(self, played):
        async with played.database.write() as session:
            await recaps.switch_on(session, GUILD, NAME, Period.WEEKLY, played.now)
        await played.turn()
        assert await played.owed() == [TUESDAY]
        played.move_to("2026-11-30 08:00")
        await played.compared()
        await played.turn()
        assert await played.owed() == [TUESDAY, "weekly:2026-11-23"]

    async def test_switched_off_it_is_silent_and_switched_on_again_it_repeats_nothing(self, played):
        await played.turn()
        async with played.database.write() as session:
            await recaps.switch_off(session, GUILD, Period.DAILY)
        played.move_to("2026-11-25 12:00")
        async with played.database.write() as session:
            await recaps.choose_hour(session, GUILD, NAME, Period.DAILY, 18, played.now)
            await recaps.switch_on(session, GUILD, NAME, Period.DAILY, played.now)
        played.move_to("2026-11-25 17:00")
        assert (await played.turn(), await played.owed()) == (0, [TUESDAY])
        played.move_to("2026-11-26 17:00")
        await played.compared()
        assert await played.turn() == 1

    async def test_while_it_is_off_nothing_is_told(self, played):
        async with played.database.write() as session:
            await recaps.switch_off(session, GUILD, Period.DAILY)
        assert (await played.turn(), await played.owed()) == (0, [])

    async def test_switched_on_twice_it_counts_from_the_first_time(self, played):
        async with played.database.write() as session:
            await recaps.switch_on(session, GUILD, NAME, Period.DAILY, played.now)
        assert await played.turn() == 1

    async def test_each_kind_has_its_own_hour_which_is_kept_while_it_is_off(self, played):
        async with played.database.write() as session:
            await recaps.choose_hour(session, GUILD, NAME, Period.MONTHLY, 20, played.now)
            assert list(await recaps.switched_on(session, GUILD)) == [Period.DAILY]
            await recaps.switch_on(session, GUILD, NAME, Period.MONTHLY, played.now)
            await recaps.switch_on(session, GUILD, NAME, Period.WEEKLY, played.now)
            found = await recaps.switched_on(session, GUILD)
        hours = {period: schedule.hour for period, schedule in found.items()}
        assert hours == {Period.DAILY: 9, Period.WEEKLY: 9, Period.MONTHLY: 20}

    @pytest.mark.parametrize("hour", [-1, 24, 99])
    async def test_there_is_no_such_hour(self, played, hour):
        async with played.database.write() as session:
            with pytest.raises(ValueError, match="no hour"):
                await recaps.choose_hour(session, GUILD, NAME, Period.DAILY, hour, played.now)


class TestPlaces:
    async def test_recaps_go_to_the_channel_chosen_for_them(self, played):
        async with played.database.write() as session:
            session.add(TopicChannel(guild_id=GUILD, topic="recaps", channel_id=77))
        await played.turn()
        assert [row.channel_id for row in await played.rows()] == [77]

    async def test_without_any_they_go_where_most_players_results_go(self, played):
        async with played.database.write() as session:
            await session.execute(update(Guild).values(channel_id=None))
            for player, channel in zip(played.players, (5, 6, 6), strict=True):
                await session.execute(
                    update(Subscription)
                    .where(Subscription.player_id == player)
                    .values(fallback_channel_id=channel)
                )
        await played.turn()
        assert [row.channel_id for row in await played.rows()] == [6]

    async def test_a_server_that_has_no_channel_at_all_is_told_nothing(self, played):
        async with played.database.write() as session:
            await session.execute(update(Guild).values(channel_id=None))
        assert (await played.turn(), await played.owed()) == (0, [])

    async def test_a_server_that_the_bot_has_left_is_told_nothing(self, played):
        async with played.database.write() as session:
            await session.execute(update(Guild).values(left_at=played.now))
        assert (await played.turn(), await played.owed()) == (0, [])

    async def test_an_older_recap_that_could_not_be_posted_gives_way_to_the_newer(self, played):
        await played.turn()
        played.move_to("2026-11-26 08:00")
        await played.compared()
        await played.turn()
        assert [(row.game_id, row.state) for row in await played.rows()] == [
            (TUESDAY, "FOLDED"),
            ("daily:2026-11-25", "PENDING"),
        ]

    async def test_one_that_may_be_out_is_seen_through(self, played):
        await played.turn()
        async with played.database.write() as session:
            await outbox.claim(session, played.now, 10)
        played.move_to("2026-11-26 08:00")
        await played.compared()
        await played.turn()
        assert [row.state for row in await played.rows()] == ["SENDING", "PENDING"]


async def test_one_servers_trouble_keeps_no_other_from_its_recap(played, monkeypatch):
    async with played.database.write() as session:
        await add_guild(session, GUILD + 1, at("2026-01-01"), channel_id=20)
        player = await add_player(session, "Heron")
        await subscribe(session, GUILD + 1, player, at("2026-01-01"))
    played.players.append(player)
    await played.compared()
    await played.play("2026-11-24 07:00", None, None, None, lol())
    await played.switch_on(guild_id=GUILD + 1)
    make = recaps.make

    async def fails_for_the_first(session, guild_id, *more, **named):
        if guild_id == GUILD:
            raise RuntimeError("odd data")
        return await make(session, guild_id, *more, **named)

    monkeypatch.setattr(service, "make", fails_for_the_first)
    with pytest.raises(RuntimeError):
        await played.turn()
    async with played.database.read() as session:
        told = await session.scalars(select(Announcement.guild_id))
        assert list(told) == [GUILD + 1]
