"""Two processes on one Riot key are told when together they may ask for too much."""

import pytest
from sqlalchemy import select

from bot.shares import tell_of_shares, withdraw_share
from tests.support.following import add_player
from tracking.database.engine import Database
from tracking.database.manager import DatabaseManager
from tracking.database.models import GameState, Meta
from tracking.database.outbox_models import Notice
from tracking.settings import Settings

KEY = "RGAPI-a-key-of-a-test"


class World:
    def __init__(self, database, clock, caplog):
        self.database = database
        self.clock = clock
        self.caplog = caplog

    async def start(self, role, part, key=KEY):
        """What the process of this role says at its start; then its loop runs."""
        self.caplog.clear()
        settings = Settings(riot_api_key=key, riot_budget_share=part, emit_events=role == "bot")
        await tell_of_shares(settings, self.database, self.clock, role)
        async with self.database.write() as session:
            await DatabaseManager(session).record_loop_run(
                role=role,
                loop="detection",
                started_at=self.clock.now(),
                duration_ms=1,
                outcome="ok",
                detail={},
            )
        return "\n".join(self.caplog.messages)


@pytest.fixture
def world(database, clock, caplog):
    return World(database, clock, caplog)


async def test_one_process_may_use_all(world):
    assert await world.start("bot", 1.0) == ""
    assert await world.start("bot", 1.0) == ""


async def test_halves_are_fine(world):
    assert await world.start("bot", 0.5) == ""
    assert await world.start("shadow", 0.5) == ""


@pytest.mark.parametrize(("first", "second"), [("bot", "shadow"), ("shadow", "bot")])
async def test_the_one_that_starts_second_warns_where_it_is_too_much(world, first, second):
    await world.start(first, 1.0 if first == "bot" else 0.5)
    said = await world.start(second, 0.5 if first == "bot" else 1.0)
    assert "50% (shadow)" in said
    assert "100% (bot)" in said
    assert "RIOT_BUDGET_SHARE" in said


async def test_each_start_warns_in_the_log_and_the_operator_is_told_once(world):
    await world.start("shadow", 0.5)
    for _ in range(2):
        assert "RIOT_BUDGET_SHARE" in await world.start("bot", 1.0)
    async with world.database.read() as session:
        assert [each.key for each in await session.scalars(select(Notice))] == ["riot_share"]


async def test_two_keys_are_two_budgets(world):
    await world.start("bot", 1.0)
    assert await world.start("shadow", 1.0, key="RGAPI-another-key") == ""


async def test_a_process_that_is_gone_uses_nothing(world):
    await world.start("shadow", 0.5)
    world.clock.shift(150)
    assert await world.start("bot", 1.0) == ""


async def test_a_process_that_was_stopped_uses_nothing(world):
    """The runbook stops the shadow and starts the bot with all of the limits within seconds."""
    await world.start("shadow", 0.5)
    await withdraw_share(world.database, "shadow")
    assert await world.start("bot", 1.0) == ""


async def test_a_stop_does_not_wait_for_a_database_that_is_away(world):
    await world.start("shadow", 0.5)
    await withdraw_share(Database("postgresql+asyncpg://nobody@127.0.0.1:9/none"), "shadow")


async def test_beside_the_old_service_a_shadow_wants_a_share(world):
    async with world.database.write() as session:
        player = await add_player(session)
        session.add(GameState(player_id=player, status="IN_GAME", created_at=world.clock.now()))
    assert "The old service writes" in await world.start("shadow", 1.0)
    assert await world.start("shadow", 0.5) == ""


async def test_no_key_is_written_down(world):
    await world.start("bot", 1.0)
    async with world.database.read() as session:
        values = [row.value for row in await session.scalars(select(Meta))]
    assert values
    assert not any(KEY in value for value in values)
