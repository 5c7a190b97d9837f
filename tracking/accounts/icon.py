"""Which profile icon Riot shows of an account just now."""

from tracking.accounts.pace import PRIORITY, patiently
from tracking.domain.games import Game
from tracking.errors import RiotError, UserMistake
from tracking.players.locate import Located
from tracking.players.lookup import TRY_LATER
from tracking.players.riot_id import quoted
from tracking.riot.client import RiotClient
from tracking.riot.routes import region_name


async def shown_icon(riot: RiotClient, account: Located) -> int:
    """The icon's number. Raises UserMistake where Riot shows no profile, or does not answer.

    Both games show the same profile; whoever never played League may have one of TFT alone.
    """
    try:
        icon = await patiently(_icon(riot, account))
    except RiotError as error:
        raise UserMistake(TRY_LATER) from error
    if icon is None:
        raise UserMistake(
            f"Riot shows no profile of {quoted(str(account.riot_id))} in "
            f"{region_name(account.platform)}. If the account plays elsewhere, name the region "
            "with the option “region”."
        )
    return icon


async def _icon(riot: RiotClient, account: Located) -> int | None:
    for game, puuid in ((Game.LOL, account.who.lol_puuid), (Game.TFT, account.who.tft_puuid)):
        if puuid is None:
            continue
        try:
            found = await riot.summoner(account.platform, puuid, game=game, priority=PRIORITY)
        except RiotError:
            if game is Game.LOL:
                raise
            continue
        # Somebody else's icon says nothing about this account.
        if found is not None and found.puuid == puuid:
            return found.profile_icon_id
    return None
