"""What a player's games of a time come to, and with whom of the server he played them.

Functions take a session and never commit.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.models import Player, Subscription, TrackedGameRow
from tracking.domain.games import GameKey, GameStatus
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
    """His games that ended since then, in these queues; three statements. Only players whom this
    server follows are named beside him."""
    rows = await session.execute(
        select(*COLUMNS)
        .where(*_his(TrackedGameRow, player_id, since, group))
        .order_by(TrackedGameRow.ended_at.desc(), TrackedGameRow.id.desc())
        .limit(MOST_GAMES + 1)
    )
    games = [to_game(row) for row in rows]
    counted = games[:MOST_GAMES]
    return PlayerStats(
        since=since,
        summary=summary(counted, zone),
        mates=await _mates(session, guild_id, player_id, counted, since, group),
        awaited=await awaited(session, player_id, group),
        cut=len(games) > MOST_GAMES,
    )


def _his(table: Any, player_id: int, since: datetime, group: QueueGroup | None) -> list[Any]:
    return [
        table.player_id == player_id,
        table.ended_at >= since,
        table.status.in_(FINISHED),
        *of_group(group, table),
    ]


async def _mates(
    session: AsyncSession,
    guild_id: int,
    player_id: int,
    games: Sequence[PlayedGame],
    since: datetime,
    group: QueueGroup | None,
) -> tuple[Mate, ...]:
    mine = {game.key: game for game in games if game.won is not None}
    names: dict[int, tuple[str, str]] = {}
    tallies: dict[int, Tally] = defaultdict(Tally)
    for row in await _others(session, guild_id, player_id, since, group):
        game = mine.get(GameKey(platform=row.platform or "", game_id=row.game_id))
        if game is None or game.result is None:
            continue
        ours = side_of(game.result)
        if ours is not None and ours == _side(row):
            names[row.player_id] = row.game_name, row.tag_line
            tallies[row.player_id].add(game)
    found = [
        Mate(player_id=other, game_name=names[other][0], tag_line=names[other][1], tally=tally)
        for other, tally in tallies.items()
    ]
    return tuple(sorted(found, key=_order))


def _order(mate: Mate) -> tuple[int, int, str]:
    return -mate.tally.games, -mate.tally.wins, f"{mate.game_name}#{mate.tag_line}".casefold()


async def _others(
    session: AsyncSession,
    guild_id: int,
    player_id: int,
    since: datetime,
    group: QueueGroup | None,
) -> Sequence[Any]:
    """The rows that others of the server have of his games."""
    mine, other = aliased(TrackedGameRow), TrackedGameRow
    result = other.game_result_data
    rows = await session.execute(
        select(
            other.player_id,
            other.platform,
            other.game_id,
            Player.game_name,
            Player.tag_line,
            # As texts: a number in a record may be larger than PostgreSQL's.
            result["team_id"].as_string().label("team_id"),
            result["subteam_id"].as_string().label("subteam_id"),
            result["pair_placement"].as_string().label("pair_placement"),
        )
        .select_from(mine)
        .join(
            other,
            and_(
                other.game_id == mine.game_id,
                other.platform == mine.platform,
                other.player_id != player_id,
                other.status == GameStatus.COMPLETED.value,
            ),
        )
        .join(
            Subscription,
            and_(Subscription.player_id == other.player_id, Subscription.guild_id == guild_id),
        )
        .join(Player, Player.id == other.player_id)
        .where(*_his(mine, player_id, since, group))
    )
    return rows.all()


def _side(row: Any) -> object:
    return side(
        team_id=_number(row.team_id) or 0,
        subteam_id=_number(row.subteam_id),
        pair_placement=_number(row.pair_placement),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() and text.isascii() else None
