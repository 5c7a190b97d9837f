"""What a player's games of a time come to, and with whom of the server he played them.

Functions take a session and never commit.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import subscriptions
from tracking.database.chunks import chunks
from tracking.database.models import TrackedGameRow
from tracking.database.result_fields import result_text, whole_number
from tracking.domain.games import GameKey
from tracking.domain.played import PlayedGame, side, side_of
from tracking.domain.queue_groups import QueueGroup
from tracking.domain.summary import Summary, Tally, summary
from tracking.stats.rows import COLUMNS, FINISHED, awaited, of_group, to_game

MOST_GAMES = 3_000
"""So many are counted, the newest; nobody plays more than eight a day for a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mate:
    """Somebody whom the server follows too, and the games that count in which both were on one
    side."""

    player_id: int
    game_name: str
    tag_line: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerStats:
    """A player's games since a moment."""

    since: datetime
    summary: Summary
    mates: tuple[Mate, ...]
    """With whom he played most first."""
    awaited: int
    """So many of his games are over and have no result yet."""
    cut: bool
    """There are more games than were counted."""


async def player_stats(
    session: AsyncSession,
    guild_id: int,
    player_id: int,
    *,
    since: datetime,
    group: QueueGroup | None,
    zone: tzinfo,
) -> PlayerStats:
    """His games that ended since then, in these queues; six statements at most. Only players whom
    this server follows are named beside him."""
    rows = await session.execute(
        select(*COLUMNS)
        .where(
            TrackedGameRow.player_id == player_id,
            TrackedGameRow.ended_at >= since,
            TrackedGameRow.status.in_(FINISHED),
            *of_group(group),
        )
        .order_by(TrackedGameRow.ended_at.desc(), TrackedGameRow.id.desc())
        .limit(MOST_GAMES + 1)
    )
    games = [to_game(row) for row in rows]
    counted = games[:MOST_GAMES]
    return PlayerStats(
        since=since,
        summary=summary(counted, zone),
        mates=await _mates(session, guild_id, player_id, counted),
        awaited=await awaited(session, player_id, group),
        cut=len(games) > MOST_GAMES,
    )


async def _mates(
    session: AsyncSession, guild_id: int, player_id: int, games: Sequence[PlayedGame]
) -> tuple[Mate, ...]:
    mine = {game.key: game for game in games if game.won is not None}
    names = await subscriptions.names(session, guild_id)
    tallies: dict[int, Tally] = defaultdict(Tally)
    for row in await _others(session, player_id, [key.game_id for key in mine]):
        game = mine.get(GameKey(platform=row.platform or "", game_id=row.game_id))
        if game is None or game.result is None or row.player_id not in names:
            continue
        ours = side_of(game.result)
        if ours is not None and ours == _side(row):
            tallies[row.player_id].add(game)
    found = [
        Mate(player_id=other, game_name=names[other][0], tag_line=names[other][1], tally=tally)
        for other, tally in tallies.items()
    ]
    return tuple(sorted(found, key=_order))


def _order(mate: Mate) -> tuple[int, int, str]:
    return -mate.tally.games, -mate.tally.wins, f"{mate.game_name}#{mate.tag_line}".casefold()


async def _others(session: AsyncSession, player_id: int, game_ids: Sequence[str]) -> list[Any]:
    """The rows that others have of these games.

    By the games' numbers alone: joined with whom the server follows, either database may go
    through all results of all of them instead.
    """
    rows: list[Any] = []
    for some in chunks(game_ids):
        found = await session.execute(
            select(
                TrackedGameRow.player_id,
                TrackedGameRow.platform,
                TrackedGameRow.game_id,
                *map(result_text, ("team_id", "subteam_id", "pair_placement")),
            ).where(
                TrackedGameRow.game_id.in_(some),
                TrackedGameRow.player_id != player_id,
            )
        )
        rows += found.all()
    return rows


def _side(row: Any) -> object:
    return side(
        team_id=whole_number(row.team_id) or 0,
        subteam_id=whole_number(row.subteam_id),
        pair_placement=whole_number(row.pair_placement),
    )
