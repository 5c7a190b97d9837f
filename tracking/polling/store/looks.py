"""What the detection turn reads and writes: a fixed number of statements however many players."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.chunks import chunks
from tracking.database.engine import UtcTimestamp
from tracking.database.followed import present
from tracking.database.manager import DatabaseManager, NewGame, to_entity
from tracking.database.models import Player, TrackedGameRow
from tracking.domain.following import ABSENT_LOOKS, Ended, HeldOver, Missed, Opened, Seen, Step
from tracking.domain.games import Game, GameKey, GameStatus, TrackedGame
from tracking.domain.queues import queue

_PARAMETERS = 10_000
"""PostgreSQL takes 32,767 parameters in one statement, SQLite 32,766."""


async def active_games(session: AsyncSession) -> dict[int, list[TrackedGame]]:
    """The ACTIVE games by player."""
    rows = await session.scalars(
        select(TrackedGameRow).where(TrackedGameRow.status == GameStatus.ACTIVE.value)
    )
    games: dict[int, list[TrackedGame]] = defaultdict(list)
    for row in rows:
        games[row.player_id].append(to_entity(row))
    return games


async def finished_among(
    session: AsyncSession, shown: Sequence[tuple[int, GameKey]]
) -> dict[int, list[TrackedGame]]:
    """Which of the games that spectator shows are stored as over: a stale answer."""
    if not shown:
        return {}
    wanted = {(player_id, key) for player_id, key in shown}
    games: dict[int, list[TrackedGame]] = defaultdict(list)
    for game_ids in chunks({key.game_id for _, key in wanted}, _PARAMETERS):
        rows = await session.scalars(
            select(TrackedGameRow).where(
                TrackedGameRow.game_id.in_(game_ids),
                TrackedGameRow.status != GameStatus.ACTIVE.value,
            )
        )
        for row in rows:
            game = to_entity(row)
            if (game.player_id, game.key) in wanted:
                games[game.player_id].append(game)
    return games


async def apply_steps(
    session: AsyncSession,
    steps: Sequence[tuple[int, Step]],
    *,
    looked: Sequence[int],
    now: datetime,
) -> list[TrackedGame]:
    """Write what follows from a turn's looks; gives back the rows that are new."""
    new = [(player_id, step) for player_id, step in steps if isinstance(step, Opened)]
    there = await present(session, {player_id for player_id, _ in new})
    opened = await DatabaseManager(session).open_games(
        [_new_game(player_id, step, now) for player_id, step in new if player_id in there]
    )
    changes = [step for _, step in steps]
    await _lock_rows(session, changes)
    await _keep_seen(session, [step for step in changes if isinstance(step, Seen)], now)
    await _count_missed(session, [step for step in changes if isinstance(step, Missed)])
    await _hold_over(session, [step for step in changes if isinstance(step, Ended)], now)
    in_game = {pid for pid, step in steps if isinstance(step, Opened | Seen)}
    await _update_players(session, looked, in_game, now)
    return opened


def _new_game(player_id: int, step: Opened, now: datetime) -> NewGame:
    live, puuid = step.live, step.puuid
    shown = live.participant(puuid) if puuid and live.game is Game.LOL else None
    return NewGame(
        player_id=player_id,
        key=live.key,
        game=live.game,
        detected_at=now,
        started_at=live.started_at,
        queue_id=live.queue_id,
        queue_type=queue(live.queue_id, mode=live.mode, map_id=live.map_id).name or None,
        seen_at=now,
        source="spectator",
        # TFT's spectator shows a placeholder for everybody (riot.md §2.3).
        live_champion_id=shown.champion_id or None if shown else None,
        live_team_id=shown.team_id or None if shown else None,
        live_hidden=puuid is not None and live.hides(puuid),
        live_anonymous=live.anonymous(),
    )


async def _lock_rows(session: AsyncSession, steps: Sequence[Step]) -> None:
    """Lock what is about to change in the order in which a record's rows are written, player by
    player: two transactions that take the same rows in two orders wait for each other."""
    row_ids = [step.row_id for step in steps if isinstance(step, Seen | Missed | Ended)]
    for some in chunks(row_ids, _PARAMETERS):
        await session.execute(
            select(TrackedGameRow.id)
            .where(TrackedGameRow.id.in_(some))
            .order_by(TrackedGameRow.player_id, TrackedGameRow.id)
            .with_for_update()
        )


async def _keep_seen(session: AsyncSession, seen: Sequence[Seen], now: datetime) -> None:
    await _update_rows(
        session,
        [
            {"row_id": s.row_id, "seen_at": now, "started_at": s.live.started_at, "looks": 0}
            for s in seen
        ],
        {
            "seen_at": bindparam("seen_at"),
            "started_at": func.coalesce(
                TrackedGameRow.started_at, bindparam("started_at", type_=UtcTimestamp())
            ),
            "absent_looks": bindparam("looks"),
            "held_over_at": None,
            "held_over_reason": None,
            "due_at": None,
        },
    )


async def _count_missed(session: AsyncSession, missed: Sequence[Missed]) -> None:
    await _update_rows(
        session,
        [{"row_id": s.row_id, "looks": s.looks} for s in missed],
        {"absent_looks": bindparam("looks")},
    )


async def _hold_over(session: AsyncSession, ended: Sequence[Ended], now: datetime) -> None:
    await _update_rows(
        session,
        [
            {
                "row_id": s.row_id,
                "reason": s.reason.value,
                "now": now,
                "looks": ABSENT_LOOKS if s.reason is HeldOver.ABSENT else 0,
            }
            for s in ended
        ],
        {
            "held_over_at": bindparam("now"),
            "held_over_reason": bindparam("reason"),
            "absent_looks": bindparam("looks"),
            "due_at": bindparam("now"),
        },
    )


async def _update_rows(
    session: AsyncSession, rows: list[dict[str, Any]], values: Mapping[str, Any]
) -> None:
    if not rows:
        return
    table = TrackedGameRow.__table__
    connection = await session.connection()
    await connection.execute(
        update(table)  # type: ignore[arg-type]
        .where(table.c.id == bindparam("row_id"), table.c.status == GameStatus.ACTIVE.value)
        .values(**values),
        rows,
    )


async def _update_players(
    session: AsyncSession, looked: Sequence[int], in_game: set[int], now: datetime
) -> None:
    if not looked:
        return
    table = Player.__table__
    connection = await session.connection()
    await connection.execute(
        update(table)  # type: ignore[arg-type]
        .where(table.c.id == bindparam("row_id"))
        .values(
            looked_at=bindparam("now"),
            last_seen_at=func.coalesce(
                bindparam("seen", type_=UtcTimestamp()), table.c.last_seen_at
            ),
        ),
        [
            {"row_id": pid, "now": now, "seen": now if pid in in_game else None}
            for pid in sorted(looked)
        ],
    )
