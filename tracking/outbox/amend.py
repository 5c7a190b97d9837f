"""What became known after a result was announced: its post says so too.

A post that is not out yet is simply composed anew; one that is out is edited. Editing may be
repeated without harm, so it needs no claim: what is due is tried until it is done, or too old.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.guilds import locales
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.events import GameEvent, Kind
from tracking.domain.games import GameKey
from tracking.domain.rank_lines import RankLine
from tracking.outbox.digest import read_payload
from tracking.outbox.keys import State
from tracking.outbox.mentions import Members, members_of

GATHERS = timedelta(seconds=45)
"""So long an edit waits for the other players of a post, so that it is edited once."""

EDITABLE = timedelta(minutes=90)
"""What is older is left as it is: nobody reads it again, and Discord limits edits after an hour
(30046)."""

_OPEN = (State.PENDING, State.SENDING, State.SENT, State.SUPPRESSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A message that is to say more than it does."""

    id: int
    kind: Kind
    key: GameKey
    channel_id: int
    message_id: int
    payload: Mapping[str, Any]
    due_at: datetime
    sent_at: datetime
    failures: int
    locale: str | None = None
    """The language the message is to be in."""
    members: Members = field(default_factory=dict)
    """Whom the message mentions, by player; Discord notifies nobody of an edit."""

    @property
    def events(self) -> tuple[GameEvent, ...]:
        """The game; raises KeyError, ValueError, TypeError or AttributeError for a payload that
        nobody can read."""
        return read_payload(self.payload)

    @property
    def event(self) -> GameEvent:
        """The game."""
        return self.events[0]


async def amend(
    session: AsyncSession, key: GameKey, lines: Mapping[int, RankLine], *, now: datetime
) -> int:
    """Write what these players' ranks have done into the announcements of a game; gives back how
    many say something new."""
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.kind == Kind.RESULT.value,
            Announcement.platform == key.platform,
            Announcement.game_id == key.game_id,
            Announcement.state.in_([state.value for state in _OPEN]),
        )
        .order_by(Announcement.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    changed = 0
    for row in rows:
        try:
            told = GameEvent.from_json(row.payload)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue  # the announcer gives it up, and says so
        named = {line.player_id for line in told.players}
        new = {p: line for p, line in lines.items() if p in named and told.ranks.get(p) != line}
        if not new:
            continue
        ranks = {**told.ranks, **new}
        stored = {str(player): line.to_json() for player, line in ranks.items()}
        row.payload = {**row.payload, "ranks": stored}
        waits = any(not line.settled for line in ranks.values())
        if row.first_attempt_at is not None:
            row.edit_due_at = now + GATHERS if waits else now
        changed += 1
    await session.flush()
    return changed


async def any_edit_due(session: AsyncSession, now: datetime) -> bool:
    """Whether there is anything for `edits_due`; asked every second, so it only reads."""
    found = select(Announcement.id).where(
        Announcement.edit_due_at <= now, Announcement.state == State.SENT.value
    )
    return await session.scalar(found.limit(1)) is not None


async def edits_due(session: AsyncSession, now: datetime, limit: int) -> list[Edit]:
    """Messages to be edited now; what is too old, or was deleted, is left alone from now on."""
    await session.execute(
        update(Announcement)
        .where(
            Announcement.edit_due_at <= now,
            Announcement.state == State.SENT.value,
            (Announcement.message_id.is_(None)) | (Announcement.sent_at < now - EDITABLE),
        )
        .values(edit_due_at=None)
        .execution_options(synchronize_session=False)
    )
    rows = (
        await session.scalars(
            select(Announcement)
            .where(
                Announcement.edit_due_at <= now,
                Announcement.state == State.SENT.value,
                Announcement.channel_id.not_in(select(PausedChannel.channel_id)),
            )
            .order_by(Announcement.edit_due_at, Announcement.id)
            .limit(limit)
            .execution_options(populate_existing=True)
        )
    ).all()
    spoken = await locales(session, {row.guild_id for row in rows if row.guild_id is not None})
    members = await members_of(session, rows)
    return [_edit(row, now, spoken.get(row.guild_id or 0), members[row.id]) for row in rows]


def _edit(row: Announcement, now: datetime, locale: str | None, members: Members) -> Edit:
    return Edit(
        id=row.id,
        kind=Kind(row.kind),
        key=GameKey(platform=row.platform, game_id=row.game_id),
        channel_id=row.channel_id or 0,
        message_id=row.message_id or 0,
        payload=row.payload,
        due_at=row.edit_due_at or now,
        sent_at=row.sent_at or now,
        failures=row.edits,
        locale=locale,
        members=members,
    )


async def edited(session: AsyncSession, edit: Edit) -> None:
    """The message says it now, or never will; what became known meanwhile is edited again."""
    await _after(session, edit, edit_due_at=None, edits=0)


async def edit_later(session: AsyncSession, edit: Edit, at: datetime) -> None:
    """This attempt failed."""
    await _after(session, edit, edit_due_at=at, edits=edit.failures + 1)


async def _after(session: AsyncSession, edit: Edit, **values: Any) -> None:
    await session.execute(
        update(Announcement)
        .where(Announcement.id == edit.id, Announcement.edit_due_at == edit.due_at)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
