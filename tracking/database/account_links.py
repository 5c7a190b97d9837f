"""Which members' accounts the players are, and how their links stay with them.

Functions take a session and never commit.
"""

from collections.abc import Collection

from sqlalchemy import select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.account_models import AccountLink, MentionWish
from tracking.database.models import Player

Place = tuple[int, int]
"""A server's id and a player's."""


_WISHED = (
    select(MentionWish.guild_id, Player.id, AccountLink.user_id)
    .join(AccountLink, AccountLink.user_id == MentionWish.user_id)
    .join(Player, Player.lol_puuid == AccountLink.lol_puuid)
)
"""Which member a player is, in the servers where he asked for it."""


async def mentioned(session: AsyncSession, places: Collection[Place]) -> dict[Place, int]:
    """Whom a server's posts about a player mention: the user who linked him and asked for it in
    that server. One query."""
    if not places:
        return {}
    rows = await session.execute(
        _WISHED.where(
            MentionWish.guild_id.in_(sorted({guild_id for guild_id, _ in places})),
            Player.id.in_(sorted({player_id for _, player_id in places})),
        )
    )
    found = {(guild_id, player_id): user_id for guild_id, player_id, user_id in rows}
    return {place: found[place] for place in places if place in found}


async def mentioned_in(session: AsyncSession, guild_id: int) -> dict[int, int]:
    """All whom a server's posts mention, by player. One query."""
    rows = await session.execute(_WISHED.where(MentionWish.guild_id == guild_id))
    return {player_id: user_id for _, player_id, user_id in rows}


async def renamed(
    session: AsyncSession, lol_puuid: str | None, game_name: str, tag_line: str
) -> None:
    """The account is called this now."""
    if lol_puuid is None:
        return
    here = (AccountLink.game_name, AccountLink.tag_line)
    await session.execute(
        update(AccountLink)
        .where(AccountLink.lol_puuid == lol_puuid, tuple_(*here) != (game_name, tag_line))
        .values(game_name=game_name, tag_line=tag_line)
        .execution_options(synchronize_session=False)
    )


async def rekeyed(
    session: AsyncSession,
    was: str | None,
    lol_puuid: str | None,
    tft_puuid: str | None,
    *,
    proofs_stand: bool = True,
) -> None:
    """The account has another puuid, because the API key is another application's now (riot.md
    §1.2). Where it was linked under both, the one that was proved stays, else the older.

    `proofs_stand` False: it was found again by a name that may have changed hands meanwhile.
    """
    if was is None or lol_puuid is None or was == lol_puuid:
        return
    found = await session.scalars(
        select(AccountLink)
        .where(AccountLink.lol_puuid.in_((was, lol_puuid)))
        .order_by(AccountLink.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    links = list(found)
    for link in links:
        if link.lol_puuid == was and not proofs_stand:
            link.proved_at = None
    links.sort(key=lambda link: (link.proved_at is None, link.created_at, link.id))
    for other in links[1:]:
        await session.delete(other)
    await session.flush()
    for stays in links[:1]:
        stays.lol_puuid, stays.tft_puuid = lol_puuid, tft_puuid or stays.tft_puuid
    await session.flush()
