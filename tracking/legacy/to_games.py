"""Games of the old model as rows of `tracked_games`.

Functions take a session and never commit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.forbidden import Withheld
from tracking.database.models import GameState, Player, TrackedGameRow
from tracking.database.upsert import insert_into
from tracking.domain.following import HeldOver
from tracking.domain.games import GameStatus
from tracking.domain.withholding import withhold_in_text, without_partner
from tracking.legacy.old_games import OldGame, is_riots
from tracking.legacy.old_results import OldResult, read_old_result
from tracking.legacy.store import game_of
from tracking.legacy.to_states import ORIGIN

NO_RESULT = (
    "The old model stored no result that can be read, and the game is too old to be asked for."
)
NO_GAME = "The old model stored no result that can be read, and the id is of no game of Riot's."


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms a player's games are brought over."""

    player: Player
    latest: str | None
    """The game that may still run."""
    now: datetime
    young: timedelta
    """How long a game is still asked for at Riot."""
    raw_since: datetime | None
    """Records of games that were over before are not kept; None: all are."""
    withheld: Withheld
    """Whom the old service names all the same."""


async def tracked_rows(
    session: AsyncSession, terms: Terms, games: Sequence[OldGame]
) -> list[dict[str, Any]]:
    """The games as rows of `tracked_games`; their records are read here, so a few at a time."""
    ids = [row_id for game in games for row_id in game.rows]
    rows = {
        row.id: row for row in await session.scalars(select(GameState).where(GameState.id.in_(ids)))
    }
    made = []
    for game in games:
        mine = [rows[row_id] for row_id in game.rows if row_id in rows]
        if mine:  # somebody may delete them meanwhile
            made.append(_tracked(terms, game, mine))
    session.expunge_all()
    return made


def _tracked(terms: Terms, game: OldGame, rows: Sequence[GameState]) -> dict[str, Any]:
    row, old = rows[0], None
    if game.over_at is not None:
        read = ((each, read_old_result(each, terms.player)) for each in rows)
        row, old = next((pair for pair in read if pair[1] is not None), (row, None))
    values: dict[str, Any] = {
        "player_id": terms.player.id,
        "game_id": game.game_id,
        "platform": terms.player.platform,
        "game": game_of(row.queue_type).value,
        "queue_type": row.queue_type,
        "queue_id": None,
        # The old service's clock may have been wrong; the deadline runs from here.
        "detected_at": min(game.began_at, terms.now),
        "started_at": row.game_start_time,
        "ended_at": row.game_end_time,
        "source": ORIGIN,
        "status": GameStatus.ACTIVE.value,
        "completed_at": None,
        "game_result_data": None,
        "duration_seconds": row.duration_seconds,
        "raw_api_response": None,
        "last_error": None,
        "held_over_at": None,
        "held_over_reason": None,
        "due_at": None,
    }
    if old is not None and game.over_at is not None:
        return values | _completed(terms, old, game.over_at, row)
    if not is_riots(game.game_id):
        return values | {"status": GameStatus.UNAVAILABLE.value, "last_error": NO_GAME}
    if terms.now - game.began_at > terms.young:
        return values | {"status": GameStatus.UNAVAILABLE.value, "last_error": NO_RESULT}
    if game.over_at is None and game.game_id == terms.latest:
        return values  # it may still run: the next looks say
    reason = HeldOver.OTHER_GAME if game.over_at is None else HeldOver.LISTED
    return values | {
        "held_over_at": terms.now,
        "held_over_reason": reason.value,
        "due_at": terms.now,
    }


def _completed(terms: Terms, old: OldResult, over_at: datetime, row: GameState) -> dict[str, Any]:
    kept, nameless = terms.raw_since is None or over_at >= terms.raw_since, terms.withheld
    return {
        "status": GameStatus.COMPLETED.value,
        "completed_at": min(over_at, terms.now),
        "platform": old.platform or terms.player.platform,
        "game_result_data": without_partner(old.result, terms.withheld.names),
        "game": old.game.value,
        # Without the queue's number it would be none of the games that moved a rank, nor end a
        # streak.
        "queue_id": old.queue_id,
        "queue_type": row.queue_type or old.queue_name,
        "ended_at": old.ended_at or row.game_end_time,
        "duration_seconds": old.duration_seconds or row.duration_seconds,
        "raw_api_response": withhold_in_text(old.raw, nameless.puuids, nameless.names)
        if kept
        else None,
    }


async def place(session: AsyncSession, player_id: int) -> None:
    """Write down where games were played of which nobody knew it when they were brought over: who
    looks after such has seen to the player, where he was found out about meanwhile."""
    platform = await session.scalar(select(Player.platform).where(Player.id == player_id))
    if platform is not None:
        await session.execute(
            update(TrackedGameRow)
            .where(
                TrackedGameRow.player_id == player_id,
                TrackedGameRow.platform.is_(None),
                TrackedGameRow.source == ORIGIN,
            )
            .values(platform=platform)
            .execution_options(synchronize_session=False)
        )


async def write_games(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> int:
    """Insert the rows; what another process wrote meanwhile stays as it is. How many are new."""
    if not rows:
        return 0
    new = await session.scalars(
        insert_into(session, TrackedGameRow)
        .on_conflict_do_nothing(index_elements=["player_id", "game_id"])
        .returning(TrackedGameRow.id),
        list(rows),
        # Else rows that lack different columns become a statement each.
        execution_options={"render_nulls": True},
    )
    return len(new.all())
