"""The tables of ranks: what was seen of them, and when players are looked at next."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracking.database.engine import Base


class RankSnapshot(Base):
    """A player's standing on one ladder, and for how long it was seen unchanged.

    A row is written only where something changed, so that a year of a player who plays two ranked
    games a day is some 700 rows.
    """

    __tablename__ = "rank_snapshots"

    id: Mapped[int] = mapped_column(primary_key=True)
    player_id: Mapped[int] = mapped_column(ForeignKey("tracked_players.id", ondelete="CASCADE"))
    ladder: Mapped[str] = mapped_column(String(24))
    """A `Ladder` value, Riot's `queueType`."""
    taken_at: Mapped[datetime]
    """When it was first seen so."""
    still_at: Mapped[datetime]
    """When it was last seen so."""
    tier: Mapped[str | None] = mapped_column(String(12))
    """`GOLD`, in Hyper Roll `BLUE`; None while unranked, as in placements."""
    division: Mapped[str | None] = mapped_column(String(3))
    """`I` to `IV`; None in Master and above, and in Hyper Roll."""
    lp: Mapped[int | None]
    """League points; in Hyper Roll the rating."""
    wins: Mapped[int]
    """In TFT first places. 0 while unranked."""
    losses: Mapped[int]

    __table_args__ = (UniqueConstraint("player_id", "ladder", "taken_at"),)


class RankLook(Base):
    """When a player's league entries of one game were asked for, and are due again."""

    __tablename__ = "rank_looks"

    player_id: Mapped[int] = mapped_column(
        ForeignKey("tracked_players.id", ondelete="CASCADE"), primary_key=True
    )
    game: Mapped[str] = mapped_column(String(3), primary_key=True)
    """A `Game` value."""
    looked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    """The next look of the schedule; looks around games come in between."""

    __table_args__ = (Index("idx_rank_looks_due_at", "due_at"),)
