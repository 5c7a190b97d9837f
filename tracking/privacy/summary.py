"""What is stored about an account, in a few figures."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.engine import Database
from tracking.database.forbidden import Standing, standing
from tracking.database.models import GameState, Player, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.database.rank_models import RankSnapshot
from tracking.domain.games import Game
from tracking.privacy import mentions, search
from tracking.privacy.subject import Known, Subject, know


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is stored; 0 and None where nothing is."""

    who: Subject
    standing: Standing
    servers: int
    """So many follow the account."""
    since: datetime | None
    """When its row was made."""
    games: dict[Game, int]
    first_at: datetime | None
    """When the oldest game began, and the newest."""
    last_at: datetime | None
    records: int
    """Games of which Riot's whole record is still kept."""
    old_rows: int
    """Rows of the old model."""
    ranks: int
    posts: int
    """Results that channels were told of, or are owed."""


async def summarise(database: Database, who: Subject) -> Summary:
    """Read it together."""
    async with database.read() as session:
        known = await know(session, who)
        stands = await standing(session, lol_puuid=who.lol_puuid, tft_puuid=who.tft_puuid)
        since = await session.scalar(
            select(func.min(Player.created_at)).where(Player.id.in_(known.players))
        )
        games, records, first_at, last_at = await _games(session, known)
        posts = await _posts(session, known)
        servers, ranks, old_rows = [
            await session.scalar(
                select(func.count(column)).where(model.player_id.in_(known.players))
            )
            or 0
            for model, column in (
                (Subscription, Subscription.guild_id.distinct()),
                (RankSnapshot, RankSnapshot.id),
                (GameState, GameState.id),
            )
        ]
    return Summary(
        who=who,
        standing=stands,
        servers=servers,
        since=since,
        games=games,
        first_at=first_at,
        last_at=last_at,
        records=records,
        old_rows=old_rows,
        ranks=ranks,
        posts=posts,
    )


async def _posts(session: AsyncSession, known: Known) -> int:
    """Of his games, by the index on theirs; every channel of such a game that names him."""
    row = Announcement
    played = aliased(TrackedGameRow)
    found = await session.scalar(
        select(func.count(row.id.distinct()))
        .select_from(played)
        .join(row, and_(row.platform == played.platform, row.game_id == played.game_id))
        .where(
            played.player_id.in_(known.players),
            search.mentions(
                row.payload, mentions.of_players(known), session.get_bind().dialect.name
            ),
        )
    )
    return found or 0


async def _games(
    session: AsyncSession, known: Known
) -> tuple[dict[Game, int], int, datetime | None, datetime | None]:
    row = TrackedGameRow
    began = func.coalesce(row.started_at, row.detected_at)
    found = await session.execute(
        select(
            row.game,
            func.count(),
            func.count(row.raw_api_response),
            func.min(began),
            func.max(began),
        )
        .where(row.player_id.in_(known.players))
        .group_by(row.game)
    )
    games, records, first_at, last_at = dict.fromkeys(Game, 0), 0, None, None
    for game, count, kept, first, last in found:
        games[Game(game or Game.LOL)] += count
        records += kept
        first_at = min(filter(None, (first_at, first)), default=None)
        last_at = max(filter(None, (last_at, last)), default=None)
    return games, records, first_at, last_at
