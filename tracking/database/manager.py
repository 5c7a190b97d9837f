"""The plan's methods on players and games; each takes part in the caller's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import LoopRun, Player, TrackedGameRow
from tracking.domain.games import Game, GameKey, GameStatus, TrackedGame
from tracking.domain.results import GameRecord

_ACTIVE = TrackedGameRow.status == GameStatus.ACTIVE.value


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGame:
    """A player's game as it is first written down."""

    player_id: int
    key: GameKey
    game: Game
    detected_at: datetime
    started_at: datetime | None
    queue_id: int | None
    queue_type: str | None
    seen_at: datetime | None = None
    """When spectator showed it; None where a match list named it."""
    source: str | None = None
    """`spectator`, `history` or `import`."""
    live_champion_id: int | None = None
    """League: whom spectator showed him playing."""
    live_team_id: int | None = None
    """League: on which side."""
    live_hidden: bool = False
    """Spectator kept his name from the game it showed."""
    live_anonymous: frozenset[int] = frozenset()
    """Champions whose players spectator showed without a name."""

    def to_row(self) -> dict[str, Any]:
        """The columns of `tracked_games`."""
        return {
            "player_id": self.player_id,
            "platform": self.key.platform,
            "game_id": self.key.game_id,
            "game": self.game.value,
            "status": GameStatus.ACTIVE.value,
            "detected_at": self.detected_at,
            "started_at": self.started_at,
            "queue_id": self.queue_id,
            "queue_type": self.queue_type,
            "seen_at": self.seen_at,
            "source": self.source,
            "live_champion_id": self.live_champion_id,
            "live_team_id": self.live_team_id,
            "live_hidden": self.live_hidden,
            "live_anonymous": " ".join(map(str, sorted(self.live_anonymous))) or None,
        }


def to_entity(row: TrackedGameRow) -> TrackedGame:
    """The row as a value.

    Rows of a database that stood at 005 have neither platform nor game: the platform is empty
    there, and the game League's, which is what the old service followed first.
    """
    return TrackedGame(
        id=row.id,
        player_id=row.player_id,
        key=GameKey(platform=row.platform or "", game_id=row.game_id),
        game=Game(row.game or Game.LOL),
        status=GameStatus(row.status),
        detected_at=row.detected_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        ended_at=row.ended_at,
        queue_id=row.queue_id,
        queue_type=row.queue_type,
        duration_seconds=row.duration_seconds,
        game_result_data=row.game_result_data,
        last_error=row.last_error,
        retry_count=row.retry_count,
        absent_looks=row.absent_looks,
        held_over_at=row.held_over_at,
        reopened_at=row.reopened_at,
        due_at=row.due_at,
    )


def asked(now: datetime) -> dict[str, Any]:
    """The columns that say that a game's record was asked for just now."""
    return {
        "asked_count": func.coalesce(TrackedGameRow.asked_count, 0) + 1,
        "first_asked_at": func.coalesce(TrackedGameRow.first_asked_at, now),
        "last_asked_at": now,
    }


class DatabaseManager:
    """Players and games in the caller's session. Never commits.

    A method that changes a game's state names the state it expects in the statement itself, and
    says whether this very call changed it: of two processes, one is told so.
    """

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get_player_by_id(self, player_id: int) -> Player | None:
        """The player, or None."""
        return await self._session.get(Player, player_id)

    async def get_tracked_game(
        self, player_id: int, game_id: str, platform: str | None = None
    ) -> TrackedGame | None:
        """A player's game by Riot's numeric id; with `platform` not one of another platform."""
        query = select(TrackedGameRow).where(
            TrackedGameRow.player_id == player_id, TrackedGameRow.game_id == game_id
        )
        if platform is not None:
            # A row from before platforms were stored may be of any.
            here = TrackedGameRow.platform == platform
            query = query.where(or_(here, TrackedGameRow.platform.is_(None)))
        # The session may hold the row as it was before a statement changed it.
        fresh = query.execution_options(populate_existing=True)
        row = (await self._session.scalars(fresh)).one_or_none()
        return to_entity(row) if row else None

    async def get_games_by_status(self, status: GameStatus) -> list[TrackedGame]:
        """All games of this status, first detected first."""
        rows = await self._session.scalars(
            select(TrackedGameRow)
            .where(TrackedGameRow.status == status.value)
            .order_by(TrackedGameRow.detected_at, TrackedGameRow.id)
            .execution_options(populate_existing=True)
        )
        return [to_entity(row) for row in rows]

    async def create_tracked_game(
        self,
        *,
        player_id: int,
        key: GameKey,
        game: Game,
        detected_at: datetime,
        started_at: datetime | None = None,
        queue_id: int | None = None,
        queue_type: str | None = None,
    ) -> TrackedGame:
        """Open an ACTIVE row; the one that is there already, unchanged, where there is one."""
        new = NewGame(
            player_id=player_id,
            key=key,
            game=game,
            detected_at=detected_at,
            started_at=started_at,
            queue_id=queue_id,
            queue_type=queue_type,
        )
        opened = await self.open_games([new])
        if opened:
            return opened[0]
        existing = await self.get_tracked_game(player_id, key.game_id)
        assert existing is not None, "the row that stood in the way is gone"
        return existing

    async def open_games(self, games: Sequence[NewGame]) -> list[TrackedGame]:
        """Open ACTIVE rows for those that have none; gives back only the new ones."""
        if not games:
            return []
        dialect = self._session.get_bind().dialect.name
        insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
        statement = (
            insert(TrackedGameRow)
            .on_conflict_do_nothing(index_elements=["player_id", "game_id"])
            .returning(TrackedGameRow)
        )
        # A list of dicts, not `.values(list)`, which compiles anew for each length (platform.md
        # §3); in one order, so that two processes with the same games cannot block each other.
        rows = sorted((game.to_row() for game in games), key=_conflict_order)
        opened = await self._session.scalars(statement, rows)
        return sorted(map(to_entity, opened), key=lambda game: game.id)

    async def complete_tracked_game(
        self,
        game_pk: int,
        *,
        result: Mapping[str, Any],
        record: GameRecord,
        raw: str | None,
        completed_at: datetime,
    ) -> bool:
        """Store a result; False where one is stored already.

        A game that was given up as UNAVAILABLE completes too when its record appears after all.
        """
        values = {
            "status": GameStatus.COMPLETED.value,
            "game_result_data": dict(result),
            "platform": record.key.platform,
            "game": record.game.value,
            **_queue_of(record),
            "started_at": record.started_at or TrackedGameRow.started_at,
            "ended_at": record.ended_at,
            "duration_seconds": record.duration_seconds,
            "raw_api_response": raw,
            "completed_at": completed_at,
            "last_error": None,
            "due_at": None,
            **asked(completed_at),
        }
        unfinished = TrackedGameRow.status != GameStatus.COMPLETED.value
        return await self._change(game_pk, values, unfinished)

    async def update_game_error(
        self, game_pk: int, reason: str, *, due_at: datetime | None = None
    ) -> bool:
        """Count an attempt that failed and say when the next is due; only while ACTIVE."""
        values = {
            "retry_count": TrackedGameRow.retry_count + 1,
            "last_error": reason,
            "due_at": due_at or TrackedGameRow.due_at,
        }
        return await self._change(game_pk, values, _ACTIVE)

    async def hold_over(
        self, game_pk: int, *, reason: str, at: datetime, due_at: datetime | None = None
    ) -> bool:
        """Hold a game to be over; the first moment and reason stay. Only while ACTIVE."""
        values = {
            "held_over_at": at,
            "held_over_reason": reason,
            "due_at": due_at or at,
        }
        return await self._change(game_pk, values, _ACTIVE, TrackedGameRow.held_over_at.is_(None))

    async def mark_unavailable(self, game_pk: int, reason: str) -> bool:
        """Give a game up: Riot will not publish it. Only while ACTIVE."""
        values = {
            "status": GameStatus.UNAVAILABLE.value,
            "last_error": reason,
            "ended_at": func.coalesce(TrackedGameRow.ended_at, TrackedGameRow.held_over_at),
            "due_at": None,
        }
        return await self._change(game_pk, values, _ACTIVE)

    async def record_loop_run(
        self,
        *,
        role: str,
        loop: str,
        started_at: datetime,
        duration_ms: int,
        outcome: str,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        """Write down one turn of a loop; `outcome` is `ok` or `error`."""
        self._session.add(
            LoopRun(
                role=role,
                loop=loop,
                started_at=started_at,
                duration_ms=duration_ms,
                outcome=outcome,
                detail=dict(detail) if detail is not None else None,
            )
        )
        await self._session.flush()

    async def _change(self, game_pk: int, values: Mapping[str, Any], *expected: Any) -> bool:
        changed = await self._session.execute(
            update(TrackedGameRow)
            .where(TrackedGameRow.id == game_pk, *expected)
            .values(**values)
            .returning(TrackedGameRow.id)
            .execution_options(synchronize_session="fetch")
        )
        return changed.first() is not None


def _queue_of(record: GameRecord) -> dict[str, Any]:
    """What a record says of the queue; nothing where it does not know, so that the live game's
    stays."""
    if not record.knows_queue:
        return {}
    return {"queue_id": record.queue_id, "queue_type": record.queue_name}


def _conflict_order(row: Mapping[str, Any]) -> tuple[int, str]:
    return row["player_id"], row["game_id"]
