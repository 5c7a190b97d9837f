"""What the ranks turn reads: who plays ranked games, and whom nobody has looked at for long."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.chunks import chunks
from tracking.database.followed import is_followed, is_gone
from tracking.database.models import Player, TrackedGameRow
from tracking.database.rank_models import RankLook
from tracking.domain.games import Game, GameKey, GameStatus
from tracking.domain.ladders import QUEUES, Ladder
from tracking.domain.rank_looks import Watched

NOT_WHILE_PLAYING = timedelta(days=1)
"""So long the schedule waits for who is in a game; his ranks cannot move meanwhile."""

PlayerGame = tuple[int, Game]
"""A player's id and whose league service is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedGame:
    """A ranked game, running or lately over, of one player."""

    player_id: int
    ladder: Ladder
    key: GameKey
    detected_at: datetime
    over_at: datetime | None
    completed_at: datetime | None
    """When its result was stored; None while it is awaited."""

    @property
    def may_be_over(self) -> bool:
        """Whether it may have moved the rank; who is out of a TFT game is shown in it to its
        end."""
        return self.over_at is not None or self.ladder.game is Game.TFT

    def watched(self, *, settled: bool) -> Watched:
        """As the rules see it."""
        return Watched(detected_at=self.detected_at, over_at=self.over_at, settled=settled)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankTarget:
    """A player who can be looked at, as far as one game's league service is concerned."""

    player_id: int
    game: Game
    platform: str
    puuid: str
    looked_at: datetime | None
    due_at: datetime | None


async def watched_games(
    session: AsyncSession, *, stored_since: datetime, ended_since: datetime
) -> list[WatchedGame]:
    """The ranked games that are ACTIVE, and those whose result was stored lately."""
    active = TrackedGameRow.status == GameStatus.ACTIVE.value
    lately = and_(
        TrackedGameRow.completed_at >= stored_since,
        or_(TrackedGameRow.ended_at.is_(None), TrackedGameRow.ended_at >= ended_since),
    )
    rows = await session.execute(
        select(
            TrackedGameRow.player_id,
            TrackedGameRow.platform,
            TrackedGameRow.game_id,
            TrackedGameRow.queue_id,
            TrackedGameRow.status,
            TrackedGameRow.detected_at,
            TrackedGameRow.held_over_at,
            TrackedGameRow.ended_at,
            TrackedGameRow.completed_at,
        ).where(TrackedGameRow.queue_id.in_(list(QUEUES)), or_(active, lately))
    )
    return [
        WatchedGame(
            player_id=row.player_id,
            ladder=QUEUES[row.queue_id],
            key=GameKey(platform=row.platform or "", game_id=row.game_id),
            detected_at=row.detected_at,
            over_at=row.held_over_at or row.ended_at,
            completed_at=row.completed_at,
        )
        for row in rows
    ]


async def rank_targets(
    session: AsyncSession, player_ids: Collection[int]
) -> dict[PlayerGame, RankTarget]:
    """These players, of those who are looked at, for both games."""
    found: dict[PlayerGame, RankTarget] = {}
    for game in Game:
        for ids in chunks(player_ids):
            query = _targets(game).where(Player.id.in_(ids))
            found |= {
                (target.player_id, game): target
                for target in _read(game, await session.execute(query))
            }
    return found


async def scheduled(
    session: AsyncSession, game: Game, now: datetime, limit: int
) -> list[RankTarget]:
    """Whose schedule says now, the longest waiting first; who is in a game waits until it is over,
    for so long he cannot be moved."""
    playing = exists().where(
        TrackedGameRow.player_id == Player.id,
        TrackedGameRow.status == GameStatus.ACTIVE.value,
        TrackedGameRow.held_over_at.is_(None),
        or_(RankLook.due_at.is_(None), RankLook.due_at > now - NOT_WHILE_PLAYING),
    )
    query = (
        _targets(game)
        .where(or_(RankLook.due_at.is_(None), RankLook.due_at <= now), ~playing)
        .order_by(RankLook.due_at.is_not(None), RankLook.due_at, Player.id)
        .limit(limit)
    )
    return _read(game, await session.execute(query))


async def asks_by_platform(session: AsyncSession) -> dict[tuple[str, Game], int]:
    """How many players a spectator of a platform is asked for, by game."""
    rows = await session.execute(
        select(Player.platform, func.count(Player.lol_puuid), func.count(Player.tft_puuid))
        .where(is_followed, Player.platform.is_not(None))
        .group_by(Player.platform)
    )
    found = {}
    for platform, lol, tft in rows:
        found[platform or "", Game.LOL], found[platform or "", Game.TFT] = lol, tft
    return found


def _targets(game: Game) -> Select[*tuple[Any, ...]]:
    puuid = Player.lol_puuid if game is Game.LOL else Player.tft_puuid
    return (
        select(
            Player.id,
            Player.platform,
            puuid.label("puuid"),
            RankLook.looked_at,
            RankLook.due_at,
        )
        .outerjoin(RankLook, and_(RankLook.player_id == Player.id, RankLook.game == game.value))
        .where(is_followed, ~is_gone, Player.platform.is_not(None), puuid.is_not(None))
    )


def _read(game: Game, rows: Iterable[Any]) -> list[RankTarget]:
    return [
        RankTarget(
            player_id=row.id,
            game=game,
            platform=row.platform,
            puuid=row.puuid,
            looked_at=row.looked_at,
            due_at=row.due_at,
        )
        for row in rows
    ]
