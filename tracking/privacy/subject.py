"""Whose data it is about, and by what he is known here.

Functions take a session and never commit.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.forbidden import folded
from tracking.database.models import PLACEHOLDER_TAG, Player
from tracking.players.riot_id import RiotId


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A Riot account, as Riot knows it at present."""

    riot_id: RiotId
    lol_puuid: str
    tft_puuid: str | None

    @property
    def puuids(self) -> frozenset[str]:
        """Under either key."""
        return frozenset(puuid for puuid in (self.lol_puuid, self.tft_puuid) if puuid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """By what an account is known in the tables."""

    players: frozenset[int]
    """Ids of his rows in `tracked_players`; rarely more than one."""
    name: str
    """`Name#TAG` as Riot writes it at present: it is his, whoever else is stored under it."""
    names: frozenset[str]
    """That, and what he was called before."""
    puuids: frozenset[str]
    others: frozenset[str] = frozenset()
    """Names, folded, that are other players' by now: he is not meant by them any more."""

    @property
    def folded(self) -> frozenset[str]:
        """His names for a comparison whatever their case."""
        return frozenset(name.casefold() for name in self.names)

    def also_called(self, names: Iterable[str]) -> "Known":
        """The same account with further names, but for those that are others' by now."""
        more = {name for name in names if name.casefold() not in self.others}
        return replace(self, names=self.names | more)

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back."""
        return {
            "players": sorted(self.players),
            "name": self.name,
            "names": sorted(self.names),
            "puuids": sorted(self.puuids),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Known":
        """Read what `to_json` wrote."""
        return cls(
            players=frozenset(data["players"]),
            name=data["name"],
            names=frozenset(data["names"]),
            puuids=frozenset(data["puuids"]),
        )


async def know(session: AsyncSession, who: Subject) -> Known:
    """What of the tables is his. A row with another's puuid is another's, whatever its name: he
    may have taken it since; one without any, of the old service, is known by its name."""
    name, tag = who.riot_id.game_name, who.riot_id.tag_line
    rows = await session.scalars(
        select(Player).where(
            or_(
                Player.lol_puuid == who.lol_puuid,
                Player.tft_puuid == (who.tft_puuid or ""),
                and_(
                    Player.lol_puuid.is_(None),
                    or_(
                        and_(Player.game_name == name, Player.tag_line == tag),
                        and_(
                            func.lower(Player.game_name) == name.lower(),
                            func.lower(Player.tag_line) == tag.lower(),
                        ),
                    ),
                ),
            )
        )
    )
    found = [
        row
        for row in rows
        if row.lol_puuid is not None
        or row.tft_puuid is not None
        or folded(row.game_name, row.tag_line) == folded(name, tag)
    ]
    named = {
        f"{row.game_name}#{row.tag_line}" for row in found if row.tag_line != PLACEHOLDER_TAG
    } | {row.former_riot_id for row in found if row.former_riot_id}
    known = Known(
        players=frozenset(row.id for row in found),
        name=str(who.riot_id),
        names=frozenset({str(who.riot_id)}),
        puuids=who.puuids,
    )
    return (await among_others(session, known)).also_called(named)


async def among_others(session: AsyncSession, known: Known) -> Known:
    """The same account, without the former names that are other players' at present."""
    rows = await session.execute(
        select(Player.game_name, Player.tag_line).where(Player.id.not_in(sorted(known.players)))
    )
    taken = {f"{name}#{tag}".casefold() for name, tag in rows} - {known.name.casefold()}
    names = {name for name in known.names if name.casefold() not in taken}
    return replace(known, names=frozenset(names), others=frozenset(taken))
