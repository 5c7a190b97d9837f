"""Who a linked account is now: asked of Riot where its member goes on with it."""

from tracking.accounts.pace import PRIORITY
from tracking.database.account_links import rekeyed
from tracking.database.engine import Database
from tracking.domain.games import Game
from tracking.errors import RiotError, RiotRejected, RiotWrongKeyPuuid, UserMistake
from tracking.players import Located, locate
from tracking.players.lookup import TRY_LATER, Identity, find_platform, named, tft_puuid
from tracking.riot.client import Account, RiotClient


async def is_foreign(riot: RiotClient, account: Located) -> bool:
    """Whether its puuid is another API key's. Raises UserMistake where Riot does not answer."""
    try:
        await _by_puuid(riot, account)
    except RiotWrongKeyPuuid:
        return True
    return False


async def present(database: Database, riot: RiotClient, account: Located) -> Located:
    """The account under its present name and platform, and where the API key is another one now,
    under its present puuid, which its link follows. Raises UserMistake where Riot does not know
    it any more, or does not answer."""
    try:
        found = await _by_puuid(riot, account)
    except RiotWrongKeyPuuid:
        return await _found_again(database, riot, account)
    if found is None:
        raise UserMistake(
            "Riot knows no such account any more. If it was renamed, link it again under its new "
            "name."
        )
    riot_id = named(found) or account.riot_id
    who = Identity(
        riot_id=riot_id,
        lol_puuid=found.puuid,
        tft_puuid=await tft_puuid(riot, riot_id, found.puuid, priority=PRIORITY)
        or account.who.tft_puuid,
    )
    platform = await find_platform(riot, who, priority=PRIORITY) or account.platform
    return Located(who=who, platform=platform)


async def _found_again(database: Database, riot: RiotClient, account: Located) -> Located:
    """By its name, which may be somebody else's by now: what follows from it is his word alone."""
    found = await locate(database, riot, str(account.riot_id), None, priority=PRIORITY)
    was, who = account.who.lol_puuid, found.who
    async with database.write() as session:
        await rekeyed(session, was, who.lol_puuid, who.tft_puuid, proofs_stand=False)
    return found


async def _by_puuid(riot: RiotClient, account: Located) -> Account | None:
    """Raises RiotWrongKeyPuuid, and UserMistake for whatever else goes wrong."""
    try:
        return await riot.account_by_puuid(account.who.lol_puuid, game=Game.LOL, priority=PRIORITY)
    except RiotWrongKeyPuuid:
        raise
    except RiotRejected:
        return None
    except RiotError as error:
        raise UserMistake(TRY_LATER) from error
