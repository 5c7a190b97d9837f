"""Players of a server and their finished games, in minutes after an hour."""

from tests.support.following import add_guild, add_player, subscribe
from tests.support.ranks import minute
from tracking.database.models import TrackedGameRow
from tracking.domain.games import GameStatus
from tracking.domain.results import LoLResult, Outcome, TFTResult

WIN, LOSS, REMAKE, NONE = Outcome.WIN, Outcome.LOSS, Outcome.REMAKE, Outcome.NONE


def lol(outcome=WIN, champion="Ahri", **fields) -> LoLResult:
    """Somebody's share in a game of League."""
    values = {"team_id": 100, "kills": 5, "deaths": 3, "assists": 7, "duration_seconds": 1800}
    return LoLResult(outcome=outcome, champion_name=champion, **(values | fields))


def tft(placement=1, **fields) -> TFTResult:
    """Somebody's share in a game of TFT."""
    values = {"level": 8, "duration_seconds": 2000}
    return TFTResult(outcome=Outcome.PLACEMENT, placement=placement, **(values | fields))


class Den:
    """Server 1 and whom it follows."""

    def __init__(self, database):
        self.database = database
        self.me = 0
        self.number = 0

    async def begin(self):
        async with self.database.write() as session:
            await add_guild(session, 1, minute(-60))
        self.me = await self.follow("Quiet Otter")

    async def follow(self, name, *, guild=1):
        async with self.database.write() as session:
            player = await add_player(session, name)
            await subscribe(session, guild, player, minute(-60))
        return player

    async def play(self, result=None, ended=0.0, *, player=None, number=None, **columns):
        """A finished game; the number of the next one unless it is given. Gives back its number."""
        self.number = number or self.number + 1
        stored = result.to_json() if isinstance(result, LoLResult | TFTResult) else result
        at = None if ended is None else minute(ended)
        values = {
            "player_id": player or self.me,
            "platform": "EUW1",
            "game_id": str(self.number),
            "status": GameStatus.COMPLETED.value,
            "detected_at": at or minute(0),
            "game": "tft" if isinstance(result, TFTResult) else "lol",
            "queue_id": 1100 if isinstance(result, TFTResult) else 400,
            "game_result_data": stored,
            "duration_seconds": 1800,
            "ended_at": at,
        }
        async with self.database.write() as session:
            session.add(TrackedGameRow(**(values | columns)))
        return self.number
