"""A shadow, processes that announce, and moderators who change their minds, in every order: each
game of a player is told once in each server that is owed it, and nothing else is."""

import random
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from tests.support.clock import FakeClock
from tests.support.following import add_guild, add_player, subscribe
from tests.support.machines import how_long
from tests.tracking.outbox.world import WIN
from tracking import choices, outbox, subscriptions
from tracking.database.engine import Database
from tracking.database.guilds import stop_following
from tracking.database.models import Subscription
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.games import Game, GameKey
from tracking.domain.queue_groups import QueueGroup

DEN, ATTIC = 1, 2
"""The moderators of the first change their minds; those of the second follow one player."""
CHANNELS = (51, 52, 53)
MAX_AGE = timedelta(hours=6)
ARAM = 450
STEPS = 40

Part = tuple[int, int, str]
"""A server, a player and a game."""


class Moves:
    """What is owed is kept in sets, as the contract says it."""

    def __init__(self, database: Database, clock: FakeClock, seed: int) -> None:
        self.database = database
        self.clock = clock
        self.dice = random.Random(seed)
        self.games = 0
        self.ended: dict[str, datetime] = {}
        self.queue: dict[str, int] = {}
        self.since: dict[tuple[int, int], datetime] = {}
        self.muting = False
        self.put_down: set[Part] = set()
        self.muted: set[Part] = set()
        self.told: set[Part] = set()
        self.story: list[str] = []

    async def begin(self) -> None:
        async with self.database.write() as session:
            self.players = [await add_player(session, name) for name in ("Otter", "Teapot")]
            for guild, channel in ((DEN, CHANNELS[0]), (ATTIC, 60)):
                await add_guild(session, guild, self.clock.now(), channel_id=channel)
        for guild, player in ((DEN, 0), (DEN, 1), (ATTIC, 0)):
            await self.follow(guild, player)

    async def step(self) -> None:
        """One thing that happens, those of which most follows the most often."""
        steps = {
            self.a_game_is_finished: 12,
            self.a_process_that_announces_starts: 4,
            self.the_server_chooses_a_channel: 3,
            self.a_player_gets_a_channel_of_his_own: 2,
            self.the_server_filters_aram: 3,
            self.a_player_is_removed_or_added: 2,
            self.time_passes: 2,
        }
        [step] = self.dice.choices(list(steps), list(steps.values()))
        await step()

    async def write(self, function: Any, *arguments: Any, **options: Any) -> Any:
        self.story.append(f"{function.__name__}{arguments}{options}")
        async with self.database.write() as session:
            return await function(session, *arguments, **options)

    async def follow(self, guild: int, player: int) -> None:
        self.since[guild, player] = self.clock.now()
        await self.write(subscribe, guild, self.players[player], self.clock.now())

    async def a_game_is_finished(self) -> None:
        """One of the latest, or a new one: by a shadow, or by a process that announces."""
        if self.dice.random() < 0.4 or not self.games:
            self.games += 1
            self.ended[str(self.games)] = self.clock.now()
            self.queue[str(self.games)] = self.dice.choice((420, ARAM))
        game = str(max(1, self.games - self.dice.randrange(2)))
        emit = self.dice.random() < 0.5
        parts = {
            (guild, player, game)
            for (guild, player), since in self.since.items()
            if since <= self.ended[game]
        }
        parts -= self.told if emit else set()
        if self.muting and self.queue[game] == ARAM:
            self.muted |= {part for part in parts if part[0] == DEN}
        (self.told if emit else self.put_down).update(parts - self.muted)
        event = outbox.FinishedGame(
            kind=Kind.RESULT,
            key=GameKey(platform="EUW1", game_id=game),
            game=Game.LOL,
            queue_id=self.queue[game],
            queue_name="of the test",
            ended_at=self.ended[game],
            duration_seconds=1800,
            results=dict.fromkeys(self.players, WIN),
        )
        await self.write(outbox.enqueue, event, emit=emit, now=self.clock.now(), max_age=MAX_AGE)

    async def a_process_that_announces_starts(self) -> None:
        young = {game for game, at in self.ended.items() if at >= self.clock.now() - MAX_AGE}
        self.told |= {
            (guild, player, game)
            for guild, player, game in self.put_down - self.muted
            if game in young and (guild, player) in self.since
        }
        await self.write(outbox.promote, self.clock.now(), MAX_AGE)

    async def the_server_chooses_a_channel(self) -> None:
        channel = self.dice.choice(CHANNELS)
        await self.write(subscriptions.set_channel, DEN, "Den", channel, self.clock.now())

    async def a_player_gets_a_channel_of_his_own(self) -> None:
        player, channel = self.dice.choice(self.players), self.dice.choice((None, *CHANNELS))
        self.story.append(f"{player} is told of in {channel}")
        async with self.database.write() as session:
            where = Subscription.guild_id == DEN, Subscription.player_id == player
            await session.execute(update(Subscription).where(*where).values(channel_id=channel))

    async def the_server_filters_aram(self) -> None:
        self.muting = not self.muting
        groups = frozenset({QueueGroup.ARAM} if self.muting else ())
        await self.write(choices.set_muted, DEN, "Den", Game.LOL, groups, self.clock.now())

    async def a_player_is_removed_or_added(self) -> None:
        player = self.dice.randrange(2)
        if (DEN, player) not in self.since:
            self.clock.shift(1)
            await self.follow(DEN, player)
            return
        del self.since[DEN, player]
        # Should he come back, games that are over by then are not owed.
        for parts in (self.put_down, self.muted):
            parts -= {part for part in parts if part[:2] == (DEN, player)}
        where = Subscription.guild_id == DEN, Subscription.player_id == self.players[player]
        await self.write(stop_following, *where, now=self.clock.now())

    async def time_passes(self) -> None:
        self.clock.shift(self.dice.choice((1, 60, 5 * 3600)))

    async def look(self) -> None:
        """Each is told what it is owed, once."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(Announcement).where(Announcement.state != "SUPPRESSED")
            )
            told = Counter(
                (row.guild_id or 0, self.players.index(line["player_id"]), row.game_id)
                for row in rows
                for line in row.payload["players"]
            )
        assert max(told.values(), default=0) <= 1, (told, self.story)
        assert set(told) == self.told, self.story


@pytest.mark.parametrize("seed", range(how_long(examples=8, steps=STEPS).max_examples))
async def test_each_server_is_told_once_of_what_it_is_owed(sqlite_database, clock, seed):
    moves = Moves(sqlite_database, clock, seed)
    await moves.begin()
    for _ in range(STEPS):
        await moves.step()
        await moves.look()
