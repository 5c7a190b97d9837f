"""Rows as the turns and the models write them, for what reads them."""

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tests.tracking.polling.riot import record
from tracking.database.models import GameState, LoopRun, TrackedGameRow
from tracking.database.outbox_models import Announcement


async def ran(
    session: AsyncSession,
    loop: str,
    at: datetime,
    *,
    role: str = "shadow",
    seconds: float = 0.1,
    ok: bool = True,
    **detail: Any,
) -> None:
    """One turn of a loop."""
    session.add(
        LoopRun(
            role=role,
            loop=loop,
            started_at=at,
            duration_ms=round(seconds * 1000),
            outcome="ok" if ok else "error",
            detail=detail,
        )
    )
    await session.flush()


async def look(session: AsyncSession, at: datetime, **more: Any) -> None:
    """One detection turn that found everybody looked at in time."""
    await ran(session, "detection", at, **{"look_age": 30.0, "promise": 60.0, **more})


async def old_game(
    session: AsyncSession,
    player: int,
    number: int,
    at: datetime,
    *,
    finished: bool = True,
    result: dict[str, Any] | None = None,
    origin: str | None = None,
    queue: str | None = "Ranked Solo/Duo",
) -> None:
    """A game of the old model that began then; three minutes later it is over, where it noticed."""
    states: list[tuple[str, datetime, Any]] = [("IN_GAME", at, None)]
    if finished:
        states.append(("NOT_IN_GAME", at + timedelta(minutes=3), result))
    for status, when, data in states:
        session.add(
            GameState(
                player_id=player,
                status=status,
                game_id=str(number),
                queue_type=queue,
                game_result_data=data,
                created_at=when,
                origin=origin,
            )
        )
        await session.flush()


async def tracked(
    session: AsyncSession, player: int, number: int, at: datetime, **more: Any
) -> TrackedGameRow:
    """A game of the new model, detected then; `completed` says when its result was stored, and
    `won` whether the record says so."""
    completed, won = more.pop("completed", None), more.pop("won", True)
    values: dict[str, Any] = {
        "player_id": player,
        "platform": "EUW1",
        "game": "lol",
        "game_id": str(number),
        "queue_type": "Ranked Solo/Duo",
        "detected_at": at,
        "source": "spectator",
        "seen_at": at,
    }
    if completed is not None:
        puuid = more.pop("puuid", "lol-Quiet Otter")
        values |= {
            "status": "COMPLETED",
            "ended_at": at + timedelta(minutes=1),
            "completed_at": completed,
            "game_result_data": {"outcome": "win" if won else "loss"},
            "raw_api_response": json.dumps(record(number, at, **{puuid: won})),
        }
    row = TrackedGameRow(**values | more)
    session.add(row)
    await session.flush()
    return row


async def announce(
    session: AsyncSession,
    player: int,
    number: int,
    at: datetime,
    *,
    outcome: str = "win",
    name: str = "Quiet Otter",
    **more: Any,
) -> Announcement:
    """What a channel is told of a game, by default put down by a shadow."""
    line = {
        "player_id": player,
        "game_name": name,
        "tag_line": "EUW",
        "result": {"outcome": outcome, "game": "lol", "version": 1},
    }
    values: dict[str, Any] = {
        "kind": "result",
        "platform": "EUW1",
        "game_id": str(number),
        "state": "SUPPRESSED",
        "payload": {"platform": "EUW1", "game_id": str(number), "players": [line]},
        "event_at": at,
        "created_at": at,
    }
    row = Announcement(**values | more)
    session.add(row)
    await session.flush()
    return row
