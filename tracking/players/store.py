"""The rows behind a player who is followed. Functions take a session and never commit."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database import account_links
from tracking.database.models import PLACEHOLDER_TAG, Player, Subscription
from tracking.database.upsert import insert_into
from tracking.players.lookup import Identity
from tracking.players.recognise import Recognised
from tracking.players.riot_id import RiotId

log = logging.getLogger(__name__)

PAUSE = timedelta(minutes=10)
"""So long at least between two attempts to find out what is missing of a player."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ousted:
    """A player whose stored name belongs to somebody else now."""

    player_id: int
    lol_puuid: str | None
    tft_puuid: str | None


async def known_platform(session: AsyncSession, lol_puuid: str) -> str | None:
    """The platform stored for this puuid."""
    return await session.scalar(
        select(Player.platform).where(Player.lol_puuid == lol_puuid, Player.platform.is_not(None))
    )


async def keep_player(
    session: AsyncSession, who: Identity, platform: str, now: datetime
) -> tuple[Player, list[Ousted]]:
    """The one row of this player, made or brought up to date, and those who lose his name to him.

    He is known by his puuid; a row without any, from an old database, by its name.
    """
    near = await _rows_of(session, who)
    player = _choose(near, who)
    ousted = await _take_name(session, near, player, who.riot_id, now)
    if player is None:
        player = await _insert(session, who, platform, now)
    call(player, who.riot_id, now)
    move(player, platform)
    player.lol_puuid = who.lol_puuid
    player.tft_puuid = who.tft_puuid or player.tft_puuid
    player.problem = None
    player.adopted = False
    player.unfollowed_at = None
    player.known_at = player.updated_at = now
    player.lacking_since = None if player.tft_puuid else now
    player.resolve_at = now + (timedelta(days=1) if player.tft_puuid else PAUSE)
    await session.flush()
    await account_links.renamed(session, who.lol_puuid, player.game_name, player.tag_line)
    return player, ousted


async def _rows_of(session: AsyncSession, who: Identity) -> Sequence[Player]:
    """The rows that bear his puuid or his name, locked."""
    rows = await session.scalars(
        select(Player)
        .where(
            or_(
                Player.lol_puuid == who.lol_puuid,
                (Player.game_name == who.riot_id.game_name)
                & (Player.tag_line == who.riot_id.tag_line),
                # SQLite folds ASCII only; that finds a name an admin once typed in small letters.
                (func.lower(Player.game_name) == who.riot_id.game_name.lower())
                & (func.lower(Player.tag_line) == who.riot_id.tag_line.lower()),
            )
        )
        .order_by(Player.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return rows.all()


def _choose(rows: Sequence[Player], who: Identity) -> Player | None:
    by_puuid = [row for row in rows if row.lol_puuid == who.lol_puuid]
    unresolved = [row for row in rows if row.lol_puuid is None and _bears(row, who.riot_id)]
    return next(iter(by_puuid + unresolved), None)


def _bears(row: Player, riot_id: RiotId) -> bool:
    return RiotId(game_name=row.game_name, tag_line=row.tag_line).same_as(riot_id)


async def _take_name(
    session: AsyncSession,
    rows: Sequence[Player],
    player: Player | None,
    riot_id: RiotId,
    now: datetime,
) -> list[Ousted]:
    """Whoever else bears the name loses it, first of all: the name is unique."""
    ousted = []
    for row in rows:
        if row is player or not _bears(row, riot_id):
            continue
        row.problem = (
            f"He was called {row.game_name}#{row.tag_line}, which is somebody else's name now; "
            "his new name is not known yet."
        )
        _was_called(row, now)
        row.game_name, row.tag_line = placeholder(row.id)
        row.updated_at = row.resolve_at = now
        ousted.append(Ousted(player_id=row.id, lol_puuid=row.lol_puuid, tft_puuid=row.tft_puuid))
    await session.flush()
    return ousted


def placeholder(player_id: int) -> tuple[str, str]:
    """A name and tag for a player whose name is not known: no Riot ID has such a tag."""
    return f"?{player_id}", PLACEHOLDER_TAG


async def _insert(session: AsyncSession, who: Identity, platform: str, now: datetime) -> Player:
    """A new row, or the one another guild made at this very moment."""
    values = {
        "game_name": who.riot_id.game_name,
        "tag_line": who.riot_id.tag_line,
        "lol_puuid": who.lol_puuid,
        "platform": platform,
        "created_at": now,
        "updated_at": now,
    }
    statement = insert_into(session, Player).values(**values)
    # An update that changes nothing makes the statement give the other's row back, locked.
    return (
        await session.scalars(
            statement.on_conflict_do_update(
                index_elements=["game_name", "tag_line"], set_={"updated_at": now}
            ).returning(Player),
            execution_options={"populate_existing": True},
        )
    ).one()


async def rename(session: AsyncSession, player_id: int, riot_id: RiotId, now: datetime) -> bool:
    """Give a known player his present name; whoever else bears it loses it. False where the
    player is gone."""
    rows = await session.scalars(
        select(Player)
        .where(
            or_(
                Player.id == player_id,
                (Player.game_name == riot_id.game_name) & (Player.tag_line == riot_id.tag_line),
            )
        )
        .order_by(Player.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = rows.all()
    player = next((row for row in found if row.id == player_id), None)
    if player is None:
        return False
    await _take_name(session, found, player, riot_id, now)
    call(player, riot_id, now)
    player.problem = None
    player.updated_at = now
    await session.flush()
    await account_links.renamed(session, player.lol_puuid, player.game_name, player.tag_line)
    return True


def call(player: Player, riot_id: RiotId, now: datetime) -> None:
    """This is his name now. What he was called is remembered, unless only its letters' case, or
    nothing but a placeholder, changed."""
    if player.tag_line != PLACEHOLDER_TAG and not _bears(player, riot_id):
        _was_called(player, now)
    player.game_name = riot_id.game_name
    player.tag_line = riot_id.tag_line


def _was_called(player: Player, now: datetime) -> None:
    player.former_riot_id = f"{player.game_name}#{player.tag_line}"
    player.renamed_at = now


def move(player: Player, platform: str) -> bool:
    """He plays there; whether that is news. The lists of another platform were never compared."""
    if player.platform == platform:
        return False
    if player.platform is not None:
        log.info("player %d plays on %s now, not on %s", player.id, platform, player.platform)
        player.history_at = None
    player.platform = platform
    return True


async def keep_identity(
    session: AsyncSession,
    player_id: int,
    who: Recognised,
    *,
    platform: str | None,
    problem: str | None,
    now: datetime,
) -> bool:
    """Write what was found out about a known player; `platform` None leaves the one he has.

    False where he is gone, or where another row is this player already: then a problem says so.
    """
    twin = None
    if who.lol_puuid is not None:
        twin = await session.scalar(
            select(Player.id).where(Player.lol_puuid == who.lol_puuid, Player.id != player_id)
        )
    if twin is not None:
        player = await session.get(Player, player_id)
        if player is not None:
            player.problem = (
                f"He is {who.riot_id}, who is followed under another entry; remove this one."
            )
            player.updated_at = now
        return False
    if who.riot_id is not None and not await rename(session, player_id, who.riot_id, now):
        return False
    player = await session.get(Player, player_id)
    if player is None:
        return False
    if who.riot_id is not None:
        player.known_at = now
    was = player.lol_puuid
    player.lol_puuid = who.lol_puuid or player.lol_puuid
    player.tft_puuid = who.tft_puuid or player.tft_puuid
    await account_links.rekeyed(session, was, player.lol_puuid, player.tft_puuid)
    if platform is not None:
        move(player, platform)
    player.problem = problem
    await session.flush()
    return True


async def subscription(session: AsyncSession, guild_id: int, player_id: int) -> Subscription | None:
    """The guild's subscription to the player."""
    return await session.scalar(
        select(Subscription).where(
            Subscription.guild_id == guild_id, Subscription.player_id == player_id
        )
    )
