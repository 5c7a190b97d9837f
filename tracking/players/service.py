"""Follow and unfollow, as a server's admin asks for it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import pauses
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.guilds import Places, places, remember_guild, stop_following
from tracking.database.models import Guild, Player, Subscription
from tracking.domain.games import Game
from tracking.errors import RiotError, UserMistake
from tracking.players import store
from tracking.players.allowed import check_allowed
from tracking.players.locate import Located, locate
from tracking.players.lookup import named
from tracking.players.resolve import Resolver
from tracking.players.riot_id import RiotId, clean, quoted
from tracking.riot.client import RiotClient
from tracking.riot.rate_limit import Priority

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A player and where one server is told of his games."""

    player_id: int
    game_name: str
    tag_line: str
    platform: str | None
    places: Places
    created: bool
    """False where he was followed in this server before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """Who asks for it, and where results are to go."""

    guild_id: int
    guild_name: str
    channel_id: int | None
    fallback_channel_id: int | None
    added_by: int | None


class Players:
    """Whom the servers follow. Riot is asked outside any transaction."""

    def __init__(
        self, database: Database, riot: RiotClient, clock: Clock, max_per_guild: int
    ) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._max_per_guild = max_per_guild

    async def follow(
        self,
        *,
        riot_id: str,
        region: str | None,
        guild_id: int,
        guild_name: str,
        channel_id: int | None,
        fallback_channel_id: int | None,
        added_by: int | None,
    ) -> Followed:
        """Follow the owner of `riot_id` in this server; his games that end from now on are owed.

        Doing it again changes the channel. Raises UserMistake with the sentence to answer.
        """
        request = _Request(
            guild_id=guild_id,
            guild_name=guild_name,
            channel_id=channel_id,
            fallback_channel_id=fallback_channel_id,
            added_by=added_by,
        )
        found = await self.locate(riot_id, region)
        async with self._database.write() as session:
            followed, ousted = await self._subscribe(session, found, request)
        await self._find_names(ousted)
        return followed

    async def locate(self, riot_id: str, region: str | None) -> Located:
        """Who is meant and where he plays, whether or not he is followed anywhere; nothing is
        stored. Raises UserMistake with the sentence to answer."""
        return await locate(self._database, self._riot, riot_id, region)

    async def _subscribe(
        self, session: AsyncSession, found: Located, request: _Request
    ) -> tuple[Followed, list[store.Ousted]]:
        await check_allowed(session, found.who)
        now = self._clock.now()
        guild = await remember_guild(session, request.guild_id, request.guild_name, now)
        player, ousted = await store.keep_player(session, found.who, found.platform, now)
        row = await store.subscription(session, guild.id, player.id)
        created = row is None
        if row is None:
            await self._check_room(session, guild.id)
            row = Subscription(
                guild_id=guild.id,
                player_id=player.id,
                created_at=self._clock.now(),
                created_by=request.added_by,
            )
            session.add(row)
        row.channel_id = request.channel_id or row.channel_id
        row.fallback_channel_id = request.fallback_channel_id or row.fallback_channel_id
        await session.flush()
        goes = await _places(session, guild.id, player.id)
        for channel_id in goes.all:
            # Posting there was checked just now, for this very command.
            await pauses.resume(session, channel_id, now)
        return _followed(player, goes, created=created), ousted

    async def _check_room(self, session: AsyncSession, guild_id: int) -> None:
        count = await _count(session, guild_id)
        if count >= self._max_per_guild:
            raise UserMistake(
                f"This server follows {count} players already, and {self._max_per_guild} is the "
                "most a server can follow. Remove one with /player remove first."
            )

    async def _find_names(self, ousted: Sequence[store.Ousted]) -> None:
        """Find out what those are called now whose names went to others; who cannot be asked for
        keeps his placeholder and his problem."""
        for each in ousted:
            try:
                await self._find_name(each)
            except RiotError as error:
                log.warning("player %d has no name for now: %s", each.player_id, error)

    async def _find_name(self, each: store.Ousted) -> None:
        if each.lol_puuid is None:
            return
        account = await self._riot.account_by_puuid(
            each.lol_puuid, game=Game.LOL, priority=Priority.PERSON
        )
        riot_id = named(account) if account else None
        if riot_id is not None:
            async with self._database.write() as session:
                await store.rename(session, each.player_id, riot_id, self._clock.now())

    async def resolve(self, limit: int = 20) -> int:
        """Find out who the players are who are polled: present name, puuids, platform.

        To be called now and then. Asks about those who are due, `limit` at most who lack something
        and as many others; gives back how many were made whole.
        """
        return await Resolver(self._database, self._riot, self._clock).turn(limit)

    async def find(self, *, guild_id: int, player: str) -> Followed:
        """The player this server follows whom the text means: `Name#TAG`, his name where one alone
        bears it, or his id. Raises UserMistake where there is none."""
        async with self._database.read() as session:
            row, goes = await _followed_here(session, guild_id, player)
            return _followed(row, goes, created=False)

    async def unfollow(self, *, guild_id: int, player: str) -> Followed:
        """Stop following in this server. `player` is `Name#TAG` or a player's id as text.

        Raises UserMistake where he is not followed here.
        """
        async with self._database.write() as session:
            row, goes = await _followed_here(session, guild_id, player)
            await stop_following(
                session,
                Subscription.guild_id == guild_id,
                Subscription.player_id == row.id,
                now=self._clock.now(),
            )
            return _followed(row, goes, created=False)

    async def count(self, *, guild_id: int) -> int:
        """How many this server follows."""
        async with self._database.read() as session:
            return await _count(session, guild_id)

    async def unfollow_everybody(self, *, guild_id: int, confirmed: int) -> int:
        """Stop following everybody in this server, if they are as many as was confirmed; gives
        back how many they are, or were."""
        async with self._database.write() as session:
            # Locked, so that nobody is added between the count and the removal.
            await session.get(Guild, guild_id, with_for_update=True)
            followed = await _count(session, guild_id)
            if followed == confirmed:
                here = Subscription.guild_id == guild_id
                await stop_following(session, here, now=self._clock.now())
            return followed


async def _count(session: AsyncSession, guild_id: int) -> int:
    found = select(func.count()).where(Subscription.guild_id == guild_id)
    return await session.scalar(found) or 0


def _followed(player: Player, goes: Places, *, created: bool) -> Followed:
    return Followed(
        player_id=player.id,
        game_name=player.game_name,
        tag_line=player.tag_line,
        platform=player.platform,
        places=goes,
        created=created,
    )


async def _followed_here(session: AsyncSession, guild_id: int, text: str) -> tuple[Player, Places]:
    """The followed player the text means, and where his results go."""
    rows = await session.scalars(
        select(Player)
        .join(Subscription, Subscription.player_id == Player.id)
        .join(Guild, Guild.id == Subscription.guild_id)
        .where(Subscription.guild_id == guild_id)
    )
    found = _meant(rows.all(), text)
    if found is None:
        raise UserMistake(f"{quoted(text)} is not followed in this server. /players shows who is.")
    return found, await _places(session, guild_id, found.id)


async def _places(session: AsyncSession, guild_id: int, player_id: int) -> Places:
    """Where the server is told of this player, whom it follows."""
    row = (
        await session.execute(
            select(*places())
            .select_from(Subscription)
            .join(Guild, Guild.id == Subscription.guild_id)
            .where(Subscription.guild_id == guild_id, Subscription.player_id == player_id)
        )
    ).one()
    return Places(lol=row.lol, tft=row.tft)


def _meant(players: Sequence[Player], text: str) -> Player | None:
    """By id, by Riot ID, or by the name alone where only one bears it."""
    typed = clean(text)
    by_id = [player for player in players if str(player.id) == typed]
    name, _, tag = typed.replace("＃", "#").partition("#")
    wanted = RiotId(game_name=name.strip(), tag_line=tag.strip())
    same = [
        player
        for player in players
        if RiotId(game_name=player.game_name, tag_line=player.tag_line).same_as(wanted)
    ]
    namesakes = [p for p in players if not tag and p.game_name.casefold() == name.casefold()]
    found = by_id or same or (namesakes if len(namesakes) == 1 else [])
    return found[0] if found else None
