"""A player's games, page by page. Functions take a session and never commit.

Pages are found by key, so that the hundredth costs what the first does: dated games by their end
and their number, newest first, then those whose record says nothing of time. A cursor stays true
when games are added or go.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import ranks
from tracking.database.models import Subscription, TrackedGameRow
from tracking.domain.games import GameStatus
from tracking.domain.ladders import ladder_of
from tracking.domain.played import PlayedGame
from tracking.domain.queue_groups import QueueGroup
from tracking.domain.rank_lines import RankLine, rank_line
from tracking.stats.rows import COLUMNS, FINISHED, awaited, of_group, to_game, with_champion

PER_PAGE = 8
"""So many are read at a glance on a phone, and fit with the longest names and addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which of a player's games are asked for."""

    player_id: int
    group: QueueGroup | None = None
    champion: str = ""
    """In English; in TFT a unit. Empty: any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Between which games a page begins: before or after this one."""

    row_id: int
    ended_at: datetime | None
    newer: bool = False
    """The page before it, towards the newest; else the page after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A game on a page."""

    played: PlayedGame
    rank: RankLine | None
    """What it meant for his rank; None of a game that counts for no ladder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of a player's games, newest first."""

    entries: tuple[Entry, ...]
    newer: Cursor | None
    older: Cursor | None
    """None where there are no more that way."""
    awaited: int
    """So many of his games are over and have no result yet."""


async def history(
    session: AsyncSession, wanted: Wanted, cursor: Cursor | None, *, now: datetime
) -> Page:
    """A page of his finished games; without a cursor the newest. Five statements at most."""
    rows = await _rows(session, wanted, cursor)
    newer_way = cursor is not None and cursor.newer
    more, rows = len(rows) > PER_PAGE, rows[:PER_PAGE]
    games = [to_game(row) for row in (reversed(rows) if newer_way else rows)]
    before, after = (more, True) if newer_way else (cursor is not None, more)
    return Page(
        entries=await _with_ranks(session, wanted.player_id, games, now),
        newer=_cursor(games[0], newer=True) if games and before else None,
        older=_cursor(games[-1], newer=False) if games and after else None,
        awaited=await awaited(session, wanted.player_id, wanted.group),
    )


async def champions_played(session: AsyncSession, guild_id: int, player_id: int) -> list[str]:
    """What he played in League by the stored results, most often first, in English; nothing of a
    player whom this server does not follow. One statement."""
    name = TrackedGameRow.game_result_data["champion_name"].as_string()
    rows = await session.execute(
        select(name.label("name"), func.count().label("games"))
        .join(Subscription, Subscription.player_id == TrackedGameRow.player_id)
        .where(
            TrackedGameRow.player_id == player_id,
            Subscription.guild_id == guild_id,
            TrackedGameRow.status == GameStatus.COMPLETED.value,
        )
        .group_by(name)
    )
    played = [(row.games, row.name) for row in rows if row.name]
    return [name for _, name in sorted(played, key=lambda each: (-each[0], each[1]))]


def _cursor(game: PlayedGame, *, newer: bool) -> Cursor:
    return Cursor(row_id=game.row_id, ended_at=game.ended_at, newer=newer)


async def _rows(session: AsyncSession, wanted: Wanted, cursor: Cursor | None) -> list[Any]:
    """One more than a page, in the order of the way."""
    ends = TrackedGameRow.ended_at
    parts = [(ends.is_not(None), True), (ends.is_(None), False)]
    newer_way = cursor is not None and cursor.newer
    if newer_way:
        parts.reverse()
    rows: list[Any] = []
    for part, dated in parts:
        passed = cursor is not None and dated != (cursor.ended_at is not None)
        if passed and dated != newer_way:
            continue  # on the other side of the cursor
        beyond = _beyond(cursor) if cursor is not None and not passed else None
        left = PER_PAGE + 1 - len(rows)
        if left > 0:
            query = _query(wanted, part, beyond, newer_way).limit(left)
            rows += (await session.execute(query)).all()
    return rows


def _beyond(cursor: Cursor) -> ColumnElement[bool]:
    row_id, ends = TrackedGameRow.id, TrackedGameRow.ended_at
    if cursor.ended_at is None:
        return row_id > cursor.row_id if cursor.newer else row_id < cursor.row_id
    # The first condition is what an index can begin at.
    if cursor.newer:
        later = or_(ends > cursor.ended_at, row_id > cursor.row_id)
        return and_(ends >= cursor.ended_at, later)
    earlier = or_(ends < cursor.ended_at, row_id < cursor.row_id)
    return and_(ends <= cursor.ended_at, earlier)


def _query(
    wanted: Wanted, part: ColumnElement[bool], beyond: ColumnElement[bool] | None, newer_way: bool
) -> Select[Any]:
    query = select(*COLUMNS).where(
        TrackedGameRow.player_id == wanted.player_id,
        part,
        TrackedGameRow.status.in_(FINISHED),
        *of_group(wanted.group),
    )
    if beyond is not None:
        query = query.where(beyond)
    if wanted.champion:
        query = query.where(with_champion(wanted.champion))
    order = (TrackedGameRow.ended_at, TrackedGameRow.id)
    return query.order_by(*(order if newer_way else (each.desc() for each in order)))


async def _with_ranks(
    session: AsyncSession, player_id: int, games: Sequence[PlayedGame], now: datetime
) -> tuple[Entry, ...]:
    """The games with what each meant for his rank, as far as it is known."""
    entries = [Entry(played=game, rank=None) for game in games]
    ends = [g.ended_at for g in games if g.ended_at is not None and ladder_of(g.queue_id)]
    if not ends:
        return tuple(entries)
    found = await ranks.histories(session, [player_id], since=min(ends), until=max(ends), now=now)
    for number, game in enumerate(games):
        ladder = ladder_of(game.queue_id)
        history = found.get((player_id, ladder)) if ladder else None
        if ladder and history and game.key in history.games:
            line = rank_line(ladder, history.games[game.key])
            entries[number] = replace(entries[number], rank=line)
    return tuple(entries)
