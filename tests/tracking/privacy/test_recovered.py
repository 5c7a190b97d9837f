"""What the old service writes, which knows of nobody's wishes, brings nobody back when it is
brought over."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from tests.tracking.polling.riot import record
from tests.tracking.privacy.conftest import as_owner
from tracking.database.models import GameState, Player, TrackedGameRow
from tracking.legacy.recovery import Recovery

pytestmark = pytest.mark.parametrize("told", ["json", "a dict of Python's"])


@pytest.fixture
def recovery(world):
    return Recovery(database=world.database, clock=world.clock, young=timedelta(hours=24))


async def write_old(world, number, player_id, told):
    raw = record(number, world.ago(minutes=5), heron=True, otter=True)
    async with world.database.write() as session:
        session.add(
            GameState(
                player_id=player_id,
                status="NOT_IN_GAME",
                game_id=str(number),
                created_at=world.ago(minutes=4),
                raw_api_response=json.dumps(raw) if told == "json" else str(raw),
            )
        )


async def test_a_forbidden_account_has_no_name_in_what_is_brought_over(evening, recovery, told):
    await evening.privacy.run(await as_owner(evening, "forbid"))
    await write_old(evening, 50, 2, told)
    assert (await recovery.to_tracked_games()).rows == 1
    kept = (await evening.games())["heron", 50]
    assert kept.game_result_data["kills"] == 5
    assert "heron" in kept.raw_api_response
    assert "tracked_games" not in await evening.traces("otter")


async def test_who_was_removed_is_not_brought_back_with_his_games(evening, recovery, told):
    await write_old(evening, 50, 1, told)
    await evening.privacy.run(await as_owner(evening, "delete"))
    await write_old(evening, 51, 1, told)
    assert (await recovery.to_tracked_games()).rows == 0
    async with evening.database.read() as session:
        his = select(TrackedGameRow.id).where(TrackedGameRow.player_id == 1)
        assert list(await session.scalars(his)) == []


@pytest.mark.parametrize("known", [True, False], ids=["known", "known by name alone"])
async def test_a_forbidden_account_that_the_old_service_made_anew_is_left_out(
    evening, recovery, told, known
):
    """Until the bot, which may not run, has removed it again."""
    await evening.privacy.run(await as_owner(evening, "forbid"))
    async with evening.database.write() as session:
        his = Player(game_name="ot ter", tag_line="euw", lol_puuid="otter" if known else None)
        session.add(his)
        await session.flush()
        anew = his.id
    await write_old(evening, 50, anew, told)
    assert (await recovery.to_tracked_games(dry_run=True)).rows == 0
    assert (await recovery.to_tracked_games()).rows == 0


async def test_what_is_brought_over_while_somebody_is_removed_goes_too(
    evening, recovery, told, monkeypatch
):
    await write_old(evening, 50, 1, told)
    terms, states = await recovery._terms(1), evening.eraser._states

    async def as_before(_player_id):
        return terms

    async def after_a_back_fill(*given):
        assert (await recovery.to_tracked_games()).rows == 1
        return await states(*given)

    monkeypatch.setattr(recovery, "_terms", as_before)
    monkeypatch.setattr(evening.eraser, "_states", after_a_back_fill)
    erasure = await evening.begin_erasing("otter")
    await evening.eraser.run(erasure)
    monkeypatch.undo()
    evening.clock.shift(100)
    assert await evening.eraser.run(erasure)
    async with evening.database.read() as session:
        his = select(TrackedGameRow.id).where(TrackedGameRow.player_id == 1)
        assert list(await session.scalars(his)) == []
    assert await evening.traces("otter") == set()


async def test_who_is_being_removed_is_left_out(evening, recovery, told):
    await write_old(evening, 50, 1, told)
    await evening.begin_erasing("otter")
    assert (await recovery.to_tracked_games()).rows == 0
    counted = (await recovery.to_game_states(dry_run=True)).rows
    assert (await recovery.to_game_states()).rows == counted
    async with evening.database.read() as session:
        brought = select(GameState.player_id).where(GameState.origin == "recover").distinct()
        assert 1 not in set(await session.scalars(brought))
        assert counted


async def test_who_goes_meanwhile_is_left_out(evening, recovery, told, monkeypatch):
    await write_old(evening, 50, 1, told)
    await write_old(evening, 50, 2, told)
    terms = recovery._terms

    async def as_he_goes(player_id):
        async with evening.database.write() as session:
            await session.execute(delete(GameState).where(GameState.player_id == 1))
            await session.execute(delete(Player).where(Player.id == 1))
        return await terms(player_id)

    monkeypatch.setattr(recovery, "_terms", as_he_goes)
    assert (await recovery.to_tracked_games()).rows == 1
