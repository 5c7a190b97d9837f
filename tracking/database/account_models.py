"""The tables of what members say of themselves: which accounts are theirs, and the proofs of it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from tracking.database.engine import Base


class AccountLink(Base):
    """A member says "this account is me". One member at a time per account.

    It stands beside `tracked_players`, which it changes nothing about: being linked neither follows
    a player nor keeps him.
    """

    __tablename__ = "account_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger)
    lol_puuid: Mapped[str] = mapped_column(String(100), unique=True)
    tft_puuid: Mapped[str | None] = mapped_column(String(100))
    platform: Mapped[str] = mapped_column(String(8))
    game_name: Mapped[str] = mapped_column(String(16))
    tag_line: Mapped[str] = mapped_column(String(5))
    created_at: Mapped[datetime]
    """Since when this member says so."""
    proved_at: Mapped[datetime | None]
    """When he last proved it; None: it is his word alone."""

    __table_args__ = (Index("idx_account_links_user", "user_id"),)


class MentionWish(Base):
    """A member wants to be mentioned in a server's posts about his accounts."""

    __tablename__ = "mention_wishes"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    guild_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), primary_key=True
    )
    created_at: Mapped[datetime]

    __table_args__ = (Index("idx_mention_wishes_guild", "guild_id"),)


class IconChallenge(Base):
    """Somebody was asked to set a Riot account's profile icon to prove that it is his.

    One stands per user and account, and no two of an account wait for the same icon.
    """

    __tablename__ = "icon_challenges"

    token: Mapped[str] = mapped_column(String(32), primary_key=True)
    """Stands in the id of its button; never given twice."""
    user_id: Mapped[int] = mapped_column(BigInteger)
    purpose: Mapped[str] = mapped_column(String(20))
    """A `Purpose` value."""
    lol_puuid: Mapped[str] = mapped_column(String(100))
    tft_puuid: Mapped[str | None] = mapped_column(String(100))
    platform: Mapped[str] = mapped_column(String(8))
    game_name: Mapped[str] = mapped_column(String(16))
    tag_line: Mapped[str] = mapped_column(String(5))
    icon: Mapped[int]
    """What the profile icon is to be."""
    begun_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    tried_at: Mapped[datetime | None]
    """When Riot was last asked for it."""
    proved_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    """When it was proved, expired, given up or used; it cannot be proved again."""
    used_at: Mapped[datetime | None]
    """When what it was asked for was done."""

    __table_args__ = (
        Index(
            "uq_icon_challenges_open",
            "user_id",
            "lol_puuid",
            unique=True,
            postgresql_where=text("closed_at IS NULL"),
            sqlite_where=text("closed_at IS NULL"),
        ),
        Index(
            "uq_icon_challenges_icon",
            "lol_puuid",
            "icon",
            unique=True,
            postgresql_where=text("closed_at IS NULL"),
            sqlite_where=text("closed_at IS NULL"),
        ),
        Index("idx_icon_challenges_begun", "begun_at"),
    )
