"""The outbox against every order of results, posts, crashes and refusals."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from datetime import UTC, date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import func, select

from tests.support import lending
from tests.support.clock import FakeClock
from tests.support.following import add_guild, add_player, subscribe
from tests.support.machines import how_long
from tracking import choices, outbox, subscriptions
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.games import Game, GameKey
from tracking.domain.quiet import QuietHours, quiet_until
from tracking.domain.recap import Recap, recap_id
from tracking.domain.recap_periods import Period
from tracking.health.unsent import in_the_outbox

CHANNELS = (51, 52)
QUIET = (QuietHours(start=20 * 60, end=4 * 60), QuietHours(start=60, end=14 * 60))
MAX_AGE = timedelta(hours=6)
NONCE_KNOWN = timedelta(seconds=120)


class AnyOrder(RuleBasedStateMachine):
    """A bot that may die anywhere, and a Discord that keeps what it got."""

    @initialize()
    def open(self) -> None:
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.clock = FakeClock()
        self.owed: set[tuple[int, str]] = set()
        self.days = dict.fromkeys(CHANNELS, 0)
        """How many daily recaps each channel was owed; an older one may give way to a newer."""
        self.ended: dict[str, Any] = {}
        self.posted: list[tuple[int, tuple[str, ...]]] = []
        self.nonces: list[tuple[str, Any]] = []
        self.quiet: dict[int, QuietHours | None] = {}
        self.in_flight: list[outbox.Claimed] = []
        self.run(self._open())

    def run(self, work: Any) -> Any:
        return self.runner.run(work)

    async def _open(self) -> None:
        self.database = await self.stack.enter_async_context(lending.SQLITE.lend())
        long_ago = self.clock.now() - timedelta(days=30)
        async with self.database.write() as session:
            self.players = [await add_player(session, name) for name in ("Otter", "Teapot")]
            for guild_id, channel_id in enumerate(CHANNELS, start=1):
                await add_guild(session, guild_id, long_ago, channel_id=channel_id)
                for player in self.players[:guild_id]:
                    await subscribe(session, guild_id, player, long_ago)

    @rule(
        game_id=st.sampled_from(["100", "200", "300", "400"]),
        player=st.integers(0, 1),
        hours=st.sampled_from([0, 1, 7]),
    )
    def a_result_is_stored(self, game_id: str, player: int, hours: int) -> None:
        ended = self.ended.setdefault(game_id, self.clock.now() - timedelta(hours=hours))
        event = outbox.FinishedGame(
            kind=Kind.RESULT,
            key=GameKey(platform="EUW1", game_id=game_id),
            game=Game.LOL,
            queue_id=420,
            queue_name="Ranked",
            ended_at=ended,
            duration_seconds=1800,
            results={self.players[player]: {"outcome": "win"}},
        )
        self.run(self._enqueue(event))
        self.owed |= {(channel, game_id) for channel in CHANNELS[player:]}

    async def _enqueue(self, event: outbox.FinishedGame) -> None:
        async with self.database.write() as session:
            await outbox.enqueue(session, event, emit=True, now=self.clock.now(), max_age=MAX_AGE)

    @rule(guild_id=st.integers(1, 2), again=st.booleans())
    def a_recap_is_due(self, guild_id: int, again: bool) -> None:
        channel_id = CHANNELS[guild_id - 1]
        self.days[channel_id] += not (again and self.days[channel_id])
        self.run(self._recap(guild_id, channel_id))

    async def _recap(self, guild_id: int, channel_id: int) -> None:
        day = self._day(channel_id)
        told = Recap(period=Period.DAILY, first=day, last=day, zone="UTC", games=())
        async with self.database.write() as session:
            await outbox.enqueue_recap(
                session, told, guild_id=guild_id, channel_id=channel_id, now=self.clock.now()
            )

    def _day(self, channel_id: int) -> date:
        return date(2026, 3, 1) + timedelta(days=self.days[channel_id])

    @rule()
    def some_are_claimed(self) -> None:
        claimed = self.run(self._claim())
        # What may be posted already is looked for at once, night or not.
        assert all(each.in_doubt or not self.is_quiet(each.guild_id) for each in claimed)
        self.in_flight += claimed

    def is_quiet(self, guild_id: int | None, ahead: timedelta = timedelta()) -> bool:
        quiet = self.quiet.get(guild_id or 0)
        return quiet is not None and quiet_until(quiet, UTC, self.clock.now() + ahead) is not None

    async def _claim(self) -> list[outbox.Claimed]:
        async with self.database.write() as session:
            await outbox.fold_held(session, self.clock.now())
            await outbox.fold_stale(session, self.clock.now(), MAX_AGE)
            return await outbox.claim(session, self.clock.now(), 10)

    def post(self, claimed: outbox.Claimed) -> None:
        """Discord knows a nonce again for a while; after that who is in doubt looks for it."""
        games: tuple[str, ...] = (claimed.key.game_id,)
        if claimed.kind is not Kind.RECAP:
            games = tuple(event.key.game_id for event in claimed.events)
        known = [at for nonce, at in self.nonces if nonce == claimed.nonce]
        forgotten = bool(known) and self.clock.now() - known[-1] > NONCE_KNOWN
        if not known or (forgotten and not self.looks(claimed)):
            self.nonces.append((claimed.nonce, self.clock.now()))
            self.posted.append((claimed.channel_id, games))

    def looks(self, claimed: outbox.Claimed) -> bool:
        """As the announcer does."""
        return claimed.attempts > 1 and self.clock.now() - claimed.first_attempt_at > NONCE_KNOWN

    @precondition(lambda self: self.in_flight)
    @rule()
    def one_is_posted_and_recorded(self) -> None:
        claimed = self.in_flight.pop(0)
        self.post(claimed)
        self.run(self._write(outbox.delivered, claimed.id, 1, self.clock.now()))

    @precondition(lambda self: self.in_flight)
    @rule()
    def the_answer_to_one_is_lost(self) -> None:
        claimed = self.in_flight.pop(0)
        self.post(claimed)
        self.run(self._write(outbox.failed, claimed.id, "timed out", self.clock.now()))

    @precondition(lambda self: self.in_flight)
    @rule()
    def one_is_refused(self) -> None:
        claimed = self.in_flight.pop(0)
        self.run(self._refuse(claimed))

    async def _refuse(self, claimed: outbox.Claimed) -> None:
        async with self.database.write() as session:
            await outbox.refused(
                session,
                claimed.id,
                "no access",
                self.clock.now(),
                maybe_posted=claimed.in_doubt,
            )

    @rule(posting=st.booleans())
    def the_bot_dies(self, posting: bool) -> None:
        if posting and self.in_flight:
            self.post(self.in_flight[0])
        self.in_flight = []

    @rule(channel_id=st.sampled_from(CHANNELS))
    def an_admin_resumes(self, channel_id: int) -> None:
        self.run(self._write(subscriptions.resume_channel, channel_id, self.clock.now()))

    @rule(guild_id=st.integers(1, 2), quiet=st.sampled_from([None, *QUIET]))
    def a_moderator_changes_the_quiet_hours(self, guild_id: int, quiet: QuietHours | None) -> None:
        self.quiet[guild_id] = quiet
        self.run(self._write(choices.set_quiet, guild_id, "Den", quiet, self.clock.now()))

    @rule(seconds=st.sampled_from([1, 20, 61, 3600, 8 * 3600]))
    def time_passes(self, seconds: int) -> None:
        # A sender is dead or done long before its claim lapses.
        if seconds > 20:
            self.in_flight = []
        self.clock.shift(seconds)

    async def _write(self, function: Any, *arguments: Any) -> None:
        async with self.database.write() as session:
            await function(session, *arguments)

    @invariant()
    def no_game_is_in_a_channel_twice(self) -> None:
        if hasattr(self, "posted"):
            shown = Counter((channel, game) for channel, games in self.posted for game in games)
            assert max(shown.values(), default=0) <= 1

    def teardown(self) -> None:
        if not hasattr(self, "runner"):
            return
        try:
            self.everything_owed_arrives()
        finally:
            self.run(self.stack.aclose())
            self.runner.close()

    def everything_owed_arrives(self) -> None:
        """Also where quiet hours go on: they end once a day."""
        self.in_flight = []
        self.clock.shift(61)
        self.some_are_claimed()
        self.in_flight = []
        soon = timedelta(minutes=30)
        while any(self.is_quiet(each) or self.is_quiet(each, soon) for each in self.quiet):
            self.clock.shift(3600)
        for channel_id in CHANNELS:
            self.an_admin_resumes(channel_id)
        for _ in range(20):
            self.clock.shift(61)
            self.some_are_claimed()
            while self.in_flight:
                self.one_is_posted_and_recorded()
        self.no_game_is_in_a_channel_twice()
        shown = {(channel, game) for channel, games in self.posted for game in games}
        assert {(channel, game) for channel, game in shown if ":" not in game} == self.owed
        newest = {
            (channel_id, recap_id(Period.DAILY, self._day(channel_id)))
            for channel_id, days in self.days.items()
            if days
        }
        assert newest <= shown
        assert self.run(self._unsent()) == 0
        assert self.run(self._measured()) == ()

    async def _measured(self) -> tuple[str, ...]:
        """What the migration's health takes to be unsent."""
        now = self.clock.now()
        async with self.database.read() as session:
            told = await in_the_outbox(session, since=now - timedelta(days=30), now=now)
        return told.sentences

    async def _unsent(self) -> int:
        async with self.database.read() as session:
            return (
                await session.scalar(
                    select(func.count())
                    .select_from(Announcement)
                    .where(
                        Announcement.state.not_in(["SENT", "FOLDED"]),
                        Announcement.kind != Kind.NOTICE.value,
                    )
                )
            ) or 0


AnyOrder.TestCase.settings = how_long(examples=15, steps=25)
TestAnyOrder = AnyOrder.TestCase
