"""Ask, measure, print."""

import asyncio
import logging
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route
from sqlalchemy import event, select

from bench.members.people import SERVERS, People, puuid_of
from bench.members.questions import Asker, Question, there_are
from bench.members.stored import Place, fill
from bot.charts import Charts
from bot.client import TrackerBot
from bot.operators import loop_intervals
from bot.services import Operations, Services
from simulators.discord import LocalDiscord, Permission
from tests.bot.waiting import until
from tests.bot.wiring import services_on
from tests.support.databases import migrated_postgresql, migrated_sqlite, shared_run
from tests.support.discord_addresses import addresses_kept
from tests.tracking.polling.riot import ScriptedRiot
from tracking.clock import SystemClock
from tracking.database.engine import Database
from tracking.database.models import TrackedGameRow
from tracking.domain.games import Game, GameKey
from tracking.domain.percentiles import p95
from tracking.polling.service import GameCentricPollingService
from tracking.riot.client import Account, RiotClient
from tracking.riot.rate_limit import Priority
from tracking.settings import Settings

READY, SETTLED = 60.0, 3.0
BUSIEST = 5

WORK = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")
"""How statements begin that are none of a transaction's own (BEGIN, PRAGMA)."""


@dataclass(slots=True)
class Meter:
    """What the database was asked since the meter was last set to zero."""

    statements: int = 0
    seconds: float = 0.0

    def listen(self, database: Database) -> None:
        """Count what the driver receives, and how long it takes."""
        engine = database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", self._before)
        event.listen(engine, "after_cursor_execute", self._after)

    def _before(
        self, _connection: Any, _cursor: Any, _text: Any, _values: Any, context: Any, _: Any
    ) -> None:
        context.bench_began = time.perf_counter()

    def _after(
        self, _connection: Any, _cursor: Any, text: str, _values: Any, context: Any, _: Any
    ) -> None:
        self.statements += text.startswith(WORK)
        self.seconds += time.perf_counter() - context.bench_began


@dataclass(slots=True)
class Found:
    """Of one question, in seconds."""

    answered: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    busiest: list[float] = field(default_factory=list)
    statements: int = 0


@dataclass(slots=True, kw_only=True)
class Stage:
    """Servers with people in them, and the bot."""

    local: LocalDiscord
    people: People
    places: Sequence[Place]
    users: Sequence[Any]
    games: Mapping[int, Sequence[GameKey]]
    rows: Mapping[int, Sequence[tuple[int, datetime]]]
    dice: random.Random = field(default_factory=lambda: random.Random(7))

    def asker(self) -> Asker:
        """Somebody by chance who asks about somebody who has played."""
        server = self.dice.randrange(SERVERS)
        followed = [each for each in self.people.follows[server] if each in self.rows]
        weights = [self.people.weights[each - 1] for each in followed]
        return self._asker(server, self.dice.choices(followed, weights)[0])

    def busiest(self) -> Asker:
        """Somebody who asks about the player with most games."""
        player = self.people.busiest
        servers = [n for n, each in enumerate(self.people.follows) if player in each]
        return self._asker(self.dice.choice(servers), player)

    def _asker(self, server: int, player: int) -> Asker:
        return Asker(
            user=self.users[server],
            place=self.places[server],
            player=player,
            games=self.games[player],
            rows=self.rows[player],
            own=server + SERVERS,
            dice=self.dice,
        )


class Riot(ScriptedRiot):
    """Knows the players' names, and answers at once."""

    async def account_by_riot_id(
        self, game_name: str, tag_line: str, *, game: Game, priority: Priority
    ) -> Account | None:
        player = int(game_name.rpartition(" ")[2])
        return Account(puuid=puuid_of(player), game_name=game_name, tag_line=tag_line)


def _services(database: Database, charts: Charts) -> Services:
    """As the composition root hands them to the bot; nobody asks Riot here."""
    riot, clock = cast(RiotClient, Riot()), SystemClock()
    settings = Settings(use_game_centric_model=True)
    polling = GameCentricPollingService(
        database=database, riot=riot, settings=settings, clock=clock
    )
    return services_on(
        database,
        riot,
        clock,
        polling=polling,
        charts=charts,
        operations=Operations(intervals=loop_intervals(settings)),
    )


@asynccontextmanager
async def _discord() -> AsyncIterator[LocalDiscord]:
    with addresses_kept():
        async with LocalDiscord() as local:
            Route.BASE = local.api_url
            Asset.BASE = local.cdn_url
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(local.gateway_url)
            yield local


@asynccontextmanager
async def _bot(local: LocalDiscord, database: Database) -> AsyncIterator[TrackerBot]:
    charts = Charts()
    bot = TrackerBot(_services(database, charts))
    task = asyncio.create_task(bot.start(local.token))
    try:
        await until(lambda: bot.is_ready() or task.done(), READY)
        if task.done():
            task.result()
        await asyncio.sleep(SETTLED)  # it writes down which servers it is in
        yield bot
    finally:
        await bot.close()
        await asyncio.wait([task])
        await charts.close()


async def _rows(database: Database) -> dict[int, list[tuple[int, datetime]]]:
    rows: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
    async with database.read() as session:
        found = await session.execute(
            select(TrackedGameRow.player_id, TrackedGameRow.id, TrackedGameRow.ended_at).order_by(
                TrackedGameRow.ended_at
            )
        )
        for player, row_id, ended_at in found:
            if ended_at is not None:
                rows[player].append((row_id, ended_at))
    return rows


async def _measure(database: Database) -> dict[Question, Found]:
    people, meter = People(), Meter()
    async with _discord() as local:
        places, users = [], []
        for number in range(SERVERS):
            guild = local.add_guild(f"Server {number}")
            channel = local.add_channel(guild, "results")
            user = local.add_user(f"m{number}", guild, permissions=Permission.MANAGE_GUILD)
            places.append(Place(guild.id, channel.id, user.id))
            users.append(user)
        began = time.perf_counter()
        games = await fill(database, people, places, datetime.now(UTC))
        rows = await _rows(database)
        counts = sorted(map(len, rows.values()))
        print(
            f"-- {database.dialect}: {sum(counts)} results stored in "
            f"{time.perf_counter() - began:.0f} s; of a player {statistics.median(counts):.0f} "
            f"(median) to {counts[-1]}",
            flush=True,
        )
        stage = Stage(
            local=local, people=people, places=places, users=users, games=games, rows=rows
        )
        meter.listen(database)
        async with _bot(local, database):
            return await _ask_all(stage, there_are(local.commands()), meter)


async def _ask_all(
    stage: Stage, questions: Sequence[Question], meter: Meter
) -> dict[Question, Found]:
    found = {question: Found() for question in questions}
    for place, user in zip(stage.places, stage.users, strict=True):
        # A message in every channel, under which buttons are pressed.
        await stage.local.send_slash(user, place.channel_id, "players", {})
    for question in questions:
        await question.ask(stage.local, stage.asker())
    mixed = [question for question in questions for _ in range(question.times)]
    stage.dice.shuffle(mixed)
    for question in mixed:
        meter.statements, meter.seconds = 0, 0.0
        found[question].answered.append(await _ask(stage.local, question, stage.asker()))
        found[question].database.append(meter.seconds)
        found[question].statements = max(found[question].statements, meter.statements)
    for question in questions:
        for _ in range(BUSIEST):
            found[question].busiest.append(await _ask(stage.local, question, stage.busiest()))
    return found


async def _ask(local: LocalDiscord, question: Question, asker: Asker) -> float:
    began = time.perf_counter()
    await question.ask(local, asker)
    return time.perf_counter() - began


def _print(found: Mapping[Question, Found]) -> None:
    print(
        f"{'':<24}{'asked':>6}{'answered: 50 %':>15}{'95 %':>8}{'worst':>8}{'busiest':>9}"
        f"{'in db 95 %':>12}{'stmts':>7}{'limit':>7}"
    )
    late = []
    for question, each in found.items():
        nearly_all = p95(each.answered) or 0.0
        late += [question.name] if nearly_all > question.limit else []
        print(
            f"{question.name:<24}{len(each.answered):>6}{_ms(statistics.median(each.answered)):>15}"
            f"{_ms(nearly_all):>8}{_ms(max(each.answered)):>8}"
            f"{_ms(statistics.median(each.busiest)):>9}{_ms(p95(each.database) or 0.0):>12}"
            f"{each.statements:>7}{f'{question.limit:.0f} s':>7}"
        )
    print(f"too late at the 95th percentile: {', '.join(late) or 'none'}\n", flush=True)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}"


async def _run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        await _on(await migrated_sqlite(Path(folder)))
    async with migrated_postgresql() as url:
        await _on(url)


async def _on(url: str) -> None:
    database = Database(url)
    try:
        _print(await _measure(database))
    finally:
        await database.close()


def main() -> None:
    """Measure and print; some minutes."""
    import bench.members

    logging.disable(logging.WARNING)
    print(bench.members.__doc__)
    with shared_run():
        asyncio.run(_run())
