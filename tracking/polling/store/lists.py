"""What the history turn reads and writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.followed import is_followed, puuid_pairs
from tracking.database.manager import DatabaseManager, NewGame, asked
from tracking.database.models import Player, Subscription, TrackedGameRow
from tracking.domain.following import HeldOver
from tracking.domain.games import Game, GameKey, GameStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPlayer:
    """What a comparison of match lists needs to know of a player."""

    player_id: int
    platform: str
    puuids: tuple[tuple[Game, str], ...]
    owed_since: datetime
    """Games that ended before are owed to nobody."""
    compared_at: datetime | None = None
    """When his lists were last compared whole."""


async def history_due(
    session: AsyncSession, *, before: datetime, limit: int
) -> list[HistoryPlayer]:
    """Who was last compared before that moment, the longest waiting first."""
    since = (
        select(func.min(Subscription.created_at))
        .where(Subscription.player_id == Player.id)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Player, since.label("since"))
        .where(
            is_followed,
            Player.platform.is_not(None),
            or_(Player.history_at.is_(None), Player.history_at <= before),
        )
        .order_by(Player.history_at.is_not(None), Player.history_at, Player.id)
        .limit(limit)
    )
    return [
        HistoryPlayer(
            player_id=player.id,
            platform=player.platform or "",
            puuids=puuid_pairs(player.lol_puuid, player.tft_puuid),
            owed_since=owed or player.created_at,
            compared_at=player.history_at,
        )
        for player, owed in rows
    ]


async def compared(session: AsyncSession, player_id: int, *, at: datetime) -> None:
    """Remember that a player's lists were compared whole."""
    await session.execute(
        update(Player)
        .where(Player.id == player_id)
        .values(history_at=at)
        .execution_options(synchronize_session=False)
    )


async def stored_ends(
    session: AsyncSession, player_id: int, keys: Sequence[GameKey]
) -> dict[GameKey, datetime | None]:
    """Which of these games the player has a row for, and when they ended."""
    rows = await session.execute(
        select(TrackedGameRow.platform, TrackedGameRow.game_id, TrackedGameRow.ended_at).where(
            TrackedGameRow.player_id == player_id,
            TrackedGameRow.game_id.in_([key.game_id for key in keys]),
        )
    )
    ends = {(row.platform, row.game_id): row.ended_at for row in rows}
    by_key = {}
    for key in keys:
        for platform in (key.platform, None):
            if (platform, key.game_id) in ends:
                by_key[key] = ends[platform, key.game_id]
    return by_key


async def hold_over_listed(
    session: AsyncSession, player_id: int, keys: Sequence[GameKey], *, now: datetime
) -> None:
    """A game whose id is listed is over, whatever spectator shows: its record is asked for at
    once."""
    await session.execute(
        update(TrackedGameRow)
        .where(
            TrackedGameRow.player_id == player_id,
            TrackedGameRow.game_id.in_([key.game_id for key in keys]),
            TrackedGameRow.status == GameStatus.ACTIVE.value,
            or_(
                TrackedGameRow.held_over_at.is_(None),
                TrackedGameRow.held_over_reason != HeldOver.LISTED.value,
            ),
        )
        .values(
            held_over_at=func.coalesce(TrackedGameRow.held_over_at, now),
            held_over_reason=HeldOver.LISTED.value,
            # It is not held over by absence any more, which being seen again would undo.
            absent_looks=0,
            due_at=now,
        )
        .execution_options(synchronize_session=False)
    )


async def open_listed(
    session: AsyncSession,
    player_id: int,
    key: GameKey,
    game: Game,
    *,
    reason: str,
    private: bool,
    now: datetime,
) -> None:
    """A row for a game that is listed but has no record: awaited, or UNAVAILABLE if private."""
    await DatabaseManager(session).open_games(
        [
            NewGame(
                player_id=player_id,
                key=key,
                game=game,
                detected_at=now,
                started_at=None,
                queue_id=None,
                queue_type=None,
                seen_at=None,
                source="history",
            )
        ]
    )
    status = GameStatus.UNAVAILABLE if private else GameStatus.ACTIVE
    await session.execute(
        update(TrackedGameRow)
        .where(
            TrackedGameRow.player_id == player_id,
            TrackedGameRow.game_id == key.game_id,
            TrackedGameRow.status == GameStatus.ACTIVE.value,
        )
        .values(
            status=status.value,
            held_over_at=now,
            held_over_reason=HeldOver.LISTED.value,
            due_at=None if private else now,
            last_error=reason,
            given_up_at=now if private else TrackedGameRow.given_up_at,
            **asked(now),
        )
        .execution_options(synchronize_session=False)
    )
