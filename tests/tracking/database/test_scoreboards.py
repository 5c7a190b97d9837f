from datetime import timedelta

from sqlalchemy import event, func, select

from tests.support.following import add_guild, add_player, subscribe
from tests.support.records import lol_record
from tracking.database.models import Scoreboard, TrackedGameRow
from tracking.database.scoreboards import keep, sheet
from tracking.domain.games import Game
from tracking.domain.results import read_match

GUILD = 1_000_000_000_000_000_001
RECORD = read_match(lol_record(), Game.LOL)


async def test_it_is_kept_once_however_often_the_record_comes(database, clock):
    for _ in range(2):
        async with database.write() as session:
            await keep(session, RECORD, clock.now(), withheld=())
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Scoreboard)) == 1


async def test_it_is_told_with_the_game_and_with_whom_the_asking_server_follows(database, clock):
    now = clock.now()
    names = [row["name"].split("#") for row in RECORD.scoreboard["players"][:2]]
    async with database.write() as session:
        await keep(session, RECORD, now, withheld=())
        await add_guild(session, GUILD, now)
        followed, other = [await add_player(session, *name) for name in names]
        await subscribe(session, GUILD, followed, now)
        for player in (followed, other):
            session.add(
                TrackedGameRow(
                    player_id=player,
                    game_id=RECORD.key.game_id,
                    platform=RECORD.key.platform,
                    game="lol",
                    queue_id=420,
                    queue_type="Ranked Solo/Duo",
                    duration_seconds=1864,
                    ended_at=now - timedelta(minutes=5),
                    status="COMPLETED",
                )
            )
    statements = []
    event.listen(
        database.engine.sync_engine,
        "before_cursor_execute",
        lambda *args: statements.append(args[2]),
    )
    async with database.read() as session:
        found = await sheet(session, RECORD.key, GUILD)
    assert found is not None
    assert (found.queue_id, found.duration_seconds) == (420, 1864)
    assert found.followed == {"#".join(names[0]).casefold()}
    assert sum("SELECT" in each for each in statements) == 2


async def test_what_was_never_kept_or_is_empty_is_none(database, clock):
    async with database.read() as session:
        assert await sheet(session, RECORD.key, GUILD) is None
    async with database.write() as session:
        platform, game_id = RECORD.key.platform, RECORD.key.game_id
        empty = {"game": "lol", "version": 1, "players": []}
        session.add(Scoreboard(platform=platform, game_id=game_id, game="lol", data=empty))
    async with database.read() as session:
        assert await sheet(session, RECORD.key, GUILD) is None
