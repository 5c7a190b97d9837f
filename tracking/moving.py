"""Another channel for what waits in one that is paused, or was deleted.

Functions take a session and never commit.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.choice_models import TopicChannel
from tracking.database.chunks import chunks
from tracking.database.models import Guild, Subscription
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.events import State
from tracking.domain.payloads import players_in
from tracking.domain.topics import Topic, topics_of

TOLD_ELSEWHERE = "told in another channel"
"""Why an announcement is dropped whose game the channel it was to move to is told of already."""


async def move_waiting(
    session: AsyncSession,
    guild_id: int,
    former: int,
    channel_id: int,
    now: datetime,
    topic: Topic | None = None,
) -> None:
    """Move what waits, of one topic or of all, out of a paused channel, or for the end of the quiet
    hours.

    What may have been posted there stays, since the nonce contains the channel; out of a channel
    that was deleted everything goes, for nobody sees it there. A game that the new channel is told
    of already is not moved, and neither is what the former one is still chosen for.
    """
    if former == channel_id:
        return
    paused = await session.get(PausedChannel, former, populate_existing=True)
    gone, named = paused is not None and paused.gone, set[int]()
    waiting = [
        Announcement.guild_id == guild_id,
        Announcement.channel_id == former,
        Announcement.state == State.PENDING.value,
    ]
    if not gone:
        waiting.append(Announcement.first_attempt_at.is_(None))
    if paused is None:
        waiting.append(Announcement.held_until > now)
        named = await _named_for(session, guild_id, former)
    own = await own_channels(session, guild_id)
    rows = await session.scalars(
        select(Announcement).where(*waiting).order_by(Announcement.id).with_for_update()
    )
    moving = [
        row.id
        for row in rows
        if _goes_along(row, topic, own) and not named & players_in(row.payload)
    ]
    for ids in chunks(moving):
        await _move(session, ids, channel_id, now, gone=gone)


async def _named_for(session: AsyncSession, guild_id: int, channel_id: int) -> set[int]:
    """The players whose posts were asked for in this channel by name."""
    rows = await session.scalars(
        select(Subscription.player_id).where(
            Subscription.guild_id == guild_id, Subscription.channel_id == channel_id
        )
    )
    return set(rows)


def _goes_along(row: Announcement, topic: Topic | None, own: Mapping[Topic, int]) -> bool:
    """Whether an announcement leaves its channel for the one that this topic got."""
    topics = topics_of(row.kind, row.payload)
    if topic is not None and topic not in topics:
        return False
    nearest = topics[0] if topics else None
    return nearest is None or nearest is topic or own.get(nearest) != row.channel_id


async def _move(
    session: AsyncSession, ids: list[int], channel_id: int, now: datetime, *, gone: bool
) -> None:
    twin = aliased(Announcement)
    taken = exists().where(
        twin.kind == Announcement.kind,
        twin.platform == Announcement.platform,
        twin.game_id == Announcement.game_id,
        twin.channel_id == channel_id,
        twin.state != State.SUPPRESSED.value,
    )
    these = Announcement.id.in_(ids), Announcement.state == State.PENDING.value
    moved = await session.scalars(
        update(Announcement)
        .where(*these, ~taken)
        .values(channel_id=channel_id, due_at=now, first_attempt_at=None, attempts=0)
        .returning(Announcement.id)
        .execution_options(synchronize_session=False)
    )
    if left := set(ids) - set(moved) if gone else set():
        await session.execute(
            update(Announcement)
            .where(Announcement.id.in_(left))
            .values(state=State.FOLDED.value, due_at=None, last_error=TOLD_ELSEWHERE)
            .execution_options(synchronize_session=False)
        )


async def replace_channel(
    session: AsyncSession, guild_id: int, former: int, channel_id: int, now: datetime
) -> None:
    """Another channel for one that was deleted, for what waits and for what comes."""
    for column in (Subscription.channel_id, Subscription.fallback_channel_id):
        await session.execute(
            update(Subscription)
            .where(column == former)
            .values({column.key: None})
            .execution_options(synchronize_session=False)
        )
    await forget_topics(session, former, *Topic)
    await move_waiting(session, guild_id, former, channel_id, now)


async def own_channels(session: AsyncSession, guild_id: int) -> dict[Topic, int]:
    """The channels that the server chose for topics."""
    rows = await session.execute(
        select(TopicChannel.topic, TopicChannel.channel_id).where(
            TopicChannel.guild_id == guild_id,
            TopicChannel.topic.in_([topic.value for topic in Topic]),
        )
    )
    return {Topic(topic): channel_id for topic, channel_id in rows}


async def forget_topics(session: AsyncSession, channel_id: int, *topics: Topic) -> None:
    """A channel that is gone serves these no more."""
    await session.execute(
        delete(TopicChannel)
        .where(
            TopicChannel.channel_id == channel_id,
            TopicChannel.topic.in_([topic.value for topic in topics]),
        )
        .execution_options(synchronize_session=False)
    )


async def in_use(session: AsyncSession, channel_id: int) -> bool:
    """Whether anything is still to go to this channel."""
    chosen = [
        exists().where(Guild.channel_id == channel_id),
        exists().where(TopicChannel.channel_id == channel_id),
        exists().where(Subscription.channel_id == channel_id),
    ]
    return bool(await session.scalar(select(or_(*chosen))))
