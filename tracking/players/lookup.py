"""Who a Riot ID belongs to and where he plays: Riot's answers, its refusals as sentences."""

from dataclasses import dataclass

from tracking.domain.games import Game
from tracking.errors import (
    RiotError,
    RiotKeyInvalid,
    RiotRateLimited,
    RiotRejected,
    UserMistake,
)
from tracking.players.riot_id import RiotId, quoted, regions_sentence
from tracking.riot.client import Account, RiotClient
from tracking.riot.rate_limit import Priority

TRY_LATER = "Riot does not answer right now; try again in a few minutes."


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A player as Riot knows him."""

    riot_id: RiotId
    """As Riot writes it."""
    lol_puuid: str
    tft_puuid: str | None
    """None where Riot did not answer under the TFT key; found out later."""


async def find(
    riot: RiotClient, typed: RiotId, *, priority: Priority = Priority.PERSON
) -> Identity:
    """The owner of the Riot ID; raises UserMistake where there is none or Riot does not answer."""
    try:
        who = await identify(riot, typed, priority=priority)
    except RiotRejected:
        who = None
    except RiotError as error:
        raise UserMistake(TRY_LATER) from error
    if who is None:
        raise UserMistake(
            f"Riot knows no player called {quoted(str(typed))}. "
            "Check the spelling, and the tag after the #."
        )
    return who


async def identify(riot: RiotClient, riot_id: RiotId, *, priority: Priority) -> Identity | None:
    """The owner of the Riot ID, None where there is none; raises RiotError."""
    account = await riot.account_by_riot_id(
        riot_id.game_name, riot_id.tag_line, game=Game.LOL, priority=priority
    )
    if account is None:
        return None
    riot_id = named(account) or riot_id
    return Identity(
        riot_id=riot_id,
        lol_puuid=account.puuid,
        tft_puuid=await tft_puuid(riot, riot_id, account.puuid, priority=priority),
    )


def named(account: Account) -> RiotId | None:
    """The account's Riot ID; Riot may leave it out (riot.md §1.2)."""
    if not account.game_name or not account.tag_line:
        return None
    return RiotId(game_name=account.game_name, tag_line=account.tag_line)


async def tft_puuid(
    riot: RiotClient, riot_id: RiotId, lol_puuid: str, *, priority: Priority
) -> str | None:
    """His puuid under the TFT key, which differs where there are two keys (riot.md §1.2).

    None where Riot does not answer: that is no reason not to follow him in League.
    """
    if riot.one_key:
        return lol_puuid
    try:
        account = await riot.account_by_riot_id(
            riot_id.game_name, riot_id.tag_line, game=Game.TFT, priority=priority
        )
    except RiotError:
        return None
    return account.puuid if account else None


async def find_platform(
    riot: RiotClient, who: Identity, *, priority: Priority = Priority.PERSON
) -> str | None:
    """Where he plays; None where Riot does not say, which for some accounts is for ever
    (riot.md §1.2, developer-relations#1087). Raises UserMistake where Riot does not answer."""
    for game, puuid in ((Game.LOL, who.lol_puuid), (Game.TFT, who.tft_puuid)):
        if puuid is None:
            continue
        try:
            platform = await riot.region(puuid, game=game, priority=priority)
        except (RiotKeyInvalid, RiotRateLimited) as error:
            if game is Game.LOL:
                raise UserMistake(TRY_LATER) from error
        except RiotError:
            continue
        else:
            if platform is not None:
                return platform
    return None


def region_needed(who: RiotId) -> UserMistake:
    """Riot does not say where he plays, so the person has to."""
    return UserMistake(
        f"Riot does not say in which region {quoted(str(who))} plays; name it with the option "
        f"“region”. {regions_sentence()}"
    )
