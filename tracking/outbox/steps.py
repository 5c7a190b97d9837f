"""Promotions and demotions: told once in each channel that is owed them.

Where a server has a channel of its own for them, they are posted there. Elsewhere one that came
with a game is a line of that game's result, and only one that came without a game (a decay, the
day's draw of the apex tiers) has a post of its own.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.guilds import Route, routes
from tracking.database.outbox_models import Announcement
from tracking.database.upsert import insert_into
from tracking.domain.events import Kind
from tracking.domain.ladders import Ladder, queue_of
from tracking.domain.rank_changes import Step
from tracking.domain.rank_events import RankEvent
from tracking.outbox.keys import State, insert_once

UNEXPLAINED_WAITS = timedelta(minutes=15)
"""So long a step waits whose game nobody knows yet: match lists are compared every ten minutes."""

WAITS_FOR_GAME = "waits_for_game"


def step_id(sighting_id: int) -> str:
    """What stands for the game in a step's key: the sighting that first showed it."""
    return f"s{sighting_id}"


async def enqueue_step(
    session: AsyncSession,
    player_id: int,
    platform: str,
    ladder: Ladder,
    step: Step,
    *,
    emit: bool,
    now: datetime,
) -> int:
    """Announce a step that was seen for the first time just now; gives back how many posts of its
    own that makes. With `emit` False they are SUPPRESSED."""
    rows: dict[int, dict[str, Any]] = {}
    for route in await routes(session, [player_id], ladder.game):
        channel_id = place_of(route, ladder, with_game=step.game is not None)
        if channel_id is None or step.at < route.since:
            continue
        # For a game that may still be found.
        waits = channel_id != route.promotions_channel_id and step.counted > 0
        event = _event(route, platform, ladder, step)
        payload = event.to_json() | ({WAITS_FOR_GAME: True} if waits else {})
        rows.setdefault(
            channel_id,
            {
                "kind": Kind.PROMOTION.value,
                "platform": platform,
                "game_id": step_id(step.sighting_id),
                "guild_id": route.guild_id,
                "channel_id": channel_id,
                "state": (State.PENDING if emit else State.SUPPRESSED).value,
                "payload": payload,
                "event_at": step.at,
                "created_at": now,
                "due_at": now + UNEXPLAINED_WAITS if waits else now,
            },
        )
    if not rows:
        return 0
    added = list(rows.values())
    statement = (
        insert_once(session, added) if emit else insert_into(session, Announcement).values(added)
    )
    return len((await session.scalars(statement.returning(Announcement.id))).all())


def place_of(route: Route, ladder: Ladder, *, with_game: bool) -> int | None:
    """Where a server is told of a step by a post of its own; None: nowhere, or in the result of
    the game that it came with."""
    if route.promotions_channel_id is not None:
        return route.promotions_channel_id
    # Who mutes a queue's results does not want them to say this either; a channel of promotions
    # was asked for by itself.
    if with_game or route.filter.mutes(ladder.game, queue_of(ladder)):
        return None
    return route.channel_id


def _event(route: Route, platform: str, ladder: Ladder, step: Step) -> RankEvent:
    return RankEvent(
        player_id=route.player_id,
        game_name=route.game_name,
        tag_line=route.tag_line,
        platform=platform,
        ladder=ladder,
        step=step.kind,
        before=step.before,
        after=step.after,
        at=step.at,
        game=step.game,
    )


async def leave_to_results(session: AsyncSession, steps: Collection[Step]) -> int:
    """The games of these steps were found: what waits for one is a line of its result now. Gives
    back how many posts that saves."""
    found = [step_id(step.sighting_id) for step in steps if step.game is not None]
    if not found:
        return 0
    twin = aliased(Announcement)
    promoted = exists().where(
        twin.kind == Announcement.kind,
        twin.platform == Announcement.platform,
        twin.game_id == Announcement.game_id,
        twin.channel_id == Announcement.channel_id,
        twin.state != State.SUPPRESSED.value,
    )
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.kind == Kind.PROMOTION.value,
            Announcement.game_id.in_(found),
            # What a shadow put down stays a record of it beside the live one.
            or_(
                Announcement.state == State.PENDING.value,
                and_(Announcement.state == State.SUPPRESSED.value, ~promoted),
            ),
            Announcement.first_attempt_at.is_(None),
        )
        .with_for_update(skip_locked=True, of=Announcement)
        .execution_options(populate_existing=True)
    )
    saved = 0
    for row in rows:
        if row.payload.get(WAITS_FOR_GAME):
            row.state, row.due_at = State.FOLDED.value, None
            saved += 1
    await session.flush()
    return saved
