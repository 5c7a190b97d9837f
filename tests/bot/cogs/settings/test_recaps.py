"""Recaps, switched on and off in the panel."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from bot import texts
from bot.cogs.settings.recaps import RecapsSection
from bot.cogs.settings.section import Visit
from bot.errors import Refusal
from simulators.discord.component_rules import walk
from tests.support.following import add_player, subscribe
from tracking import recaps
from tracking.database import reign
from tracking.database.models import TrackedGameRow
from tracking.domain.recap_periods import Period


async def on(panel):
    async with panel.server.database.read() as session:
        found = await recaps.switched_on(session, panel.server.guild.id)
    return {period.value: schedule.hour for period, schedule in found.items()}


async def press(panel, act, period, *values):
    """The control of this kind of recap."""
    [wanted] = [each for each in panel.ids if each == f"settings:recaps:{act}:{period}"]
    message = panel.reply.message
    panel.reply = await panel.server.local.click(panel.server.admin, message, wanted, list(values))
    await panel.reply.until(lambda reply: reply.edited or bool(reply.followups))


async def test_each_kind_is_switched_on_and_off_by_itself(panel):
    await panel.open("recaps")
    assert await on(panel) == {}
    await press(panel, "switch", "daily")
    await press(panel, "switch", "monthly")
    assert await on(panel) == {"daily": 9, "monthly": 9}
    assert "**Daily** at 09:00, next" in panel.text
    assert "**Weekly**: off" in panel.text
    await press(panel, "switch", "daily")
    assert await on(panel) == {"monthly": 9}


async def test_each_has_its_own_hour_and_says_when_it_comes_next(panel):
    await panel.open("recaps")
    await press(panel, "switch", "weekly")
    await press(panel, "hour", "weekly", "21")
    assert await on(panel) == {"weekly": 21}
    async with panel.server.database.read() as session:
        found = await recaps.switched_on(session, panel.server.guild.id)
    next_at = found[Period.WEEKLY]
    assert "**Weekly** at 21:00, next <t:" in panel.text
    assert next_at.last is None


async def test_while_the_old_model_is_at_work_it_says_that_none_is_made(panel):
    async with panel.server.database.write() as session:
        await reign.begin(session, game_centric=False, now=datetime(2026, 3, 1, tzinfo=UTC))
    await panel.open("recaps")
    assert "None is made while the bot's old model is at work" in panel.text
    async with panel.server.database.write() as session:
        await reign.begin(session, game_centric=True, now=datetime(2026, 3, 2, tzinfo=UTC))
    await panel.open("recaps")
    assert "old model" not in panel.text


async def test_an_hour_in_the_quiet_hours_says_when_they_end(panel):
    await panel.open("quiet")
    await panel.press("hours")
    await panel.fill_in(start="22:00", end="10:30")
    await panel.open("recaps")
    await press(panel, "switch", "daily")
    held = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
    assert f"in the quiet hours: the next at their end, <t:{int(held.timestamp())}" in panel.text


async def test_all_three_fit_on_the_page_with_their_hours(panel):
    await panel.open("recaps")
    for period in Period:
        await press(panel, "switch", period.value)
    assert len(panel.reply.components) == 5
    menus = [one for one in walk(panel.reply.components) if "options" in one]
    assert [len(one["options"]) for one in menus[1:]] == [24, 24, 24]


async def test_it_says_by_whose_clock_and_where(panel):
    await panel.open("language")
    await panel.press("zone")
    await panel.fill_in(zone="Seoul")
    await panel.open("recaps")
    assert "By the clock of Asia/Seoul" in panel.text
    assert "There is no channel for them yet" in panel.text
    await panel.server.admin_says("channel set", channel=panel.server.here)
    await panel.open("all")
    await panel.open("recaps")
    assert f"Recaps are posted in <#{panel.server.here.id}>" in panel.text


@pytest.mark.parametrize(
    ("act", "period", "values"),
    [
        ("hour", "daily", ["24"]),
        ("hour", "daily", ["nine"]),
        ("hour", "daily", []),
        ("hour", "hourly", ["9"]),
        ("switch", "hourly", []),
        ("switch", "", []),
    ],
)
async def test_what_an_older_panel_or_nobody_asks_for_is_refused(act, period, values):
    asked = cast("Visit", SimpleNamespace(t=texts.of("en")))
    with pytest.raises(Refusal, match="older version"):
        await RecapsSection().press(asked, act, period, values)


async def test_a_moderator_may_look_at_the_week_so_far(panel, clock):
    server = panel.server
    await panel.open("recaps")
    await panel.press("look")
    assert "Nobody who is followed here" in panel.text
    await server.admin_says("channel set", channel=server.here)
    async with server.database.write() as session:
        player = await add_player(session)
        now = clock.now()
        await subscribe(session, server.guild.id, player, now)
        session.add(
            TrackedGameRow(
                player_id=player,
                platform="EUW1",
                game_id="7",
                game="lol",
                queue_id=420,
                status="COMPLETED",
                detected_at=now,
                ended_at=now,
                game_result_data={"game": "lol", "outcome": "win", "kills": 9},
            )
        )
    clock.shift(60)
    await panel.press("look")
    [shown] = panel.reply.followups
    assert "This week so far" in shown["content"]
    assert "Quiet Otter" in str(shown["embeds"])
