"""The tables of what owners of Riot accounts asked for: to be followed by nobody, to be removed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracking.database.engine import Base


class ForbiddenAccount(Base):
    """An account that its owner wants to be followed and named nowhere.

    Kept in plain words, and as little as recognises him: puuids belong to an API key, so that after
    another key is set only the Riot ID finds him again (riot.md §1.2), and a hash of either could
    be asked for nowhere. Nothing says who asked for it.
    """

    __tablename__ = "forbidden_accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    lol_puuid: Mapped[str] = mapped_column(String(100))
    tft_puuid: Mapped[str | None] = mapped_column(String(100))
    game_name: Mapped[str] = mapped_column(String(16))
    """As Riot last wrote it; asked for anew about daily."""
    tag_line: Mapped[str] = mapped_column(String(5))
    forbidden_at: Mapped[datetime]
    resolve_at: Mapped[datetime | None]
    """When Riot is next asked who he is; None: now."""

    __table_args__ = (
        UniqueConstraint("lol_puuid"),
        Index("idx_forbidden_accounts_tft_puuid", "tft_puuid"),
    )


class Erasure(Base):
    """An account whose data are being removed; gone when that is done.

    It goes on after a crash, and once more a little later: a turn that was under way may have
    written of him meanwhile.
    """

    __tablename__ = "erasures"

    id: Mapped[int] = mapped_column(primary_key=True)
    lol_puuid: Mapped[str] = mapped_column(String(100))
    tft_puuid: Mapped[str | None] = mapped_column(String(100))
    known: Mapped[dict[str, Any]]
    """By what the account is known in the tables: `tracking.privacy.subject.Known`."""
    asked_at: Mapped[datetime]
    passed_at: Mapped[datetime | None]
    """When everything was gone through for the first time."""

    __table_args__ = (UniqueConstraint("lol_puuid"),)
