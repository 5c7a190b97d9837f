"""The table of leaderboards that keep themselves up to date."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracking.database.engine import Base


class LeaderboardMessage(Base):
    """A message that shows a server's leaderboard for as long as it stands."""

    __tablename__ = "leaderboard_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"))
    channel_id: Mapped[int] = mapped_column(BigInteger)
    ladder: Mapped[str] = mapped_column(String(24))
    """A `Ladder` value."""
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    """None until it was posted."""
    shown: Mapped[str | None] = mapped_column(String(40))
    """What it shows, as a digest: what is the same is not edited."""
    begun_at: Mapped[datetime]
    """When a moderator last asked for it; part of the nonce of its message."""
    due_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(default=0, server_default="0")
    """In a row."""

    __table_args__ = (UniqueConstraint("channel_id", "ladder"),)
