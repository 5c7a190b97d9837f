"""A deleted account is told to the admins of each server that follows it, once when it is found to
be gone and once when it is back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import notices
from tracking.database.engine import Database
from tracking.database.followed import is_gone
from tracking.database.models import PLACEHOLDER_TAG, Guild, Player, Subscription

_PREFIX = "gone "


async def tell_of_gone(database: Database, *, now: datetime, emit: bool) -> None:
    """Compare who is gone with what was told; writes only where they differ."""
    async with database.read() as session:
        gone = await _gone(session)
        standing = await notices.standing(session, emit=emit)
        told = {key for key in standing if key.startswith(_PREFIX)}
        back = await _followed(session, told - gone.keys())
    begun = [key for key in gone if key not in told]
    if not begun and not told - gone.keys():
        return
    async with database.write() as session:
        for key in begun:
            guild_id, text = gone[key]
            await notices.begin(session, key, text, now=now, guild_id=guild_id, emit=emit)
        for key in sorted(told - gone.keys()):
            await notices.end(session, key, back.get(key), now=now, emit=emit)


async def _gone(session: AsyncSession) -> dict[str, tuple[int, str]]:
    """The server and what it is told, by the condition's name."""
    rows = await session.execute(
        select(
            Subscription.guild_id,
            Player.id,
            Player.game_name,
            Player.tag_line,
            Player.problem,
        )
        .join(Player, Player.id == Subscription.player_id)
        .join(Guild, Guild.id == Subscription.guild_id)
        .where(is_gone, Guild.left_at.is_(None))
        .order_by(Subscription.guild_id, Player.id)
    )
    return {
        f"{_PREFIX}{row.guild_id} {row.id}": (
            row.guild_id,
            _sentence(row.game_name, row.tag_line, row.problem or ""),
        )
        for row in rows
    }


def _sentence(game_name: str, tag_line: str, problem: str) -> str:
    """What is wrong, and what to do; a placeholder is no name to tell anybody."""
    known = tag_line != PLACEHOLDER_TAG
    who = f"{game_name}#{tag_line}" if known else "A player whom this server follows"
    return f"{who} cannot be found any more. {problem}"


async def _followed(session: AsyncSession, keys: set[str]) -> dict[str, str]:
    """What is told of those who are back, where the server still follows them."""
    if not keys:
        return {}
    wanted = {key: tuple(map(int, key.removeprefix(_PREFIX).split())) for key in keys}
    rows = await session.execute(
        select(Subscription.guild_id, Player.id, Player.game_name, Player.tag_line)
        .join(Player, Player.id == Subscription.player_id)
        .where(Player.id.in_({player_id for _, player_id in wanted.values()}))
    )
    names = {(row.guild_id, row.id): f"{row.game_name}#{row.tag_line}" for row in rows}
    return {
        key: f"Riot knows {names[pair]} again; his games are followed as before."
        for key, pair in wanted.items()
        if pair in names
    }
