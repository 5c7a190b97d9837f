"""Whom a post mentions: members who linked a player of it and asked for it in that server.

Decided when the post is made, so that a wish counts from the next post on. A digest mentions
nobody: what it tells of is long over.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.account_links import Place, mentioned
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.rank_events import RankEvent
from tracking.outbox.digest import read_payload

Members = Mapping[int, int]
"""Discord users by the player's id."""


async def members_of(
    session: AsyncSession, rows: Sequence[Announcement]
) -> dict[int, dict[int, int]]:
    """By the announcement's id the members that its post mentions, by player. One query."""
    places = {row.id: _places(row) for row in rows}
    found = await mentioned(session, {each for one in places.values() for each in one})
    return {
        announcement_id: {place[1]: found[place] for place in one if place in found}
        for announcement_id, one in places.items()
    }


def _places(row: Announcement) -> list[Place]:
    """Of a payload that nobody can read none: whoever composes it says so."""
    if row.guild_id is None:
        return []
    try:
        return [(row.guild_id, player_id) for player_id in _players(row)]
    except (KeyError, ValueError, TypeError, AttributeError):
        return []


def _players(row: Announcement) -> list[int]:
    if row.kind == Kind.RESULT.value:
        return [line.player_id for event in read_payload(row.payload) for line in event.players]
    if row.kind == Kind.PROMOTION.value:
        return [RankEvent.from_json(row.payload).player_id]
    return []
