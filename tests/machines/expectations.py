"""What must hold after every step, and once everything is quiet."""

from datetime import timedelta
from typing import Any

from tests.machines.riot import Played
from tests.machines.world import CHANNELS, World
from tests.tracking.health.stored import ran
from tracking.database.models import TrackedGameRow
from tracking.domain.events import Kind
from tracking.health.accuracy import event_accuracy
from tracking.health.loss import data_loss

ALLOWED = {
    ("ACTIVE", "COMPLETED"),
    ("ACTIVE", "UNAVAILABLE"),
    ("UNAVAILABLE", "COMPLETED"),
}
ROUNDS = [700, 4 * 3600, 700, 700] + [5 * 3600] * 8
"""Seconds before each round of turns; after them everything must have ended."""


class Ledger:
    """Compares what is stored and shown with what really took place."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._before: dict[int, tuple[str, dict[str, Any] | None]] = {}
        self.was_unreadable: set[int] = set()

    async def check(self) -> None:
        """After every step."""
        rows = await self._world.rows()
        places = [(player, row.game_id) for player, row in rows]
        assert len(set(places)) == len(places), "a player has two rows for one game"
        now = {row.id: (row.status, row.game_result_data) for _, row in rows}
        for row_id, (status, result) in self._before.items():
            assert row_id in now, "a row is gone"
            if now[row_id][0] != status:
                assert (status, now[row_id][0]) in ALLOWED, (status, now[row_id][0])
            if status == "COMPLETED":
                assert now[row_id][1] == result, "a stored result changed"
        self._before = now
        self._nothing_twice_and_nothing_unowed()

    def _nothing_twice_and_nothing_unowed(self) -> None:
        for (channel, match_id, kind), times in self._world.discord.told().items():
            assert times == 1, f"{match_id} was told {times} times in {channel}"
            game = self._world.riot.games[int(match_id.partition("_")[2])]
            assert self._ever_owed(game, channel), f"{match_id} is not owed to {channel}"
            if kind is Kind.UNAVAILABLE:
                assert any((p, game.number) in self._world.riot.shown for p in game.players)

    def _ever_owed(self, game: Played, channel: int) -> bool:
        # The model game may run on after spectator lost it, so a game given up has no end yet.
        end = game.ended_at or self._world.clock.now()
        return any(
            CHANNELS[guild] == channel and player in game.players and since <= end
            for guild, player, since, _ in self._world.followed
        )

    async def settle(self) -> None:
        """Faults end, time passes: then everything must have come to its end."""
        world = self._world
        world.fate.live_on()
        world.riot.spectator, world.riot.records, world.riot.lists = "up", None, None
        world.discord.answers.clear()
        world.discord.unreadable.clear()
        for channel in CHANNELS.values():
            await world.resume(channel)
        for number, seconds in enumerate(ROUNDS):
            world.clock.shift(seconds)
            if number < 4:
                await world.turns(["detection"])
                await world.turns(["history"])
            await world.turns(["completion"])
            for _ in range(2):
                await world.turns(["announcer"])
                world.clock.shift(21)
            if number >= 3 and await self._is_quiet():
                break
        await self.check()
        await self._everything_has_ended()

    async def _is_quiet(self) -> bool:
        active = [row for _, row in await self._world.rows() if row.status == "ACTIVE"]
        waits = [a for a in await self._world.announcements() if a.state in ("PENDING", "SENDING")]
        return not active and not waits

    async def _everything_has_ended(self) -> None:
        rows = {(player, int(row.game_id)): row for player, row in await self._world.rows()}
        for (player, number), row in rows.items():
            assert row.status != "ACTIVE", f"{player}'s game {number} never ends: {row.last_error}"
            if row.status == "UNAVAILABLE":
                self._reason_is_true(self._world.riot.games[number], row)
        told = self._world.discord.told()
        uncertain = {
            (a.channel_id, f"{a.platform}_{a.game_id}")
            for a in await self._world.announcements()
            if a.state == "UNCERTAIN"
        }
        assert {channel for channel, _ in uncertain} <= self.was_unreadable
        for guild, player, since, until in self._world.followed:
            for game in self._world.riot.games.values():
                if until is None and player in game.players and _published(game):
                    assert game.ended_at is not None
                    if game.ended_at < since:
                        continue
                    row = rows[player, game.number]
                    match_id = f"EUW1_{game.number}"
                    if row.status == "UNAVAILABLE" or (CHANNELS[guild], match_id) in uncertain:
                        continue
                    assert told[CHANNELS[guild], match_id, Kind.RESULT] == 1, (
                        f"{match_id} of {player} was not told in {CHANNELS[guild]}"
                    )
        await self._outbox_is_empty()
        await self._the_measure_finds_nothing()

    def _reason_is_true(self, game: Played, row: TrackedGameRow) -> None:
        reason = row.last_error or ""
        if game.private:
            assert "private" in reason or "did not publish" in reason
            return
        assert "did not publish" in reason, reason
        if game.published_at is not None:
            assert row.held_over_at is not None
            assert game.published_at - row.held_over_at >= timedelta(hours=24), (
                "given up although it was published in time"
            )

    async def _outbox_is_empty(self) -> None:
        left = [
            (a.game_id, a.channel_id, a.state, a.last_error)
            for a in await self._world.announcements()
            if a.state not in ("SENT", "FOLDED", "UNCERTAIN")
        ]
        assert not left, left

    async def _the_measure_finds_nothing(self) -> None:
        """Of what was told and is not out, but for what nobody can know."""
        now = self._world.clock.now()
        since = now - timedelta(days=60)
        async with self._world.database.write() as session:
            await ran(session, "completion", now, role="bot")
        async with self._world.database.read() as session:
            loss = await data_loss(session, since=since, now=now)
            accuracy = await event_accuracy(session, since=since)
        unsent = [each for each in loss.unsent if "may or may not stand" not in each]
        assert (unsent, loss.more_unsent, accuracy.wrong) == ([], 0, ())


def _published(game: Played) -> bool:
    return game.published_at is not None and not game.private
