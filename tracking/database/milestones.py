"""What is stored of players' games before one that has just ended.

Three queries, however many players are asked about. Functions take a session and never commit.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import GameState, TrackedGameRow
from tracking.domain.games import Game, GameKey, GameStatus
from tracking.domain.milestones import MOST_IN_A_ROW, Figure, Past, comparable, won
from tracking.domain.results import Outcome, result_from_json

FIGURES = {
    Game.LOL: (Figure.KILLS, Figure.ASSISTS, Figure.DAMAGE),
    Game.TFT: (Figure.DAMAGE,),
}

_DECIDED = (Outcome.WIN.value, Outcome.LOSS.value, Outcome.PLACEMENT.value)


async def pasts(
    session: AsyncSession,
    player_ids: Collection[int],
    *,
    key: GameKey,
    game: Game,
    queue_id: int | None,
    before: datetime,
) -> dict[int, Past]:
    """By player id what is known of his comparable games that ended before this moment; remakes
    and games without a result are none. Players without any are left out. What was in a row before
    a game that the old model alone knows is not told: nobody looks there how that ended."""
    queues = comparable(queue_id)
    if not queues or not player_ids:
        return {}
    which = (
        TrackedGameRow.player_id.in_(sorted(player_ids)),
        TrackedGameRow.status == GameStatus.COMPLETED.value,
        TrackedGameRow.game == game.value,
        TrackedGameRow.queue_id.in_(sorted(queues)),
        TrackedGameRow.ended_at < before,
        TrackedGameRow.game_id != key.game_id,
    )
    lately = await _lately(session, which)
    since = await _alone_since(session, lately, key=key, before=before)
    figures = FIGURES[game]
    rows = await session.execute(
        select(
            TrackedGameRow.player_id,
            func.count(),
            *(func.max(_number(figure)) for figure in figures),
        )
        .where(*which, TrackedGameRow.game_result_data["outcome"].as_string().in_(_DECIDED))
        .group_by(TrackedGameRow.player_id)
    )
    return {
        player_id: Past(
            lately=tuple(
                verdict
                for ended_at, verdict in lately[player_id]
                if player_id not in since or ended_at > since[player_id]
            ),
            games=games,
            most={figure: int(most or 0) for figure, most in zip(figures, best, strict=True)},
        )
        for player_id, games, *best in rows
    }


def _number(figure: Figure) -> Any:
    # Not as an integer: a figure may be larger than PostgreSQL's, and then the cast is an error.
    return TrackedGameRow.game_result_data[figure.value].as_float()


async def _lately(
    session: AsyncSession, which: tuple[Any, ...]
) -> dict[int, list[tuple[datetime, bool]]]:
    """By player when his latest games ended and whether he won them, newest first."""
    place = func.row_number().over(
        partition_by=TrackedGameRow.player_id,
        order_by=(TrackedGameRow.ended_at.desc(), TrackedGameRow.id.desc()),
    )
    newest = select(TrackedGameRow.id, place.label("place")).where(*which).subquery()
    rows = await session.execute(
        select(TrackedGameRow.player_id, TrackedGameRow.ended_at, TrackedGameRow.game_result_data)
        .join(newest, newest.c.id == TrackedGameRow.id)
        .where(newest.c.place <= MOST_IN_A_ROW)
        .order_by(TrackedGameRow.player_id, newest.c.place)
    )
    found: dict[int, list[tuple[datetime, bool]]] = defaultdict(list)
    for player_id, ended_at, stored in rows:
        try:
            verdict = won(result_from_json(stored or {}))
        except (KeyError, ValueError, TypeError):
            continue
        if verdict is not None and ended_at is not None:
            found[player_id].append((ended_at, verdict))
    return found


async def _alone_since(
    session: AsyncSession,
    lately: Mapping[int, Sequence[tuple[datetime, bool]]],
    *,
    key: GameKey,
    before: datetime,
) -> dict[int, datetime]:
    """By player when the old model last wrote of a game, among those, that has no row here."""
    if not lately:
        return {}
    tracked = exists().where(
        TrackedGameRow.player_id == GameState.player_id,
        TrackedGameRow.game_id == GameState.game_id,
    )
    rows = await session.execute(
        select(GameState.player_id, func.max(GameState.created_at))
        .where(
            GameState.player_id.in_(sorted(lately)),
            GameState.created_at > min(games[-1][0] for games in lately.values()),
            GameState.created_at < before,
            GameState.game_id != key.game_id,
            ~tracked,
        )
        .group_by(GameState.player_id)
    )
    return {player_id: at for player_id, at in rows}
