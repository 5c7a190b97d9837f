"""Players of whom something is not known: asked for again until it is."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.followed import GONE
from tracking.database.models import Player, Subscription
from tracking.domain.games import Game
from tracking.errors import RiotError, RiotWrongKeyPuuid, UserMistake
from tracking.players import store
from tracking.players.lookup import Identity, find_platform, identify, named, tft_puuid
from tracking.players.riot_id import RiotId
from tracking.riot.client import RiotClient
from tracking.riot.rate_limit import Priority

log = logging.getLogger(__name__)

PAUSE = timedelta(minutes=10)
"""So long at least between two attempts for one player."""

REGION_UNKNOWN = (
    "Riot does not say in which region he plays. Add him again and name the region "
    "(/player add, option “region”)."
)
FOREIGN = "His id belongs to another Riot API key; it is being looked up again by his Riot ID."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unresolved:
    """What is stored of him."""

    player_id: int
    riot_id: RiotId
    platform: str | None
    lol_puuid: str | None
    tft_puuid: str | None


async def mark_foreign(session: AsyncSession, player_ids: list[int], now: datetime) -> None:
    """Riot said of these players' puuids that they belong to another key (riot.md §1.2)."""
    await session.execute(
        update(Player)
        .where(Player.id.in_(player_ids), Player.problem.is_(None))
        .values(problem=FOREIGN, updated_at=now - PAUSE)
        .execution_options(synchronize_session=False)
    )


class Resolver:
    """Asks Riot with low priority; one player's failure concerns him alone."""

    def __init__(self, database: Database, riot: RiotClient, clock: Clock) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock

    async def turn(self, limit: int) -> int:
        """Resolve up to `limit` players; gives back how many are whole now."""
        async with self._database.read() as session:
            players = await _unresolved(session, self._clock.now() - PAUSE, limit)
        whole = 0
        for player in players:
            try:
                whole += await self._resolve(player)
            except (RiotError, UserMistake) as error:
                log.info("player %d stays unresolved for now: %s", player.player_id, error)
                await self._note(player, None)
        return whole

    async def _resolve(self, player: _Unresolved) -> bool:
        who = await self._who(player)
        if who is None:
            await self._note(player, GONE)
            return False
        platform = player.platform or await find_platform(
            self._riot, who, priority=Priority.HISTORY
        )
        problem = None if platform else REGION_UNKNOWN
        async with self._database.write() as session:
            kept = await store.keep_identity(
                session, player.player_id, who, platform, problem, self._clock.now()
            )
        return kept and problem is None and who.tft_puuid is not None

    async def _who(self, player: _Unresolved) -> Identity | None:
        """By puuid, which outlives renames; by name where the puuid is another key's."""
        priority = Priority.HISTORY
        if player.lol_puuid is not None:
            try:
                account = await self._riot.account_by_puuid(
                    player.lol_puuid, game=Game.LOL, priority=priority
                )
            except RiotWrongKeyPuuid:
                account = None
            riot_id = named(account) if account else None
            if riot_id is not None:
                return Identity(
                    riot_id=riot_id,
                    lol_puuid=player.lol_puuid,
                    tft_puuid=await tft_puuid(
                        self._riot, riot_id, player.lol_puuid, priority=priority
                    ),
                )
        if player.riot_id.tag_line == store.PLACEHOLDER_TAG:
            return None
        return await identify(self._riot, player.riot_id, priority=priority)

    async def _note(self, player: _Unresolved, problem: str | None) -> None:
        values: dict[str, object] = {"updated_at": self._clock.now()}
        # A placeholder's problem names the Riot ID that was lost, which says more.
        if problem is not None and player.riot_id.tag_line != store.PLACEHOLDER_TAG:
            values["problem"] = problem
        async with self._database.write() as session:
            await session.execute(
                update(Player).where(Player.id == player.player_id).values(**values)
            )


async def _unresolved(session: AsyncSession, before: datetime, limit: int) -> list[_Unresolved]:
    """Polled players who lack something, those not asked for the longest first."""
    polled = or_(
        exists().where(Subscription.player_id == Player.id),
        and_(Player.adopted, Player.unfollowed_at.is_(None)),
    )
    lacking = or_(
        Player.problem.is_not(None),
        Player.platform.is_(None),
        Player.lol_puuid.is_(None),
        Player.tft_puuid.is_(None),
    )
    rows = await session.scalars(
        select(Player)
        .where(polled, lacking, Player.updated_at <= before)
        .order_by(Player.updated_at, Player.id)
        .limit(limit)
    )
    return [
        _Unresolved(
            player_id=row.id,
            riot_id=RiotId(game_name=row.game_name, tag_line=row.tag_line),
            platform=row.platform,
            lol_puuid=row.lol_puuid,
            tft_puuid=row.tft_puuid,
        )
        for row in rows
    ]
