"""Channels in which Discord does not let us post: what they are owed waits, and who can mend it
is told.

Functions take a session and never commit.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import moving, notices
from tracking.database import guilds
from tracking.database.models import Guild, Subscription
from tracking.database.outbox_models import Announcement, Notice, PausedChannel
from tracking.database.upsert import insert_into
from tracking.domain.events import State
from tracking.domain.topics import Topic

WAITS = timedelta(days=30)
"""So long a paused channel is waited for; what it was owed is given up then."""

GONE = "the channel does not exist any more"

LEFT = "The bot was removed from this server."
GIVEN_UP = f"Nothing could be posted in the channel for {WAITS.days} days."
"""Why an announcement is given up that waited for an admin."""


async def pause(
    session: AsyncSession, channel_id: int, guild_id: int | None, reason: str, now: datetime
) -> None:
    """Discord refuses posts in this channel: what it is owed waits until `resume`, and the
    server's admins are told once. `reason` goes on after "because"."""
    await _pause(session, channel_id, guild_id, reason, now)
    await notices.begin(
        session,
        paused_key(channel_id),
        f"Results cannot be posted in <#{channel_id}>, because {reason}. They wait. Put that right "
        "and use `/channel test`, or choose another channel with `/channel set`.",
        now=now,
        guild_id=guild_id,
    )


async def resume(session: AsyncSession, channel_id: int, now: datetime) -> bool:
    """Posting there works: what waits goes out. False where the channel was not paused."""
    resumed = await guilds.resume_channel(session, channel_id, now)
    text = f"Results are posted in <#{channel_id}> again."
    await notices.end(session, paused_key(channel_id), text, now=now)
    await notices.end(session, unread_key(channel_id), None, now=now)
    return resumed


async def gone(session: AsyncSession, channel_id: int, guild_id: int, now: datetime) -> None:
    """The channel was deleted. What it was owed goes to the server's channel where it has another;
    else it waits for `/channel set`, and the admins are told. A channel nobody used is nothing, and
    alerts look for another place by themselves."""
    guild = await session.get(Guild, guild_id, with_for_update=True, populate_existing=True)
    default = guild.channel_id if guild is not None else None
    other = default if default != channel_id else None
    topics = {
        topic
        for topic, each in (await moving.own_channels(session, guild_id)).items()
        if each == channel_id
    }
    used = (
        default == channel_id
        or bool(topics - {Topic.ALERTS})
        or await _named(session, channel_id)
        or (other is None and await _typed_in(session, channel_id))
        or await _owed(session, channel_id)
    )
    if Topic.ALERTS in topics:
        await moving.forget_topics(session, channel_id, Topic.ALERTS)
    if not used:
        return
    await _pause(session, channel_id, guild_id, GONE, now, gone=True)
    if other is None:
        await notices.begin(
            session,
            paused_key(channel_id),
            f"The channel of this server's results was deleted (<#{channel_id}>). Results wait: "
            "choose another channel with `/channel set`.",
            now=now,
            guild_id=guild_id,
        )
        return
    await notices.end(session, paused_key(channel_id), None, now=now)
    await moving.replace_channel(session, guild_id, channel_id, other, now)
    await notices.once(
        session,
        f"moved:{channel_id}",
        f"A channel of results was deleted (<#{channel_id}>). What went there goes to <#{other}> "
        "from now on.",
        now=now,
        every=WAITS,
        guild_id=guild_id,
    )


async def moved(
    session: AsyncSession,
    guild_id: int,
    former: int | None,
    channel_id: int,
    now: datetime,
    topic: Topic | None = None,
) -> None:
    """The server chose this channel, for one topic or for all that have none of their own. It gets
    what waits in the former one because posting failed there, and what waits for deleted ones."""
    if former is not None:
        await moving.move_waiting(session, guild_id, former, channel_id, now, topic)
    for deleted in await _gone(session, guild_id):
        if topic is not None and (deleted != former or await moving.in_use(session, deleted)):
            continue
        await moving.replace_channel(session, guild_id, deleted, channel_id, now)
        text = f"Results go to <#{channel_id}> now."
        await notices.end(session, paused_key(deleted), text, now=now)


async def forget(session: AsyncSession, guild_id: int, now: datetime) -> None:
    """The bot left the server: nothing waits there, and nobody is told of anything. Should it come
    back, no channel is paused any more."""
    await session.execute(
        update(Announcement)
        .where(
            Announcement.guild_id == guild_id,
            Announcement.state.in_((State.PENDING.value, State.SENDING.value)),
        )
        .values(
            state=State.FAILED.value,
            due_at=None,
            last_error=LEFT,
        )
        .execution_options(synchronize_session=False)
    )
    used = select(Announcement.channel_id).where(
        Announcement.guild_id == guild_id, Announcement.channel_id.is_not(None)
    )
    await session.execute(
        delete(PausedChannel)
        .where((PausedChannel.guild_id == guild_id) | PausedChannel.channel_id.in_(used))
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Notice)
        .where(Notice.guild_id == guild_id, Notice.ended_at.is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )


async def give_up(session: AsyncSession, now: datetime) -> int:
    """Give up what has waited for `WAITS` in a channel where nothing can be posted, and forget of
    deleted channels by then; how many were given up."""
    paused = select(PausedChannel.channel_id)
    given_up = await session.scalars(
        update(Announcement)
        .where(
            Announcement.state == State.PENDING.value,
            Announcement.channel_id.in_(paused),
            Announcement.created_at < now - WAITS,
        )
        .values(
            state=State.FAILED.value,
            due_at=None,
            last_error=GIVEN_UP,
        )
        .returning(Announcement.id)
        .execution_options(synchronize_session=False)
    )
    return len(given_up.all())


async def troubled(session: AsyncSession, guild_id: int) -> list[int]:
    """The server's channels that may work again: paused ones that still exist, and those whose
    history could not be read."""
    paused = await session.scalars(
        select(PausedChannel.channel_id).where(
            PausedChannel.guild_id == guild_id, PausedChannel.gone.is_(False)
        )
    )
    unread = await session.scalars(
        select(Notice.key).where(
            Notice.guild_id == guild_id,
            Notice.ended_at.is_(None),
            Notice.key.startswith(unread_key(None)),
        )
    )
    keys = {int(key.removeprefix(unread_key(None))) for key in unread}
    return sorted(keys.union(paused))


def paused_key(channel_id: int) -> str:
    """The condition "nothing can be posted in this channel"."""
    return f"paused:{channel_id}"


def unread_key(channel_id: int | None) -> str:
    """The condition "posts are uncertain, because this channel's history may not be read"."""
    return f"unread:{channel_id or ''}"


async def _pause(
    session: AsyncSession,
    channel_id: int,
    guild_id: int | None,
    reason: str,
    now: datetime,
    *,
    gone: bool = False,
) -> None:
    values = {"reason": reason, "guild_id": guild_id, "gone": gone}
    await session.execute(
        insert_into(session, PausedChannel)
        .values(channel_id=channel_id, paused_at=now, **values)
        .on_conflict_do_update(index_elements=["channel_id"], set_=values)
    )


async def _gone(session: AsyncSession, guild_id: int) -> list[int]:
    rows = await session.scalars(
        select(PausedChannel.channel_id).where(
            PausedChannel.guild_id == guild_id, PausedChannel.gone.is_(True)
        )
    )
    return list(rows)


async def _named(session: AsyncSession, channel_id: int) -> bool:
    named = exists().where(Subscription.channel_id == channel_id)
    return bool(await session.scalar(select(named)))


async def _typed_in(session: AsyncSession, channel_id: int) -> bool:
    typed = exists().where(Subscription.fallback_channel_id == channel_id)
    return bool(await session.scalar(select(typed)))


async def _owed(session: AsyncSession, channel_id: int) -> bool:
    waiting = exists().where(
        Announcement.channel_id == channel_id,
        Announcement.kind != "notice",
        Announcement.state.in_((State.PENDING.value, State.SENDING.value)),
    )
    return bool(await session.scalar(select(waiting)))
