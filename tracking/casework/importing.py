"""Bringing in a match that was missed: which match is meant, and what Riot has of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.casework.reading import NOT_A_GAME
from tracking.casework.references import Reference, parse_reference
from tracking.database.models import Player, Subscription
from tracking.domain.games import Game, GameKey
from tracking.domain.results import GameRecord, read_match
from tracking.errors import MalformedRecord, RiotError, RiotForbidden, RiotRejected, UserMistake
from tracking.riot.client import MatchAnswer, RiotClient
from tracking.riot.rate_limit import Priority

NAMES = {Game.LOL: "League", Game.TFT: "TFT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A record as Riot gave it and as we read it."""

    answer: MatchAnswer
    record: GameRecord


async def meant(session: AsyncSession, guild_id: int, typed: str) -> tuple[GameKey, Sequence[Game]]:
    """The match somebody typed or pasted, and which of Riot's two games to try, in this order.

    A bare number belongs to the platform on which everybody whom the server follows plays.
    Raises UserMistake where it is no match, or where they play on several.
    """
    named = parse_reference(typed)
    if named is None:
        raise UserMistake(NOT_A_GAME)
    key = named.key or GameKey(
        platform=await _only_platform(session, guild_id, named), game_id=named.game_id
    )
    other = (Game.TFT, Game.LOL) if named.likely is Game.TFT else (Game.LOL, Game.TFT)
    return key, other


async def _only_platform(session: AsyncSession, guild_id: int, named: Reference) -> str:
    rows = await session.scalars(
        select(Player.platform)
        .join(Subscription, Subscription.player_id == Player.id)
        .where(Subscription.guild_id == guild_id, Player.platform.is_not(None))
        .distinct()
    )
    platforms = sorted(platform for platform in rows if platform)
    if len(platforms) == 1:
        return platforms[0]
    example = f"{platforms[0] if platforms else 'EUW1'}_{named.game_id}"
    raise UserMistake(
        "Which region is that match from? Give the whole match id, such as "
        f"{example}, or the address of a page about the match."
    )


async def fetch(riot: RiotClient, key: GameKey, games: Sequence[Game]) -> Fetched:
    """The match's record. Raises UserMistake with the reason where there is none to be had."""
    troubles: list[str] = []
    for game in games:
        try:
            answer = await riot.match(key.match_id, game=game, priority=Priority.PERSON)
            if answer is not None:
                return Fetched(answer=answer, record=read_match(answer.raw, game))
        except RiotForbidden:
            raise UserMistake(
                f"Riot keeps the record of {key.match_id} private, so its result cannot be known."
            ) from None
        except MalformedRecord as error:
            troubles.append(f"{error.message} ({NAMES[game]})")
        except RiotRejected:
            continue
        except RiotError as error:
            troubles.append(f"{error.message} ({NAMES[game]})")
    if troubles:
        raise UserMistake(
            f"The record of {key.match_id} could not be had: {' '.join(troubles)} "
            "Please try again later."
        )
    raise UserMistake(
        f"Riot has no match {key.match_id}. Look at the id again; a match that has just ended "
        "may take some minutes."
    )


async def followed_in(session: AsyncSession, guild_id: int, record: GameRecord) -> list[int]:
    """The players of the record whom the server follows."""
    column = Player.lol_puuid if record.game is Game.LOL else Player.tft_puuid
    return list(
        await session.scalars(
            select(Player.id)
            .join(Subscription, Subscription.player_id == Player.id)
            .where(Subscription.guild_id == guild_id, column.in_(list(record.results)))
            .order_by(Player.id)
        )
    )
