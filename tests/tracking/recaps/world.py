"""A server in Berlin that follows three players, and what its recaps say."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from tests.support.following import add_guild, add_player, subscribe
from tests.support.ranks import standing
from tracking import ranks, recaps
from tracking.database.models import Guild, Player, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.database.recap_models import RecapSchedule
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder, Standing, ladders_of
from tracking.domain.recap_periods import Period, Span
from tracking.domain.results import LoLResult, Outcome, TFTResult

GUILD, CHANNEL = 1_000_000_000_000_000_001, 2_000_000_000_000_000_001
NAME = "Otter Den"
BERLIN = ZoneInfo("Europe/Berlin")
FOLLOWED = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = ("Quiet Otter", "Amber Lantern", "Paper Badger")


def at(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Server:
    """The clock stands at ten in the morning of Wednesday, 25 November 2026, in Berlin."""

    def __init__(self, database, clock):
        self.database = database
        self.clock = clock
        self.players: list[int] = []
        self._games = 100

    @property
    def now(self):
        return self.clock.now()

    async def begin(self, names=NAMES):
        self.move_to("2026-11-25 09:00")
        async with self.database.write() as session:
            await add_guild(session, GUILD, FOLLOWED, channel_id=CHANNEL)
            await session.execute(update(Guild).values(timezone="Europe/Berlin"))
            for name in names:
                player = await add_player(session, name)
                await subscribe(session, GUILD, player, FOLLOWED)
                self.players.append(player)
        await self.compared()

    def move_to(self, text):
        self.clock.shift((at(text) - self.now).total_seconds())

    async def compared(self, player=None, when=None):
        """His match list, or everybody's, was compared just now."""
        async with self.database.write() as session:
            of = () if player is None else (Player.id == player,)
            await session.execute(update(Player).where(*of).values(history_at=when or self.now))

    async def switch_on(self, period=Period.DAILY, hour=9, since=FOLLOWED, guild_id=GUILD):
        async with self.database.write() as session:
            await recaps.choose_hour(session, guild_id, NAME, period, hour, since)
            await recaps.switch_on(session, guild_id, NAME, period, since)

    async def play(self, ended, *results, queue_id=420, key=None, **columns):
        """A game in which each result is one of our players', in their order; None: he was not in
        it."""
        self._games += 1
        over = at(ended)
        values: dict[str, Any] = {
            "platform": "EUW1",
            "game_id": key or str(self._games),
            "queue_id": queue_id,
            "queue_type": "Some Queue",
            "detected_at": over - timedelta(minutes=30),
            "started_at": over - timedelta(minutes=30),
            "ended_at": over,
            "completed_at": over,
            "status": "COMPLETED",
            **columns,
        }
        async with self.database.write() as session:
            for player, result in zip(self.players, results, strict=False):
                if result is not None:
                    told = {"game": result.game.value, "game_result_data": result.to_json()}
                    session.add(TrackedGameRow(**{"player_id": player, **told, **values}))

    async def open_game(self, detected, *, game=Game.LOL, player=0, **columns):
        """A game without a result."""
        self._games += 1
        async with self.database.write() as session:
            session.add(
                TrackedGameRow(
                    **{
                        "player_id": self.players[player],
                        "platform": "EUW1",
                        "game_id": str(self._games),
                        "game": game.value,
                        "queue_id": 420,
                        "detected_at": at(detected),
                        "status": "ACTIVE",
                        **columns,
                    }
                )
            )

    async def look(self, when, text, wins=0, losses=0, *, ladder=Ladder.SOLO, player=0):
        found = {each: Standing() for each in ladders_of(ladder.game)}
        found[ladder] = standing(text, wins, losses)
        async with self.database.write() as session:
            await ranks.keep(
                session,
                self.players[player],
                ladder.game,
                found,
                at=at(when),
                due_at=at(when) + timedelta(hours=6),
            )

    async def made(self, period=Period.DAILY, first=date(2026, 11, 24), zone=BERLIN):
        span = Span(period=period, first=first, zone=zone)
        async with self.database.read() as session:
            return await recaps.make(session, GUILD, span, zone, now=self.now)

    async def recap(self, *of, **more):
        return (await self.made(*of, **more)).recap

    async def turn(self):
        """By a process that has just begun: nothing may be remembered in it."""
        turn = recaps.Recaps(database=self.database, clock=self.clock).turn()
        return (await turn)["recaps"]

    async def owed(self):
        """What is in the outbox, oldest first, as it is called there."""
        return [row.game_id for row in await self.rows()]

    async def rows(self):
        async with self.database.read() as session:
            rows = select(Announcement).where(Announcement.kind == "recap")
            return list(await session.scalars(rows.order_by(Announcement.id)))

    async def schedule(self, period=Period.DAILY):
        async with self.database.read() as session:
            return await session.get(RecapSchedule, (GUILD, period.value))


def lol(outcome="win", kills=5, deaths=3, assists=7, **more) -> LoLResult:
    return LoLResult(
        outcome=Outcome(outcome),
        champion_name="Ahri",
        kills=kills,
        deaths=deaths,
        assists=assists,
        **more,
    )


def tft(place, **more) -> TFTResult:
    return TFTResult(outcome=Outcome.PLACEMENT, placement=place, **more)


def names(whos):
    return [who.game_name for who in whos]
