"""Who is meant by what somebody typed, and where he plays: asked of Riot, outside any
transaction."""

from dataclasses import dataclass

from tracking.database.engine import Database
from tracking.errors import UserMistake
from tracking.players import store
from tracking.players.lookup import Identity, find, find_platform, region_needed
from tracking.players.riot_id import RiotId, parse_region, parse_riot_id
from tracking.riot.client import RiotClient
from tracking.riot.rate_limit import Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A Riot account and its platform, followed or not."""

    who: Identity
    platform: str
    """`EUW1`."""

    @property
    def riot_id(self) -> RiotId:
        """As Riot writes it."""
        return self.who.riot_id


async def locate(
    database: Database,
    riot: RiotClient,
    riot_id: str,
    region: str | None,
    *,
    priority: Priority = Priority.PERSON,
) -> Located:
    """The owner of a Riot ID as it was typed. Where he plays is what Riot says; a region that was
    named is for accounts of which Riot does not say it, so that nobody moves a player of other
    servers away by picking the wrong one. Raises UserMistake with the sentence to answer."""
    typed = parse_riot_id(riot_id)
    named = parse_region(region)
    who = await find(riot, typed, priority=priority)
    platform = await _platform(riot, who, named, priority)
    if platform is None:
        async with database.read() as session:
            platform = await store.known_platform(session, who.lol_puuid)
    if platform is None:
        raise region_needed(who.riot_id)
    return Located(who=who, platform=platform)


async def _platform(
    riot: RiotClient, who: Identity, named: str | None, priority: Priority
) -> str | None:
    try:
        return await find_platform(riot, who, priority=priority) or named
    except UserMistake:
        if named is None:
            raise
        return named
