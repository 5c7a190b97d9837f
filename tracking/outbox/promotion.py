"""What a shadow process put down becomes owed when a process that emits takes over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.models import GameState, Guild, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.database.states import NOT_IN_GAME, has_status
from tracking.database.upsert import insert_into
from tracking.domain.events import GameEvent, Kind, State

PROMOTED = (Kind.RESULT, Kind.UNAVAILABLE, Kind.PROMOTION)
"""What a shadow puts down and its successor owes. The old service tells of no promotions."""


async def promote(
    session: AsyncSession,
    now: datetime,
    max_age: timedelta,
    *,
    begun_by: datetime | None = None,
) -> int:
    """Owe what was suppressed and nobody announced; gives back how many announcements are new.

    Promoted is what ended within `max_age` and has no live announcement for its channel. A player
    whose game has a finished row in `game_states` was told of by the old service, in a place of its
    own that nobody knows and that is most likely this very channel: its members have read his
    result and wait for those of his premades. So he is left out of the post and they are told, as
    `enqueue` does it for a process that emits; where all were told, so was the game. What was put
    down under no channel stays down: a game is owed to the channels that follow a player when it
    completes, and nobody followed him then. So does what a server is owed that the bot has left,
    and that there is no result where one is known. `begun_by`: only games stored or over by then.

    The suppressed row stays as the record of what the shadow would have said; the unique index of
    the live ones makes a second call, or a second process, do nothing.
    """
    twin = aliased(Announcement)
    live = exists().where(
        twin.kind == Announcement.kind,
        twin.platform == Announcement.platform,
        twin.game_id == Announcement.game_id,
        twin.channel_id == Announcement.channel_id,
        twin.state != State.SUPPRESSED.value,
    )
    left = exists().where(Guild.id == Announcement.guild_id, Guild.left_at.is_not(None))
    has_result = exists().where(
        twin.kind == Kind.RESULT.value,
        twin.platform == Announcement.platform,
        twin.game_id == Announcement.game_id,
        twin.channel_id == Announcement.channel_id,
    )
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.state == State.SUPPRESSED.value,
            Announcement.kind.in_([kind.value for kind in PROMOTED]),
            or_(Announcement.kind != Kind.UNAVAILABLE.value, ~has_result),
            Announcement.channel_id.is_not(None),
            Announcement.event_at >= now - max_age,
            ~live,
            *_begun_by(begun_by),
            or_(Announcement.guild_id.is_(None), ~left),
        )
        .order_by(Announcement.event_at, Announcement.id)
    )
    suppressed = rows.all()
    finished = await _finished(session, suppressed)
    new = 0
    for row in suppressed:
        if (payload := _untold(row, finished)) is not None:
            new += await _owe(session, row, payload, now)
    return new


def _begun_by(at: datetime | None) -> tuple[ColumnElement[bool], ...]:
    if at is None:
        return ()
    stored = exists().where(
        TrackedGameRow.game_id == Announcement.game_id,
        TrackedGameRow.platform == Announcement.platform,
        TrackedGameRow.detected_at < at,
    )
    return (or_(Announcement.event_at < at, stored),)


async def _finished(session: AsyncSession, rows: Sequence[Announcement]) -> set[tuple[int, str]]:
    """The players' games that the old model finished."""
    games = sorted({row.game_id for row in rows})
    found: set[tuple[int, str]] = set()
    for start in range(0, len(games), 500):
        states = await session.execute(
            select(GameState.player_id, GameState.game_id).where(
                # The old service's row of a game it finished, and hence announced by itself;
                # rows of this program say so in `origin`.
                has_status(GameState.status, NOT_IN_GAME),
                GameState.origin.is_(None),
                GameState.game_id.in_(games[start : start + 500]),
            )
        )
        found |= {(player, game or "") for player, game in states}
    return found


def _untold(row: Announcement, finished: set[tuple[int, str]]) -> dict[str, Any] | None:
    """What is left to be told; None where nothing is."""
    try:
        event = GameEvent.from_json(row.payload)
        left = tuple(p for p in event.players if (p.player_id, row.game_id) not in finished)
    except (KeyError, TypeError, ValueError, AttributeError):
        return row.payload  # the announcer gives it up, and says so
    if len(left) == len(event.players):
        return row.payload
    if not left:
        return None
    ids = {line.player_id for line in left}
    ranks = {player: line for player, line in event.ranks.items() if player in ids}
    return replace(event, players=left, ranks=ranks).to_json()


async def _owe(
    session: AsyncSession, row: Announcement, payload: dict[str, Any], now: datetime
) -> int:
    values: dict[str, Any] = {
        "kind": row.kind,
        "platform": row.platform,
        "game_id": row.game_id,
        "guild_id": row.guild_id,
        "channel_id": row.channel_id,
        "state": State.PENDING.value,
        "payload": payload,
        "event_at": row.event_at,
        "created_at": now,
        "due_at": now,
    }
    inserted = await session.scalars(
        insert_into(session, Announcement)
        .values(values)
        .on_conflict_do_nothing(
            index_elements=["kind", "platform", "game_id", "channel_id"],
            index_where=text("state <> 'SUPPRESSED'"),
        )
        .returning(Announcement.id)
    )
    return len(inserted.all())
