"""The whole game in little: kept with its result, read when somebody asks for details.

Functions take a session and never commit.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Player, Scoreboard, Subscription, TrackedGameRow
from tracking.database.upsert import insert_into
from tracking.domain.games import Game, GameKey
from tracking.domain.results import GameRecord
from tracking.domain.sheet import Sheet, read_rows
from tracking.domain.withholding import withhold_seats


async def keep(
    session: AsyncSession, record: GameRecord, now: datetime, *, withheld: Collection[str]
) -> None:
    """Keep a game's scoreboard, without the names of whose puuids are `withheld`; one that is kept
    already stays as it is."""
    await session.execute(
        insert_into(session, Scoreboard)
        .values(
            platform=record.key.platform,
            game_id=record.key.game_id,
            game=record.game.value,
            data=withhold_seats(record.scoreboard, record.seats, withheld),
            created_at=now,
        )
        .on_conflict_do_nothing()
    )


async def sheet(session: AsyncSession, key: GameKey, guild_id: int) -> Sheet | None:
    """The table of a game, marked with whom this server follows; None where nothing is kept of
    its participants. Two queries."""
    kept = await session.get(Scoreboard, (key.platform, key.game_id))
    rows = read_rows(kept.data) if kept is not None else ()
    if kept is None or not rows:
        return None
    known = await _known(session, key, guild_id)
    newest = known[0] if known else None
    return Sheet(
        key=key,
        game=Game.TFT if kept.game == Game.TFT.value else Game.LOL,
        rows=rows,
        queue_id=newest.queue_id if newest else None,
        queue_name=(newest.queue_type or "") if newest else "",
        duration_seconds=newest.duration_seconds if newest else None,
        ended_at=newest.ended_at if newest else None,
        followed=frozenset(
            f"{row.game_name}#{row.tag_line}".casefold() for row in known if row.guild_id
        ),
    )


async def _known(session: AsyncSession, key: GameKey, guild_id: int) -> Sequence[Any]:
    """What the rows of those who played it say of the game, and whom the server follows."""
    followed = and_(
        Subscription.player_id == TrackedGameRow.player_id, Subscription.guild_id == guild_id
    )
    rows = await session.execute(
        select(
            TrackedGameRow.queue_id,
            TrackedGameRow.queue_type,
            TrackedGameRow.duration_seconds,
            TrackedGameRow.ended_at,
            Player.game_name,
            Player.tag_line,
            Subscription.guild_id,
        )
        .join(Player, Player.id == TrackedGameRow.player_id)
        .outerjoin(Subscription, followed)
        .where(TrackedGameRow.game_id == key.game_id, TrackedGameRow.platform == key.platform)
        .order_by(TrackedGameRow.id)
    )
    return rows.all()
