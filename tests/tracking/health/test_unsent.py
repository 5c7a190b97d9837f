"""What stands in the outbox and is not out."""

from datetime import timedelta

import pytest

from tests.tracking.health.one_server import CHANNEL, OneServer
from tests.tracking.health.stored import announce
from tracking.database.guilds import remember_guild
from tracking.database.outbox_models import PausedChannel
from tracking.subscriptions import forget_guild


@pytest.fixture
async def stored(database, clock):
    return await OneServer(database, clock).ready()


@pytest.mark.parametrize(
    ("state", "due", "unsent"),
    [
        ("PENDING", 11, ["EUW1_1 waits for channel 10"]),
        ("PENDING", 9, []),
        ("SENDING", 11, ["EUW1_1 waits for channel 10"]),
        ("SENT", None, []),
        ("FAILED", None, ["EUW1_1 could not be posted in channel 10, and is given up"]),
        ("UNCERTAIN", None, ["EUW1_1 may or may not stand in channel 10"]),
    ],
)
async def test_an_announcement_is_unsent_that_is_due_for_long_or_dead(stored, state, due, unsent):
    await stored.announces()
    await stored.completed()
    await stored.told(state=state, due_at=due and stored.ago(due))
    assert await stored.unsent() == unsent


async def test_what_waits_for_an_admin_is_not(stored):
    await stored.announces()
    await stored.completed()
    await stored.told(state="PENDING", due_at=stored.ago(60))
    async with stored.database.write() as session:
        session.add(PausedChannel(channel_id=CHANNEL, reason="it may not", paused_at=stored.now))
    assert await stored.unsent() == []


async def test_what_quiet_hours_hold_back_is_not_unsent_until_they_are_over(stored):
    await stored.announces()
    await stored.completed()
    held = stored.now + timedelta(hours=6)
    await stored.told(state="PENDING", due_at=held, held_until=held)
    assert await stored.unsent() == []


async def test_what_was_owed_to_a_server_that_has_left_is_no_loss(stored):
    """It was given up when the bot was removed, in quiet hours with a night's posts."""
    await stored.announces()
    for number in (1, 2):
        await stored.completed(number)
    held = stored.now + timedelta(hours=6)
    await stored.told(1, state="PENDING", due_at=held, held_until=held)
    await stored.told(2, state="UNCERTAIN")
    async with stored.database.write() as session:
        await forget_guild(session, 1, stored.now)
    assert await stored.unsent() == []
    async with stored.database.write() as session:
        await remember_guild(session, 1, "Den", stored.now)
    assert await stored.unsent() == ["EUW1_2 may or may not stand in channel 10"]


async def test_what_is_tried_in_vain_again_and_again_is_unsent_though_it_is_due_later(stored):
    await stored.announces()
    for number, minutes in ((1, 30), (2, 9), (3, 30)):
        await stored.completed(number)
        due = stored.now + timedelta(minutes=4)
        tries = 3 if number == 3 else 7
        await stored.told(number, minutes=minutes, state="PENDING", due_at=due, attempts=tries)
    assert await stored.unsent() == ["EUW1_1 waits for channel 10"]


async def test_what_is_put_off_without_quiet_hours_is_unsent(stored):
    await stored.announces()
    for number, ahead, minutes in ((1, 120, 30), (2, 30, 30), (3, 120, 5)):
        await stored.completed(number, minutes=minutes)
        due = stored.now + timedelta(minutes=ahead)
        await stored.told(number, minutes=minutes, state="PENDING", due_at=due)
    await stored.completed(4)
    await stored.told(4, state="PENDING", due_at=None)
    waiting = {each.partition(" ")[0] for each in await stored.unsent()}
    assert waiting == {"EUW1_1", "EUW1_4"}


async def test_what_is_tried_since_quiet_hours_are_over_waits_since_then(stored):
    await stored.announces()
    await stored.completed()
    due = {"due_at": stored.now + timedelta(minutes=1), "held_until": stored.ago(5)}
    await stored.told(minutes=400, state="PENDING", attempts=6, **due)
    assert await stored.unsent() == []


@pytest.mark.parametrize(
    ("kind", "game_id", "said"),
    [
        ("digest", "d12", "a digest (d12) waits for channel 10"),
        ("recap", "day:2026-02-28", "a recap (day:2026-02-28) waits for channel 10"),
        ("promotion", "s5", "a promotion (s5) waits for channel 10"),
    ],
)
async def test_what_is_no_game_is_called_what_it_is(stored, kind, game_id, said):
    late = {"state": "PENDING", "due_at": stored.ago(30), "channel_id": CHANNEL}
    await stored.write(announce, stored.otter, game_id, stored.ago(40), kind=kind, **late)
    assert await stored.unsent() == [said]


async def digest(stored, *numbers, **more):
    games = [{"platform": "EUW1", "game_id": str(number), "players": []} for number in numbers]
    values = {"kind": "digest", "state": "SENT", "payload": {"kind": "digest", "games": games}}
    await stored.told("d1", **{**values, **more})


async def test_a_result_that_was_folded_stands_in_a_digest_of_its_server(stored):
    await stored.announces()
    for number in (1, 2):
        await stored.completed(number)
        await stored.told(number, state="FOLDED")
    lost = "stands in no digest of channel 10"
    assert await stored.unsent() == [f"EUW1_1 {lost}", f"EUW1_2 {lost}"]
    await digest(stored, 1, 2, guild_id=2)
    assert len(await stored.unsent()) == 2
    # It waited, and was moved when its channel was deleted.
    await digest(stored, 1, channel_id=11, minutes=3000)
    assert await stored.unsent() == [f"EUW1_2 {lost}"]
    await digest(stored, 2, channel_id=12, minutes=20 * 24 * 60)
    assert await stored.unsent() == []


async def test_what_was_told_in_another_channel_needs_no_digest(stored):
    await stored.announces()
    await stored.completed()
    await stored.told(state="SENT", channel_id=11)
    await stored.told(state="FOLDED", last_error="told in another channel")
    assert await stored.unsent() == []
