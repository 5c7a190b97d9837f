"""What is stored of a server's players and their games in a time.

A statement each, however many players there are (a thousand fill one). Functions never commit.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import notices
from tracking.database.chunks import chunks
from tracking.database.models import Player, Subscription, TrackedGameRow
from tracking.database.result_fields import result_text
from tracking.domain.games import GameKey, GameStatus
from tracking.domain.recap_games import Played
from tracking.domain.recap_lines import Who
from tracking.domain.results import result_from_json

BOTH_KEYS, LOL_KEY, TFT_KEY = "key", "key lol", "key tft"
REFUSED_KEYS = frozenset({BOTH_KEYS, LOL_KEY, TFT_KEY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """A player whom the server follows."""

    who: Who
    since: datetime
    """Games that ended before are none of this server's."""
    compared_at: datetime | None
    """When his match list was last compared; None also of who cannot be asked for."""
    comparable: bool
    """Whether Riot can be asked for his match list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """One player's share of a game that has no result."""

    player_id: int
    key: GameKey
    awaited: bool
    """False: Riot does not publish it."""
    over_at: datetime
    """When it was over, as far as that is known; of one that may still go on, when it was last
    seen."""


async def followed(session: AsyncSession, guild_id: int) -> dict[int, Follower]:
    """By player id whom the server follows."""
    rows = await session.execute(
        select(
            Player.id,
            Player.game_name,
            Player.tag_line,
            Player.platform,
            Player.lol_puuid,
            Player.tft_puuid,
            Player.problem,
            Player.history_at,
            Subscription.created_at,
        )
        .join(Subscription, Subscription.player_id == Player.id)
        .where(Subscription.guild_id == guild_id)
    )
    return {
        row.id: Follower(
            who=Who(player_id=row.id, game_name=row.game_name, tag_line=row.tag_line),
            since=row.created_at,
            compared_at=row.history_at,
            comparable=bool(
                row.platform and (row.lol_puuid or row.tft_puuid) and row.problem is None
            ),
        )
        for row in rows
    }


async def refused_keys(session: AsyncSession) -> frozenset[str]:
    """Which Riot keys are refused, as `tracking.polling.key_watch` tells the operator of them."""
    return REFUSED_KEYS & (await notices.standing(session)).keys()


async def played(
    session: AsyncSession, player_ids: Collection[int], *, since: datetime, until: datetime
) -> list[Any]:
    """Their games with a result that ended in this time, as rows for `to_games`."""
    found: list[Any] = []
    for ids in chunks(player_ids):
        rows = await session.execute(
            select(*_COLUMNS).where(
                TrackedGameRow.player_id.in_(ids),
                TrackedGameRow.status == GameStatus.COMPLETED.value,
                TrackedGameRow.ended_at >= since,
                TrackedGameRow.ended_at < until,
            )
        )
        found += rows.all()
    return found


def to_games(rows: Iterable[Any]) -> Iterator[Played]:
    """The rows of `played` as values; those whose result nobody can read are left out."""
    return (game for row in rows if (game := _played(row)) is not None)


async def without_result(
    session: AsyncSession,
    player_ids: Collection[int],
    *,
    since: datetime,
    until: datetime,
    over: bool,
) -> list[Open]:
    """Their games that were over in this time, or may have been, and have no result. `over`
    False: the time goes on, and with it the games that are not held to be over."""
    over_at = func.coalesce(
        TrackedGameRow.ended_at, TrackedGameRow.held_over_at, TrackedGameRow.given_up_at
    )
    seen_at = func.coalesce(TrackedGameRow.seen_at, TrackedGameRow.detected_at)
    awaited = TrackedGameRow.status == GameStatus.ACTIVE.value
    found = []
    for ids in chunks(player_ids):
        rows = await session.execute(
            select(
                TrackedGameRow.player_id,
                TrackedGameRow.platform,
                TrackedGameRow.game_id,
                awaited.label("awaited"),
                func.coalesce(over_at, seen_at).label("over_at"),
            ).where(
                TrackedGameRow.player_id.in_(ids),
                or_(
                    # One that was seen after the end of the time was not over in it.
                    awaited
                    & (seen_at < until)
                    & or_(over_at >= since, over_at.is_(None) if over else false()),
                    (TrackedGameRow.status == GameStatus.UNAVAILABLE.value)
                    & (over_at >= since)
                    & (over_at < until),
                ),
            )
        )
        found += [
            Open(
                player_id=row.player_id,
                key=GameKey(platform=row.platform or "", game_id=row.game_id),
                awaited=bool(row.awaited),
                over_at=row.over_at,
            )
            for row in rows
        ]
    return found


_FIGURES = (
    *("placement", "pair_placement", "level", "last_round", "damage"),
    *("kills", "deaths", "assists", "pentakills"),
)
_COLUMNS = (
    TrackedGameRow.player_id,
    TrackedGameRow.platform,
    TrackedGameRow.game_id,
    TrackedGameRow.game,
    TrackedGameRow.queue_id,
    TrackedGameRow.queue_type,
    TrackedGameRow.ended_at,
    *map(result_text, ("outcome", "champion_name", "counts_as_won", *_FIGURES)),
)


def _played(row: Any) -> Played | None:
    try:
        result = result_from_json(_told(row))
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
    return Played(
        player_id=row.player_id,
        key=GameKey(platform=row.platform or "", game_id=row.game_id),
        game=result.game,
        queue_id=row.queue_id,
        queue_name=row.queue_type or "",
        ended_at=row.ended_at,
        result=result,
    )


_VERDICTS = {None: None, "true": True, "1": True, "false": False, "0": False}
"""A truth value as either database writes it."""


def _told(row: Any) -> dict[str, Any]:
    """The stored result without what no recap tells of it. Raises ValueError, KeyError or
    OverflowError where a figure is none."""
    figures = {name: getattr(row, name) for name in _FIGURES}
    return {
        "game": row.game,
        "outcome": row.outcome,
        "queue_id": row.queue_id,
        "champion_name": row.champion_name or "",
        "counts_as_won": _VERDICTS[row.counts_as_won],
        **{name: int(float(figure)) for name, figure in figures.items() if figure is not None},
    }
