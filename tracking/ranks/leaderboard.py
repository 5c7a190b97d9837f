"""A server's players in the order of their ranks. Functions take a session and never commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Player, Subscription
from tracking.domain.ladders import Ladder, Sighting
from tracking.domain.rank_history import rank_history
from tracking.domain.ranks import delta
from tracking.ranks.reading import sightings

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A player on the leaderboard."""

    player_id: int
    game_name: str
    tag_line: str
    sighting: Sighting
    moved: int | None
    """LP, or rating, since a week ago; None where he had no rank then, or another season's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaderboard:
    """A ladder as the players of one server stand on it."""

    ladder: Ladder
    entries: tuple[Entry, ...]
    """Highest rank first; of the same rank who played more, then by name."""
    unranked: int
    """How many more are followed there, without a rank on this ladder."""


async def leaderboard(
    session: AsyncSession, guild_id: int, ladder: Ladder, now: datetime
) -> Leaderboard:
    """The players a server follows, by rank; two statements however many they are."""
    players = (
        await session.execute(
            select(Player.id, Player.game_name, Player.tag_line)
            .join(Subscription, Subscription.player_id == Player.id)
            .where(Subscription.guild_id == guild_id)
        )
    ).all()
    seen = await sightings(session, [each.id for each in players], since=now - WEEK, ladder=ladder)
    entries = [
        Entry(
            player_id=each.id,
            game_name=each.game_name,
            tag_line=each.tag_line,
            sighting=theirs[-1],
            moved=_moved(theirs, now),
        )
        for each in players
        if (theirs := seen.get((each.id, ladder))) and theirs[-1].standing.ranked
    ]
    entries.sort(key=_order)
    return Leaderboard(ladder=ladder, entries=tuple(entries), unranked=len(players) - len(entries))


def _order(entry: Entry) -> tuple[tuple[int, ...], int, str]:
    standing = entry.sighting.standing
    place = tuple(-part for part in standing.rank.place())
    return place, -standing.games, f"{entry.game_name}#{entry.tag_line}".casefold()


def _moved(seen: Sequence[Sighting], now: datetime) -> int | None:
    first, last = seen[0], seen[-1]
    if first.first_at > now - WEEK or rank_history(seen, [], now=now).resets:
        return None
    return delta(first.standing.rank, last.standing.rank)
