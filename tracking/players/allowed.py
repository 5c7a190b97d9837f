"""Whether an account's owner lets this bot store anything about it.

Functions take a session and never commit.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.forbidden import standing
from tracking.errors import UserMistake
from tracking.players.lookup import Identity
from tracking.players.riot_id import quoted


async def check_allowed(session: AsyncSession, who: Identity) -> None:
    """Raise UserMistake where the account's owner does not want it to be followed, or has its data
    removed at this moment."""
    stands = await standing(
        session,
        lol_puuid=who.lol_puuid,
        tft_puuid=who.tft_puuid,
        name=(who.riot_id.game_name, who.riot_id.tag_line),
    )
    if stands.forbidden:
        raise UserMistake(
            f"The owner of {quoted(str(who.riot_id))} does not want this bot to follow the account."
        )
    if stands.erasing:
        raise UserMistake(
            f"What is stored about {quoted(str(who.riot_id))} is being deleted at this moment, as "
            "the account's owner asked; try again in a few minutes."
        )
