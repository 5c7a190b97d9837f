"""Quiet hours and silent posts, chosen in the panel."""

from bot.announcer import Announcer
from tests.support.discord_schema import assert_valid_request
from tests.tracking.outbox.world import MAX_AGE
from tests.tracking.polling.riot import record
from tracking.domain.quiet import QuietHours


async def test_quiet_hours_are_typed_and_switched_off(panel):
    await panel.open("quiet")
    await panel.press("hours")
    await panel.fill_in(start="11 pm", end="8")
    assert (await panel.choices()).quiet == QuietHours(start=23 * 60, end=8 * 60)
    assert "from 23:00 to 08:00 (UTC)" in panel.text
    await panel.press("off")
    assert (await panel.choices()).quiet is None


async def test_what_are_no_hours_is_refused_with_what_to_type(panel):
    await panel.open("quiet")
    for start, end, told in (("23", "23:00", "different times"), ("late", "8", "late is not a")):
        await panel.press("hours")
        await panel.fill_in(start=start, end=end)
        assert told in panel.reply.followups[0]["content"]
        assert (await panel.choices()).quiet is None


async def test_posts_of_a_silent_server_carry_discords_flag(panel, server, riot, clock):
    await panel.open("quiet")
    await panel.press("silent")
    assert "no sound" in panel.text
    assert await posts(server, riot, clock, 1) == 1
    await panel.press("loud")
    assert await posts(server, riot, clock, 2) == 1
    first, second = server.local.messages(server.here)
    for request in server.local.requests("POST", "/messages$"):
        assert_valid_request(request)
    assert (first["flags"] & 1 << 12, second["flags"] & 1 << 12) == (1 << 12, 0)


async def test_a_sample_sounds_as_posts_do(panel, server):
    await panel.open("quiet")
    await panel.press("silent")
    await server.admin_says("channel test")
    [sample] = server.local.messages(server.here)
    assert sample["flags"] & 1 << 12


async def posts(server, riot, clock, number):
    """A game of somebody who is followed; how much the announcer posts then."""
    await server.admin_says("player add", riot_id="Quiet Otter#EUW")
    clock.shift(60)
    riot.records[f"EUW1_{number}"] = record(number, clock.now(), **{"puuid-Quiet Otter": True})
    await server.admin_says("games import", match=f"EUW1_{number}")
    announcer = Announcer(
        database=server.database, clock=clock, client=lambda: server.bot, max_age=MAX_AGE
    )
    return (await announcer.turn())["posted"]


async def test_the_page_says_how_much_is_held_back(panel, server, riot, clock):
    await panel.open("quiet")
    await panel.press("hours")
    begins, ends = ((clock.now().hour + hour) % 24 for hour in (0, 4))
    await panel.fill_in(start=str(begins), end=str(ends))
    assert await posts(server, riot, clock, 1) == 0
    await panel.open("quiet")
    assert "Held back: 1." in panel.text
    assert server.local.messages(server.here) == []
