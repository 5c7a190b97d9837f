"""Which of a server's players are in a game now. Functions take a session and never commit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Player, Subscription, TrackedGameRow
from tracking.domain.champion_ids import champion_by_id
from tracking.domain.games import GameKey, GameStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePlayer:
    """A followed player in a running game."""

    player_id: int
    game_name: str
    tag_line: str
    champion: str
    """In English; empty where it is not known, and in TFT."""
    team_id: int | None
    """League: on which side; None where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveNow:
    """A running game with everybody in it whom the server follows."""

    key: GameKey
    queue_id: int | None
    queue_name: str
    """Empty where nobody knows it."""
    started_at: datetime | None
    """None while it is loading."""
    seen_at: datetime
    """When spectator last showed it."""
    players: tuple[LivePlayer, ...]

    @property
    def sides(self) -> list[tuple[LivePlayer, ...]]:
        """Who plays together, by name within a side; one side where it is not known."""
        sides: dict[int | None, list[LivePlayer]] = {}
        known = all(player.team_id for player in self.players)
        for player in self.players:
            sides.setdefault(player.team_id if known else None, []).append(player)
        return [tuple(side) for side in sides.values()]


async def live_now(session: AsyncSession, guild_id: int) -> list[LiveNow]:
    """The games in which spectator shows players of this server, the longest running first; one
    statement. A player whom the game hides is in none of them."""
    rows = await session.execute(
        select(*_COLUMNS)
        .join(Subscription, Subscription.player_id == TrackedGameRow.player_id)
        .join(Player, Player.id == TrackedGameRow.player_id)
        .where(
            Subscription.guild_id == guild_id,
            TrackedGameRow.status == GameStatus.ACTIVE.value,
            TrackedGameRow.held_over_at.is_(None),
            TrackedGameRow.seen_at.is_not(None),
            ~TrackedGameRow.live_hidden,
        )
        .order_by(TrackedGameRow.detected_at, TrackedGameRow.id)
    )
    newest = {row.player_id: row for row in rows}
    games: dict[GameKey, list[Any]] = {}
    for row in newest.values():
        key = GameKey(platform=row.platform or "", game_id=row.game_id)
        games.setdefault(key, []).append(row)
    found = [_game(key, theirs) for key, theirs in games.items()]
    return sorted(found, key=lambda game: (game.started_at or game.seen_at, game.key))


async def follows_anybody(session: AsyncSession, guild_id: int) -> bool:
    """Whether the server follows any player at all."""
    query = select(exists().where(Subscription.guild_id == guild_id))
    return bool(await session.scalar(query))


_COLUMNS = (
    TrackedGameRow.player_id,
    TrackedGameRow.platform,
    TrackedGameRow.game_id,
    TrackedGameRow.queue_id,
    TrackedGameRow.queue_type,
    TrackedGameRow.started_at,
    TrackedGameRow.seen_at,
    TrackedGameRow.live_champion_id,
    TrackedGameRow.live_team_id,
    Player.game_name,
    Player.tag_line,
)


def _game(key: GameKey, rows: list[Any]) -> LiveNow:
    players = [
        LivePlayer(
            player_id=row.player_id,
            game_name=row.game_name,
            tag_line=row.tag_line,
            champion=champion_by_id(row.live_champion_id),
            team_id=row.live_team_id,
        )
        for row in rows
    ]
    starts = [row.started_at for row in rows if row.started_at is not None]
    return LiveNow(
        key=key,
        queue_id=next((row.queue_id for row in rows if row.queue_id is not None), None),
        queue_name=next((row.queue_type for row in rows if row.queue_type), ""),
        started_at=min(starts, default=None),
        seen_at=max(row.seen_at for row in rows),
        players=tuple(sorted(players, key=lambda player: player.game_name.casefold())),
    )
