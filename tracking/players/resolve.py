"""Finding out who players are: again and again where something is missing, about daily else.

When each is asked about next is stored. Accounts that are gone, and those of which Riot never says
the region, are looked at ever less often, in the end once a day.
"""

import logging
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.followed import GONE, is_followed
from tracking.database.models import PLACEHOLDER_TAG, Player
from tracking.database.privacy_models import ForbiddenAccount
from tracking.domain.games import Game
from tracking.errors import RiotError, RiotUnavailable
from tracking.players import store
from tracking.players.recognise import FOREIGN, Recognised, Stored, platform_of, recognise
from tracking.players.riot_id import RiotId, clean
from tracking.riot.client import RiotClient
from tracking.riot.rate_limit import Priority

log = logging.getLogger(__name__)

PAUSE = store.PAUSE
DAILY = timedelta(hours=20), timedelta(hours=8)
"""A player of whom all is known is asked about again after so long, and up to so much more, so that
a server's players are not all asked about at one time."""

RARELY = timedelta(days=1)

FAILURES = 3
"""So many players in a row of whom Riot does not answer end a turn: it would only wait."""

REGION_UNKNOWN = (
    "Riot does not say in which region he plays. Add him again and name the region "
    "(/player add, option “region”)."
)


async def mark_foreign(session: AsyncSession, player_ids: list[int], now: datetime) -> None:
    """Riot said of these players' puuids that they belong to another key (riot.md §1.2)."""
    await session.execute(
        update(Player)
        .where(Player.id.in_(player_ids), Player.problem.is_(None))
        .values(problem=FOREIGN, resolve_at=now)
        .execution_options(synchronize_session=False)
    )


async def hurry(session: AsyncSession, now: datetime) -> None:
    """A key works again: who could not be found out about without it is asked about now, and who is
    forbidden, for it may be another key."""
    await session.execute(
        update(Player)
        .where(or_(Player.problem == FOREIGN, Player.lol_puuid.is_(None), _NO_TFT))
        .values(resolve_at=now)
        .execution_options(synchronize_session=False)
    )
    await session.execute(update(ForbiddenAccount).values(resolve_at=now))


_NO_TFT = Player.tft_puuid.is_(None)
_LACKING = or_(
    Player.problem.is_not(None), Player.platform.is_(None), Player.lol_puuid.is_(None), _NO_TFT
)


class Resolver:
    """Asks Riot with low priority; one player's failure concerns him alone."""

    def __init__(
        self,
        database: Database,
        riot: RiotClient,
        clock: Clock,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._jitter = jitter

    async def turn(self, limit: int) -> int:
        """Ask about up to `limit` players who lack something, then about as many who do not, as
        long as nobody else wants to ask; gives back how many were made whole."""
        now = self._clock.now()
        async with self._database.read() as session:
            lacking = await _due(session, _LACKING, now, limit)
            healthy = await _due(session, ~_LACKING, now, limit)
        whole = failures = 0
        for player in (*lacking, *healthy):
            if failures >= FAILURES:
                break
            if not player.lacks and not self._riot.account_room(Game.LOL):
                break
            try:
                whole += await self._resolve(player)
                failures = 0
            except RiotError as error:
                log.info("player %d is asked about again later: %s", player.player_id, error)
                failures += isinstance(error, RiotUnavailable)
                await self._put_off(player)
        return whole

    async def _resolve(self, player: Stored) -> bool:
        """Whether he lacked something before and does not now."""
        priority = Priority.HISTORY if player.lacks else Priority.RANKS
        who = await recognise(self._riot, player, priority=priority)
        if who is None:
            await self._note_gone(player)
            return False
        platform = await platform_of(self._riot, who, priority=priority)
        problem = _problem(player, who, platform)
        lacks = problem is not None or not who.whole
        now = self._clock.now()
        since = (player.lacking_since or now) if lacks else None
        async with self._database.write() as session:
            kept = await store.keep_identity(
                session, player.player_id, who, platform=platform, problem=problem, now=now
            )
            since = since if kept else player.lacking_since or now
            await _schedule(session, player, self._next(since), lacking_since=since)
        return player.lacks and kept and not lacks

    async def _note_gone(self, player: Stored) -> None:
        """One answer may be a slip of Riot's, so that an account is held to be gone by the
        second; where no puuid was ever known it is a name nobody has."""
        now = self._clock.now()
        since = player.lacking_since or now
        known = (player.lol_puuid or player.tft_puuid) is not None
        values: dict[str, object] = {}
        if not known or since <= now - PAUSE:
            values["problem"] = _gone_sentence(player)
        due = now + RARELY if values else now + PAUSE
        async with self._database.write() as session:
            await _schedule(session, player, due, lacking_since=since, **values)

    async def _put_off(self, player: Stored) -> None:
        async with self._database.write() as session:
            due = self._clock.now() + PAUSE
            await _schedule(session, player, due, lacking_since=player.lacking_since)

    def _next(self, lacking_since: datetime | None) -> datetime:
        """Twice as long each time while something is missing."""
        now = self._clock.now()
        if lacking_since is not None:
            return now + min(max(now - lacking_since, PAUSE), RARELY)
        shortest, spread = DAILY
        return now + shortest + self._jitter() * spread


def _problem(player: Stored, who: Recognised, platform: str | None) -> str | None:
    if (platform or player.platform) is None:
        return REGION_UNKNOWN
    if not who.whole and player.problem == FOREIGN:
        return FOREIGN
    return None


def _gone_sentence(player: Stored) -> str:
    """A placeholder's problem names the Riot ID that was lost: it stays in front."""
    if player.riot_id is not None or player.problem is None:
        return GONE
    return player.problem if player.problem.endswith(GONE) else f"{player.problem} {GONE}"


async def _schedule(
    session: AsyncSession,
    player: Stored,
    due: datetime,
    *,
    lacking_since: datetime | None,
    **values: object,
) -> None:
    await session.execute(
        update(Player)
        .where(Player.id == player.player_id)
        .values(resolve_at=due, lacking_since=lacking_since, **values)
    )


async def _due(
    session: AsyncSession, which: ColumnElement[bool], now: datetime, limit: int
) -> list[Stored]:
    """Polled players whose time has come, the longest waiting first."""
    rows = await session.scalars(
        select(Player)
        .where(is_followed, which, or_(Player.resolve_at.is_(None), Player.resolve_at <= now))
        .order_by(Player.resolve_at.is_not(None), Player.resolve_at, Player.id)
        .limit(limit)
    )
    return [_stored(row) for row in rows]


def _stored(row: Player) -> Stored:
    riot_id = RiotId(game_name=row.game_name, tag_line=row.tag_line)
    # Asked for half a name Riot answers as it does to a key that it refuses: there is no such path.
    is_name = clean(row.game_name) and clean(row.tag_line) and row.tag_line != PLACEHOLDER_TAG
    return Stored(
        player_id=row.id,
        riot_id=riot_id if is_name else None,
        platform=row.platform,
        lol_puuid=row.lol_puuid,
        tft_puuid=row.tft_puuid,
        problem=row.problem,
        lacking_since=row.lacking_since,
    )
