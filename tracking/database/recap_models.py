"""The table of recaps that servers have switched on."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracking.database.engine import Base


class RecapSchedule(Base):
    """One kind of recap of one server; its row stays when it is switched off, so that nothing is
    told twice when it is switched on again."""

    __tablename__ = "recap_schedules"

    guild_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), primary_key=True
    )
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    """A `Period` value."""
    hour: Mapped[int]
    """0 to 23, by the server's clock."""
    switched_on_at: Mapped[datetime | None]
    """None: it is off."""
    last: Mapped[date | None]
    """The first day of the period that was settled last: its recap is in the outbox, or nothing
    was played."""
    waiting_since: Mapped[datetime | None]
    """Since when a recap that is due waits for what is still to come in."""
