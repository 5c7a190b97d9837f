"""A player's games, page by page."""

from sqlalchemy import delete

from tests.support.ranks import minute, standing
from tests.tracking.stats.world import LOSS, REMAKE, lol, tft
from tracking import ranks, stats
from tracking.database.models import TrackedGameRow
from tracking.domain.games import Game, GameStatus
from tracking.domain.ladders import Ladder, Standing, ladders_of
from tracking.domain.queue_groups import QueueGroup
from tracking.domain.rank_changes import Effect
from tracking.stats.history import PER_PAGE


async def page(den, cursor=None, *, now=100_000, **wanted):
    async with den.database.read() as session:
        asked = stats.Wanted(player_id=den.me, **wanted)
        return await stats.history(session, asked, cursor, now=minute(now))


def numbers(found):
    return [int(entry.played.key.game_id) for entry in found.entries]


async def test_pages_hold_every_game_once_both_ways_also_those_of_one_moment_and_of_none(den):
    for number in range(2 * PER_PAGE):
        await den.play(lol(), ended=number // 3)
    for _ in range(PER_PAGE):
        await den.play(lol(), ended=None)
    await den.play(lol(), ended=5, player=await den.follow("Heron"))
    there, found = [], await page(den)
    assert found.newer is None
    while True:
        there.append(numbers(found))
        if found.older is None:
            break
        found = await page(den, found.older)
    dated = list(range(2 * PER_PAGE, 0, -1))
    undated = list(range(3 * PER_PAGE, 2 * PER_PAGE, -1))
    assert [number for each in there for number in each] == dated + undated
    back = [numbers(found)]
    while found.newer is not None:
        found = await page(den, found.newer)
        back.append(numbers(found))
    assert back[::-1] == there


async def test_a_page_stays_where_it_was_when_games_come_and_go(den):
    for number in range(2 * PER_PAGE):
        await den.play(lol(), ended=number)
    older = (await page(den)).older
    await den.play(lol(), ended=500)
    async with den.database.write() as session:
        await session.execute(
            delete(TrackedGameRow).where(TrackedGameRow.game_id == str(PER_PAGE + 1))
        )
    assert numbers(await page(den, older)) == list(range(PER_PAGE, 0, -1))


async def test_only_the_queues_and_the_champion_that_are_asked_for(den):
    ahri = await den.play(lol(champion="Ahri"), queue_id=420)
    jinx = await den.play(lol(champion="Jinx"), queue_id=450)
    board = await den.play(tft(units=(("Cho'Gath", 3, 2), ("Ahri", 2, 0))), queue_id=1160)
    inherited = await den.play(lol(champion="Jinx"), queue_id=None, queue_type="ARAM", game=None)
    assert numbers(await page(den, group=QueueGroup.SOLO)) == [ahri]
    assert numbers(await page(den, group=QueueGroup.ARAM)) == [inherited, jinx]
    assert numbers(await page(den, group=QueueGroup.LOL)) == [inherited, jinx, ahri]
    assert numbers(await page(den, group=QueueGroup.DOUBLE_UP)) == [board]
    assert numbers(await page(den, champion="Ahri")) == [board, ahri]
    assert numbers(await page(den, champion="Cho'Gath")) == [board]
    assert numbers(await page(den, champion="Jinx", group=QueueGroup.ARAM)) == [inherited, jinx]
    assert numbers(await page(den, champion="%")) == []


async def test_what_is_not_known_is_said_and_what_is_awaited_counted(den):
    await den.play(None, ended=3, status=GameStatus.UNAVAILABLE.value, last_error="Private.")
    await den.play({"old": "form"}, ended=2)
    await den.play(lol(REMAKE), ended=1)
    waits = {"status": GameStatus.ACTIVE.value, "ended_at": None}
    await den.play(None, held_over_at=minute(4), **waits)
    await den.play(None, seen_at=minute(4), **waits)
    found = await page(den)
    said = [(each.played.available, each.played.result is None) for each in found.entries]
    assert said == [(False, True), (True, True), (True, False)]
    assert found.awaited == 1


async def test_each_game_has_its_lp_where_it_is_known(den):
    async def look(at, text, wins, losses):
        seen = {each: Standing() for each in ladders_of(Game.LOL)}
        seen[Ladder.SOLO] = standing(text, wins, losses)
        async with den.database.write() as session:
            at = minute(at)
            await ranks.keep(session, den.me, Game.LOL, seen, at=at, due_at=at)

    await look(0, "GOLD II 34", 10, 8)
    await den.play(lol(), ended=30, queue_id=420)
    await look(31, "GOLD II 55", 11, 8)
    await den.play(lol(LOSS), ended=70, queue_id=420)
    await den.play(lol(), ended=110, queue_id=420)
    await look(111, "GOLD II 60", 12, 9)
    await den.play(lol(), ended=120, queue_id=400)
    told = [
        entry.rank and (entry.rank.effect, entry.rank.lp) for entry in (await page(den)).entries
    ]
    unknown = (Effect.UNKNOWN, None)
    assert told == [None, unknown, unknown, (Effect.CHANGED, 21)]


async def test_what_he_played_is_suggested_to_servers_that_follow_him(den):
    for champion in ("Jinx", "Ahri", "Jinx", ""):
        await den.play(lol(champion=champion))
    await den.play(tft())
    async with den.database.read() as session:
        assert await stats.champions_played(session, 1, den.me) == ["Jinx", "Ahri"]
        assert await stats.champions_played(session, 2, den.me) == []
