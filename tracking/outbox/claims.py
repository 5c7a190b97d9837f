"""Who posts what: an announcement is claimed before it is posted.

The sender commits a claim before it posts, and the outcome (`tracking.outbox.delivery`) after it. A
sender that dies between the two leaves a claim that lapses; whoever claims the row then finds
`first_attempt_at` set and knows that the message may be there (discord.md §2).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.guild_settings import silent_servers
from tracking.database.guilds import locales
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.events import GameEvent, Kind
from tracking.domain.games import GameKey
from tracking.outbox.digest import read_payload
from tracking.outbox.keys import State, nonce
from tracking.outbox.mentions import Members, members_of
from tracking.outbox.quiet import hold

LEASE = timedelta(seconds=60)
"""How long a claim holds. Longer than a post takes with the library's own retries, and short
enough that the next attempt still falls into the two minutes in which Discord knows the nonce."""

KEEPS_PLACE = 6
"""So many failed attempts an announcement holds up the later ones of its channel, so that they
come in order; one that fails for ever must not hold them up for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """An announcement that is ours to post until the lease ends."""

    id: int
    kind: Kind
    key: GameKey
    """What is announced; of a digest its own key, which is no game."""
    channel_id: int
    guild_id: int | None
    nonce: str
    payload: Mapping[str, Any]
    first_attempt_at: datetime
    """The moment of this claim, or an earlier one whose message may have been posted."""
    attempts: int
    """This one included."""
    resend: int
    in_doubt: bool
    """An earlier attempt may have posted it: only looking, or the nonce, can tell."""
    message_id: int | None = None
    """The message of an earlier, delivered turn of this announcement (`resend`)."""
    locale: str | None = None
    """In which language the server is posted to; None where that is not known."""
    members: Members = field(default_factory=dict)
    """Whom the post mentions, by player."""
    silent: bool = False
    """It makes no sound."""

    @property
    def events(self) -> tuple[GameEvent, ...]:
        """One game; of a digest all its games, oldest first.

        Read when asked for, so that a payload nobody can read spoils its own announcement alone.
        Raises KeyError, ValueError, TypeError or AttributeError for such a one.
        """
        return read_payload(self.payload)

    @property
    def event(self) -> GameEvent:
        """The game; of a digest its oldest."""
        return self.events[0]


async def claim(session: AsyncSession, now: datetime, limit: int) -> list[Claimed]:
    """Take up to `limit` announcements that are due, the oldest games first.

    At most one per channel, none of a channel where a post is under way or that is paused, none of
    a server in its quiet hours. The caller commits before it posts anything.
    """
    await hold(session, now)
    found = await session.scalars(
        select(Announcement)
        .where(Announcement.id.in_(_heads(now, limit)), *_due(now))
        .order_by(Announcement.event_at, Announcement.id)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    rows = found.all()
    servers = {row.guild_id for row in rows if row.guild_id is not None}
    spoken, silent = await locales(session, servers), await silent_servers(session, servers)
    members = await members_of(session, rows)
    return [
        _take(
            row,
            now,
            spoken.get(row.guild_id or 0),
            members[row.id],
            silent=row.guild_id in silent,
        )
        for row in rows
    ]


def _due(now: datetime) -> tuple[Any, ...]:
    return (
        Announcement.state.in_((State.PENDING.value, State.SENDING.value)),
        # What a newer program announced waits for it, where an older one runs again.
        Announcement.kind.in_([kind.value for kind in Kind]),
        Announcement.channel_id.is_not(None),
        or_(Announcement.due_at.is_(None), Announcement.due_at <= now),
    )


def _heads(now: datetime, limit: int) -> Any:
    """The ids of the oldest due announcement of each channel that is free."""
    other = aliased(Announcement)
    # One post at a time; and what waits for its next attempt keeps its place for a while.
    busy = exists().where(
        other.channel_id == Announcement.channel_id,
        other.due_at > now,
        or_(
            other.state == State.SENDING.value,
            and_(other.state == State.PENDING.value, other.attempts.between(1, KEEPS_PLACE)),
        ),
    )
    place = func.row_number().over(
        partition_by=Announcement.channel_id,
        # What may be posted already comes first: only soon does Discord still know its nonce.
        order_by=(
            Announcement.first_attempt_at.is_(None),
            Announcement.event_at,
            Announcement.id,
        ),
    )
    paused = select(PausedChannel.channel_id)
    due = (
        select(Announcement.id, Announcement.event_at, place.label("place"))
        .where(*_due(now), ~busy, Announcement.channel_id.not_in(paused))
        .subquery()
    )
    return select(due.c.id).where(due.c.place == 1).order_by(due.c.event_at, due.c.id).limit(limit)


def _take(
    row: Announcement, now: datetime, locale: str | None, members: Members, *, silent: bool
) -> Claimed:
    in_doubt = row.first_attempt_at is not None
    row.state = State.SENDING.value
    row.first_attempt_at = row.first_attempt_at or now
    row.due_at = now + LEASE
    row.attempts += 1
    kind = Kind(row.kind)
    key = GameKey(platform=row.platform, game_id=row.game_id)
    channel_id = row.channel_id or 0
    return Claimed(
        id=row.id,
        kind=kind,
        key=key,
        channel_id=channel_id,
        guild_id=row.guild_id,
        nonce=nonce(kind, key, channel_id, row.resend),
        payload=row.payload,
        first_attempt_at=row.first_attempt_at,
        attempts=row.attempts,
        resend=row.resend,
        in_doubt=in_doubt,
        message_id=row.message_id,
        locale=locale,
        members=members,
        # What its admins are told is rare, and nothing to sleep through unawares.
        silent=silent and kind is not Kind.NOTICE,
    )


async def release_claims(session: AsyncSession, now: datetime) -> None:
    """Let the claims of a sender that is gone lapse at once, for who has just taken its place.

    What it may have posted stays marked: the next attempt is a second one, with the same nonce.
    """
    await session.execute(
        update(Announcement)
        .where(Announcement.state == State.SENDING.value, Announcement.due_at > now)
        .values(due_at=now)
        .execution_options(synchronize_session=False)
    )
