"""What the history turn reads and writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.engine import UtcTimestamp
from tracking.database.followed import is_followed, is_gone, present, puuid_pairs
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
    compared_at: datetime | None
    """When his lists of both games were last compared whole."""
    gone: bool
    """Riot knows no such account any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredGame:
    """What a listed game that is stored already means for the comparison."""

    ended_at: datetime | None
    ask_again: bool
    """It was given up because its record never came, and might be there by now."""


async def history_due(session: AsyncSession, *, before: datetime) -> list[HistoryPlayer]:
    """Who was last compared before that moment, the longest waiting first."""
    since = (
        select(func.min(Subscription.created_at))
        .where(Subscription.player_id == Player.id)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(
            Player.id,
            Player.platform,
            Player.lol_puuid,
            Player.tft_puuid,
            Player.history_at,
            # An adopted player's row is years old, and so is his match list.
            func.coalesce(since, Player.adopted_at, Player.created_at, type_=UtcTimestamp()).label(
                "since"
            ),
            is_gone.label("gone"),
        )
        .where(
            is_followed,
            Player.platform.is_not(None),
            or_(Player.history_at.is_(None), Player.history_at <= before),
        )
        .order_by(Player.history_at.is_not(None), Player.history_at, Player.id)
    )
    return [
        HistoryPlayer(
            player_id=row.id,
            platform=row.platform or "",
            puuids=puuid_pairs(row.lol_puuid, row.tft_puuid),
            owed_since=row.since,
            compared_at=row.history_at,
            gone=row.gone,
        )
        for row in rows
    ]


async def has_results(session: AsyncSession, player_id: int, game: Game) -> bool:
    """Whether a result of this game is stored for him: then his list cannot be empty."""
    found = await session.scalar(
        select(TrackedGameRow.id)
        .where(
            TrackedGameRow.player_id == player_id,
            TrackedGameRow.game == game.value,
            TrackedGameRow.status == GameStatus.COMPLETED.value,
        )
        .limit(1)
    )
    return found is not None


async def compared(session: AsyncSession, player_id: int, *, at: datetime) -> None:
    """Remember that a player's lists were compared whole."""
    await session.execute(
        update(Player)
        .where(Player.id == player_id)
        .values(history_at=at)
        .execution_options(synchronize_session=False)
    )


async def stored_games(
    session: AsyncSession, player_id: int, keys: Sequence[GameKey], *, now: datetime
) -> dict[GameKey, StoredGame]:
    """Which of these games the player has a row for."""
    rows = await session.execute(
        select(
            TrackedGameRow.platform,
            TrackedGameRow.game_id,
            TrackedGameRow.ended_at,
            TrackedGameRow.status,
            TrackedGameRow.due_at,
        ).where(
            TrackedGameRow.player_id == player_id,
            TrackedGameRow.game_id.in_([key.game_id for key in keys]),
        )
    )
    games = {
        (row.platform, row.game_id): StoredGame(
            ended_at=row.ended_at,
            ask_again=row.status == GameStatus.UNAVAILABLE.value
            and row.due_at is not None
            and row.due_at <= now,
        )
        for row in rows
    }
    by_key = {}
    for key in keys:
        for platform in (key.platform, None):
            if (platform, key.game_id) in games:
                by_key[key] = games[platform, key.game_id]
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
            # It is over: a look that still shows its player in it counts for nothing.
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
    final: bool,
    now: datetime,
    again_at: datetime,
) -> None:
    """A row for a game that is listed but has no record for him: awaited, or UNAVAILABLE where
    that is final. One that was given up before is looked at again then, but not if final. Nothing
    for a player who was removed meanwhile."""
    if not await present(session, {player_id}):
        return
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
    this_game = (TrackedGameRow.player_id == player_id, TrackedGameRow.game_id == key.game_id)
    await _wait(session, this_game, reason, final=final, now=now)
    await _look_again(session, this_game, None if final else again_at, now=now)


async def _wait(
    session: AsyncSession,
    this_game: Sequence[ColumnElement[bool]],
    reason: str,
    *,
    final: bool,
    now: datetime,
) -> None:
    """It is over and has no record; `final`: nor will it have one."""
    status = GameStatus.UNAVAILABLE if final else GameStatus.ACTIVE
    await session.execute(
        update(TrackedGameRow)
        .where(
            *this_game,
            TrackedGameRow.status == GameStatus.ACTIVE.value,
            # What a look opened meanwhile is the completion turn's affair.
            TrackedGameRow.seen_at.is_(None),
        )
        .values(
            status=status.value,
            held_over_at=func.coalesce(TrackedGameRow.held_over_at, now),
            held_over_reason=HeldOver.LISTED.value,
            due_at=None if final else now,
            last_error=reason,
            given_up_at=now if final else TrackedGameRow.given_up_at,
            **asked(now),
        )
        .execution_options(synchronize_session=False)
    )


async def _look_again(
    session: AsyncSession,
    this_game: Sequence[ColumnElement[bool]],
    due_at: datetime | None,
    *,
    now: datetime,
) -> None:
    """One that was given up before and was asked for just now is due then; None: never more."""
    await session.execute(
        update(TrackedGameRow)
        .where(
            *this_game,
            TrackedGameRow.status == GameStatus.UNAVAILABLE.value,
            TrackedGameRow.due_at <= now,
        )
        .values(due_at=due_at, **asked(now))
        .execution_options(synchronize_session=False)
    )
