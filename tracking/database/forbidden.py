"""Accounts whose owners want to be followed and named nowhere, and those being removed.

Functions take a session and never commit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Player
from tracking.database.privacy_models import Erasure, ForbiddenAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What an account's owner asked for and holds at this moment."""

    forbidden: bool
    erasing: bool
    """Its data are being removed, which takes a minute or two."""

    @property
    def free(self) -> bool:
        """Whether the account may be followed."""
        return not self.forbidden and not self.erasing


async def standing(
    session: AsyncSession,
    *,
    lol_puuid: str | None,
    tft_puuid: str | None = None,
    name: tuple[str, str] | None = None,
) -> Standing:
    """Whether this account may be followed. Known by a puuid, and by its present name too, which
    alone is right after another API key was set."""
    forbidden = await forbidden_account(
        session, lol_puuid=lol_puuid, tft_puuid=tft_puuid, name=name
    )
    erasing = None
    if lol_puuid is not None:
        erasing = await session.scalar(select(Erasure.id).where(Erasure.lol_puuid == lol_puuid))
    return Standing(forbidden=forbidden is not None, erasing=erasing is not None)


async def standing_of(session: AsyncSession, player: Player) -> Standing:
    """Whether anything may be stored of a player who has a row; without a puuid, as the old service
    makes him, he is known by his name."""
    name = (player.game_name, player.tag_line) if player.lol_puuid is None else None
    forbidden = await forbidden_account(
        session, lol_puuid=player.lol_puuid, tft_puuid=player.tft_puuid, name=name
    )
    under_way = await session.scalars(select(Erasure.known).where(Erasure.passed_at.is_(None)))
    return Standing(
        forbidden=forbidden is not None,
        erasing=any(player.id in known["players"] for known in under_way),
    )


async def forbidden_account(
    session: AsyncSession,
    *,
    lol_puuid: str | None,
    tft_puuid: str | None = None,
    name: tuple[str, str] | None = None,
) -> ForbiddenAccount | None:
    """The entry of this account in the list."""
    by_puuid = [
        column == puuid
        for column, puuid in (
            (ForbiddenAccount.lol_puuid, lol_puuid),
            (ForbiddenAccount.tft_puuid, tft_puuid),
        )
        if puuid is not None
    ]
    if by_puuid:
        found = await session.scalar(select(ForbiddenAccount).where(or_(*by_puuid)).limit(1))
        if found is not None:
            return found
    return (await by_name(session)).get(folded(*name)) if name is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """By what the accounts of the whole list are known."""

    puuids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """`Name#TAG`, case folded."""


async def all_withheld(session: AsyncSession) -> Withheld:
    """The whole list, for records in which nobody has been looked up."""
    rows = (await session.scalars(select(ForbiddenAccount))).all()
    return Withheld(
        puuids=frozenset(p for row in rows for p in (row.lol_puuid, row.tft_puuid) if p),
        names=frozenset(f"{row.game_name}#{row.tag_line}".casefold() for row in rows),
    )


async def by_name(session: AsyncSession) -> dict[str, ForbiddenAccount]:
    """The list by its Riot IDs, folded. Compared in Python: SQLite folds ASCII letters only, and
    the list is short."""
    rows = await session.scalars(select(ForbiddenAccount).order_by(ForbiddenAccount.id))
    return {folded(row.game_name, row.tag_line): row for row in rows}


def folded(game_name: str, tag_line: str) -> str:
    """The form in which equal Riot IDs are equal: neither case nor spaces count."""
    return "".join(f"{game_name}#{tag_line}".casefold().split())


async def withheld(
    session: AsyncSession, puuids: Iterable[str], names: Mapping[str, tuple[str, str]]
) -> frozenset[str]:
    """Those of a record's puuids whose owners want to be named nowhere. `names`: by puuid name and
    tag, which alone are right until the account was found again under another API key."""
    named = set(puuids)
    lol, tft = ForbiddenAccount.lol_puuid, ForbiddenAccount.tft_puuid
    rows = await session.execute(select(lol, tft).where(or_(lol.in_(named), tft.in_(named))))
    found = named & {puuid for row in rows for puuid in row}
    listed = await by_name(session)
    return frozenset(found | {puuid for puuid, name in names.items() if folded(*name) in listed})
