"""What a server's admins can do about a game: look, ask again, give up, bring in, post again.

Riot is never asked inside a transaction. Each change names the state it expects, so that of two
admins, or an admin and a turn, one makes it and the other is told how things stand.
"""

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from tracking import outbox, subscriptions
from tracking.casework.announced import told_players
from tracking.casework.importing import fetch, followed_in, meant
from tracking.casework.lists import GameEntry, Stuck, recent_games, stuck
from tracking.casework.reading import (
    PlayerGame,
    UnknownGame,
    known_game,
    named_game,
    of_game,
    own_games,
)
from tracking.casework.retrying import due_game, make_due
from tracking.casework.stories import Story, tell
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.games import GameKey, GameStatus
from tracking.errors import MalformedRecord, RiotError, RiotForbidden, UserMistake
from tracking.outbox import AGAIN, POSTED, State
from tracking.polling.completion import Completion
from tracking.riot import endpoints
from tracking.riot.client import RiotClient
from tracking.riot.rate_limit import Priority
from tracking.riot.routes import match_cluster

log = logging.getLogger(__name__)

CLOSED = "A moderator closed it."
"""The reason, which the post that there is no result gives too."""

PATIENCE = 45.0
"""Seconds for Riot's answer while somebody waits; after that the turn goes on with it."""

BUDGET_SECONDS = 2.0
"""Where Riot's limits leave nothing for so long, the turn asks."""

LEASE = timedelta(seconds=60)
"""So long the completion turn leaves a game alone that is being asked for by hand."""


class Retried(StrEnum):
    """What came of asking again."""

    COMPLETED = "completed"  # the result is stored now
    AWAITED = "awaited"  # Riot has no record yet
    UNAVAILABLE = "unavailable"  # Riot will not publish it
    POSTPONED = "postponed"  # Riot gave no usable answer
    RUNNING = "running"  # no record, and the game is not known to be over
    QUEUED = "queued"  # due now; the completion turn asks
    DONE = "done"  # it had its result already


class Resent(StrEnum):
    """What came of posting again."""

    QUEUED = "queued"  # it goes out now
    CONFIRM = "confirm"  # it stands in a channel already: are you sure?
    UNDER_WAY = "under way"  # it is not out yet
    NEVER = "never"  # no channel of this server was told, so nothing can be posted again
    CHANGED = "changed"  # somebody else was quicker


@dataclass(frozen=True, slots=True, kw_only=True)
class Resend:
    """The answer to a wish to post again."""

    outcome: Resent
    story: Story | None
    """None for a digest, which is several games."""
    channels: tuple[int, ...]
    turn: int
    """How often it was posted again so far; a confirmation names it."""


class Casework:
    """Everything here speaks of games of players whom the asking server follows; any other game
    does not exist (UnknownGame). Texts are what people typed. Raises UserMistake."""

    def __init__(
        self,
        *,
        database: Database,
        riot: RiotClient,
        clock: Clock,
        completion: Completion,
        max_retries: int,
    ) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._completion = completion
        self._max_retries = max_retries

    async def stuck(self, guild_id: int) -> Stuck:
        """What did not finish by itself."""
        async with self._database.read() as session:
            return await stuck(
                session, guild_id, now=self._clock.now(), max_retries=self._max_retries
            )

    async def recent(
        self, guild_id: int, text: str, statuses: Collection[GameStatus]
    ) -> list[GameEntry]:
        """The server's latest games in one of these statuses."""
        async with self._database.read() as session:
            return await recent_games(session, guild_id, text, statuses=statuses)

    async def find(self, guild_id: int, typed: str) -> GameKey:
        """The game that was picked, typed or pasted."""
        async with self._database.read() as session:
            return (await named_game(session, guild_id, typed))[0].game.key

    async def explain(self, guild_id: int, key: GameKey) -> Story:
        """A game's whole story."""
        async with self._database.read() as session:
            return await tell(session, guild_id, await known_game(session, guild_id, key))

    async def retry(self, guild_id: int, key: GameKey) -> tuple[Retried, Story]:
        """Ask for the record now, also where it was given up; says what came of it."""
        now = self._clock.now()
        async with self._database.write() as session:
            players = await known_game(session, guild_id, key)
            waiting = [each for each in players if not each.game.is_completed()]
            over = [each for each in waiting if not each.running]
            at_once = self._has_budget(players[0])
            await make_due(session, over, now=now, due_at=now + LEASE if at_once else now)
            # What the turn would see, the reopened ones included.
            players = await known_game(session, guild_id, key)
        over_ids = {each.game.id for each in over}
        if not waiting:
            return Retried.DONE, await self.explain(guild_id, key)
        if not at_once:
            outcome = Retried.QUEUED if over else Retried.RUNNING
            return outcome, await self.explain(guild_id, key)
        asked = [each for each in players if each.game.id in over_ids and each.game.is_active()]
        try:
            async with asyncio.timeout(PATIENCE):
                outcome = await (self._settle(asked) if asked else self._peek(waiting[0]))
        except TimeoutError:
            outcome = Retried.QUEUED if asked else Retried.POSTPONED
        return outcome, await self.explain(guild_id, key)

    def _has_budget(self, player: PlayerGame) -> bool:
        game = player.game.game
        try:
            route = match_cluster(player.game.key.platform)
        except KeyError:
            return True  # it is answered without asking
        method = endpoints.MATCH[game].method
        return self._riot.budget(route, method, game=game, seconds=BUDGET_SECONDS) > 0

    async def _settle(self, asked: list[PlayerGame]) -> Retried:
        return Retried(await self._completion.settle(due_game(asked), priority=Priority.PERSON))

    async def _peek(self, player: PlayerGame) -> Retried:
        """A game that is not known to be over: a missing record says nothing about it."""
        game = player.game
        try:
            answer = await self._riot.match(
                game.key.match_id, game=game.game, priority=Priority.PERSON
            )
            if answer is None:
                return Retried.RUNNING
            await self._completion.complete(answer, game.game)
        except RiotForbidden:
            return Retried.RUNNING
        except (RiotError, MalformedRecord) as error:
            log.info("no look at the record of %s: %s", game.key.match_id, error)
            return Retried.POSTPONED
        return Retried.COMPLETED

    async def close(self, guild_id: int, key: GameKey) -> tuple[bool, Story]:
        """Wait for the result no longer; whether this very call said so."""
        async with self._database.read() as session:
            players = await known_game(session, guild_id, key)
        waiting = [each for each in players if each.game.is_active()]
        closed = 0
        if waiting:
            closed = await self._completion.awaiting.give_up(
                due_game(waiting), CLOSED, was_asked=False
            )
        return closed > 0, await self.explain(guild_id, key)

    async def import_match(self, guild_id: int, typed: str) -> tuple[bool, Story]:
        """Bring in a match that was missed; False where all of it was stored already.

        It is stored for every followed player in it, and announced where it is owed. Raises
        UserMistake where there is no such match, it is private, or nobody of this server played.
        """
        async with self._database.read() as session:
            key, games = await meant(session, guild_id, typed)
        try:
            async with asyncio.timeout(PATIENCE):
                fetched = await fetch(self._riot, key, games)
        except TimeoutError:
            raise UserMistake("Riot takes too long to answer. Please try again later.") from None
        key = fetched.record.key
        async with self._database.read() as session:
            ours = set(await followed_in(session, guild_id, fetched.record))
            rows = await own_games(session, guild_id, *of_game(key))
        if not ours:
            raise UserMistake(f"Nobody who is followed in this server played {key.match_id}.")
        stored = {row.player_id for row in rows if row.game.is_completed()}
        if ours <= stored:
            return False, await self.explain(guild_id, key)
        await self._completion.complete(fetched.answer, fetched.record.game, source="import")
        return True, await self.explain(guild_id, key)

    async def resend(self, guild_id: int, key: GameKey, *, confirmed: int | None = None) -> Resend:
        """Post again what this server's channels were told of a game. What stands there already
        wants a confirmation: the `turn` of the answer that asked for it."""
        now = self._clock.now()
        async with self._database.write() as session:
            rows = await outbox.announcements_of(session, guild_id, key)
            followed = await subscriptions.names(session, guild_id)
            story = await self._story(session, guild_id, key, rows, followed)
            again = [row for row in rows if State(row.state) in AGAIN]
            turn = sum(row.resend for row in rows)
            posted = [row for row in again if State(row.state) in POSTED]
            channels = tuple(row.channel_id or 0 for row in again)
            if not rows:
                outcome = Resent.NEVER
            elif not again:
                outcome = Resent.UNDER_WAY
            elif confirmed is not None and confirmed != turn:
                outcome = Resent.CHANGED
            elif posted and confirmed is None:
                outcome = Resent.CONFIRM
            else:
                channels = tuple(
                    await outbox.resend(session, again, followed=followed.keys(), now=now)
                )
                outcome = Resent.QUEUED if channels else Resent.CHANGED
        return Resend(outcome=outcome, story=story, channels=channels, turn=turn)

    async def _story(
        self,
        session: AsyncSession,
        guild_id: int,
        key: GameKey,
        rows: Sequence[Announcement],
        followed: Collection[int],
    ) -> Story | None:
        """None for a digest. Raises UnknownGame for what is not this server's affair."""
        if any(row.kind == Kind.DIGEST for row in rows):
            if not any(told_players(row.payload) & set(followed) for row in rows):
                raise UnknownGame
            return None
        return await tell(session, guild_id, await known_game(session, guild_id, key))
