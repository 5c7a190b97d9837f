"""Give the players of an old database to a server, which the old service knew nothing of.

Functions take a session and never commit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.followed import is_forbidden, present
from tracking.database.forbidden import by_name, folded
from tracking.database.guilds import remember_guild
from tracking.database.models import Guild, Player, Subscription
from tracking.database.upsert import insert_into
from tracking.errors import UserMistake
from tracking.players.riot_id import RiotId, clean, parse_riot_id, quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """What an adoption did."""

    new: tuple[str, ...]
    """Riot IDs that the server follows from now on."""
    followed_already: int
    unknown: tuple[tuple[str, str], ...]
    """Those of them that cannot be looked at yet, and why."""


NOT_ASKED = "Riot has not been asked who he is yet; a running bot does so by itself"


async def mark_adopted(session: AsyncSession, now: datetime) -> int:
    """Mark the players whom the old service made, also those it made just now, so that they are
    polled though no server follows them; gives back how many are new.

    Whoever is followed here has a puuid, or a server, or was unfollowed.
    """
    followed = exists().where(Subscription.player_id == Player.id)
    new = await session.scalars(
        update(Player)
        .where(
            ~Player.adopted,
            Player.unfollowed_at.is_(None),
            Player.lol_puuid.is_(None),
            Player.tft_puuid.is_(None),
            Player.platform.is_(None),
            ~followed,
        )
        .values(adopted=True, adopted_at=now)
        .returning(Player.id)
        .execution_options(synchronize_session=False)
    )
    return len(new.all())


async def adopt(
    session: AsyncSession,
    *,
    guild_id: int,
    channel_id: int,
    names: Sequence[str] = (),
    most: int,
    now: datetime,
) -> Adopted:
    """Let the server follow the players named, or all that came from the old database; their
    results go to the channel, for games that end from now on.

    Raises UserMistake for a name that is no Riot ID or not in the database, and where the server
    would follow more than `most`. Repeating it changes nothing.
    """
    guild = await session.get(Guild, guild_id)
    await remember_guild(session, guild_id, guild.name if guild else f"Server {guild_id}", now)
    await mark_adopted(session, now)
    players = await _named(session, names) if names else await _all_adopted(session)
    players = await _allowed(session, players, named=bool(names))
    here = await present(session, [player.id for player in players])
    players = [player for player in players if player.id in here]
    have = set(
        await session.scalars(
            select(Subscription.player_id).where(Subscription.guild_id == guild_id)
        )
    )
    new = [player for player in players if player.id not in have]
    if len(have) + len(new) > most:
        raise UserMistake(
            f"The server would follow {len(have) + len(new)} players; MAX_PLAYERS_PER_GUILD "
            f"allows {most}. Raise it, or name fewer with --player."
        )
    for player in new:
        await session.execute(
            insert_into(session, Subscription)
            .values(guild_id=guild_id, player_id=player.id, channel_id=channel_id, created_at=now)
            .on_conflict_do_nothing()
        )
        player.unfollowed_at = None
    return Adopted(
        new=tuple(map(_name, new)),
        followed_already=len(players) - len(new),
        unknown=tuple(
            (_name(player), player.problem or NOT_ASKED)
            for player in new
            if player.problem is not None or player.platform is None
        ),
    )


def _name(player: Player) -> str:
    return f"{clean(player.game_name)}#{clean(player.tag_line)}"


async def _allowed(
    session: AsyncSession, players: Sequence[Player], *, named: bool
) -> list[Player]:
    """Those whose owners did not forbid it. Raises UserMistake for one who was asked for by
    name."""
    listed = await by_name(session)
    ids = set(await session.scalars(select(Player.id).where(is_forbidden))) if listed else set()
    refused = [p for p in players if p.id in ids or folded(p.game_name, p.tag_line) in listed]
    if refused and named:
        raise UserMistake(
            f"The owner of {quoted(_name(refused[0]))} does not want this bot to follow the "
            "account."
        )
    return [player for player in players if player not in refused]


async def _all_adopted(session: AsyncSession) -> list[Player]:
    rows = await session.scalars(
        select(Player).where(Player.adopted, Player.unfollowed_at.is_(None)).order_by(Player.id)
    )
    return list(rows)


async def _named(session: AsyncSession, names: Sequence[str]) -> list[Player]:
    """The players of these names, written in whatever case; of several entries for one name, which
    the old service told apart by their case, one that can be followed."""
    wanted = {parse_riot_id(name).folded(): name for name in names}
    known: dict[str, Player] = {}
    best_first = (Player.problem.is_not(None), Player.lol_puuid.is_(None), Player.id)
    for player in await session.scalars(select(Player).order_by(*best_first)):
        # The old service stored what it was given, with what nobody sees in it.
        riot_id = RiotId(game_name=clean(player.game_name), tag_line=clean(player.tag_line))
        known.setdefault(riot_id.folded(), player)
    missing = [name for folded, name in wanted.items() if folded not in known]
    if missing:
        raise UserMistake(
            f"Not in the database: {', '.join(map(quoted, missing))}. "
            "A new player is followed with /player add."
        )
    return [known[folded] for folded in wanted]
