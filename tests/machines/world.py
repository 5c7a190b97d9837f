"""The whole way of a game on one SQLite file: the turns, the outbox and the announcer between a
model Riot and a model Discord, in a process that can be killed at each of its steps."""

import asyncio
import itertools
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast
from unittest.mock import patch

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import create_async_engine

from bot.announcer import Announcer
from tests.machines.discord import ModelDiscord
from tests.machines.fate import Fate, Killed
from tests.machines.riot import ModelRiot
from tests.support import lending
from tests.support.clock import FakeClock
from tests.support.following import add_guild, subscribe
from tracking import subscriptions
from tracking.database.engine import Database
from tracking.database.guilds import leave_unfollowed
from tracking.database.models import Player, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.polling.service import GameCentricPollingService
from tracking.riot.client import RiotClient
from tracking.settings import Settings

CHANNELS = {1: 10, 2: 20}
"""The channel of each server."""
PLAYERS = ("otter", "heron", "badger", "lynx")


async def _one_connection() -> Database:
    """With it the order of transactions follows from the requests alone."""
    single = partial(create_async_engine, pool_size=1, max_overflow=0)
    with patch("tracking.database.sqlite.create_async_engine", single):
        return await lending.new_sqlite()


_DATABASES = lending.Lender(_one_connection, lending.empty_sqlite)


class World:
    """One example's database, process and surroundings."""

    def __init__(self, paces: Sequence[int]) -> None:
        self.clock = FakeClock()
        self.fate = Fate()
        pace = itertools.cycle(paces)
        self.riot = ModelRiot(self.clock, self.fate, pace)
        self.discord = ModelDiscord(self.clock, self.fate, pace)
        self.followed: list[tuple[int, str, datetime, datetime | None]] = []
        """Server, player, since when and until when."""
        self._stack = AsyncExitStack()

    async def open(self) -> None:
        """A new database in which one server follows two players."""
        self.database = await self._stack.enter_async_context(_DATABASES.lend())
        async with self.database.write() as session:
            for guild_id, channel_id in CHANNELS.items():
                await add_guild(session, guild_id, self.clock.now(), channel_id=channel_id)
            for name in PLAYERS:
                names = {"game_name": name.title(), "tag_line": "EUW", "platform": "EUW1"}
                session.add(Player(**names, lol_puuid=name, tft_puuid=name))
        for channel_id in CHANNELS.values():
            self.discord.somebody_says(channel_id)
        self._stack.enter_context(self.fate.rules(self.database))
        self.start()

    async def close(self) -> None:
        """Remove it."""
        await self._stack.aclose()

    def start(self) -> None:
        """A new process: it knows what the database knows."""
        settings = Settings(use_game_centric_model=True)
        self.service = GameCentricPollingService(
            database=self.database,
            riot=cast(RiotClient, self.riot),
            settings=settings,
            clock=self.clock,
        )
        self.announcer = Announcer(
            database=self.database,
            clock=self.clock,
            client=lambda: cast(Any, self.discord),
            max_age=timedelta(hours=settings.announce_max_age_hours),
        )

    async def turns(self, names: Iterable[str]) -> None:
        """Run turns side by side; a process that dies in them is started again."""
        known = {
            "detection": self.service.detection_turn,
            "completion": self.service.completion_turn,
            "history": self.service.history_turn,
            "announcer": self.announcer.turn,
        }
        outcomes = await asyncio.gather(*(known[name]() for name in names), return_exceptions=True)
        rest = asyncio.all_tasks() - {cast(Any, asyncio.current_task())}
        assert not rest, "a turn leaves nothing running behind it, however it ends"
        died = self.fate.dead
        if died:
            self.start()
        failed = self.fate.failed
        self.fate.live_on()
        for outcome in outcomes:
            if isinstance(outcome, BaseException) and not (
                (died and isinstance(outcome, Killed | asyncio.CancelledError)) or failed
            ):
                raise outcome

    async def follow(self, guild_id: int, player: str) -> None:
        """As `/player add` does."""
        async with self.database.write() as session:
            row = await self._player(session, player)
            await subscribe(session, guild_id, row.id, self.clock.now())
            row.unfollowed_at = None
        self.followed.append((guild_id, player, self.clock.now(), None))

    async def unfollow(self, guild_id: int, player: str) -> None:
        """As `/player remove` does."""
        async with self.database.write() as session:
            row = await self._player(session, player)
            await session.execute(
                delete(Subscription).where(
                    Subscription.guild_id == guild_id, Subscription.player_id == row.id
                )
            )
            await leave_unfollowed(session, [row.id], self.clock.now())
        [at] = [i for i, f in enumerate(self.followed) if f[:2] == (guild_id, player) and not f[3]]
        self.followed[at] = (*self.followed[at][:3], self.clock.now())

    async def _player(self, session: Any, name: str) -> Player:
        return cast(
            Player, (await session.scalars(select(Player).where(Player.lol_puuid == name))).one()
        )

    async def resume(self, channel_id: int) -> None:
        """As `/channel test` does."""
        self.discord.closed.discard(channel_id)
        async with self.database.write() as session:
            await subscriptions.resume_channel(session, channel_id, self.clock.now())

    async def rows(self) -> list[tuple[str, TrackedGameRow]]:
        """Each player's games as stored."""
        async with self.database.read() as session:
            found = await session.execute(
                select(Player.lol_puuid, TrackedGameRow).join(
                    TrackedGameRow, TrackedGameRow.player_id == Player.id
                )
            )
            return [(name or "", row) for name, row in found]

    async def announcements(self) -> list[Announcement]:
        """The outbox, without notices."""
        of_games = select(Announcement).where(Announcement.kind != Kind.NOTICE.value)
        async with self.database.read() as session:
            return list(await session.scalars(of_games.order_by(Announcement.id)))
