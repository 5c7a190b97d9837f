"""What quiet hours fold, in every server: nobody waits in front of a gallery for a night to end."""

from datetime import UTC, datetime

from sqlalchemy import select

from tracking.database.engine import Database
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind, State
from tracking.outbox.digest import fold_into, new_digest

GAMES = 6
"""Of those that were posted last."""


async def digests_of_a_night(database_url: str) -> None:
    """Put one of its latest results into each channel's outbox, as if they had been held back."""
    database, now = Database(database_url), datetime.now(UTC)
    try:
        async with database.write() as session:
            posted = await session.scalars(
                select(Announcement)
                .where(
                    Announcement.kind == Kind.RESULT.value, Announcement.state == State.SENT.value
                )
                .order_by(Announcement.event_at.desc(), Announcement.id)
            )
            channels: dict[int | None, list[Announcement]] = {}
            for row in posted:
                channels.setdefault(row.channel_id, []).append(row)
            for rows in channels.values():
                digest = new_digest(rows[0], now)
                told = [_copy(row) for row in rows[:GAMES]]
                fold_into(digest, told)
                digest.payload, digest.due_at = {**digest.payload, "quiet": True}, now
                session.add(digest)
    finally:
        await database.close()


def _copy(row: Announcement) -> Announcement:
    """The post itself stands; what is folded is another one like it."""
    return Announcement(
        kind=row.kind, game_id=row.game_id, payload=row.payload, event_at=row.event_at
    )
