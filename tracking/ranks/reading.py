"""Ranks now and over time. Functions take a session and never commit."""

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.chunks import chunks
from tracking.database.rank_models import RankSnapshot
from tracking.domain.ladders import Ladder, Sighting
from tracking.domain.rank_changes import RankHistory
from tracking.domain.rank_history import LAG, rank_history
from tracking.ranks.played import OnLadder, games_on_ladders
from tracking.ranks.rows import to_sighting

_EVER = datetime.min.replace(tzinfo=UTC) + timedelta(days=1)


async def ranks_now(
    session: AsyncSession, player_ids: Collection[int], ladder: Ladder | None = None
) -> dict[OnLadder, Sighting]:
    """What was seen last of each player on each ladder (or one); nothing of whom nobody looked
    at. It was true at `last_at`."""
    other = aliased(RankSnapshot)
    newest = (
        select(func.max(other.taken_at))
        .where(other.player_id == RankSnapshot.player_id, other.ladder == RankSnapshot.ladder)
        .scalar_subquery()
    )
    found: dict[OnLadder, Sighting] = {}
    for ids in chunks(player_ids):
        query = select(*_COLUMNS).where(
            RankSnapshot.player_id.in_(ids),
            RankSnapshot.ladder.in_(_names(ladder)),
            RankSnapshot.taken_at == newest,
        )
        for row in await session.execute(query):
            found[row.player_id, Ladder(row.ladder)] = to_sighting(row)
    return found


async def sightings(
    session: AsyncSession,
    player_ids: Collection[int],
    *,
    since: datetime,
    until: datetime | None = None,
    ladder: Ladder | None = None,
) -> dict[OnLadder, list[Sighting]]:
    """What was seen since then, in order of time, and what stood at that moment; with `until` no
    more than the first that was new on its ladder after it."""
    other = aliased(RankSnapshot)
    standing_then = (
        select(func.max(other.taken_at))
        .where(
            other.player_id == RankSnapshot.player_id,
            other.ladder == RankSnapshot.ladder,
            other.taken_at <= since,
        )
        .scalar_subquery()
    )
    found: dict[OnLadder, list[Sighting]] = defaultdict(list)
    for ids in chunks(player_ids):
        query = (
            select(*_COLUMNS)
            .where(
                RankSnapshot.player_id.in_(ids),
                RankSnapshot.ladder.in_(_names(ladder)),
                RankSnapshot.taken_at >= func.coalesce(standing_then, _EVER),
            )
            .order_by(RankSnapshot.taken_at, RankSnapshot.id)
        )
        if until is not None:
            query = query.where(RankSnapshot.taken_at <= _first_after(until))
        for row in await session.execute(query):
            found[row.player_id, Ladder(row.ladder)].append(to_sighting(row))
    return found


def _first_after(until: datetime) -> ColumnElement[datetime]:
    other = aliased(RankSnapshot)
    first = (
        select(func.min(other.taken_at))
        .where(
            other.player_id == RankSnapshot.player_id,
            other.ladder == RankSnapshot.ladder,
            other.taken_at > until,
        )
        .scalar_subquery()
    )
    return func.coalesce(first, RankSnapshot.taken_at)


async def histories(
    session: AsyncSession,
    player_ids: Collection[int],
    *,
    since: datetime,
    until: datetime | None = None,
    now: datetime,
    ladder: Ladder | None = None,
) -> dict[OnLadder, RankHistory]:
    """What each ranked game since then did to its player's rank, with the steps, the drifts and
    the resets since then. Of a change that lies across `since`, the end counts.

    With `until` no more is read than what tells of the games that ended before it: a game is not
    counted later than `LAG` after its end, unless nobody looked before that.
    """
    last = None if until is None else until + LAG
    seen = await sightings(session, player_ids, since=since - LAG, until=last, ladder=ladder)
    if last is not None:
        last = max([last, *(found[-1].first_at for found in seen.values())])
    played = await games_on_ladders(session, player_ids, since=since - LAG, until=last, now=now)
    wanted = {on for on in (*seen, *played) if ladder is None or on[1] is ladder}
    return {
        on: _since(since, rank_history(seen.get(on, []), played.get(on, []), now=now))
        for on in sorted(wanted)
    }


def _since(since: datetime, history: RankHistory) -> RankHistory:
    history.steps = [step for step in history.steps if step.at >= since]
    history.drifts = [drift for drift in history.drifts if drift.at >= since]
    history.resets = [at for at in history.resets if at >= since]
    return history


def _names(ladder: Ladder | None) -> list[str]:
    return [each.value for each in Ladder] if ladder is None else [ladder.value]


_COLUMNS = (
    RankSnapshot.id,
    RankSnapshot.player_id,
    RankSnapshot.ladder,
    RankSnapshot.taken_at,
    RankSnapshot.still_at,
    RankSnapshot.tier,
    RankSnapshot.division,
    RankSnapshot.lp,
    RankSnapshot.wins,
    RankSnapshot.losses,
)
