"""Games that are over and wait for their result: asked for, put off, given up."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.manager import asked, to_entity
from tracking.database.models import Player, TrackedGameRow
from tracking.domain.following import LONGEST_GAME, HeldOver
from tracking.domain.games import Game, GameKey, GameStatus, TrackedGame
from tracking.players import FOREIGN

_ACTIVE = TrackedGameRow.status == GameStatus.ACTIVE.value


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """A row that became UNAVAILABLE just now."""

    player_id: int
    seen: bool
    """Whether the game's start had been seen, so that its end is news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueGame:
    """A game whose record is asked for now, with the rows that wait for it."""

    key: GameKey
    game: Game
    rows: tuple[tuple[TrackedGame, HeldOver], ...]
    """Each row and why it is held over."""


async def hold_over_overdue(session: AsyncSession, *, now: datetime) -> None:
    """Hold over what runs longer than any game: zombies, and rows nobody looks at any more."""
    await session.execute(
        update(TrackedGameRow)
        .where(
            _ACTIVE,
            TrackedGameRow.held_over_at.is_(None),
            func.coalesce(TrackedGameRow.started_at, TrackedGameRow.detected_at)
            < now - LONGEST_GAME,
        )
        .values(held_over_at=now, held_over_reason=HeldOver.OVERDUE.value, due_at=now)
    )


async def games_due(
    session: AsyncSession, *, now: datetime, limit: int, only: Collection[int] | None = None
) -> list[DueGame]:
    """The games held over whose next attempt has come, longest due first; `only` of these rows."""
    rows = await session.scalars(
        select(TrackedGameRow)
        .where(
            _ACTIVE,
            TrackedGameRow.held_over_at.is_not(None),
            # A row from before platforms were stored is asked for once its player is known.
            TrackedGameRow.platform.is_not(None),
            or_(TrackedGameRow.due_at.is_(None), TrackedGameRow.due_at <= now),
        )
        .order_by(TrackedGameRow.due_at, TrackedGameRow.id)
    )
    games: dict[tuple[GameKey, Game], list[tuple[TrackedGame, HeldOver]]] = defaultdict(list)
    for row in rows:
        if only is not None and row.id not in only:
            continue
        entity = to_entity(row)
        games[entity.key, entity.game].append((entity, _reason(row.held_over_reason)))
    return [
        DueGame(key=key, game=game, rows=tuple(waiting))
        for (key, game), waiting in list(games.items())[:limit]
    ]


def _reason(stored: str | None) -> HeldOver:
    try:
        return HeldOver(stored or "")
    except ValueError:
        return HeldOver.ABSENT


async def seen_lately(session: AsyncSession, key: GameKey, *, since: datetime) -> bool:
    """Whether some other follower is still seen in this very game: then it is not over."""
    return bool(
        await session.scalar(
            select(func.count())
            .select_from(TrackedGameRow)
            .where(
                _ACTIVE,
                TrackedGameRow.platform == key.platform,
                TrackedGameRow.game_id == key.game_id,
                TrackedGameRow.held_over_at.is_(None),
                TrackedGameRow.seen_at >= since,
            )
        )
    )


async def put_off(
    session: AsyncSession, row_id: int, *, now: datetime, due_at: datetime, reason: str, retry: bool
) -> None:
    """Write down the next attempt, and with `retry` that this one counts as failed."""
    await session.execute(
        update(TrackedGameRow)
        .where(TrackedGameRow.id == row_id, _ACTIVE)
        .values(
            due_at=due_at,
            last_error=reason,
            retry_count=TrackedGameRow.retry_count + (1 if retry else 0),
            **asked(now),
        )
    )


async def give_up(
    session: AsyncSession,
    row_ids: Sequence[int],
    *,
    reason: str,
    now: datetime,
    was_asked: bool = True,
    again_at: datetime | None = None,
) -> list[GivenUp]:
    """Mark rows UNAVAILABLE; gives back those that were ACTIVE until this call. From `again_at` on
    the record is asked for once more when it stands in a match list."""
    rows = await session.execute(
        update(TrackedGameRow)
        .where(TrackedGameRow.id.in_(row_ids), _ACTIVE)
        .values(
            status=GameStatus.UNAVAILABLE.value,
            last_error=reason,
            due_at=again_at,
            # Of a game that was given up before, the first time stays.
            ended_at=func.coalesce(TrackedGameRow.ended_at, TrackedGameRow.held_over_at, now),
            given_up_at=now,
            **(asked(now) if was_asked else {}),
        )
        .returning(TrackedGameRow.player_id, TrackedGameRow.seen_at)
    )
    return [GivenUp(player_id=row.player_id, seen=row.seen_at is not None) for row in rows]


async def known_record(session: AsyncSession, platforms: Sequence[str], game: Game) -> str | None:
    """The match id whose record was stored last, of a game on one of these platforms."""
    row = (
        await session.execute(
            select(TrackedGameRow.platform, TrackedGameRow.game_id)
            .where(
                TrackedGameRow.status == GameStatus.COMPLETED.value,
                TrackedGameRow.completed_at.is_not(None),
                TrackedGameRow.platform.in_(platforms),
                TrackedGameRow.game == game.value,
            )
            .order_by(TrackedGameRow.completed_at.desc())
            .limit(1)
        )
    ).first()
    return f"{row.platform}_{row.game_id}" if row else None


async def still_waiting(session: AsyncSession, row_ids: Sequence[int]) -> dict[int, bool]:
    """Which of these rows have no result yet, and whether that is because their player's id is
    not known at present."""
    rows = await session.execute(
        select(TrackedGameRow.id, Player.problem)
        .join(Player, Player.id == TrackedGameRow.player_id)
        .where(TrackedGameRow.id.in_(row_ids), _ACTIVE)
    )
    return {row.id: row.problem == FOREIGN for row in rows}
