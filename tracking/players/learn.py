"""What a match record tells of its players: what they are called, and where they play.

A record says so as of the game's start. What is known as of a later moment stands: a record that
comes late, or an old one found in a list, brings no old name back.
"""

import logging
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Player
from tracking.domain.results import GameRecord
from tracking.players import store
from tracking.players.riot_id import RiotId
from tracking.riot.routes import PLATFORMS

log = logging.getLogger(__name__)


async def learn(
    session: AsyncSession,
    record: GameRecord,
    players: Sequence[tuple[Player, str]],
    now: datetime,
) -> None:
    """Take what the record says of these players, each with his puuid in it, where it is newer
    than what is known of him. Who loses his name to one of them is asked about next."""
    if record.started_at is None:
        return
    as_of = min(record.started_at, now)
    newer = [(p, puuid) for p, puuid in players if p.known_at is None or p.known_at < as_of]
    await _lock(session, record, newer)
    for player, puuid in newer:
        if player.problem is not None:
            player.resolve_at = now
        moved = record.key.platform in PLATFORMS and store.move(player, record.key.platform)
        name = record.names.get(puuid)
        if name is not None:
            riot_id = RiotId(game_name=name[0], tag_line=name[1])
            here = {each.id for each, _ in players}
            if not await _take(session, player, riot_id, here, as_of, now):
                continue
        if moved or name is not None:
            player.known_at = as_of


async def _lock(
    session: AsyncSession, record: GameRecord, players: Sequence[tuple[Player, str]]
) -> None:
    """Lock all who may get or lose a name, in one order, before the first is written."""
    told = [(player, record.names.get(puuid)) for player, puuid in players]
    names = [n for p, n in told if n is not None and n != (p.game_name, p.tag_line)]
    if not names:
        return
    bear = (and_(Player.game_name == name, Player.tag_line == tag) for name, tag in names)
    await session.execute(
        select(Player.id)
        .where(or_(Player.id.in_([player.id for player, _ in players]), *bear))
        .order_by(Player.id)
        .with_for_update()
    )


async def _take(
    session: AsyncSession,
    player: Player,
    riot_id: RiotId,
    here: Collection[int],
    as_of: datetime,
    now: datetime,
) -> bool:
    """False where somebody else is known to have taken this very name since."""
    if (player.game_name, player.tag_line) == (riot_id.game_name, riot_id.tag_line):
        return True
    known_at = await session.scalar(
        select(Player.known_at).where(
            Player.game_name == riot_id.game_name,
            Player.tag_line == riot_id.tag_line,
            Player.id.not_in(here),
        )
    )
    if known_at is not None and known_at >= as_of:
        player.resolve_at = now
        return False
    log.info("player %d is called %s now", player.id, riot_id)
    return await store.rename(session, player.id, riot_id, now)
