"""Linking accounts, as members ask for it."""

import logging
from dataclasses import dataclass
from enum import Enum

from tracking.accounts import links, proof
from tracking.accounts.links import Link
from tracking.accounts.pace import PRIORITY, Pace, patiently
from tracking.accounts.present import is_foreign, present
from tracking.accounts.proofs import Proofs
from tracking.clock import Clock
from tracking.database.account_links import mentioned_in, rekeyed
from tracking.database.engine import Database
from tracking.database.guilds import remember_guild
from tracking.domain.icon_proof import Purpose
from tracking.errors import UserMistake
from tracking.players import Located, RiotId, check_allowed, locate
from tracking.players.riot_id import clean, quoted
from tracking.riot.client import RiotClient

log = logging.getLogger(__name__)


class Said(Enum):
    """What became of a member's word."""

    LINKED = "linked"  # it is his now, or was already
    CLAIMED = "claimed"  # it is somebody else's, until he proves that it is his


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to `/account link`."""

    said: Said
    account: Located
    link: Link | None
    """None where it is somebody else's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a member has said, as one server shows it to him."""

    links: tuple[Link, ...]
    mentioned: bool
    """Whether he wants to be mentioned in this server."""


class Accounts:
    """Who is who. Riot is asked outside any transaction."""

    def __init__(self, database: Database, riot: RiotClient, clock: Clock, proofs: Proofs) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._proofs = proofs
        self._pace = Pace(clock)

    async def locate(self, user_id: int, riot_id: str, region: str | None) -> Located:
        """The owner of a Riot ID, whom nothing is stored of. Raises UserMistake with the sentence
        to answer, also where one person asks too often: everybody may."""
        self._pace.take(user_id)
        return await patiently(
            locate(self._database, self._riot, riot_id, region, priority=PRIORITY)
        )

    async def link(self, *, user_id: int, riot_id: str, region: str | None) -> Answer:
        """Take a member's word that an account is his; raises UserMistake, also where its owner
        forbade that anything is stored of it."""
        account = await self.locate(user_id, riot_id, region)
        await self._heal(user_id, account)
        async with self._database.write() as session:
            await check_allowed(session, account.who)
            link = await links.claim(session, user_id, account, self._clock.now())
        if link is None:
            return Answer(said=Said.CLAIMED, account=account, link=None)
        log.info("user %d has linked account %d", user_id, link.id)
        return Answer(said=Said.LINKED, account=account, link=link)

    async def _heal(self, user_id: int, account: Located) -> None:
        """What he linked under this very name may have the puuid of a key that is not used now."""
        async with self._database.read() as session:
            known = await links.of_user(session, user_id)
        who = account.who
        for link in known:
            was = link.account.who
            if was.lol_puuid == who.lol_puuid or not was.riot_id.same_as(who.riot_id):
                continue
            if await patiently(is_foreign(self._riot, link.account)):
                async with self._database.write() as session:
                    await rekeyed(
                        session, was.lol_puuid, who.lol_puuid, who.tft_puuid, proofs_stand=False
                    )

    async def begin_proof(self, *, user_id: int, account: Located) -> proof.Challenge:
        """Let the member prove that it is his; raises UserMistake."""
        return await self._proofs.begin(user_id=user_id, account=account, purpose=Purpose.LINK)

    async def begin_proof_of(self, *, user_id: int, link_id: int) -> proof.Challenge:
        """The same for an account that he has linked."""
        async with self._database.read() as session:
            link = await links.link_of(session, user_id, link_id)
        if link is None:
            raise UserMistake("This account is not linked to you any more.")
        self._pace.take(user_id)
        account = await patiently(present(self._database, self._riot, link.account))
        return await self.begin_proof(user_id=user_id, account=account)

    async def keep_proved(self, *, user_id: int, token: str) -> Link:
        """Use a proof: the account is his, whosever it was. Raises UserMistake."""
        now = self._clock.now()
        async with self._database.write() as session:
            challenge = await proof.take(session, user_id, token, Purpose.LINK, now)
            link = await links.keep_proved(session, user_id, challenge.account, now)
        log.info("user %d has proved account %d", user_id, link.id)
        return link

    async def unlink(self, *, user_id: int, account: str) -> RiotId:
        """It is not his any more; named as `Name#TAG`, by the name alone where one bears it, or by
        the link's id. Raises UserMistake where he has linked no such account."""
        async with self._database.read() as session:
            link = _meant(await links.of_user(session, user_id), account)
        if link is None:
            raise UserMistake(
                f"{quoted(account)} is not linked to you. /account list shows what is."
            )
        async with self._database.write() as session:
            await links.unlink(session, user_id, link.id)
        log.info("user %d has unlinked account %d", user_id, link.id)
        return link.account.riot_id

    async def overview(self, *, user_id: int, guild_id: int) -> Overview:
        """What a member has said. Two queries."""
        async with self._database.read() as session:
            known = await links.of_user(session, user_id, guild_id)
            wanted = await links.wishes(session, user_id)
        return Overview(links=tuple(known), mentioned=guild_id in wanted)

    async def members(self, guild_id: int) -> dict[int, int]:
        """Which players are members whom a server's posts may name: those who asked to be
        mentioned there. Users by player, also by players whom the server does not follow."""
        async with self._database.read() as session:
            return await mentioned_in(session, guild_id)

    async def search(self, *, user_id: int, typed: str) -> list[Link]:
        """His accounts whose Riot ID contains the text."""
        async with self._database.read() as session:
            known = await links.of_user(session, user_id)
        wanted = clean(typed).casefold()
        return [link for link in known if wanted in str(link.account.riot_id).casefold()]

    async def mention(self, *, user_id: int, guild_id: int, guild_name: str, wanted: bool) -> None:
        """Be mentioned in this server's posts about his accounts from now on, or not any more."""
        async with self._database.read() as session:
            if (guild_id in await links.wishes(session, user_id)) == wanted:
                return
        now = self._clock.now()
        async with self._database.write() as session:
            await remember_guild(session, guild_id, guild_name, now)
            await links.wish(session, user_id, guild_id, wanted, now)
        log.info("user %d is mentioned in server %d: %s", user_id, guild_id, wanted)


def _meant(known: list[Link], text: str) -> Link | None:
    typed = clean(text).replace("＃", "#")
    by_id = [link for link in known if str(link.id) == typed]
    name, _, tag = typed.partition("#")
    wanted = RiotId(game_name=name.strip(), tag_line=tag.strip())
    same = [link for link in known if link.account.riot_id.same_as(wanted)]
    named = [
        link
        for link in known
        if not tag and link.account.riot_id.game_name.casefold() == wanted.game_name.casefold()
    ]
    found = by_id or same or (named if len(named) == 1 else [])
    return found[0] if found else None
