"""A command takes a handful of statements, and not more of them when more is stored; what each
costs with 100,000 games is measured (`python -m bench members`)."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from tests.support.following import add_player, subscribe
from tests.tracking.stats.world import Den, lol
from tracking.database.outbox_models import Announcement

MOST = 9
"""Of any command; a chart of ranks takes as many as /history does."""

READS = ("SELECT", "WITH")


class Counting:
    """The server as its members use it, and what that takes."""

    def __init__(self, server, clock):
        self.server, self.clock = server, clock
        self.den = Den(server.database)
        self.statements = 0

    async def store(self, players, games):
        """So many more players, each with so many games, ranked ones, one running, one stuck."""
        now = self.clock.now()
        for _ in range(players):
            async with self.server.database.write() as session:
                player = await add_player(session, f"Otter {self.den.number}")
                await subscribe(session, self.server.guild.id, player, now)
            for number in range(games):
                ended = now - timedelta(hours=number + 1)
                game = await self.den.play(lol(), player=player, queue_id=420, ended_at=ended)
                await self._announced(game, ended)
            waits = {"status": "ACTIVE", "ended_at": None, "retry_count": 5}
            await self.den.play(None, player=player, seen_at=now, **waits)
            await self.den.play(None, player=player, held_over_at=now, **waits)
            self.den.me = player

    async def _announced(self, game, at):
        async with self.server.database.write() as session:
            session.add(
                Announcement(
                    kind="result",
                    platform="EUW1",
                    game_id=str(game),
                    guild_id=self.server.guild.id,
                    channel_id=self.server.here.id,
                    state="SENT",
                    payload={"players": []},
                    event_at=at,
                    created_at=at,
                )
            )

    async def of(self, path, **options):
        """How many statements the answer took."""
        self.statements = 0
        reply = await self.server.admin_says(path, **options)
        await reply.until(lambda r: bool(r.embeds or r.content))
        assert "on our side" not in reply.text
        return self.statements

    async def typing(self, path, focused):
        self.statements = 0
        here, who = self.server.here, self.server.admin
        assert await self.server.local.autocomplete(who, here, path, focused=focused)
        return self.statements

    async def each(self):
        """By what people do, what it takes."""
        player, match = {"player": str(self.den.me)}, f"EUW1_{self.den.number - 2}"
        asked = {
            "players": {},
            "live": {},
            "history": player,
            "stats": player,
            "leaderboard": {},
            "channel show": {},
            "games stuck": {},
            "games explain": {"game": match},
            "settings": {},
            "account list": {},
            "privacy show": {},
        }
        found = {path: await self.of(path, **options) for path, options in asked.items()}
        for path, option in (("history", "player"), ("games explain", "game")):
            found[f"{path} {option}"] = await self.typing(path, option)
        return found


@pytest.fixture
def counting(server, clock):
    counting = Counting(server, clock)

    def count(_connection, _cursor, statement, *_):
        counting.statements += statement.startswith(READS)

    engine = server.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", count)
    yield counting
    event.remove(engine, "before_cursor_execute", count)


async def test_a_command_takes_a_handful_of_statements_however_much_is_stored(counting):
    await counting.store(players=2, games=2)
    few = await counting.each()
    await counting.store(players=12, games=12)
    many = await counting.each()
    assert {name: many[name] for name in many if many[name] > few[name]} == {}
    assert {name: count for name, count in many.items() if count > MOST} == {}
