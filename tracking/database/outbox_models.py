"""The tables of what is told: announcements, conditions, and channels that cannot be told."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from tracking.database.engine import Base


class PausedChannel(Base):
    """A channel Discord does not let us post in; its announcements wait."""

    __tablename__ = "paused_channels"

    channel_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reason: Mapped[str] = mapped_column(Text)
    paused_at: Mapped[datetime]
    guild_id: Mapped[int | None] = mapped_column(BigInteger)
    gone: Mapped[bool] = mapped_column(default=False, server_default=false())
    """The channel was deleted: it never comes back."""


class Announcement(Base):
    """The outbox: what a channel is to be told, and how far that has come.

    States: see `tracking.domain.events.State`. The channel of a notice is found when it is due.
    """

    __tablename__ = "announcements"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    platform: Mapped[str] = mapped_column(String(8))
    game_id: Mapped[str] = mapped_column(String(20))
    guild_id: Mapped[int | None] = mapped_column(BigInteger)
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(12))
    payload: Mapped[dict[str, Any]]
    event_at: Mapped[datetime]
    """The game's end; announcements go out in this order."""
    created_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    """Not before this; while SENDING, when the claim lapses."""
    held_until: Mapped[datetime | None]
    """Until when quiet hours hold, or last held, it back."""
    first_attempt_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    resend: Mapped[int] = mapped_column(default=0, server_default="0")
    """How often an admin asked for it again; part of the nonce."""
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    sent_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(Text)
    edit_due_at: Mapped[datetime | None]
    """When the message is to be composed anew; None: it says what is known."""
    edits: Mapped[int] = mapped_column(default=0, server_default="0")
    """Attempts to edit it that failed, since it was last edited."""

    __table_args__ = (
        Index(
            "uq_announcements_live",
            "kind",
            "platform",
            "game_id",
            "channel_id",
            unique=True,
            postgresql_where=text("state <> 'SUPPRESSED'"),
            sqlite_where=text("state <> 'SUPPRESSED'"),
        ),
        Index("idx_announcements_state_due", "state", "due_at"),
        Index("idx_announcements_game", "platform", "game_id"),
        Index("idx_announcements_created", "created_at"),
        Index("idx_announcements_edit_due", "edit_due_at"),
    )


class Notice(Base):
    """A condition somebody is told of once when it begins and once when it ends."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(100))
    """Names the condition; it stands once at a time."""
    guild_id: Mapped[int | None] = mapped_column(BigInteger)
    """Whose admins are told; None: the operator."""
    emit: Mapped[bool]
    """False: of a process that tells nobody but its log."""
    sentence: Mapped[str] = mapped_column(Text)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "uq_notices_standing",
            "key",
            "emit",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
            sqlite_where=text("ended_at IS NULL"),
        ),
        Index("idx_notices_key", "key", "began_at"),
    )
