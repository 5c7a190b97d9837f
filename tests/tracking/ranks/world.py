"""A player whose ranks are looked at and whose games are stored, in minutes after an hour."""

from datetime import timedelta

from sqlalchemy import func, select

from tests.support.following import add_guild, add_player, subscribe
from tests.support.ranks import key, minute, standing
from tracking import ranks
from tracking.database.models import TrackedGameRow
from tracking.database.rank_models import RankSnapshot
from tracking.domain.games import Game, GameStatus
from tracking.domain.ladders import QUEUES, Ladder, Standing, ladders_of

QUEUE_OF = {ladder: queue_id for queue_id, ladder in QUEUES.items()}


class Ranks:
    """`me` is followed from before the beginning."""

    def __init__(self, database):
        self.database = database
        self.me = 0

    async def begin(self):
        async with self.database.write() as session:
            self.me = await add_player(session)
            await add_guild(session, 1, minute(-60), channel_id=10)
            await subscribe(session, 1, self.me, minute(-60))

    async def look(self, at, text="", wins=0, losses=0, *, ladder=Ladder.SOLO, player=None):
        found = {each: Standing() for each in ladders_of(ladder.game)}
        found[ladder] = standing(text, wins, losses)
        async with self.database.write() as session:
            return await ranks.keep(
                session,
                player or self.me,
                ladder.game,
                found,
                at=minute(at),
                due_at=minute(at) + timedelta(hours=6),
            )

    async def play(self, number, ended, outcome="win", *, ladder=Ladder.SOLO, **columns):
        """A stored game of half an hour; `outcome` None: its record is awaited."""
        values = {
            "status": (GameStatus.COMPLETED if outcome else GameStatus.ACTIVE).value,
            "game_result_data": {"outcome": outcome} if outcome else None,
            "ended_at": minute(ended) if outcome else None,
            "held_over_at": minute(ended),
            "completed_at": minute(ended) if outcome else None,
        }
        async with self.database.write() as session:
            session.add(
                TrackedGameRow(
                    **{
                        "player_id": self.me,
                        "platform": "EUW1",
                        "game_id": key(number).game_id,
                        "game": ladder.game.value,
                        "queue_id": QUEUE_OF[ladder],
                        "detected_at": minute(ended - 30),
                        "started_at": minute(ended - 30),
                        **values,
                        **columns,
                    }
                )
            )

    async def history(self, *, since=-1000, now=100_000, ladder=Ladder.SOLO):
        async with self.database.read() as session:
            found = await ranks.histories(
                session, [self.me], since=minute(since), now=minute(now), ladder=ladder
            )
        return found.get((self.me, ladder))

    async def lp(self, *numbers, **options):
        games = (await self.history(**options)).games
        return [
            games[key(n)].effect.value if games[key(n)].lp is None else games[key(n)].lp
            for n in numbers
        ]

    async def now(self, ladder=Ladder.SOLO):
        async with self.database.read() as session:
            return (await ranks.ranks_now(session, [self.me])).get((self.me, ladder))

    async def rows(self):
        async with self.database.read() as session:
            return await session.scalar(select(func.count()).select_from(RankSnapshot))


GAMES = {Game.LOL: 2, Game.TFT: 3}
"""How many ladders there are."""
