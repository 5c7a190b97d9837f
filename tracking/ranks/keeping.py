"""Write down what a league service said: a row where something changed, else that it still stands.

Functions take a session and never commit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.followed import present
from tracking.database.rank_models import RankLook, RankSnapshot
from tracking.database.upsert import insert_into
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder, Standing
from tracking.domain.ranks import RatedRank
from tracking.ranks.rows import to_standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A standing that is new on its ladder."""

    ladder: Ladder
    snapshot_id: int
    first: bool
    """It is the first that was ever seen there."""


async def keep(
    session: AsyncSession,
    player_id: int,
    game: Game,
    found: Mapping[Ladder, Standing],
    *,
    at: datetime,
    due_at: datetime,
) -> list[Kept]:
    """Keep the standings of one answer; gives back those that are new. The next look of the
    schedule is due at `due_at`. An answer that is older than what is kept changes nothing."""
    if not await _looked(session, player_id, game, at=at, due_at=due_at):
        return []
    latest = await _latest(session, player_id, found)
    new = []
    for ladder, standing in found.items():
        row = latest.get(ladder)
        if row is not None and row.still_at >= at:
            continue
        if row is not None and to_standing(row) == standing:
            row.still_at = at
            continue
        added = _snapshot(player_id, ladder, standing, at)
        session.add(added)
        await session.flush()
        new.append(Kept(ladder=ladder, snapshot_id=added.id, first=row is None))
    await session.flush()
    return new


async def looked_in_vain(
    session: AsyncSession, player_id: int, game: Game, *, at: datetime, due_at: datetime
) -> None:
    """Riot will not answer for this player; he is asked for again as late as `due_at`."""
    await _looked(session, player_id, game, at=at, due_at=due_at)


async def _looked(
    session: AsyncSession, player_id: int, game: Game, *, at: datetime, due_at: datetime
) -> bool:
    """Remember the look, and hold its row until the transaction ends; False where a later one is
    remembered, or the player was removed meanwhile."""
    if not await present(session, {player_id}):
        return False
    values = {"looked_at": at, "due_at": due_at}
    statement = (
        insert_into(session, RankLook)
        .values(player_id=player_id, game=game.value, **values)
        .on_conflict_do_update(
            index_elements=["player_id", "game"], set_=values, where=RankLook.looked_at <= at
        )
        .returning(RankLook.player_id)
    )
    return await session.scalar(statement) is not None


async def _latest(
    session: AsyncSession, player_id: int, ladders: Mapping[Ladder, Standing]
) -> dict[Ladder, RankSnapshot]:
    other = aliased(RankSnapshot)
    newest = (
        select(func.max(other.taken_at))
        .where(other.player_id == RankSnapshot.player_id, other.ladder == RankSnapshot.ladder)
        .scalar_subquery()
    )
    rows = await session.scalars(
        select(RankSnapshot)
        .where(
            RankSnapshot.player_id == player_id,
            RankSnapshot.ladder.in_([ladder.value for ladder in ladders]),
            RankSnapshot.taken_at == newest,
        )
        .execution_options(populate_existing=True)
    )
    return {Ladder(row.ladder): row for row in rows}


def _snapshot(player_id: int, ladder: Ladder, standing: Standing, at: datetime) -> RankSnapshot:
    rank = standing.rank
    tier = division = lp = None
    if isinstance(rank, RatedRank):
        tier, lp = rank.tier.value, rank.rating
    elif rank.tier is not None:
        tier, division, lp = rank.tier.value, rank.division, rank.lp
    return RankSnapshot(
        player_id=player_id,
        ladder=ladder.value,
        taken_at=at,
        still_at=at,
        tier=tier,
        division=division,
        lp=lp,
        wins=standing.wins,
        losses=standing.losses,
    )
