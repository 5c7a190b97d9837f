"""What stands in the outbox and is not out: what waits, what failed, what was folded away."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Guild
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.events import Kind, State
from tracking.domain.payloads import games_of
from tracking.moving import TOLD_ELSEWHERE
from tracking.pauses import GIVEN_UP, LEFT, WAITS

Query = Select[*tuple[Any, ...]]

SENT_WITHIN = timedelta(minutes=10)
"""An announcement that is due for longer is unsent."""

OFTEN = 6
"""So many attempts take longer than that; each makes an announcement due later."""

LONGEST_DELAY = timedelta(hours=1)
"""So long Discord may want no posts at all; nothing is put off for longer."""

FOLDED_WITHIN = timedelta(days=2)
"""A digest that is not out yet takes further results: it may be older than they are."""

OF_GAMES = (Kind.RESULT.value, Kind.UNAVAILABLE.value)

MOST = 20
"""Sentences of each sort; more are not read by anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was found, a sentence each, and how much there is besides."""

    sentences: tuple[str, ...] = ()
    more: int = 0

    def __add__(self, other: "Told") -> "Told":
        return Told(sentences=self.sentences + other.sentences, more=self.more + other.more)


async def some_of(session: AsyncSession, query: Query, sentence: Callable[[Row[Any]], str]) -> Told:
    """`MOST` sentences of a query's rows, and the number of its other rows."""
    rows = (await session.execute(query.limit(MOST))).all()
    more = 0
    if len(rows) == MOST:
        counted = select(func.count()).select_from(query.order_by(None).subquery())
        more = (await session.scalar(counted) or 0) - MOST
    return Told(sentences=tuple(sentence(row) for row in rows), more=max(0, more))


async def in_the_outbox(session: AsyncSession, *, since: datetime, now: datetime) -> Told:
    """What is owed by what stands in the outbox, and not out."""
    found = await some_of(
        session,
        _which().where(_waits(now)),
        lambda row: f"{_what(row)} waits for channel {row.channel_id}",
    )
    found += await some_of(
        session, _which().where(_dead(since)), lambda row: f"{_what(row)} {_end_of(row)}"
    )
    return found + await _folded_away(session, since)


def _which() -> Query:
    return select(
        Announcement.kind,
        Announcement.platform,
        Announcement.game_id,
        Announcement.channel_id,
        Announcement.state,
    ).where(Announcement.kind != Kind.NOTICE.value)


def _what(row: Row[Any]) -> str:
    if row.kind in OF_GAMES:
        return f"{row.platform}_{row.game_id}"
    return f"a {row.kind} ({row.game_id})"


def _end_of(row: Row[Any]) -> str:
    if row.state == State.FAILED.value:
        return f"could not be posted in channel {row.channel_id}, and is given up"
    return f"may or may not stand in channel {row.channel_id}"


def _waits(now: datetime) -> ColumnElement[bool]:
    """Due for long; or, since for so long it is owed, tried in vain, which makes it due a little
    later each time, or put off for longer than anything but quiet hours does."""
    due_at = func.coalesce(Announcement.due_at, Announcement.created_at)
    owed_since = func.coalesce(Announcement.held_until, Announcement.created_at)
    put_off = or_(Announcement.attempts >= OFTEN, due_at > now + LONGEST_DELAY)
    return and_(
        Announcement.state.in_((State.PENDING.value, State.SENDING.value)),
        or_(due_at < now - SENT_WITHIN, and_(put_off, owed_since < now - SENT_WITHIN)),
        Announcement.channel_id.not_in(select(PausedChannel.channel_id)),
    )


def _dead(since: datetime) -> ColumnElement[bool]:
    """Not what was given up because the bot was removed from a server, or nobody let it post."""
    return and_(
        Announcement.state.in_((State.FAILED.value, State.UNCERTAIN.value)),
        Announcement.created_at >= since,
        func.coalesce(Announcement.last_error, "").not_in((LEFT, GIVEN_UP)),
        not_(_of_a_server_left()),
    )


def _of_a_server_left() -> ColumnElement[bool]:
    return exists().where(Guild.id == Announcement.guild_id, Guild.left_at.is_not(None))


async def _folded_away(session: AsyncSession, since: datetime) -> Told:
    """Lines of a digest that is not there, or does not hold them."""
    rows = await session.execute(
        _which()
        .add_columns(Announcement.guild_id)
        .where(
            Announcement.state == State.FOLDED.value,
            Announcement.kind.in_(OF_GAMES),
            Announcement.created_at >= since,
            func.coalesce(Announcement.last_error, "") != TOLD_ELSEWHERE,
            not_(_of_a_server_left()),
        )
        .order_by(Announcement.id)
    )
    left = rows.all()
    # Nearly all stand in a new one; who waited for an admin may have waited in an old one.
    for before in (FOLDED_WITHIN, WAITS):
        if not left:
            break
        held = await _in_digests(session, {row.guild_id for row in left}, since=since - before)
        left = [row for row in left if (row.guild_id, row.platform, row.game_id) not in held]
    told = [f"{_what(row)} stands in no digest of channel {row.channel_id}" for row in left]
    return Told(sentences=tuple(told[:MOST]), more=len(told[MOST:]))


async def _in_digests(
    session: AsyncSession, guild_ids: Collection[int | None], *, since: datetime
) -> set[tuple[int | None, str, str]]:
    """By server the games of its digests: one that waited may have moved to another channel."""
    rows = await session.execute(
        select(Announcement.guild_id, Announcement.payload).where(
            Announcement.kind == Kind.DIGEST.value,
            Announcement.created_at >= since,
        )
    )
    return {
        (row.guild_id, str(game.get("platform")), str(game.get("game_id")))
        for row in rows
        if row.guild_id in guild_ids
        for game in games_of(row.payload)
    }
