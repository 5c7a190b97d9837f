"""A server's recap, as far as it is known. Functions take a session and never commit."""

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.domain.rank_history import LAG
from tracking.domain.recap_periods import Span
from tracking.ranks import games_on_ladders, sightings
from tracking.recaps.stored import followed, played, refused_keys, without_result
from tracking.recaps.summing import Made, Stored, sum_up


async def make(
    session: AsyncSession, guild_id: int, span: Span, zone: ZoneInfo, *, now: datetime
) -> Made:
    """What the players whom this server follows did in this time; of a time that is not over, what
    it brought so far. Six statements, however many players there are."""
    players = await followed(session, guild_id)
    since, until = span.since, min(span.until, now)
    over = until == span.until
    stored = Stored(
        span=span,
        zone=zone.key,
        until=until,
        now=now,
        players=players,
        refused=await refused_keys(session),
        rows=await played(session, players, since=since, until=until),
        open_games=await without_result(session, players, since=since, until=until, over=over),
        # A game may be counted late, and one from before this time in it.
        seen=await sightings(session, players, since=since - LAG),
        ranked=await games_on_ladders(session, players, since=since - LAG, now=now),
    )
    # A month of a hundred players is a second's work, for which no post and no beat shall wait.
    return await asyncio.to_thread(sum_up, stored)
