"""`/migration` where there is an operators' server, and where there is none."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from bot.charts import NoPicture
from bot.operators import loop_intervals
from bot.services import Operations
from simulators.discord import NotOffered, Permission
from tests.bot.waiting import until
from tests.support.following import add_player
from tests.tracking.health.stored import announce, look, old_game, tracked
from tracking.database.models import LoopRun
from tracking.settings import Settings

HEALTH, MISSED, LOOPS = (f"migration {name}" for name in ("health", "missed", "loops"))
NUMBER_OF_GAMES = 30


@dataclass
class Desk:
    local: Any
    guild: Any
    here: Any
    admin: Any

    async def says(self, path, user=None, here=None, **options):
        who = user or self.admin
        return await self.local.slash(who, here or self.here, path, **options)


@pytest.fixture
def guild(local):
    return local.add_guild("Operators")


@pytest.fixture
def operations(guild) -> Operations:
    return Operations(guild_id=guild.id, intervals=loop_intervals(Settings()))


@pytest.fixture
async def desk(local, guild, start_bot):
    here = local.add_channel(guild, "operations")
    admin = local.add_user("admin", guild, permissions=Permission.ADMINISTRATOR)
    await start_bot()
    return Desk(local, guild, here, admin)


@pytest.fixture
async def races(sqlite_database, clock):
    """The old model lost every second of thirty games, the new one a game of the old one's."""
    async with sqlite_database.write() as session:
        player = await add_player(session, "Quiet Otter")
        at = clock.now() - timedelta(hours=3)
        await look(session, at)
        for number in range(1, NUMBER_OF_GAMES + 1):
            at += timedelta(minutes=4)
            await old_game(session, player, number, at, finished=number % 2 == 0)
            await tracked(session, player, number, at, completed=at + timedelta(minutes=2))
            await announce(session, player, number, at)
        await old_game(session, player, 99, at + timedelta(minutes=4))
        await look(session, clock.now() - timedelta(minutes=1))


async def test_commands_of_operators_are_those_of_their_server_alone(local, guild, desk):
    assert "migration" not in {each["name"] for each in local.commands()}
    [command] = local.commands(guild)
    assert command["name"] == "migration"
    assert int(command["default_member_permissions"]) == Permission.ADMINISTRATOR
    assert {each["name"] for each in command["options"]} == {"health", "missed", "loops"}


async def test_health_is_a_picture_with_the_numbers_beside_it(desk, races):
    reply = await desk.says(HEALTH)
    assert reply.ephemeral
    assert reply.deferred
    [picture] = reply.attachments
    assert picture["filename"] == "migration-health.png"
    assert "Detection parity: too little data" in picture["description"]
    [embed] = reply.embeds
    assert "wait" in embed["title"]
    for each in ("1. Detection parity", "96.77 % of 31", "6. Error rate", "at least 99 %"):
        assert each in embed["description"]
    assert "lost **15** of 30 games" in embed["description"]


async def test_without_a_picture_the_numbers_say_it_all(desk, races, charts, monkeypatch):
    async def no_picture(svg):
        raise NoPicture("the process that draws ended")

    monkeypatch.setattr(charts, "render", no_picture)
    reply = await desk.says(HEALTH, hours=12)
    assert reply.attachments == []
    assert "96.77 % of 31" in reply.text


async def test_health_of_a_database_without_a_game_says_to_wait(desk):
    reply = await desk.says(HEALTH)
    assert "wait" in reply.embeds[0]["title"]
    assert "not applicable" in reply.text


async def test_missed_names_each_game_and_why_page_by_page(desk, races):
    reply = await desk.says(MISSED)
    assert reply.ephemeral
    assert "The new model misses **1** of the old one's 31 games" in reply.text
    assert "**New model** · `EUW1_99`" in reply.text
    seen = [reply.text, (await turn(desk, reply)).text]
    for number in range(1, NUMBER_OF_GAMES, 2):
        [line] = [each for text in seen for each in text.splitlines() if f"`EUW1_{number}`" in each]
        assert line.startswith("**Old model**")
    assert "game 2 took its place before its result was asked for" in "\n".join(seen)


async def turn(desk, reply):
    buttons = [each for row in reply.components for each in row["components"]]
    button = next(each["custom_id"] for each in buttons if "Older" in each["label"])
    turned = await desk.local.click(desk.admin, reply.message, button)
    # A press is answered at once, and its message changes a moment later.
    return await turned.until(lambda each: "page 2 of" in each.text)


async def test_a_page_turns_after_a_restart_but_not_for_who_is_no_administrator_any_more(
    desk, races, start_bot
):
    reply = await desk.says(MISSED)
    await start_bot()
    reply = await turn(desk, reply)
    desk.local.set_roles(desk.guild, desk.admin, [])
    refused = await desk.local.click(desk.admin, reply.message, "migration:missed:0")
    await refused.until(lambda each: "administrators of the operators' server" in each.text)


async def test_with_nothing_missed_it_says_so_on_one_page(desk):
    reply = await desk.says(MISSED)
    assert "no game to compare with" in reply.text
    assert reply.components == []


async def test_loops_shows_what_ran_what_failed_and_when_nothing_ran(desk, sqlite_database, clock):
    async with sqlite_database.write() as session:
        for minutes in (180, 179, 30, 29):
            await look(session, clock.now() - timedelta(minutes=minutes), seconds=1.25)
        session.add(
            LoopRun(
                role="bot",
                loop="polling",
                started_at=clock.now(),
                duration_ms=100,
                outcome="error",
                detail={"error": "OperationalError: the `disk` is full"},
            )
        )
    reply = await desk.says(LOOPS)
    assert reply.ephemeral
    fields = {each["name"]: each["value"] for each in reply.embeds[0]["fields"]}
    assert "p95 1.25 s of 30 s · 4 turns" in fields["✅ detection (shadow)"]
    assert "1 failed" in fields["❌ polling (bot)"]
    assert "OperationalError" in fields["❌ polling (bot)"]
    assert "Nothing ran from" in reply.text
    assert "for 149 minutes" in reply.text


async def test_with_no_loop_at_all_it_says_so(desk):
    assert "No loop ran" in (await desk.says(LOOPS)).text


@pytest.mark.parametrize("path", [HEALTH, MISSED, LOOPS])
async def test_only_administrators_of_that_server_are_answered(desk, path):
    manager = desk.local.add_user("manager", desk.guild, permissions=Permission.MANAGE_GUILD)
    with pytest.raises(NotOffered):
        await desk.says(path, manager)
    refused = await desk.says(path, manager, force=True)
    assert "administrators of the operators' server" in refused.text
    assert refused.embeds == []


async def test_a_server_that_operates_no_more_loses_the_commands(
    local, guild, desk, services, start_bot, monkeypatch
):
    other = local.add_guild("Others")
    intervals = services.operations.intervals
    object.__setattr__(services, "operations", Operations(guild_id=other.id, intervals=intervals))
    await start_bot()
    assert local.commands(guild) == []
    assert [each["name"] for each in local.commands(other)] == ["migration"]
    object.__setattr__(services, "operations", Operations(intervals=intervals))
    await start_bot()
    assert local.commands(other) == []
    assert "migration" in {each["name"] for each in local.commands()}


async def test_a_server_the_bot_is_not_in_gets_the_commands_when_it_is_invited(
    local, services, start_bot, caplog
):
    away = local.add_guild("Away", bot=False)
    intervals = services.operations.intervals
    object.__setattr__(services, "operations", Operations(guild_id=away.id, intervals=intervals))
    await start_bot()
    assert "OPERATOR_GUILD_ID" in caplog.text
    local.invite_bot(away)
    await until(lambda: [each["name"] for each in local.commands(away)] == ["migration"])


class TestWithoutAnOperatorsServer:
    """The commands are global; only the owner is answered."""

    @pytest.fixture
    def operations(self) -> Operations:
        return Operations(intervals=loop_intervals(Settings()))

    async def test_the_owner_is_answered_and_an_administrator_is_not(self, local, desk, races):
        [command] = [each for each in local.commands() if each["name"] == "migration"]
        assert int(command["default_member_permissions"]) == Permission.ADMINISTRATOR
        assert command["contexts"] == [0]
        refused = await desk.says(HEALTH)
        assert "owner of this bot" in refused.text
        answered = await desk.says(HEALTH, local.world.owner, force=True)
        assert "96.77 % of 31" in answered.text
