"""The tables of what a server chose: channels for sorts of posts, and what its filters muted."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracking.database.engine import Base


class TopicChannel(Base):
    """The channel a server chose for one sort of posts; the others go to `Guild.channel_id`."""

    __tablename__ = "guild_channels"

    guild_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(String(12), primary_key=True)
    """A `Topic` value."""
    channel_id: Mapped[int] = mapped_column(BigInteger)


class MutedGame(Base):
    """A game that a filter kept from being posted, by what stood when it ended."""

    __tablename__ = "muted_games"

    subscription_id: Mapped[int] = mapped_column(
        ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True
    )
    platform: Mapped[str] = mapped_column(String(8), primary_key=True)
    game_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    muted_by: Mapped[str] = mapped_column(String(8))
    """A `MutedBy` value."""
    muted_at: Mapped[datetime]
