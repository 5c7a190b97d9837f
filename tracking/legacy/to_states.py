"""Tracked games as rows of `game_states`: when each began, and when it was over with its result.

Functions take a session and never commit.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.forbidden import standing_of
from tracking.database.models import GameState, Player, TrackedGameRow
from tracking.database.states import IN_GAME, NOT_IN_GAME
from tracking.domain.games import GameStatus

ORIGIN = "recover"
"""Marks back-filled rows in both tables, so that no measure takes them for a model's own work."""

PAGE = 500
"""Games that are looked at in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """What a page of tracked games is missing in the old table."""

    rows: Sequence[GameState]
    after: str | None
    """The game after which the next page begins; None where this is the last."""


async def alone_with(session: AsyncSession, player_id: int) -> None:
    """Let nobody else back-fill this player meanwhile, or begin to remove him: no key of the old
    table forbids a row that stands there already. Who writes new rows for him is not kept waiting.
    """
    locked = select(Player.id).where(Player.id == player_id)
    await session.execute(locked.with_for_update(key_share=True))


async def may_be_stored(session: AsyncSession, player_id: int) -> bool:
    """Whether the player is there, and nobody removes him or forbade him."""
    player = await session.get(Player, player_id, populate_existing=True)
    if player is None or player.erased_at is not None:
        return False
    return (await standing_of(session, player)).free


async def lacking_rows(
    session: AsyncSession,
    player_id: int,
    *,
    since: datetime | None,
    only_open: bool,
    after: str | None,
) -> Lacking:
    """The rows that the next page of a player's games lacks.

    In the order of the key of player and game, which no other index serves: in the order of time
    the games of all players were gone through for each page.
    """
    game = TrackedGameRow
    wanted: list[ColumnElement[bool]] = [game.player_id == player_id]
    if since is not None:
        wanted.append(game.detected_at >= since)
    if only_open:
        wanted.append(game.status == GameStatus.ACTIVE.value)
    if after is not None:
        wanted.append(game.game_id > after)
    found = await session.scalars(select(game).where(*wanted).order_by(game.game_id).limit(PAGE))
    games = found.all()
    known = await _known(session, player_id, [each.game_id for each in games])
    rows: list[GameState] = []
    for each in games:
        told, is_open = known[each.game_id], each.status == GameStatus.ACTIVE.value
        if only_open and NOT_IN_GAME in told:
            continue
        began_at, over_at = _span(each)
        if IN_GAME not in told:
            rows.append(_state(each, IN_GAME, began_at))
        if NOT_IN_GAME not in told and not is_open:
            rows.append(_state(each, NOT_IN_GAME, over_at))
    return Lacking(rows=rows, after=games[-1].game_id if len(games) == PAGE else None)


async def _known(
    session: AsyncSession, player_id: int, game_ids: Sequence[str]
) -> Mapping[str, set[str]]:
    """What the old table says of these games. By the index on games, whatever the server reckons:
    asked for in one statement with the games, a large table was gone through for each page."""
    rows = await session.execute(
        select(GameState.game_id, GameState.status).where(
            GameState.player_id == player_id, GameState.game_id.in_(game_ids)
        )
    )
    known: defaultdict[str, set[str]] = defaultdict(set)
    for game_id, status in rows:
        known[game_id or ""].add(status.upper())
    return known


def _span(game: TrackedGameRow) -> tuple[datetime, datetime]:
    """When the old model would have written of it. It goes by each player's newest row: a game that
    was found long after its end would hide the one that he plays now."""
    over_at = game.ended_at or game.completed_at or game.given_up_at or game.detected_at
    if game.status == GameStatus.ACTIVE.value or over_at >= game.detected_at:
        return game.detected_at, max(over_at, game.detected_at)
    return min(game.started_at or over_at, over_at), over_at


def _state(game: TrackedGameRow, status: str, at: datetime) -> GameState:
    over = status == NOT_IN_GAME
    return GameState(
        player_id=game.player_id,
        status=status,
        game_id=game.game_id,
        queue_type=game.queue_type,
        created_at=at,
        game_start_time=game.started_at,
        game_end_time=game.ended_at if over else None,
        game_result_data=game.game_result_data if over else None,
        duration_seconds=game.duration_seconds if over else None,
        origin=ORIGIN,
    )
