"""The games of which `game_states` tells and `tracked_games` does not, page by page.

Functions take a session and only read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import GameState, TrackedGameRow
from tracking.database.states import NOT_IN_GAME

PAGE = 500
"""Rows of the old table that are looked at in one go, without their records."""

RECORDS = 50
"""Games whose records are read in one go, each up to a few hundred kilobytes."""

_RIOTS = re.compile(r"[0-9]{1,20}")

Place = tuple[datetime, int]
"""Where a row stands in a player's rows: when it was made, and its id."""


def is_riots(game_id: str) -> bool:
    """Whether this is the id of a game as Riot gives them; old services stored other texts too."""
    return _RIOTS.fullmatch(game_id) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldGame:
    """One game as the old model's rows tell of it."""

    game_id: str
    began_at: datetime
    """When the old model first wrote of it."""
    over_at: datetime | None
    """When it first wrote that the game was over; None where it never did."""
    rows: tuple[int, ...]
    """Its rows, those first that may hold a result."""


Part = Sequence[OldGame]
"""So many that their records may be in memory together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The games that begin within a page of rows and have no row in `tracked_games`."""

    games: tuple[OldGame, ...]
    after: Place | None
    """Where the next page begins; None where this is the last."""

    def parts(self) -> Iterator[Part]:
        """The games, a few at a time."""
        for start in range(0, len(self.games), RECORDS):
            yield self.games[start : start + RECORDS]


async def page_of(
    session: AsyncSession, player_id: int, *, since: datetime | None, after: Place | None
) -> Page:
    """The next page of a player's rows, oldest first, of those made `since` then.

    A game belongs to the page of its first such row; it may have begun before.
    """
    state = GameState
    wanted = [state.player_id == player_id]
    if since is not None:
        wanted.append(state.created_at >= since)
    if after is not None:
        at, row_id = after
        later = or_(state.created_at > at, and_(state.created_at == at, state.id > row_id))
        # The first condition is what the index on player and time can be entered by.
        wanted += [state.created_at >= at, later]
    found = await session.execute(
        select(state.created_at, state.id, state.game_id)
        .where(*wanted)
        .order_by(state.created_at, state.id)
        .limit(PAGE)
    )
    rows = found.all()
    firsts: dict[str, Place] = {}
    for row in rows:
        if row.game_id:
            firsts.setdefault(row.game_id, (row.created_at, row.id))
    return Page(
        games=await _games(session, player_id, firsts, since),
        after=(rows[-1].created_at, rows[-1].id) if len(rows) == PAGE else None,
    )


async def _games(
    session: AsyncSession, player_id: int, firsts: dict[str, Place], since: datetime | None
) -> tuple[OldGame, ...]:
    state = GameState
    known = exists().where(
        TrackedGameRow.player_id == player_id, TrackedGameRow.game_id == state.game_id
    )
    tells = or_(state.raw_api_response.is_not(None), state.game_result_data.is_not(None))
    found = await session.execute(
        select(state.game_id, state.status, state.created_at, state.id, tells.label("tells"))
        .where(state.player_id == player_id, state.game_id.in_(firsts), ~known)
        .order_by(state.created_at, state.id)
    )
    games: dict[str, list[Any]] = {}
    for row in found:
        games.setdefault(row.game_id or "", []).append(row)
    return tuple(
        _game(game_id, rows)
        for game_id, rows in games.items()
        if firsts[game_id] == _first(rows, since)
    )


def _first(rows: Sequence[Any], since: datetime | None) -> Place | None:
    places = ((row.created_at, row.id) for row in rows)
    return next((place for place in places if since is None or place[0] >= since), None)


def _game(game_id: str, rows: Sequence[Any]) -> OldGame:
    over = [row for row in rows if row.status.upper() == NOT_IN_GAME]
    # The row of its end may stand there twice, and the first time without a result.
    telling = sorted(over, key=lambda row: not row.tells) or rows[:1]
    return OldGame(
        game_id=game_id,
        began_at=rows[0].created_at,
        over_at=over[0].created_at if over else None,
        rows=tuple(row.id for row in telling),
    )


async def latest_game(session: AsyncSession, player_id: int) -> str | None:
    """The game of his newest row: it may still run."""
    return await session.scalar(
        select(GameState.game_id)
        .where(GameState.player_id == player_id)
        .order_by(GameState.created_at.desc(), GameState.id.desc())
        .limit(1)
    )
