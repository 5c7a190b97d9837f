"""What is missing though it was due: read from the outbox, and from what history wrote down."""

import pytest
from sqlalchemy import select

from tests.support.following import add_guild, add_player, subscribe
from tests.tracking.health.one_server import CHANNEL, OneServer
from tests.tracking.health.stored import old_game, ran, tracked
from tracking.database.choice_models import MutedGame, TopicChannel
from tracking.database.guilds import stop_following
from tracking.database.models import Guild, Subscription


@pytest.fixture
async def stored(database, clock):
    return await OneServer(database, clock).ready()


NEVER = ["EUW1_1 of Quiet Otter#EUW was never announced in server 1"]


async def test_the_audits_of_all_turns_are_one_and_a_game_counts_once(stored):
    for minutes in (50, 40, 30):
        await stored.write(
            ran, "history", stored.ago(minutes), listed=7, overdue=1, overdue_games=["EUW1_1"]
        )
    await stored.write(
        ran, "history", stored.ago(20), listed=1, after_absence=4, listed_late=2, refused=1
    )
    await stored.write(ran, "history", stored.ago(2000), listed=9, overdue_games=["EUW1_9"])
    found = await stored.loss()
    assert (found.audited, found.overdue) == (22, ("EUW1_1 had no row",))
    assert (found.after_absence, found.listed_late, found.refused) == (4, 2, 1)


async def test_games_that_a_turn_had_no_room_to_name_are_counted(stored):
    await stored.write(
        ran, "history", stored.ago(5), listed=30, overdue=3, overdue_games=["EUW1_1"]
    )
    assert len((await stored.loss()).overdue) == 3


async def test_turns_of_an_older_version_and_failed_ones_say_nothing(stored):
    await stored.write(ran, "history", stored.ago(5), players=2, found=1)
    await stored.write(ran, "history", stored.ago(4), ok=False, error="lost")
    assert (await stored.loss()).audited == 0


async def test_a_result_of_which_nothing_stands_in_the_outbox_was_dropped(stored):
    await stored.announces()
    await stored.completed()
    assert await stored.unsent() == NEVER
    await stored.told(state="SENT")
    assert await stored.unsent() == []


async def test_a_player_whom_an_announcement_leaves_out_was_not_told_of(stored):
    await stored.announces()
    heron = await stored.write(add_player, "Heron")
    await stored.write(subscribe, 1, heron, stored.ago(180))
    await stored.completed()
    await stored.completed(player=heron)
    await stored.told(state="SENT")
    assert await stored.unsent() == ["EUW1_1 of Heron#EUW was never announced in server 1"]


async def test_who_came_to_his_result_after_the_post_is_not_owed_another(stored):
    await stored.announces()
    heron = await stored.write(add_player, "Heron")
    await stored.write(subscribe, 1, heron, stored.ago(180))
    await stored.completed(player=heron)
    await stored.told(state="SENT", minutes=31)
    assert await stored.unsent() == []


async def test_another_servers_announcement_does_not_count(stored):
    await stored.announces()
    await stored.write(add_guild, 2, stored.ago(180), channel_id=20)
    await stored.write(subscribe, 2, stored.otter, stored.ago(180))
    await stored.completed()
    await stored.told(state="SENT")
    assert await stored.unsent() == ["EUW1_1 of Quiet Otter#EUW was never announced in server 2"]


async def test_nothing_is_owed_where_there_is_no_channel_or_the_bot_has_left(stored):
    await stored.announces()
    await stored.completed()
    async with stored.database.write() as session:
        (await session.get_one(Guild, 1)).channel_id = None
    assert await stored.unsent() == []
    async with stored.database.write() as session:
        guild = await session.get_one(Guild, 1)
        guild.channel_id, guild.left_at = CHANNEL, stored.now
    assert await stored.unsent() == []


async def test_what_ended_before_he_was_followed_is_not_owed(stored):
    await stored.announces()
    await stored.completed(ended_at=stored.ago(181))
    assert await stored.unsent() == []


async def test_what_the_old_service_told_of_is_not_owed_by_a_bot_but_put_down_by_a_shadow(stored):
    await stored.write(old_game, stored.otter, 1, stored.ago(40))
    await stored.completed()
    await stored.shadows()
    assert await stored.unsent() == NEVER
    await stored.announces()
    assert await stored.unsent() == []


async def test_a_shadow_must_have_put_down_what_the_old_model_sent(stored):
    await stored.shadows()
    await stored.completed()
    await stored.told(state="SENT")
    assert await stored.unsent() == NEVER
    await stored.told(state="SUPPRESSED")
    assert await stored.unsent() == []


async def test_what_the_bot_brings_to_its_end_after_going_back_no_shadow_puts_down(stored):
    await stored.shadows()
    nobodys = await stored.write(add_player, "Nobody's", adopted=True)
    for player in (stored.otter, nobodys):
        await stored.completed(player=player)
        await stored.completed(2, player=player, minutes=20)
    await stored.write(ran, "leftovers", stored.ago(30.5), role="bot", completed=1)
    await stored.told(state="SENT")
    assert await stored.unsent() == [
        "EUW1_2 of Nobody's#EUW was never announced",
        "EUW1_2 of Quiet Otter#EUW was never announced in server 1",
    ]


async def test_a_shadow_puts_down_what_nobody_follows_too(stored):
    nobodys = await stored.write(add_player, "Nobody's", adopted=True)
    await stored.completed(player=nobodys)
    await stored.shadows()
    assert await stored.unsent() == ["EUW1_1 of Nobody's#EUW was never announced"]
    await stored.told(player=nobodys, guild_id=None, channel_id=None)
    assert await stored.unsent() == []


async def test_a_game_given_up_is_owed_where_its_start_was_seen(stored):
    await stored.announces()
    given_up = {"status": "UNAVAILABLE", "given_up_at": stored.ago(30), "ended_at": stored.ago(60)}
    await stored.write(tracked, stored.otter, 1, stored.ago(90), **given_up)
    await stored.write(tracked, stored.otter, 2, stored.ago(90), **given_up | {"seen_at": None})
    assert await stored.unsent() == NEVER
    await stored.told(kind="unavailable", state="SENT")
    assert await stored.unsent() == []


async def test_that_there_is_no_result_is_not_owed_where_one_was_told(stored):
    """The old model had it."""
    await stored.announces()
    given_up = {"status": "UNAVAILABLE", "given_up_at": stored.ago(30), "ended_at": stored.ago(60)}
    await stored.write(tracked, stored.otter, 1, stored.ago(90), **given_up)
    await stored.told(state="SENT")
    assert await stored.unsent() == []


async def test_back_fills_and_rows_of_a_database_at_005_owe_nothing(stored):
    await stored.announces()
    await stored.completed(1, source="recover")
    await stored.completed(2, platform=None, source=None)
    assert await stored.unsent() == []


async def test_what_was_stored_just_now_is_not_judged_yet(stored):
    await stored.announces()
    await stored.completed(minutes=0.5, ended_at=stored.ago(5))
    assert await stored.unsent() == []


async def muted(session, number, at):
    """As `enqueue` writes it down when the game ends."""
    subscription = await session.scalar(select(Subscription.id))
    session.add(
        MutedGame(
            subscription_id=subscription,
            platform="EUW1",
            game_id=str(number),
            muted_by="server",
            muted_at=at,
        )
    )


@pytest.mark.parametrize("role", ["shadows", "announces"])
async def test_a_game_that_a_filter_muted_is_no_loss_and_another_one_is(stored, role):
    # Judged by what stood when it ended: there is no filter now.
    await getattr(stored, role)()
    await stored.completed(1)
    await stored.completed(2)
    await stored.write(muted, 2, stored.ago(30))
    assert await stored.unsent() == NEVER


async def test_a_server_with_a_channel_for_tft_alone_is_owed_nothing_of_league(stored):
    await stored.announces()
    async with stored.database.write() as session:
        (await session.get_one(Guild, 1)).channel_id = None
        session.add(TopicChannel(guild_id=1, topic="tft", channel_id=CHANNEL))
    await stored.completed(1)
    await stored.completed(2, game="tft")
    assert await stored.unsent() == ["EUW1_2 of Quiet Otter#EUW was never announced in server 1"]


async def test_all_that_is_unsent_is_counted_and_a_bounded_number_named(stored):
    await stored.announces()
    for number in range(1, 26):
        await stored.completed(number)
        await stored.told(number + 100, state="PENDING", due_at=stored.ago(30))
    found = await stored.loss()
    assert (len(found.unsent), found.more_unsent) == (40, 10)


async def test_a_shadow_is_not_blamed_for_whom_nobody_follows_any_more(stored):
    """He was muted when his game ended, which was forgotten with the subscription."""
    await stored.shadows()
    await stored.completed(1)
    await stored.write(muted, 1, stored.ago(30))
    async with stored.database.write() as session:
        await stop_following(session, Subscription.guild_id == 1, now=stored.ago(20))
    assert await stored.unsent() == []
    await stored.completed(2, minutes=10)
    assert await stored.unsent() == ["EUW1_2 of Quiet Otter#EUW was never announced"]


async def test_a_result_without_an_end_is_owed_where_he_was_followed_when_it_was_seen(stored):
    await stored.announces()
    await stored.completed(3, ended_at=None, seen_at=None, source="history")
    await stored.completed(1, ended_at=None)
    await stored.completed(2, minutes=200, ended_at=None)
    assert await stored.unsent() == NEVER
